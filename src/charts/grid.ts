import type {Row} from "../engine/figure.js";
import {type Axis, type Layer, position} from "./language.js";

/** The distinct values of a field, ascending. */
export function valuesOf(rows: readonly Row[], field: string): number[] {
  return [...new Set(rows.map((row) => Number(row[field])))].sort((a, b) => a - b);
}

/** A grid axis: where cell boundaries and fractional indices lie, between values in the axis' own scale. */
export interface Grid {
  readonly values: readonly number[];
  /** Value at a fractional index: 0 is the first value, −1/2 the lower edge of its cell. */
  at(index: number): number;
}

/** Grid of an axis over the rows' values; cells reach half-way (in the axis' scale) to the neighbours. */
export function gridOf(rows: readonly Row[], {field, scale}: Axis): Grid {
  const values = valuesOf(rows, field);
  const log = scale === "log";
  const u = log ? values.map(Math.log) : values;
  const last = u.length - 1;
  const at = (index: number): number => {
    const k = Math.min(Math.max(Math.floor(index), 0), Math.max(last - 1, 0));
    const v = last === 0 ? u[0] + (index - k) : u[k] + (index - k) * (u[k + 1] - u[k]);
    return log ? Math.exp(v) : v;
  };
  return {values, at};
}

/** The span of a grid with its outer half cells: the domain of a map's axis. */
export const spanOf = (grid: Grid): [number, number] => [grid.at(-0.5), grid.at(grid.values.length - 0.5)];

/** Rows' cells, as transforms that look the edges up and encodings of the rectangle. */
export function cells(x: Axis, y: Axis, gridX: Grid, gridY: Grid): {transform: Layer[]; encoding: Layer} {
  const edges = (axis: Axis, grid: Grid, name: string): Layer => ({
    lookup: axis.field,
    from: {
      data: {
        values: grid.values.map((value, i) => ({
          at: value,
          [`${name}0`]: grid.at(i - 0.5),
          [`${name}1`]: grid.at(i + 0.5)
        }))
      },
      key: "at",
      fields: [`${name}0`, `${name}1`]
    }
  });
  return {
    transform: [edges(x, gridX, "x"), edges(y, gridY, "y")],
    encoding: {x: position("x", x, "x0"), x2: {field: "x1"}, y: position("y", y, "y0"), y2: {field: "y1"}}
  };
}
