import {tUpper} from "../../numerics/distributions.js";
import {shiftOfT} from "../../numerics/noncentral.js";
import {fitDecay} from "./decay.js";
import type {Budget, Finding} from "./finding.js";
import {bonferroni, type Columns, exactTolerance, type Moments, momentsOf, studentized} from "./moments.js";

/** Where the columns of a limit stand: curve (points that differ in size alone share one) and size of each. */
export interface Layout {
  readonly curves: readonly number[];
  readonly sizes: readonly number[];
  /** Equivalence margin, in units. */
  readonly margin: number;
  /** Exponent the gap is expected to decay with, < 0. */
  readonly rate: number;
}

/** The columns at the largest size. */
export const largestSize = ({sizes}: Layout): number[] => {
  const largest = Math.max(...sizes);
  return [...sizes.keys()].filter((j) => sizes[j] === largest);
};

/** How far the mean is inside either end of the margin, in standard errors. */
const inside = (moments: Moments, j: number, margin: number): readonly [number, number] => [
  studentized(moments, j, -margin),
  -studentized(moments, j, margin)
];

/**
 * Tests |E[gap]| ≤ margin at the largest size, both ways.
 *
 * For: two one-sided t tests at every point, all of which must reject (intersection–union, no correction needed).
 * Against: a gap beyond the margin at some point, both sides and all points paid for by Bonferroni.
 */
export function testLimit(moments: Moments, layout: Layout): Finding {
  const df = moments.trials - 1;
  const judged = largestSize(layout);
  const t = judged.map((j) => Math.min(...inside(moments, j, layout.margin)));
  const nearest = t.indexOf(Math.min(...t));
  const point = judged[nearest];
  return {
    method: `two one-sided t tests within ±${layout.margin} at the largest size${
      judged.length > 1 ? `, ${judged.length} points` : ""
    }`,
    statistic: {name: "t", value: t[nearest], df: [df]},
    p: bonferroni(tUpper(-t[nearest], df), 2 * judged.length),
    confirmation: tUpper(t[nearest], df),
    worst: {point, error: moments.mean[point], se: moments.sd[point] / Math.sqrt(moments.trials)}
  };
}

/** The gap and its Monte-Carlo error at every size, and the fitted decay. */
export function budgetOf(gaps: Columns, layout: Layout): Budget {
  const moments = momentsOf(gaps);
  return {
    gaps: layout.sizes.map((size, j) => {
      const se = moments.sd[j] / Math.sqrt(moments.trials);
      return {curve: layout.curves[j], size, gap: moments.mean[j], se};
    }),
    fit: fitDecay(gaps, moments, layout)
  };
}

/**
 * The smallest gap, in units, that would have been refused the pass with probability 0.9, at whichever point it is: a
 * little less than the margin, which is refused with probability 0.99.
 *
 * @param level - Level at which equivalence is claimed.
 */
export function detectableLimit(gaps: Columns, layout: Layout, level: number): number {
  const {trials, sd} = momentsOf(gaps);
  const {margin} = layout;
  // Passing needs (margin − gap)/se above the critical t; it does so with probability 0.1 at this noncentrality.
  const shift = shiftOfT(level, trials - 1, 0.1);
  const refused = largestSize(layout).map((j) => margin - (shift * sd[j]) / Math.sqrt(trials));
  // A test too noisy ever to pass refuses everything.
  return Math.max(exactTolerance, ...refused);
}
