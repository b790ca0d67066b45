import {type Outcome, owners} from "../engine/claim.js";
import type {Entry} from "../engine/register.js";
import {tallyOf} from "../engine/tally.js";
import {nameOfClaim} from "./claim-names.js";
import {claimHref} from "./figure.js";
import {escapeHtml} from "./html.js";
import {glyph, glyphs, ownerWords} from "./outcome.js";
import type {RegisterView} from "./view.js";

/** A paper's claims in a strip, a cell each that leads to the claim's page. Cells carry the anchors `claim-<id>`. */
export function stripHtml(entries: readonly Entry[], view: RegisterView, anchors = true): string {
  const cells = entries.map(({paper, id, result, whose, outcome}) => {
    const name = `${view.short(paper, id)} ${nameOfClaim(view.result(paper, result), id)}, ${ownerWords[whose]}: ${outcome}`;
    const anchor = anchors ? ` id="claim-${id}" data-moved` : "";
    return `<li><a${anchor} href="${claimHref(paper, id)}" data-outcome="${outcome}" data-whose="${whose}" aria-label="${escapeHtml(name)}" title="${escapeHtml(name)}">${glyph(outcome)}</a></li>`;
  });
  return `<ol class="w2s-strip">${cells.join("")}</ol>`;
}

/** The same without links, to take in at a glance; one sentence tells it to whoever cannot see it. */
export function glanceHtml(entries: readonly Entry[]): string {
  const cells = entries.map(
    ({outcome, whose}) => `<i data-whose="${whose}" data-outcome="${outcome}">${glyph(outcome)}</i>`
  );
  return `<span class="w2s-glance" aria-hidden="true">${cells.join("")}</span>`;
}

/** How many entries have each outcome: a row an outcome, a column for whose sentence they judge, so that none mixes them. */
export function legendHtml(entries: readonly Entry[]): string {
  const columns = owners.filter((whose) => entries.some((entry) => entry.whose === whose));
  const tally = tallyOf(entries);
  const rows = Object.entries(glyphs).flatMap(([outcome, mark]) => {
    if (!entries.some((entry) => entry.outcome === outcome)) return [];
    const counts = columns.map((whose) => `<td>${tally[whose][outcome as Outcome] ?? ""}</td>`);
    const counted = outcome === "exploratory" ? "exploratory, not counted" : outcome;
    return [
      `<tr data-outcome="${outcome}"><th scope="row"><i aria-hidden="true">${mark}</i> ${counted}</th>${counts.join("")}</tr>`
    ];
  });
  const heads = columns.map((whose) => `<th scope="col">${tallyNames[whose]}</th>`);
  return `<table class="w2s-legend"><thead><tr><th scope="col">Outcome</th>${heads.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

/** What a narrow screen leaves out stands in spans. */
const tallyNames = {
  paper: "papers’<span> sentences</span>",
  reading: "<span>our </span>readings",
  ours: "ours"
} as const;

/** Every claim of every paper, a row a paper. */
export function matrixHtml(entries: readonly Entry[], view: RegisterView): string {
  const papers = [...new Set(entries.map(({paper}) => paper))];
  const rows = papers.map((paper) => {
    const own = entries.filter((entry) => entry.paper === paper);
    return `<div class="w2s-matrix-row"><h2 id="${paper}"><a href="/papers/${paper}/index.html">${escapeHtml(view.paper(paper))}</a></h2>
${stripHtml(own, view, false)}</div>`;
  });
  return `<div class="w2s-matrix">${legendHtml(entries)}
${rows.join("\n")}</div>`;
}
