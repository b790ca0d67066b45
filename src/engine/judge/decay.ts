import {tCritical} from "../../numerics/distributions.js";
import type {Decay} from "./finding.js";
import type {Layout} from "./limit.js";
import {type Columns, exactTolerance, type Moments} from "./moments.js";

const exponents = {from: -6, to: 2, step: 0.05};
const golden = (Math.sqrt(5) - 1) / 2;

/**
 * Fits gap = a_c·size^r by weighted least squares: an amplitude for each curve c, one exponent r for all.
 *
 * Sizes of one trial may share data, so standard errors are not taken from the fit's weights: to first order each
 * estimate is a linear combination of the columns, and its error is the scatter of that combination over the trials.
 */
export function fitDecay(gaps: Columns, moments: Moments, {curves, sizes, margin, rate}: Layout): Decay {
  const {trials, mean, sd} = moments;
  const largest = Math.max(...sizes);
  const x = sizes.map((size) => size / largest);
  const weight = Array.from(sd, (s) => 1 / Math.max(s / Math.sqrt(trials), exactTolerance) ** 2);
  const names = [...new Set(curves)];
  const members = names.map((name) => [...curves.keys()].filter((j) => curves[j] === name));

  const amplitude = (members: readonly number[], r: number): number => {
    const [top, bottom] = sums(members, (j) => weight[j] * x[j] ** r, mean, x, r);
    return top / bottom;
  };
  const misfit = (r: number): number =>
    members.reduce((sum, js) => {
      const a = amplitude(js, r);
      return sum + js.reduce((part, j) => part + weight[j] * (mean[j] - a * x[j] ** r) ** 2, 0);
    }, 0);

  const r = minimum(misfit);
  const amplitudes = members.map((js) => amplitude(js, r));
  // Per-trial influence: columns weighted as the linearised estimate weighs them.
  const error = (influence: ReadonlyMap<number, number>): number => scatter(gaps, mean, influence) / Math.sqrt(trials);
  const critical = tCritical(0.005 / members.length, trials - 1);
  const visible = members.some((js, c) => {
    const bottom = js.reduce((sum, j) => sum + weight[j] * x[j] ** (2 * r), 0);
    const influence = new Map(js.map((j) => [j, (weight[j] * x[j] ** r) / bottom]));
    return Math.abs(amplitudes[c]) > Math.max(exactTolerance, critical * error(influence));
  });
  const influence = exponentInfluence(members, amplitudes, x, weight, r);
  const interior = r > exponents.from + exponents.step && r < exponents.to - exponents.step;
  if (!visible || !interior || influence === undefined) return {exponent: null, se: null, amplitudes, stalled: false};
  const se = error(influence);
  const slow = r - tCritical(0.005, trials - 1) * se > rate / 2;
  const matters = amplitudes.some((a) => Math.abs(a) > margin / 10);
  return {exponent: r, se, amplitudes, stalled: slow && matters};
}

/** Σ w·mean and Σ w·x^r over a curve: numerator and denominator of its amplitude. */
function sums(
  members: readonly number[],
  weightOf: (j: number) => number,
  mean: Float64Array,
  x: readonly number[],
  r: number
): [number, number] {
  let [top, bottom] = [0, 0];
  for (const j of members) {
    const w = weightOf(j);
    top += w * mean[j];
    bottom += w * x[j] ** r;
  }
  return [top, bottom];
}

/** Weight of each column in the linearised exponent, amplitudes partialled out; undefined when r is not identified. */
function exponentInfluence(
  members: readonly (readonly number[])[],
  amplitudes: readonly number[],
  x: readonly number[],
  weight: readonly number[],
  r: number
): Map<number, number> | undefined {
  const influence = new Map<number, number>();
  let information = 0;
  members.forEach((js, c) => {
    const slope = (j: number): number => amplitudes[c] * x[j] ** r * Math.log(x[j]);
    const top = js.reduce((sum, j) => sum + weight[j] * x[j] ** r * slope(j), 0);
    const bottom = js.reduce((sum, j) => sum + weight[j] * x[j] ** (2 * r), 0);
    for (const j of js) {
      const own = slope(j) - (x[j] ** r * top) / bottom;
      influence.set(j, weight[j] * own);
      information += weight[j] * own * own;
    }
  });
  if (!(information > 0)) return undefined;
  for (const [j, value] of influence) influence.set(j, value / information);
  return influence;
}

/** Standard deviation over trials of a weighted sum of columns. */
function scatter(columns: Columns, mean: Float64Array, influence: ReadonlyMap<number, number>): number {
  const trials = columns[0].length;
  let squares = 0;
  for (let i = 0; i < trials; ++i) {
    let sum = 0;
    for (const [j, weight] of influence) sum += weight * (columns[j][i] - mean[j]);
    squares += sum * sum;
  }
  return Math.sqrt(squares / (trials - 1));
}

/** Minimum over the exponents: the best of a grid, refined by golden sections. */
function minimum(f: (r: number) => number): number {
  const {from, to, step} = exponents;
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= Math.round((to - from) / step); ++k) {
    const value = f(from + k * step);
    if (value < least) [best, least] = [from + k * step, value];
  }
  let [low, high] = [best - step, best + step];
  for (let k = 0; k < 40; ++k) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (f(left) < f(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}
