import type {Entry} from "../engine/register.js";
import {nameOfClaim} from "./claim-names.js";
import {evidence, evidenceOfIdentity, percent, verdictSentence} from "./claim-words.js";
import {refusedHtml} from "./doubts.js";
import {type Drawing, drawingHtml} from "./drawing.js";
import {anchor, claimHref} from "./figure.js";
import {escapeHtml} from "./html.js";
import {badge, gradeWords, ownerWords} from "./outcome.js";
import {claimDetails, sources} from "./register.js";
import type {RegisterView} from "./view.js";

/** What a claim's page shows besides its entry. */
export interface ClaimPageParts {
  /** Of the error budget of a limit. */
  readonly budget?: string;
  /** The figure that shows it. */
  readonly figure?: {readonly title: string; readonly description: string; readonly drawing: Drawing};
  /** The paper as it is cited, HTML. */
  readonly about: string;
  /** How to cite the claim, plain text, and BibTeX. */
  readonly cite: string;
  /** Where to dispute the verdict; absent where the repository is not known. */
  readonly dispute?: string;
}

/**
 * A claim on its paper's page: what is stated, what came of it in a sentence, and the way to its own page.
 */
export function claimBrief(entry: Entry, view: RegisterView): string {
  const {paper, id, result, whose, statement, outcome, correction} = entry;
  const href = claimHref(paper, id);
  const holds = correction && outcome === corrected;
  return `<section class="w2s-claim" id="claim-${id}" data-paper="${paper}" data-outcome="${outcome}">
<h3 class="w2s-claim-head"><a href="${href}">${escapeHtml(view.result(paper, result))}</a> ${badge(outcome)} <small class="w2s-whose">${ownerWords[whose]}</small></h3>
${view.block(statement)}${holds ? `<div class="w2s-correction"><p class="w2s-label">What holds</p>\n${view.block(correction.statement)}</div>\n` : ""}<p class="w2s-evidence">${verdictSentence(entry)} <a href="${href}">Test, power and data<span class="w2s-hidden"> of ${escapeHtml(nameOfClaim(view.result(paper, result), id))}</span></a>.</p>
</section>`;
}

const corrected = "fails as printed, holds corrected";

/** Words of the source, their formulas set, and what the source is; nothing where the statement is ours. */
function said({whose, source, quote}: Entry, view: RegisterView): string {
  if (whose === "ours" || source === undefined) return "";
  const from = whose === "paper" ? "Our source" : "What we read";
  if (!quote) return `<p class="w2s-note">${from}: ${gradeWords[source]}; its words are not at hand.</p>\n`;
  const text = quote.text.split(/(\$[^$]+\$)/).map((part, k) => (k % 2 ? view.inline(part) : escapeHtml(part)));
  return `<blockquote><p>“${text.join("")}” (${escapeHtml(quote.place)}; ${from.toLowerCase()}: ${gradeWords[source]})</p></blockquote>\n`;
}

/** The page of one claim: whole in itself, the verdict first, everything that made it below. */
export function claimPage(entry: Entry, view: RegisterView, parts: ClaimPageParts): string {
  const {paper, id, result, whose, standing, statement, outcome, test, identity, correction, why, note} = entry;
  const name = view.result(paper, result);
  const {budget, figure, about, cite, dispute} = parts;
  const known = view.about(paper, result);
  const blocks = [
    `<p class="w2s-crumbs"><a href="${anchor(paper, "").slice(0, -1)}">${escapeHtml(view.paper(paper))}</a> · <a href="/claims.html#${paper}-${id}">All claims</a></p>`,
    `<h1><span class="w2s-short">${view.short(paper, id)}</span> ${escapeHtml(nameOfClaim(name, id))}</h1>`,
    `<section class="w2s-claim" id="claim-${id}" data-paper="${paper}" data-outcome="${outcome}">
<p class="w2s-claim-head">${badge(outcome)} <span class="w2s-whose">${ownerWords[whose]}</span></p>
<p class="w2s-verdict-sentence">${verdictSentence(entry)}</p>
<h2 id="statement">Statement</h2>
${view.block(statement)}${said(entry, view)}${known ? `<p class="w2s-note">${escapeHtml(name)}, ${escapeHtml(known.where)}. In our words: ${view.inline(known.statement)}</p>\n` : ""}${standing ? `<p class="w2s-note">${view.inline(standing.why)}</p>\n` : ""}${
  correction
    ? `<div class="w2s-correction"><p class="w2s-label">${outcome === corrected ? "What holds" : "Correction tried"}</p>
${view.block(correction.statement)}<p class="w2s-evidence">${evidence(correction.test)}</p></div>
`
    : ""
}${note === undefined ? "" : `<p class="w2s-note">${view.inline(note)}</p>\n`}</section>`,
    identity
      ? `<h2 id="test">How it was judged</h2>
<p class="w2s-evidence">${evidenceOfIdentity(identity)}</p>
<div class="w2s-how"><dl><dt>Test</dt><dd>identity, without simulation</dd></dl>
<p>Wrong right sides put to the same comparison:</p>
<ul>${identity.controls.map(({name, worst, rejected}) => `<li>${view.inline(name)}: ${rejected ? "rejected" : "<strong>not rejected</strong>"}, off by ${percent(worst)}</li>`).join("\n")}</ul></div>`
      : test
        ? `<h2 id="test">How it was judged</h2>
<p class="w2s-evidence">${evidence(test)}</p>
${claimDetails(entry, view, budget)}`
        : `<h2 id="test">Why it is not tested</h2>
<p>${view.inline(why ?? "")}</p>`,
    refusedHtml(view.refused(paper, id)),
    ...(figure && entry.figure
      ? [
          `<h2 id="figure">The figure that shows it</h2>
<figure class="w2s-figure"><p class="w2s-title"><a href="${anchor(paper, entry.figure)}"><strong>${escapeHtml(figure.title)}</strong></a></p>
${drawingHtml(figure.drawing, figure.title, figure.description)}</figure>`
        ]
      : []),
    `<h2 id="check">Check it yourself</h2>
<p class="w2s-links">${sources(entry, view)}</p>
${test ? `<pre><code>npm run -s w2s -- verify ${paper}</code></pre>\n` : ""}<p>Judge the same test again on a fresh seed: <code>npm run -s w2s -- verify ${paper} --seed 11</code>. Accepted outcomes are kept in <a href="/source/data/verdicts.json.txt">verdicts.json</a>; the report is not built when one changes.</p>
<h2 id="dispute">Dispute this verdict</h2>
<p>${dispute ? `<a href="${escapeHtml(dispute)}">Open an issue about ${view.short(paper, id)}</a>` : `Open an issue “Wrong verdict” in the repository this report comes from, and name ${view.short(paper, id)}`}: what you expected, and what speaks for it. A wrong reading of the paper counts as much as a wrong number.</p>
<h2 id="cite">Cite this claim</h2>
<p>${escapeHtml(cite)}</p>
${about}`
  ];
  return `<article class="w2s-claim-page">${blocks.join("\n")}</article>`;
}
