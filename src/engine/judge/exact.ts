import {binomialAtLeast, binomialAtMost, tTwoSided} from "../../numerics/distributions.js";
import {noncentralityOfF, shiftOfT} from "../../numerics/noncentral.js";
import type {Deviation, Finding} from "./finding.js";
import {hotelling} from "./hotelling.js";
import {bonferroni, type Columns, exactTolerance, type Moments, momentsOf, studentized} from "./moments.js";

/** Hotelling's test needs this many trials a point; with fewer its covariance estimate is poor. */
export const trialsPerPoint = 10;

/** Whether all points are tested at once, by Hotelling's test. */
export const isJoint = (points: number, trials: number): boolean => points > 1 && trials >= trialsPerPoint * points;

/** The column with the largest |t|. */
function loudest(moments: Moments, points: number): Deviation {
  let point = 0;
  for (let j = 1; j < points; ++j) {
    if (Math.abs(studentized(moments, j)) > Math.abs(studentized(moments, point))) point = j;
  }
  return {point, error: moments.mean[point], se: moments.sd[point] / Math.sqrt(moments.trials)};
}

/**
 * Tests E[error] = 0 at all points at once.
 *
 * Points of a sweep share their trial's data, so the sample is one vector a trial: Hotelling's T², in whose estimated
 * covariance that dependence stands. With fewer than `trialsPerPoint` trials a point it is not trusted: then t tests at
 * the points with Bonferroni's bound, which holds under any dependence.
 */
export function testExact(moments: Moments): Finding {
  const points = moments.mean.length;
  const worst = loudest(moments, points);
  if (isJoint(points, moments.trials)) {
    const {f, p, d1, d2} = hotelling(moments);
    const method = `Hotelling's T² over ${points} points`;
    return {method, statistic: {name: "F", value: f, df: [d1, d2]}, p, confirmation: null, worst};
  }
  const df = moments.trials - 1;
  const t = studentized(moments, worst.point);
  const p = bonferroni(tTwoSided(t, df), points);
  const method = points === 1 ? "t test" : `t tests at ${points} points, Bonferroni`;
  return {method, statistic: {name: "t", value: t, df: [df]}, p, confirmation: null, worst};
}

/**
 * The smallest δ such that any error that reaches δ units at some point, whatever it is elsewhere, is caught at this
 * level with probability 0.9: the largest over points of √(λ·S_jj/n), the least favourable direction of T².
 */
export function detectableExact(errors: Columns, level: number): number {
  const {trials, sd} = momentsOf(errors);
  const varying = sd.filter((s) => s > 0).length;
  const largest = Math.max(...sd) / Math.sqrt(trials);
  if (varying === 0) return exactTolerance;
  const shift = isJoint(errors.length, trials)
    ? Math.sqrt(noncentralityOfF(level, varying, trials - varying))
    : shiftOfT(level / (2 * errors.length), trials - 1);
  return Math.max(exactTolerance, shift * largest);
}

/** How many trials gave a one at each point. @throws RangeError for an outcome that is neither 0 nor 1. */
export const countsOf = (outcomes: Columns): number[] =>
  outcomes.map((column) => {
    let sum = 0;
    for (const value of column) {
      if (value !== 0 && value !== 1) throw new RangeError(`rate measure = ${value}: must be 0 or 1`);
      sum += value;
    }
    return sum;
  });

/** Two-sided exact binomial p-value: twice the smaller tail, as Clopper and Pearson's interval has it. */
const binomial = (k: number, n: number, p: number): number =>
  Math.min(1, 2 * Math.min(binomialAtLeast(k, n, p), binomialAtMost(k, n, p)));

/**
 * Tests rates: 0 or 1 a trial with the stated probabilities; exact binomial tests with Bonferroni's bound.
 *
 * @param counts - Trials that gave a one, at each point.
 */
export function testRate(
  counts: readonly number[],
  trials: number,
  probabilities: ArrayLike<number>,
  units: ArrayLike<number>
): Finding {
  const p = counts.map((k, j) => binomial(k, trials, probabilities[j]));
  const smallest = Math.min(...p);
  const point = p.indexOf(smallest);
  const probability = probabilities[point];
  const worst = {
    point,
    error: (counts[point] / trials - probability) / units[point],
    se: Math.sqrt((probability * (1 - probability)) / trials) / units[point]
  };
  const method = p.length === 1 ? "exact binomial test" : `exact binomial tests at ${p.length} points, Bonferroni`;
  const statistic = {name: "count", value: counts[point], df: [trials]} as const;
  return {method, statistic, p: bonferroni(smallest, p.length), confirmation: null, worst};
}

/** As `detectableExact`, for rates: the smallest shift of a probability, up or down, caught with probability 0.9. */
export function detectableRate(
  outcomes: Columns,
  probabilities: ArrayLike<number>,
  units: ArrayLike<number>,
  level: number
): number {
  const trials = outcomes[0].length;
  const share = level / outcomes.length;
  return Math.max(...outcomes.map((_, j) => shiftOfRate(trials, probabilities[j], share) / units[j]));
}

/** Smallest shift of a probability that a two-sided binomial test catches in both directions that exist. */
function shiftOfRate(trials: number, probability: number, level: number, power = 0.9): number {
  // Reject at k or fewer, and at `high` or more; the search goes outwards from the mean.
  const accepted = (k: number): boolean => binomial(k, trials, probability) > level;
  const mean = Math.round(trials * probability);
  const high = mean + firstFalse((steps) => accepted(mean + steps), trials - mean + 1);
  const low = mean - firstFalse((steps) => accepted(mean - steps), mean + 1);
  const up = smallest((q) => (high > trials ? 0 : binomialAtLeast(high, trials, q)) >= power, probability, 1);
  const down = smallest((q) => (low < 0 ? 0 : binomialAtMost(low, trials, q)) >= power, probability, 0);
  return Math.max(up, down);
}

/** The first of 0 … limit at which a property that holds up to somewhere fails, `limit` if it never does. */
function firstFalse(holds: (k: number) => boolean, limit: number): number {
  let [low, high] = [0, limit];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Distance from `from` towards `to` at which the property begins to hold, by bisection; the whole way if never. */
function smallest(holds: (q: number) => boolean, from: number, to: number): number {
  if (from === to) return 0;
  let [low, high] = [0, 1];
  for (let k = 0; k < 40; ++k) {
    const middle = (low + high) / 2;
    if (holds(from + middle * (to - from))) high = middle;
    else low = middle;
  }
  return high * Math.abs(to - from);
}
