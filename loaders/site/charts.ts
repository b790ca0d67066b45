import {createHash} from "node:crypto";
import * as vegaModule from "vega";
import {type LoggerInterface, parse, type Spec as VegaSpec, View} from "vega";
import {compile, type TopLevelSpec} from "vega-lite";
import {freshRows} from "../../src/charts/index.js";
import {markWidth} from "../../src/charts/widths.js";
import type {Row, Spec} from "../../src/engine/figure.js";
import {lighten} from "./lighten.js";

(vegaModule as unknown as {textMetrics: {width: typeof markWidth}}).textMetrics.width = markWidth;

/** A chart in the forms that are published. */
export interface Chart {
  /** Self-contained Vega-Lite specification, data included. */
  readonly vegaLite: Spec;
  /** The same compiled to Vega, which the page draws when a reader touches the figure. */
  readonly vega: VegaSpec;
  readonly svg: string;
}

/**
 * Compiles and draws a chart.
 *
 * @param drawn - The same chart with layers that the page fills later.
 * @throws Error with Vega-Lite's warnings: a published chart has none.
 */
export async function draw(rows: readonly Row[], spec: Spec, drawn = spec): Promise<Chart> {
  const vega = withRows(compiled(drawn), rows);
  const view = new View(parse(vega), {renderer: "none"});
  const svg = ownIds(lighten(await view.toSVG()));
  view.finalize();
  const {data: _, ...rest} = spec;
  return {vegaLite: {...rest, data: {name: "rows", values: rows}}, vega, svg};
}

function compiled(spec: Spec): VegaSpec {
  const warnings: string[] = [];
  const logger: LoggerInterface = {
    level: () => logger,
    error: keep,
    warn: keep,
    info: () => logger,
    debug: () => logger
  };
  function keep(...message: readonly unknown[]): LoggerInterface {
    warnings.push(message.join(" "));
    return logger;
  }
  const input = {...spec, datasets: {rows: [], [freshRows]: []}} as unknown as TopLevelSpec;
  const vega = compile(input, {logger}).spec;
  if (warnings.length > 0) throw new Error(`Vega-Lite warns: ${warnings.join("; ")}`);
  const {width, height} = spec.usermeta as {width: number; height: number};
  return {...vega, width, height};
}

const withRows = (vega: VegaSpec, rows: readonly Row[]): VegaSpec => ({
  ...vega,
  data:
    vega.data?.map((source) => (source.name === "rows" ? ({...source, values: rows} as typeof source) : source)) ?? []
});

/** Gives the ids within a drawing names that no other drawing of a page has: Vega counts them anew in each process. */
function ownIds(svg: string): string {
  const ids = [...new Set([...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))];
  const anonymous = svg.replace(/(?<= id="|url\(#)[^")]+/g, (id) => String(ids.indexOf(id)));
  const name = createHash("sha256").update(anonymous).digest("hex").slice(0, 8);
  return anonymous.replace(/(?<= id="|url\(#)/g, `i${name}-`);
}

/** Rows as comma-separated values. */
export function csv(rows: readonly Row[]): string {
  const fields = fieldsOf(rows);
  const cell = (value: unknown): string => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [fields, ...rows.map((row) => fields.map((field) => row[field]))]
    .map((line) => `${line.map(cell).join(",")}\n`)
    .join("");
}

/** All fields of the rows, in order of first appearance. */
export function fieldsOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
