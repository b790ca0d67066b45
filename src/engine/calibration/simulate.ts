import type {Sweep} from "../experiment.js";
import {holm} from "../holm.js";
import {answer, confirmationLevel, type Question} from "../judge/question.js";
import type {Random} from "../random.js";
import type {CalibrationParameters, NullQuestion, Pool} from "./pool.js";

/** With fewer trials than this a resample repeats too few values: then normal vectors of the pool's covariance. */
const fewTrials = 50;

/** A pool with typed columns and, beside each, room for its redraw. */
interface Packed {
  readonly trials: number;
  readonly drawn: Int32Array;
  readonly questions: readonly (Omit<NullQuestion, "columns"> & {readonly columns: readonly Column[]})[];
}

interface Column {
  readonly pool: Float64Array;
  readonly redrawn: Float64Array;
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

/** A pool made ready once a worker: numbers that were sent are boxed, and new arrays cost more than the draw. */
function packed(pool: Pool): Packed {
  const known = packs.get(pool);
  if (known) return known;
  const {trials} = pool;
  const questions = pool.questions.map((question) => ({
    ...question,
    columns: question.columns.map((column) => ({
      pool: Float64Array.from(column),
      redrawn: new Float64Array(trials)
    }))
  }));
  const pack = {trials, drawn: new Int32Array(trials), questions};
  packs.set(pool, pack);
  return pack;
}

function redrawn({trials, drawn, questions}: Packed, random: Random): Question[] {
  for (let i = 0; i < trials; ++i) drawn[i] = random.integer(trials);
  const few = trials < fewTrials;
  const weights = few ? random.normals(trials * trials, 1 / Math.sqrt(trials - 1)) : undefined;
  return questions.map(({kind, columns, rates = [], units = [], layout}): Question => {
    if (kind === "rate") {
      return {
        kind,
        columns: columns.map((column, j) => flip(pick(column, drawn), column, rates[j], random)),
        rates,
        units
      };
    }
    const redone = columns.map((column) => (weights ? mix(column, weights) : pick(column, drawn)));
    if (kind !== "limit") return {kind, columns: redone};
    if (!layout) throw new RangeError("a limit needs its layout");
    return {kind, columns: redone, layout};
  });
}

function pick({pool, redrawn}: Column, drawn: Int32Array): Float64Array {
  for (let i = 0; i < drawn.length; ++i) redrawn[i] = pool[drawn[i]];
  return redrawn;
}

const meanOf = (column: Float64Array): number => column.reduce((sum, value) => sum + value, 0) / column.length;

/** Normal values with the column's mean and variance, and the covariances between columns that share the weights. */
function mix({pool, redrawn}: Column, weights: Float64Array): Float64Array {
  const mean = meanOf(pool);
  const trials = pool.length;
  for (let i = 0; i < trials; ++i) {
    let sum = mean;
    for (let k = 0; k < trials; ++k) sum += weights[i * trials + k] * (pool[k] - mean);
    redrawn[i] = sum;
  }
  return redrawn;
}

/** Flips some of the redrawn zeros and ones, so that the probability of a one is the rate. */
function flip(redrawn: Float64Array, {pool}: Column, rate: number, random: Random): Float64Array {
  const share = meanOf(pool);
  const [from, probability] = share > rate ? [1, 1 - rate / share] : [0, share < 1 ? (rate - share) / (1 - share) : 0];
  for (let i = 0; i < redrawn.length; ++i) {
    if (redrawn[i] === from && random.uniform() < probability) redrawn[i] = 1 - from;
  }
  return redrawn;
}
