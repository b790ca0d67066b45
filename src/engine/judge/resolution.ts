import type {BoundTest, ExactTest} from "../claim.js";
import type {Results} from "../results.js";
import {exactTolerance} from "./moments.js";
import {judgedPoints, predict} from "./question.js";

/** An exact claim or bound that survives, but could not have caught a discrepancy of this many units, is undecided. */
export const resolution = 0.1;

/**
 * The discrepancy, in units, that a pass of this test must have been able to catch: its own or `resolution`, but never
 * more than the smallest quantity that it states. Of a rate that is the rarer of its two outcomes; 0, as where a
 * difference is judged, is no quantity.
 */
export function resolutionOf(test: ExactTest | BoundTest, results: Results): number {
  if (test.resolution !== undefined) return test.resolution;
  const stated = test.kind === "exact" ? test.theory : test.bound;
  const rate = test.kind === "exact" && test.binary;
  const quantities = judgedPoints(test, results).map((k) => {
    const value = predict(stated, results.settings[k]);
    return Math.abs(rate ? Math.min(value, 1 - value) : value) / predict(test.unit, results.settings[k]);
  });
  return Math.min(resolution, ...quantities.filter((quantity) => quantity > exactTolerance));
}
