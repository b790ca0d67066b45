import {tUpper} from "../../numerics/distributions.js";
import {shiftOfT} from "../../numerics/noncentral.js";
import type {Finding} from "./finding.js";
import {bonferroni, type Columns, exactTolerance, type Moments, momentsOf, studentized} from "./moments.js";

/**
 * One-sided evidence on signs. Every column is written so that the claim says "the mean is at least 0".
 *
 * `p` rejects the claim: the smallest over points of P[T < t], times the number of points. Bonferroni's bound holds
 * under any dependence between points. `positive(r)` is the r-th smallest p-value, r = 1 … K, of those that show a mean
 * above 0 at a point.
 */
function signs(moments: Moments) {
  const df = moments.trials - 1;
  const t = Array.from(moments.mean, (_, j) => studentized(moments, j));
  const point = t.indexOf(Math.min(...t));
  const se = moments.sd[point] / Math.sqrt(moments.trials);
  return {
    points: t.length,
    p: bonferroni(tUpper(-t[point], df), t.length),
    positive: (r: number): number => tUpper([...t].sort((a, b) => b - a)[r - 1], df),
    statistic: {name: "t", value: t[point], df: [df]} as const,
    worst: {point, error: moments.mean[point], se}
  };
}

const tests = (points: number, joined: string): string =>
  points === 1 ? "one-sided t test" : `one-sided t tests at ${points} points, ${joined}`;

/** Tests E[slack] ≥ 0 at every point, slack being how far the measure is on the stated side of its bound. */
export function testBound(slacks: Moments): Finding {
  const {points, p, statistic, worst} = signs(slacks);
  return {method: tests(points, "Bonferroni"), statistic, p, confirmation: null, worst};
}

/**
 * Tests E[value] > 0 at every point, both ways. Against: as a bound. For: all points at once, by the largest of their
 * p-values, which needs no correction (intersection–union: the contrary is "somewhere not positive").
 */
export function testOrder(values: Moments): Finding {
  const {points, p, positive, statistic, worst} = signs(values);
  const method = tests(points, "Bonferroni against, intersection–union for");
  return {method, statistic, p, confirmation: positive(points), worst};
}

/** The share of a region that must be shown to have the predicted sign. */
export const regionShare = 0.9;

/**
 * Tests a phase diagram: values are multiplied by their predicted sign, so the claim is E[value] > 0 at every point.
 * Against: a point whose contradiction cannot be noise, as a bound. For: at least nine points in ten have the predicted
 * sign, by Benjamini and Heller's partial conjunction (K − r + 1)·p₍ᵣ₎, valid under any dependence. A count of
 * contradictions is not referred to a binomial law: points of one trial are not independent.
 */
export function testRegion(values: Moments): Finding {
  const {points, p, positive, statistic, worst} = signs(values);
  const needed = Math.ceil(regionShare * points);
  const confirmation = bonferroni(positive(needed), points - needed + 1);
  return {method: tests(points, `Bonferroni against, ${needed} of ${points} for`), statistic, p, confirmation, worst};
}

/** The smallest violation, in units, that is caught at this level with probability 0.9 at whichever point it is. */
export function detectableSign(columns: Columns, level: number): number {
  const {trials, sd} = momentsOf(columns);
  const largest = Math.max(...sd) / Math.sqrt(trials);
  return Math.max(exactTolerance, shiftOfT(level / columns.length, trials - 1) * largest);
}
