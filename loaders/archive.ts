import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {strToU8, type Zippable, zipSync} from "fflate";
import {budgetChart} from "../src/charts/budget.js";
import {onPhone, residualChart, withOverlay} from "../src/charts/index.js";
import {counted} from "../src/charts/numbers.js";
import {figures} from "../src/compare/figures.js";
import {defaultSeed, type Scale} from "../src/engine/experiment.js";
import type {Figure, FigureContent} from "../src/engine/figure.js";
import {find} from "../src/engine/input.js";
import {withIntervals} from "../src/engine/interval.js";
import type {Entry} from "../src/engine/register.js";
import {familyOf} from "../src/engine/rerun.js";
import type {Results} from "../src/engine/results.js";
import {nameOfClaim, plainText} from "../src/html/claim-names.js";
import {type ClaimPageParts, claimBrief, claimPage} from "../src/html/claim-page.js";
import {drawingHtml} from "../src/html/drawing.js";
import {anchor, type Evidence, figureHtml, folderOf, synthesis, type Told, verdictHtml} from "../src/html/figure.js";
import {escapeHtml} from "../src/html/html.js";
import {glanceHtml, legendHtml, matrixHtml, stripHtml} from "../src/html/matrix.js";
import {glancesHtml, papersHtml} from "../src/html/papers.js";
import {registerTable} from "../src/html/register.js";
import {calibrationHtml, registerValues} from "../src/html/register-values.js";
import type {RegisterView} from "../src/html/view.js";
import {loadPapers, type Paper} from "./papers.js";
import {projectRoot, repositoryUrl} from "./paths.js";
import {publish, registerView} from "./publish.js";
import {built} from "./room-problems.js";
import {loadResults} from "./run.js";
import {csv, fieldsOf} from "./site/charts.js";
import {citeClaim, citeHtml, currentEdition, editionHtml} from "./site/cite.js";
import {type Drawable, drawTwice, onPaper, type Twice, twice} from "./site/drawing.js";
import {offerOf, packExplorer, packRerun} from "./site/explore.js";
import {render} from "./site/markdown.js";
import {entriesOf, familyEntries, wholeRegister} from "./site/register.js";

/** What the includes of pages are replaced by: HTML by name, see `includes`. */
export type PageParts = Readonly<Record<string, string>>;

/** The scale of this build: W2S_SCALE, or the paper's. */
export const currentScale = (): Scale => (process.env.W2S_SCALE === "draft" ? "draft" : "paper");

/**
 * Everything of one paper's page in a zip: `page.json` with the HTML of its includes, and for each figure its data
 * (JSON, CSV), drawing (SVG) and specifications (Vega-Lite, Vega). The id "report" gives what belongs to no paper:
 * the whole register and the list of papers; the id "compare" gives the figures of the synthesis.
 */
export async function archive(id: string): Promise<Uint8Array> {
  const scale = currentScale();
  const papers = await loadPapers();
  const files =
    id === "report"
      ? await packReport(papers, scale)
      : id === synthesis
        ? await packSynthesis(papers, scale)
        : await packPaper(find(papers, id, "paper"), scale);
  const pack: Zippable = {};
  for (const [name, text] of Object.entries(files)) pack[name] = [strToU8(text), {mtime: "2000-01-01T00:00:00"}];
  return zipSync(pack, {level: 6});
}

type Files = Record<string, string>;

const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

async function packReport(papers: readonly Paper[], scale: Scale): Promise<Files> {
  const judged = await wholeRegister(papers, scale);
  const {entries, calibration} = judged;
  const view = await registerView(papers, render);
  const listed = papers.flatMap(({id, bibliography}) =>
    bibliography ? [{...bibliography, entries: entries.filter(({paper}) => paper === id)}] : []
  );
  const edition = await currentEdition();
  const parts: Record<string, string> = {
    papers: papersHtml(listed),
    glance: glancesHtml(listed),
    "count:papers": counted(papers.length),
    cite: citeHtml(edition),
    edition: editionHtml(edition),
    matrix: matrixHtml(entries, view),
    register: registerTable(entries, view),
    calibration: calibrationHtml(calibration)
  };
  for (const [name, html] of Object.entries(registerValues(entries, view))) parts[`value:${name}`] = html;
  return {"page.json": json(parts), "claims.json": json(await publish(judged, papers, scale))};
}

