import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {strToU8, type Zippable, zipSync} from "fflate";
import {budgetChart} from "../src/charts/budget.js";
import {residualChart, withOverlay} from "../src/charts/index.js";
import {counted} from "../src/charts/numbers.js";
import {defaultSeed, type Scale} from "../src/engine/experiment.js";
import type {Figure} from "../src/engine/figure.js";
import {find} from "../src/engine/input.js";
import {withIntervals} from "../src/engine/interval.js";
import type {Entry} from "../src/engine/register.js";
import {familyOf} from "../src/engine/rerun.js";
import type {Results} from "../src/engine/results.js";
import {chartBox, type Evidence, figureHtml, nameSvg, synthesis, type Told, verdictHtml} from "../src/html/figure.js";
import {escapeHtml} from "../src/html/html.js";
import {papersHtml, tallyHtml} from "../src/html/papers.js";
import {claimCard, registerTable} from "../src/html/register.js";
import {calibrationHtml, registerValues} from "../src/html/register-values.js";
import {loadPapers, type Paper} from "./papers.js";
import {projectRoot} from "./paths.js";
import {publish, registerView} from "./publish.js";
import {built} from "./room-problems.js";
import {loadResults} from "./run.js";
import {csv, draw, fieldsOf} from "./site/charts.js";
import {citeHtml, currentEdition} from "./site/cite.js";
import {offerOf, packExplorer, packRerun} from "./site/explore.js";
import {render} from "./site/markdown.js";
import {entriesOf, familyEntries, wholeRegister} from "./site/register.js";
import {loadSynthesis} from "./synthesis.js";

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
  const listed = papers.flatMap((paper) => {
    const {id, bibliography} = paper;
    const own = entries.filter((entry) => entry.paper === id).flatMap((entry) => told(paper, [entry], entry.id));
    return bibliography ? [{...bibliography, summaryHtml: render.inline(bibliography.summary), told: own}] : [];
  });
  const parts: Record<string, string> = {
    papers: papersHtml(listed),
    "count:papers": counted(papers.length),
    cite: citeHtml(await currentEdition()),
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
  for (const entry of entries) {
    parts[`claim:${entry.id}`] = claimCard(entry, view, await budgetSvg(paper, entry));
    parts[`verdict:${entry.id}`] = verdictHtml(paper.id, told(paper, entries, entry.id)[0]);
    files[`claim-${entry.id}.json`] = json(entry);
  }
  const cards = entries.map(({id}) => parts[`claim:${id}`]);
  parts.tally = tallyHtml(entries.map(({outcome}) => outcome));
  parts.claims = `<div class="w2s-claims">${parts.tally}${cards.join("\n")}</div>`;
  const quoted = built(paper.id, "numbers in prose", "quoted", () => paper.quoted(results));
  for (const [name, text] of Object.entries(quoted)) parts[`value:${name}`] = escapeHtml(text);
  for (const figure of paper.figures) {
    const {html, files: own} = await packFigure(paper, figure, results, entries, scale, packages);
    parts[`figure:${figure.id}`] = html;
    Object.assign(files, own);
  }
  const explorer = await packExplorer(paper);
  if (explorer) parts.explorer = explorer.html;
  Object.assign(files, explorer?.files, await packRerun(paper));
  files["family.json"] = json(familyOf(await familyEntries(paper, scale)));
  return {"page.json": json(parts), ...files};
}

/** The figures of the synthesis: drawn like a paper's, from experiments of several papers. */
async function packSynthesis(papers: readonly Paper[], scale: Scale): Promise<Files> {
  const figures = await loadSynthesis();
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

/** The error budget of a limit, drawn. */
async function budgetSvg(paper: Paper, {id, test}: Entry): Promise<string | undefined> {
  const declared = paper.claims.find((claim) => claim.id === id)?.test;
  const chart = test && declared?.kind === "limit" && budgetChart(test, declared.size);
  if (!chart) return undefined;
  const {svg} = await draw(chart.rows, chart.spec);
  return chartBox(nameSvg(svg, `Error budget: the gap against the size ${declared.size}.`), "Error budget");
}

async function packFigure(
  paper: Paper,
  figure: Figure,
  results: Readonly<Record<string, Results>>,
  entries: readonly Entry[],
  scale: Scale,
  packages: Readonly<Record<string, string>>
): Promise<{html: string; files: Files}> {
  const {id} = figure;
  const content = withIntervals(built(paper.id, "figure", id, () => figure.build(results)));
  const table = content.data ?? content.rows;
  const claims = figure.claims.flatMap((claim) => told(paper, entries, claim));
  const offer = offerOf(paper, figure, claims);
  const chart = await draw(
    content.rows,
    content.spec,
    offer && !("why" in offer) ? withOverlay(content.spec) : content.spec
  );
  const residualSpec = residualChart(content);
  const residualSvg = residualSpec && (await draw(content.rows, residualSpec)).svg;
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
    svg: chart.svg,
    ...(residualSvg && {residualSvg}),
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
    [`${id}.svg`]: standalone(chart.svg),
    [`${id}.vl.json`]: json(chart.vegaLite),
    [`${id}.vg.json`]: json(chart.vega)
  };
  return {html, files};
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

/** The paper a page is about, and what text of it was at hand. */
function aboutHtml({bibliography}: Paper): string {
  if (!bibliography) return "";
  const {authors, title, venue, year, arxiv, url, source} = bibliography;
  const when = venue.includes(String(year)) ? [] : [String(year)];
  const place = [venue, ...when, `arXiv ${arxiv}`].join(", ");
  return `<p class="w2s-about">On ${escapeHtml(authors.join(", "))}, <a href="${escapeHtml(url)}">${escapeHtml(title)}</a>, ${escapeHtml(place)}. <em>Our source:</em> ${render.inline(source)}</p>`;
}

function bibtexHtml({bibliography}: Paper): string {
  if (!bibliography) return "";
  return `<pre class="w2s-bibtex"><code>${escapeHtml(bibliography.bibtex.trim())}</code></pre>`;
}

/** A drawing that stands alone: ink and greys as they are on paper. */
const standalone = (svg: string): string =>
  svg
    .replace("<svg ", '<svg font-family="system-ui, sans-serif" color="#1a1a1a" style="background:#fff" ')
    .replaceAll(/var\(--[\w-]+, (#[0-9a-f]+)\)/g, "$1");

async function usedPackages(): Promise<Record<string, string>> {
  const {dependencies} = JSON.parse(await readFile(join(projectRoot, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const used = Object.entries(dependencies).filter(([name]) =>
    /^(pure-rand|ml-matrix|@stdlib\/.*|@noble\/.*)$/.test(name)
  );
  return Object.fromEntries(used);
}
