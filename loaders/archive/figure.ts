import {onPhone, residualChart, withOverlay} from "../../src/charts/index.js";
import {defaultSeed, type Scale} from "../../src/engine/experiment.js";
import type {Figure, FigureContent} from "../../src/engine/figure.js";
import {withIntervals} from "../../src/engine/interval.js";
import type {Entry} from "../../src/engine/register.js";
import type {Results} from "../../src/engine/results.js";
import type {ClaimPageParts} from "../../src/html/claim-page.js";
import {type Evidence, figureHtml, folderOf, type Told} from "../../src/html/figure.js";
import type {Paper} from "../papers.js";
import {built} from "../room-problems.js";
import {csv, fieldsOf} from "../site/charts.js";
import {type Drawable, drawTwice, onPaper, type Twice, twice} from "../site/drawing.js";
import {offerOf, type Packed} from "../site/explore.js";
import {render} from "../site/markdown.js";

/** Files of an archive: text by name. */
export type Files = Record<string, string>;

export const json = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** What a figure is packed with. */
interface Around {
  readonly results: Readonly<Record<string, Results>>;
  /** The entries it may tell of. */
  readonly entries: readonly Entry[];
  readonly scale: Scale;
  readonly packages: Readonly<Record<string, string>>;
}

/** What a claim's page shows of its figure. */
type Shown = NonNullable<ClaimPageParts["figure"]>;

/** Packs figures one after the other, by their ids. */
export async function packFigures(
  paper: Paper,
  figures: readonly Figure[],
  around: Around
): Promise<{parts: Record<string, string>; files: Files; shown: Map<string, Shown>}> {
  const parts: Record<string, string> = {};
  const files: Files = {};
  const shown = new Map<string, Shown>();
  for (const figure of figures) {
    const {html, files: own, shown: one} = await packFigure(paper, figure, around);
    parts[`figure:${figure.id}`] = html;
    Object.assign(files, own);
    shown.set(figure.id, one);
  }
  return {parts, files, shown};
}

/** A figure: its HTML, data (JSON, CSV), drawings (SVG) and specifications (Vega-Lite, Vega). */
async function packFigure(paper: Paper, figure: Figure, around: Around): Promise<Packed & {shown: Shown}> {
  const {results, entries, scale, packages} = around;
  const {id} = figure;
  const contents = twice(() => withIntervals(built(paper.id, "figure", id, () => figure.build(results))));
  const [content] = contents;
  const table = content.data ?? content.rows;
  const claims = figure.claims.map((claim) => told(paper, entries, claim));
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
    ...(figure.was && {was: figure.was}),
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
    [`${id}.svg`]: onPaper(main.chart.svg, main.faces),
    [`${id}.vl.json`]: json(main.chart.vegaLite),
    ...main.files,
    ...(residuals && pictures(residuals.files))
  };
  const {title, description} = content;
  return {html, files, shown: {title, description, drawing: main.drawing}};
}

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

/** Of a drawing that nothing brings to life. */
export const pictures = (files: Readonly<Record<string, string>>): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith(".svg")));

const commandFor = (paper: Paper, {experiments}: Figure): string =>
  experiments.length === 0
    ? ""
    : `npm run -s w2s -- run ${experiments.map((name) => (name.includes("/") ? name : `${paper.id}/${name}`)).join(" ")}`;

/** A claim's outcome as captions tell it. @throws RangeError naming the claims there are. */
export function told(paper: Paper, entries: readonly Entry[], claim: string): Told {
  const entry = entries.find(({id}) => id === claim);
  if (!entry)
    throw new RangeError(
      `claim "${claim}" of a figure of ${paper.id}: must be one of ${entries.map(({id}) => id).join(", ")}`
    );
  const name = paper.bibliography?.results.find(({id}) => id === entry.result)?.name ?? entry.result;
  return {claim, name, whose: entry.whose, outcome: entry.outcome};
}
