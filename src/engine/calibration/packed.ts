import {isJoint} from "../judge/exact.js";
import {type Bend, bendOf, skewnessOf} from "./bend.js";
import type {NullQuestion, Pool} from "./pool.js";

type Rate = Extract<NullQuestion, {kind: "rate"}>;
type Errors = Exclude<NullQuestion, Rate>;

/** With fewer trials than this a resample repeats too few values: then skewed vectors are drawn in its place. */
export const fewTrials = 50;

/** Where a question about errors has its columns. */
interface Block {
  readonly question: Errors;
  readonly from: number;
  readonly points: number;
}

/** A pool laid out for redrawing: one row a trial, since a trial is redrawn whole. */
export interface Packed {
  readonly trials: number;
  /** Columns of all questions but rates. */
  readonly width: number;
  /** `rows[i·width + j]`: column j of trial i about the column's mean. */
  readonly rows: Float64Array;
  readonly mean: Float64Array;
  /** Largest absolute value of each column. */
  readonly largest: Float64Array;
  /** Standard deviation and skewness of each column where trials are few, else nothing. */
  readonly shapes: readonly {readonly sd: number; readonly bend: Bend}[];
  /** Questions about errors, whose columns start at `from`. */
  readonly errors: readonly Block[];
  /** Those of them that are tested jointly, for which covariances are needed. */
  readonly joint: readonly Block[];
  readonly rates: readonly {readonly question: Rate; readonly outcomes: readonly Float64Array[]}[];
  /** How often each trial is drawn; filled anew by each redraw. */
  readonly times: Int32Array;
}

const packs = new WeakMap<Pool, Packed>();

/** A pool made ready, once a worker: numbers that were sent are boxed. */
export function packed(pool: Pool): Packed {
  const known = packs.get(pool);
  if (known) return known;
  const pack = packAnew(pool);
  packs.set(pool, pack);
  return pack;
}

function packAnew({trials, questions}: Pool): Packed {
  const columns: (readonly number[])[] = [];
  const errors: Block[] = [];
  const rates: {question: Rate; outcomes: Float64Array[]}[] = [];
  for (const question of questions) {
    if (question.kind === "rate") {
      rates.push({question, outcomes: question.columns.map((column) => Float64Array.from(column))});
    } else {
      errors.push({question, from: columns.length, points: question.columns.length});
      columns.push(...question.columns);
    }
  }
  const width = columns.length;
  const rows = new Float64Array(trials * width);
  const mean = Float64Array.from(columns, (column) => column.reduce((sum, value) => sum + value, 0) / trials);
  columns.forEach((column, j) => {
    for (let i = 0; i < trials; ++i) rows[i * width + j] = column[i] - mean[j];
  });
  const largest = Float64Array.from(columns, (column) => Math.max(...column.map(Math.abs)));
  const joint = errors.filter(({question, points}) => question.kind === "exact" && isJoint(points, trials));
  const shapes = trials < fewTrials ? columns.map((column, j) => shapeOf(column, mean[j])) : [];
  return {trials, width, rows, mean, largest, shapes, errors, joint, rates, times: new Int32Array(trials)};
}

function shapeOf(column: readonly number[], mean: number): {sd: number; bend: Bend} {
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sd = Math.sqrt(squares / (column.length - 1));
  return {sd, bend: bendOf(skewnessOf(column, mean, sd))};
}
