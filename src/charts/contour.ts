import {contours} from "d3-contour";
import type {Row} from "../engine/figure.js";
import type {Grid} from "./grid.js";
import type {Axis, Layer, Note} from "./language.js";
import * as language from "./language.js";
import {significant} from "./numbers.js";

/** Lines and marks over the cells of a map, which are light in either theme. */
export const ink = "#1a1a1a";

/** A line over a map. */
export function polyline(
  values: readonly Layer[],
  x: Axis,
  y: Axis,
  dash: keyof typeof language.dashes,
  width: number
): Layer {
  return {
    data: {values},
    mark: {type: "line", clip: true, color: ink, strokeDash: language.dashes[dash], strokeWidth: width},
    encoding: {
      x: language.position("x", x, "x"),
      y: language.position("y", y, "y"),
      detail: {field: "path", type: "nominal"},
      order: {field: "order", type: "quantitative"}
    }
  };
}

/** The field's values over the grid, y rows of x values; missing cells are NaN. */
export function matrix(rows: readonly Row[], field: string, x: Axis, y: Axis, gridX: Grid, gridY: Grid): number[] {
  const width = gridX.values.length;
  const out = new Array<number>(width * gridY.values.length).fill(Number.NaN);
  for (const row of rows) {
    const value = row[field];
    if (typeof value !== "number") continue;
    out[gridY.values.indexOf(Number(row[y.field])) * width + gridX.values.indexOf(Number(row[x.field]))] = value;
  }
  return out;
}

/** Contour lines of one level in data coordinates; d3-contour's closed rings are cut where they run along the edge. */
export function polylines(values: readonly number[], level: number, gridX: Grid, gridY: Grid): Layer[] {
  const width = gridX.values.length;
  const height = gridY.values.length;
  if (values.length === 0 || values.every((value) => !(value > level)) || values.every((value) => value > level))
    return [];
  const {coordinates} = contours()
    .size([width, height])
    .smooth(true)
    .contour(values as number[], level);
  const out: Layer[] = [];
  let path = 0;
  for (const ring of coordinates.flat()) {
    let order = 0;
    for (const [px, py] of ring) {
      if (px < 0.5 || py < 0.5 || px > width - 0.5 || py > height - 0.5) {
        if (order > 0) ++path;
        order = 0;
        continue;
      }
      out.push({x: gridX.at(px - 0.5), y: gridY.at(py - 0.5), path, order: order++});
    }
    ++path;
  }
  return out;
}

/** The level of a contour, written near the middle of its longest line, of neighbours on either side of it. */
export function levelNote(
  {level, values}: {readonly level: number; readonly values: readonly Layer[]},
  k: number
): Note[] {
  const paths = [...new Set(values.map(({path}) => path))].map((path) => values.filter((one) => one.path === path));
  const [longest] = paths.sort((a, b) => b.length - a.length);
  if (level === 0 || !longest) return [];
  const {x, y} = longest[Math.floor(longest.length * (k % 2 === 0 ? 0.4 : 0.6))] as {x: number; y: number};
  return [{x, y, text: significant(level), align: "center"}];
}
