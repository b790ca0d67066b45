import {residualChart, withOverlay} from "../../src/charts/index.js";
import {defaultSeed, type Scale} from "../../src/engine/experiment.js";
import type {Figure} from "../../src/engine/figure.js";
import {withIntervals} from "../../src/engine/interval.js";
import type {Entry} from "../../src/engine/register.js";
import type {Results} from "../../src/engine/results.js";
import {type Evidence, figureHtml, type Told} from "../../src/html/figure.js";
import type {Paper} from "../papers.js";
import {built} from "../room-problems.js";
import {csv, draw, fieldsOf} from "../site/charts.js";
import {offerOf, type Packed} from "../site/explore.js";
import {render} from "../site/markdown.js";

/** Files of an archive: text by name. */
export type Files = Record<string, string>;

export const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** What a figure is packed with. */
export interface Around {
  readonly results: Readonly<Record<string, Results>>;
  /** The entries it may tell of. */
  readonly entries: readonly Entry[];
  readonly scale: Scale;
  readonly packages: Readonly<Record<string, string>>;
}

/** A figure: its HTML, data (JSON, CSV), drawing (SVG) and specifications (Vega-Lite, Vega). */
export async function packFigure(paper: Paper, figure: Figure, around: Around): Promise<Packed> {
  const {results, entries, scale, packages} = around;
  const {id} = figure;
  const content = withIntervals(built(paper.id, "figure", id, () => figure.build(results)));
  const table = content.data ?? content.rows;
  const claims = figure.claims.map((claim) => told(paper, entries, claim));
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

/** Packs figures one after the other: their HTML by the name of their include, and their files. */
export async function packFigures(
  paper: Paper,
  figures: readonly Figure[],
  around: Around
): Promise<{parts: Record<string, string>; files: Files}> {
  const parts: Record<string, string> = {};
  const files: Files = {};
  for (const figure of figures) {
    const {html, files: own} = await packFigure(paper, figure, around);
    parts[`figure:${figure.id}`] = html;
    Object.assign(files, own);
  }
  return {parts, files};
}

const commandFor = (paper: Paper, {experiments}: Figure): string =>
  experiments.length === 0
    ? ""
    : `npm run -s w2s -- run ${experiments.map((name) => (name.includes("/") ? name : `${paper.id}/${name}`)).join(" ")}`;

/** A claim's outcome as captions and lists tell it. @throws RangeError naming the claims there are. */
export function told(paper: Paper, entries: readonly Entry[], claim: string): Told {
  const entry = entries.find(({id}) => id === claim);
  if (!entry)
    throw new RangeError(
      `claim "${claim}" of a figure of ${paper.id}: must be one of ${entries.map(({id}) => id).join(", ")}`
    );
  const name = paper.bibliography?.results.find(({id}) => id === entry.result)?.name ?? entry.result;
  return {claim, name, outcome: entry.outcome};
}

/** A drawing that stands alone: ink and greys as they are on paper. */
const standalone = (svg: string): string =>
  svg
    .replace("<svg ", '<svg font-family="system-ui, sans-serif" color="#1a1a1a" style="background:#fff" ')
    .replaceAll(/var\(--[\w-]+, (#[0-9a-f]+)\)/g, "$1");
