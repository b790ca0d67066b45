import {type Layout, largestSize} from "../judge/limit.js";
import type {Question} from "../judge/question.js";

/** Numbers as JSON has them: `columns[j][i]` is what trial i gave at point j. */
type Columns = readonly (readonly number[])[];

/** One hypothesis to be tested where it is true: per-trial errors centred on the edge of the hypothesis; JSON. */
export type NullQuestion =
  | {readonly kind: "exact" | "bound" | "order" | "region"; readonly columns: Columns}
  | {readonly kind: "limit"; readonly columns: Columns; readonly layout: Layout}
  | {
      readonly kind: "rate";
      /** The outcomes, 0 or 1, as they came. */
      readonly columns: Columns;
      /** The true probabilities and the units. */
      readonly rates: readonly number[];
      readonly units: readonly number[];
    };

/** The hypotheses that share an experiment, hence its trials. */
export interface Pool {
  readonly trials: number;
  readonly questions: readonly NullQuestion[];
}

export interface CalibrationParameters {
  /** Family-wise level of Holm's method. */
  readonly level: number;
  readonly pools: readonly Pool[];
}

/** Seven digits: enough for a redraw, and half the bytes. */
const short = (value: number): number => Number(value.toPrecision(7));

/** Centres a question on the edge of its hypothesis: mean zero, or the margin for a limit. */
export function centred(question: Question): NullQuestion {
  const {columns} = question;
  if (question.kind === "rate") return {...question, columns: columns.map((column) => Array.from(column))};
  if (question.kind !== "limit") return {...question, columns: columns.map((column) => moved(column, 0))};
  // Only the largest size is tested.
  const {margin, rate} = question.layout;
  const judged = largestSize(question.layout);
  return {
    kind: "limit",
    columns: judged.map((j) => moved(columns[j], margin)),
    layout: {curves: judged.map((_, k) => k), sizes: judged.map(() => 1), margin, rate}
  };
}

/** A column moved to this mean. */
function moved(column: Float64Array, to: number): number[] {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return Array.from(column, (value) => short(value - mean + to));
}