async function packPaper(paper: Paper, scale: Scale): Promise<Files> {
  const results = await loadResults(paper, {scale});
  const entries = await entriesOf(paper, scale);
  const view = await registerView([paper], render);
  const packages = await usedPackages();
  const parts: Record<string, string> = {bibtex: bibtexHtml(paper), paper: aboutHtml(paper)};
  const files: Files = {};
  const drawn = new Map<string, ClaimPageParts["figure"]>();
  for (const figure of paper.figures) {
    const {html, files: own, shown} = await packFigure(paper, figure, results, entries, scale, packages);
    parts[`figure:${figure.id}`] = html;
    drawn.set(figure.id, shown);
    Object.assign(files, own);
  }
  parts.figures = figuresHtml(
    paper,
    Object.entries(parts).flatMap(([name, html]) => (name.startsWith("figure:") ? [html] : []))
  );
  const edition = await currentEdition();
  for (const entry of entries) {
    const {id} = entry;
    const budget = await packBudget(paper, entry);
    const figure = entry.figure === undefined ? undefined : drawn.get(entry.figure);
    parts[`claim:${id}`] = claimBrief(entry, view);
    parts[`verdict:${id}`] = verdictHtml(paper.id, told(paper, entries, id)[0]);
    parts[`page:${id}`] = claimPage(entry, view, {
      ...(budget.html !== undefined && {budget: budget.html}),
      ...(figure && {figure}),
      about: parts.paper,
      cite: citeClaim(edition, view.short(paper.id, id), nameOfClaim(view.result(paper.id, entry.result), id)),
      ...disputeOf(view.short(paper.id, id))
    });
    parts[`head:${id}`] = JSON.stringify(headOf(entry, view));
    Object.assign(files, budget.files, {[`claim-${id}.json`]: json(entry)});
  }
  parts.strip = `${legendHtml(entries)}\n${stripHtml(entries, view)}`;
  parts.tally = `${legendHtml(entries)}\n<p>${glanceHtml(entries)}</p>`;
  const quoted = built(paper.id, "numbers in prose", "quoted", () => paper.quoted(results));
  for (const [name, text] of Object.entries(quoted)) parts[`value:${name}`] = escapeHtml(text);
  const explorer = await packExplorer(paper);
  if (explorer) parts.explorer = explorer.html;
  Object.assign(files, explorer?.files, await packRerun(paper));
  files["family.json"] = json(familyOf(await familyEntries(paper, scale)));
  return {"page.json": json(parts), ...files};
}

/** The figures of the synthesis: drawn like a paper's, from experiments of several papers. */
async function packSynthesis(papers: readonly Paper[], scale: Scale): Promise<Files> {
  const paper: Paper = {...nothing, id: synthesis, figures, quoted: () => ({})};
  const results: Record<string, Results> = {};
  for (const name of new Set(figures.flatMap(({experiments}) => experiments))) {
    const [id, experiment] = name.split("/");
    results[name] = (await loadResults(find(papers, id, "paper"), {scale}, [experiment]))[experiment];
  }
  const parts: Record<string, string> = {};
  const files: Files = {};
  for (const figure of figures) {
    const {html, files: own} = await packFigure(paper, figure, results, [], scale, await usedPackages());
    parts[`figure:${figure.id}`] = html;
    Object.assign(files, own);
  }
  return {"page.json": json(parts), ...files};
}

const nothing = {simulate: "", experiments: [], laws: {}, claims: [], quantities: {}, models: {}};

/** A figure's chart, where it can be run again with room for what comes out. */
const overlaid = ({rows, spec}: FigureContent, again: boolean): Drawable => ({
  rows,
  spec,
  ...(again && {drawn: withOverlay(spec)})
});

/** The residuals of a figure in both sizes, where it has any. */
function residualsOf([page, phone]: Twice<FigureContent>): Twice<Drawable> | undefined {
  const [spec, small] = [residualChart(page), onPhone(() => residualChart(phone))];
  return spec && small
    ? [
        {rows: page.rows, spec},
        {rows: phone.rows, spec: small}
      ]
    : undefined;
}

/** The error budget of a limit, drawn. */
async function packBudget(paper: Paper, {id, test}: Entry): Promise<{html?: string; files: Files}> {
  const declared = paper.claims.find((claim) => claim.id === id)?.test;
  if (!test || declared?.kind !== "limit") return {files: {}};
  const [page, phone] = twice(() => budgetChart(test, declared.size));
  if (!page || !phone) return {files: {}};
  const {drawing, files} = await drawTwice(folderOf(paper.id), `claim-${id}-budget`, [page, phone]);
  const html = drawingHtml(drawing, "Error budget", `Error budget: the gap against the size ${declared.size}.`);
  return {html, files: pictures(files)};
}

/** Of a drawing that nothing brings to life. */
const pictures = (files: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith(".svg")));

