import type {Entry} from "../engine/register.js";
import {anchor, claimHref} from "./figure.js";
import {escapeHtml} from "./html.js";
import {glanceHtml, legendHtml} from "./matrix.js";
import {badge} from "./outcome.js";

/** A paper as the home page lists it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly authors: readonly string[];
  readonly year: number;
  /** Plain text. */
  readonly summary: string;
  /** What came of it in a line, plain text; its summary where there is none. */
  readonly finding?: string | undefined;
  /** Numbered results by id, for their names. */
  readonly results: readonly {readonly id: string; readonly name: string}[];
  /** Its entries in the register. */
  readonly entries: readonly Entry[];
}

/** Every paper in a line: its name, its claims at a glance, what came of it; one link each. */
export function glancesHtml(papers: readonly Listed[]): string {
  const rows = papers.map(
    ({id, short, finding, summary, entries}) =>
      `<li><a href="${home(id)}">${escapeHtml(short)}</a> ${glanceHtml(entries)} <span class="w2s-finding">${escapeHtml(finding ?? summary)}</span></li>`
  );
  return `${legendHtml(papers.flatMap(({entries}) => entries))}
<ol class="w2s-glances">${rows.join("\n")}</ol>`;
}

/** The papers with who wrote them, their mechanism in a sentence, and where theory and simulation disagree. */
export function papersHtml(papers: readonly Listed[]): string {
  const items = papers.map(
    ({id, title, authors, year, summary, results, entries}) => `<li class="w2s-paper">
<h3><a href="${home(id)}">${escapeHtml(title)}</a></h3>
<p class="w2s-authors">${escapeHtml(`${namesOf(authors)}, ${year}`)}</p>
<p>${escapeHtml(summary)}</p>
${disagreements(results, entries)}</li>`
  );
  return `<ol class="w2s-papers">
${items.join("\n")}
</ol>`;
}

const home = (id: string): string => anchor(id, "").slice(0, -1);

/** Outcomes that contradict what is stated. */
const against = ["fails as printed, holds corrected", "not reproduced"];

/** Where the simulation contradicts what is stated: the results by name, linked to their claims. */
function disagreements(results: Listed["results"], entries: readonly Entry[]): string {
  const lines = against.flatMap((outcome) => {
    const own = entries.filter((entry) => entry.whose === "paper" && entry.outcome === outcome);
    const first = own.filter(({result}, k) => own.findIndex((other) => other.result === result) === k);
    const links = first.map(
      ({paper, id, result}) =>
        `<a href="${claimHref(paper, id)}">${escapeHtml(results.find((one) => one.id === result)?.name ?? result)}</a>`
    );
    return links.length > 0 ? [`${badge(outcome)}: ${links.join(", ")}`] : [];
  });
  const tested = entries.some(({outcome}) => outcome !== "not tested");
  if (lines.length === 0)
    return tested ? "<p>No sentence of the paper that was tested is contradicted by the simulation.</p>\n" : "";
  return `<p>Sentences of the paper that the simulation contradicts: ${lines.join("; ")}.</p>\n`;
}

const namesOf = (authors: readonly string[]): string =>
  authors.length > 4 ? `${authors.slice(0, 3).join(", ")} and ${authors.length - 3} others` : authors.join(", ");
