import type {Whose} from "../engine/claim.js";
import type {Row} from "../engine/figure.js";
import type {Law} from "../engine/sampler.js";
import {type Drawing, drawingHtml} from "./drawing.js";
import {escapeHtml, format} from "./html.js";
import {lawWords} from "./law-words.js";
import {badge} from "./outcome.js";
import {pointWords} from "./point-words.js";
import {type Offer, rerunHtml} from "./rerun.js";

/** An experiment behind a figure, as its evidence line tells it. */
export interface Evidence {
  readonly experiment: string;
  readonly trials: number;
  readonly seed: number;
  readonly sampler: string;
  readonly law: Law;
  readonly parameters: unknown;
}

/** A claim's outcome, as a caption tells it. */
export interface Told {
  readonly claim: string;
  readonly name: string;
  readonly whose: Whose;
  readonly outcome: string;
}

/** Everything a figure's HTML is made of; texts that are HTML already are marked so. */
export interface FigureView {
  readonly paper: string;
  readonly id: string;
  /** Ids that it had, or that figures had which it took in. */
  readonly was?: readonly string[];
  readonly title: string;
  readonly captionHtml: string;
  readonly description: string;
  readonly drawing: Drawing;
  readonly residuals?: Drawing;
  readonly rows: readonly Row[];
  readonly fields: readonly string[];
  readonly evidence: readonly Evidence[];
  readonly told: readonly Told[];
  /** Running it again in the page, or why not; absent for theory alone. */
  readonly rerun?: Offer | {readonly why: string};
  /** What simulates it again; empty for theory alone. */
  readonly command: string;
}

/** Where a paper's files stand, from the site's root. */
export const folderOf = (paper: string): string => `/data/${paper}`;

/** The synthesis: its figures stand on a page of no paper. */
export const synthesis = "compare";

/** A place on a paper's page, or on the synthesis, from the site's root. */
export const anchor = (paper: string, id: string): string =>
  `${paper === synthesis ? `/${synthesis}` : `/papers/${paper}/index`}.html#${id}`;

/** The page of a claim, from the site's root. */
export const claimHref = (paper: string, claim: string): string => `/claims/${paper}/${claim}.html`;

/** Rows of a figure's data that stand on the page. */
const shown = 10;

/** A figure with its caption, evidence, downloads, residuals and data. Its number is filled in by its place. */
export function figureHtml(view: FigureView): string {
  const {paper, id, was, title, captionHtml, description, drawing} = view;
  return `<figure class="w2s-figure" id="${id}" data-figure="${folderOf(paper)}/${id}"${was ? ` data-was="${was.join(" ")}"` : ""}>
<p class="w2s-title"><a class="w2s-number" href="${anchor(paper, id)}">Figure</a> <strong>${escapeHtml(title)}</strong></p>
${drawingHtml(drawing, title, description)}
<figcaption>
${captionHtml}${verdictsHtml(view)}
</figcaption>
<div class="w2s-more">
${view.rerun ? rerunHtml(view.rerun) : ""}<details class="w2s-facts"><summary>About this figure</summary>
${runsHtml(view)}${downloads(view)}
${residuals(view)}${table(view)}${again(view)}</details></div>
</figure>`;
}

/** Where a source file is published, from the site's root. */
export const sourceHref = (file: string): string => `/source/${file}.txt`;

/** The verdicts that a figure shows, in a line. */
function verdictsHtml({paper, told}: FigureView): string {
  const first = told.filter((one, k) => k === told.findIndex((other) => sameVerdict(one, other)));
  const verdicts = first.map((one) => {
    const count = told.filter((other) => sameVerdict(one, other)).length;
    return verdictHtml(paper, one, count > 1 ? ` (${count} entries)` : "");
  });
  return verdicts.length === 0 ? "" : `<p class="w2s-evidence">${verdicts.join(" · ")}</p>\n`;
}

