import {badge} from "./badge.js";
import {anchor, type Told} from "./figure.js";
import {escapeHtml} from "./html.js";

/** A paper as the home page lists it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly summaryHtml: string;
  /** Its entries in the register. */
  readonly told: readonly Told[];
}

const order = ["reproduced", "reproduced with correction", "not reproduced", "undecided", "not tested"];

/**
 * The papers with their mechanism in a sentence, the tally of their results and where theory and simulation disagree;
 * a tally of all at the end.
 */
export function papersHtml(papers: readonly Listed[]): string {
  const items = papers.map(
    ({id, title, authors, year, summaryHtml, told}) => `<li class="w2s-paper">
<h3 id="${id}"><a href="${anchor(id, "").slice(0, -1)}">${escapeHtml(title)}</a></h3>
<p class="w2s-authors">${escapeHtml(`${namesOf(authors)}, ${year}`)}</p>
<p>${summaryHtml}</p>
${tallyHtml(told.map(({outcome}) => outcome))}
${disagreements(id, told)}</li>`
  );
  const all = papers.flatMap(({told}) => told.map(({outcome}) => outcome));
  return `<ol class="w2s-papers">
${items.join("\n")}
</ol>
<div class="w2s-total"><p>All ${papers.length === 1 ? "results" : `${papers.length} papers`} together, ${all.length} entries in the <a href="/claims.html">register</a>:</p>
${tallyHtml(all)}</div>`;
}

/** Where the simulation contradicts what is stated: the results by name, linked to their cards. */
function disagreements(paper: string, told: readonly Told[]): string {
  const lines = ["reproduced with correction", "not reproduced"].flatMap((outcome) => {
    const own = told.filter((one) => one.outcome === outcome);
    const first = own.filter(({name}, k) => own.findIndex((other) => other.name === name) === k);
    const links = first.map(({claim, name}) => `<a href="${anchor(paper, `claim-${claim}`)}">${escapeHtml(name)}</a>`);
    return links.length > 0 ? [`${badge(outcome)}: ${links.join(", ")}`] : [];
  });
  const tested = told.some(({outcome}) => outcome !== "not tested");
  if (lines.length === 0) return tested ? "<p>No entry that was tested is contradicted by the simulation.</p>\n" : "";
  return `<p>Theory and simulation disagree in part: ${lines.join("; ")}.</p>\n`;
}

/** How many entries have each outcome: a bar, and the same in words. */
export function tallyHtml(outcomes: readonly string[]): string {
  const counts = order.map((outcome) => ({outcome, count: outcomes.filter((one) => one === outcome).length}));
  const present = counts.filter(({count}) => count > 0);
  const bar = present.map(({outcome, count}) => `<span data-outcome="${outcome}" style="flex-grow:${count}"></span>`);
  const words = present.map(({outcome, count}) => `<li>${badge(outcome)} ${count}</li>`);
  return `<div class="w2s-tally"><div class="w2s-bar" aria-hidden="true">${bar.join("")}</div><ul>${words.join("")}</ul></div>`;
}

const namesOf = (authors: readonly string[]): string =>
  authors.length > 4 ? `${authors.slice(0, 3).join(", ")} and ${authors.length - 3} others` : authors.join(", ");
