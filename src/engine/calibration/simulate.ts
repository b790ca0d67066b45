import type {Sweep} from "../experiment.js";
import {holm} from "../holm.js";
import {answer, confirmationLevel, type Question} from "../judge/question.js";
import type {Random} from "../random.js";
import type {CalibrationParameters, NullQuestion, Pool} from "./pool.js";

/** With fewer trials than this a resample repeats too few values: then normal vectors of the pool's covariance. */
const fewTrials = 50;

interface Packed {
  readonly trials: number;
  readonly questions: readonly (Omit<NullQuestion, "columns"> & {readonly columns: readonly Float64Array[]})[];
}

/**
 * One register in which every hypothesis is true: trials are redrawn from the real ones, whole vectors at a time, so
 * sweep points and claims of one experiment depend on each other as they do in the real register; then the same tests
 * and the same multiplicity.
 *
 * @returns `alarm`: 1 if anything was rejected; `smallest`: the smallest adjusted p; `shown`: how many limits, orders and
 * regions were confirmed though they are only on the edge of being true.
 */
export function register({level, pools}: CalibrationParameters, _: Sweep, random: Random) {
  const findings = pools.flatMap((pool) => redrawn(packed(pool), random).map(answer));
  const smallest = Math.min(...holm(findings.map(({p}) => p)));
  const shown = findings.filter(({confirmation}) => confirmation !== null && confirmation <= confirmationLevel).length;
  return {alarm: [smallest <= level ? 1 : 0], smallest: [smallest], shown: [shown]};
}

const packs = new WeakMap<Pool, Packed>();

/** A pool with typed columns, made once a worker: sent numbers are boxed, which costs eight times the draw. */
function packed(pool: Pool): Packed {
  const known = packs.get(pool);
  if (known) return known;
  const questions = pool.questions.map((question) => ({
    ...question,
    columns: question.columns.map((column) => Float64Array.from(column))
  }));
  const pack = {trials: pool.trials, questions};
  packs.set(pool, pack);
  return pack;
}

function redrawn({trials, questions}: Packed, random: Random): Question[] {
  const drawn = new Int32Array(trials);
  for (let i = 0; i < trials; ++i) drawn[i] = random.integer(trials);
  const weights =
    trials < fewTrials
      ? Array.from({length: trials}, () => random.normals(trials, 1 / Math.sqrt(trials - 1)))
      : undefined;
  const picked = (column: Float64Array): Float64Array => {
    const out = new Float64Array(trials);
    for (let i = 0; i < trials; ++i) out[i] = column[drawn[i]];
    return out;
  };
  const redraw = weights ? (column: Float64Array) => mixed(column, weights) : picked;
  return questions.map(({kind, columns, rates = [], units = [], layout}): Question => {
    if (kind === "rate") {
      return {
        kind,
        columns: columns.map((column, j) => flipped(picked(column), column, rates[j], random)),
        rates,
        units
      };
    }
    const redone = columns.map(redraw);
    if (kind !== "limit") return {kind, columns: redone};
    if (!layout) throw new RangeError("a limit needs its layout");
    return {kind, columns: redone, layout};
  });
}

/** Normal values with the column's mean and variance, and the covariances between columns that share the weights. */
function mixed(column: Float64Array, weights: readonly Float64Array[]): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return Float64Array.from(weights, (row) => column.reduce((sum, value, i) => sum + row[i] * (value - mean), mean));
}

/** Outcomes redrawn from a column of zeros and ones, some flipped so that the probability of a one is the rate. */
function flipped(outcomes: Float64Array, column: Float64Array, rate: number, random: Random): Float64Array {
  const share = column.reduce((sum, value) => sum + value, 0) / column.length;
  const [from, probability] = share > rate ? [1, 1 - rate / share] : [0, share < 1 ? (rate - share) / (1 - share) : 0];
  return outcomes.map((value) => (value === from && random.uniform() < probability ? 1 - value : value));
}