/** What was run for a figure, and how. */
function runsHtml({evidence}: FigureView): string {
  const runs = evidence.map(({trials, seed, sampler, law, parameters}) => {
    const sizes = settings(parameters as object);
    return `${trials} trials, seed ${seed}, sampler <code>${escapeHtml(sampler)}</code> (${lawWords[law]})${sizes && `; ${sizes}`}.`;
  });
  return runs.length === 0 ? "" : `<p class="w2s-evidence">${[...new Set(runs)].join(" ")}</p>\n`;
}

/** A claim's outcome in a line of text, with a link to its page. */
export const verdictHtml = (paper: string, {claim, name, whose, outcome}: Told, more = ""): string =>
  `<a href="${claimHref(paper, claim)}">${escapeHtml(name)}</a>${not[whose]}${more}: ${badge(outcome)}`;

/** What a verdict is of, where it is not the paper's sentence. */
const not = {paper: "", reading: ", our reading", ours: ", ours"} as const;

const sameVerdict = (a: Told, b: Told): boolean => a.name === b.name && a.whose === b.whose && a.outcome === b.outcome;

/** Scalars and short lists of a run's parameters; whole matrices stand in its data. */
const settings = (parameters: object): string =>
  pointWords(Object.fromEntries(Object.entries(parameters).filter(([, value]) => JSON.stringify(value).length <= 32)));

function again({paper, command}: FigureView): string {
  const source = (file: string): string =>
    `<a href="${sourceHref(`src/papers/${paper}/${file}`)}"><code>${file}</code></a>`;
  const story =
    paper === synthesis
      ? `<a href="${sourceHref("src/compare/figures.ts")}"><code>figures.ts</code></a> lays the papers' theory over their simulations.`
      : `${source("experiments.ts")} declares it, ${source("simulate.ts")} draws it, ${source("theory.ts")} predicts it, ${source("figures.ts")} lays one over the other.`;
  return `<details class="w2s-again"><summary>Source</summary>
${command ? `<pre><code>${escapeHtml(command)}</code></pre>\n` : ""}<p>${story}</p></details>
`;
}

function downloads({paper, id}: FigureView): string {
  const link = (extension: string, label: string): string =>
    `<a href="${folderOf(paper)}/${id}${extension}" download="${id}${extension}">${label}</a>`;
  return `<p class="w2s-downloads">Download: ${[
    link(".json", "data (JSON)"),
    link(".csv", "data (CSV)"),
    link(".svg", "SVG"),
    `<button type="button" class="w2s-png" hidden>PNG</button>`,
    link(".vl.json", "Vega-Lite")
  ].join(" ")}</p>`;
}

function residuals({residuals: drawing, title}: FigureView): string {
  if (!drawing) return "";
  const description = `Residuals of the figure “${title}”: simulation minus theory in standard errors.`;
  return `<details class="w2s-residuals"><summary>Residuals</summary>
${drawingHtml(drawing, "Residuals", description)}
<p>Simulation minus theory, in standard errors of the simulation; the band, Student’s <i>t</i> for the fewest trials shown, holds at least 95 % of them if theory is exact and means are near normal. Points of one trial are not independent.</p></details>
`;
}

function table({rows, fields, title, paper, id}: FigureView): string {
  const head = fields.map((field) => `<th scope="col">${escapeHtml(field)}</th>`).join("");
  const body = rows
    .slice(0, shown)
    .map((row) => `<tr>${fields.map((field) => `<td>${cell(row[field])}</td>`).join("")}</tr>`)
    .join("\n");
  const rest =
    rows.length > shown
      ? `<p>The first ${shown} of ${rows.length} rows; all are in the <a href="${folderOf(paper)}/${id}.csv" download="${id}.csv">CSV</a>.</p>`
      : "";
  return `<details class="w2s-data"><summary>Data</summary>
<div class="w2s-scroll" tabindex="0" role="group" aria-label="Data of the figure">
<table><caption class="w2s-hidden">${escapeHtml(title)}</caption><thead><tr>${head}</tr></thead><tbody>
${body}
</tbody></table></div>${rest}</details>
`;
}

const cell = (value: Row[string]): string => (typeof value === "string" ? escapeHtml(value) : format(value));