async function packFigure(
  paper: Paper,
  figure: Figure,
  results: Readonly<Record<string, Results>>,
  entries: readonly Entry[],
  scale: Scale,
  packages: Readonly<Record<string, string>>
): Promise<{html: string; files: Files; shown: ClaimPageParts["figure"]}> {
  const {id} = figure;
  const contents = twice(() => withIntervals(built(paper.id, "figure", id, () => figure.build(results))));
  const [content] = contents;
  const table = content.data ?? content.rows;
  const claims = figure.claims.flatMap((claim) => told(paper, entries, claim));
  const offer = offerOf(paper, figure, claims);
  const again = offer !== undefined && !("why" in offer);
  const folder = folderOf(paper.id);
  const main = await drawTwice(folder, id, [overlaid(contents[0], again), overlaid(contents[1], again)]);
  const left = residualsOf(contents);
  const residuals = left && (await drawTwice(folder, `${id}-residuals`, left));
  const evidence = figure.experiments.map((name): Evidence & {address: string} => {
    const {run, count} = results[name];
    const {law} = run;
    const {sampler, parameters} = run.experiment;
    return {experiment: name, trials: count, seed: run.seed, sampler, law, parameters, address: run.address};
  });
  const html = figureHtml({
    paper: paper.id,
    id,
    title: content.title,
    captionHtml: render.block(content.caption),
    description: content.description,
    drawing: main.drawing,
    ...(residuals && {residuals: residuals.drawing}),
    rows: table,
    fields: fieldsOf(table),
    evidence,
    told: claims,
    ...(offer && {rerun: offer}),
    command: commandFor(paper, figure)
  });
  const provenance = {seed: defaultSeed, experiments: evidence, packages};
  const data = {paper: paper.id, figure: id, title: content.title, scale, rows: table, provenance};
  const files = {
    [`${id}.json`]: json(data),
    [`${id}.csv`]: csv(table),
    [`${id}.svg`]: onPaper(main.chart.svg),
    [`${id}.vl.json`]: json(main.chart.vegaLite),
    ...main.files,
    ...(residuals && pictures(residuals.files))
  };
  const {title, description} = content;
  return {html, files, shown: {title, description, drawing: main.drawing}};
}

const commandFor = (paper: Paper, {experiments}: Figure): string =>
  experiments.length === 0
    ? ""
    : `npm run -s w2s -- run ${experiments.map((name) => (name.includes("/") ? name : `${paper.id}/${name}`)).join(" ")}`;

function told(paper: Paper, entries: readonly Entry[], claim: string): Told[] {
  const entry = entries.find(({id}) => id === claim);
  if (!entry)
    throw new RangeError(
      `claim "${claim}" of a figure of ${paper.id}: must be one of ${entries.map(({id}) => id).join(", ")}`
    );
  const name = paper.bibliography?.results.find(({id}) => id === entry.result)?.name ?? entry.result;
  return [{claim, name, outcome: entry.outcome}];
}

/** All figures of a paper; the finished page leaves out those that stand on another of its pages. */
const figuresHtml = ({id, bibliography}: Paper, figures: readonly string[]): string =>
  `<h1>More figures</h1>
<p>Of <a href="${anchor(id, "").slice(0, -1)}">${escapeHtml(bibliography?.short ?? id)}</a>: what does not stand on its main page.</p>
<div class="w2s-figures">${figures.join("\n")}</div>`;

/** Title and description of a claim's page, plain text. */
function headOf({paper, id, result, statement, outcome}: Entry, view: RegisterView) {
  const title = `${view.short(paper, id)} ${nameOfClaim(view.result(paper, result), id)}`;
  return {title, description: `${view.paper(paper)}: ${plainText(statement)} ${outcome}.`};
}

/** The form for a dispute about a claim, filled in, where the repository is known. */
function disputeOf(short: string): {dispute?: string} {
  const repository = repositoryUrl();
  if (!repository) return {};
  const query = new URLSearchParams({template: "wrong-verdict.yml", title: `Wrong verdict: ${short}`, entry: short});
  return {dispute: `${repository}/issues/new?${query}`};
}

/** The paper a page is about, and what text of it was at hand. */
function aboutHtml({bibliography}: Paper): string {
  if (!bibliography) return "";
  const {id, authors, title, venue, year, arxiv, url, source} = bibliography;
  const when = venue.includes(String(year)) ? [] : [String(year)];
  const place = [venue, ...when, `arXiv ${arxiv}`].join(", ");
  const pages = [
    ["index", "Main page"],
    ...(existsSync(join(projectRoot, "src/papers", id, "theory.md")) ? [["theory", "Theory and derivations"]] : []),
    ["figures", "More figures"]
  ];
  const links = pages.map(([page, name]) => `<a href="/papers/${id}/${page}.html">${name}</a>`);
  return `<p class="w2s-about">On ${escapeHtml(authors.join(", "))}, <a href="${escapeHtml(url)}">${escapeHtml(title)}</a>, ${escapeHtml(place)}. <em>Our source:</em> ${render.inline(source)}</p>
<p class="w2s-pages">${links.join(" · ")} · <a href="/claims.html#${id}">All claims</a></p>`;
}

function bibtexHtml({bibliography}: Paper): string {
  if (!bibliography) return "";
  return `<pre class="w2s-bibtex"><code>${escapeHtml(bibliography.bibtex.trim())}</code></pre>`;
}

async function usedPackages(): Promise<Record<string, string>> {
  const {dependencies} = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const used = Object.entries(dependencies).filter(([name]) =>
    /^(pure-rand|ml-matrix|@stdlib\/.*|@noble\/.*)$/.test(name)
  );
  return Object.fromEntries(used);
}
