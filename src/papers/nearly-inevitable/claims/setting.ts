import {testsOn} from "../../../engine/tests.js";
import {s, t} from "../experiments/stated.js";
import {experiments} from "../experiments.js";
import {progress} from "../theory/angles.js";
import {pull} from "../theory/confidence.js";
import {peakCosine} from "../theory/peak.js";

export const {exact, limit, bound, order, region} = testsOn(experiments);

export const simulateTest = "test/papers/nearly-inevitable/simulate.test.ts";
export const theoryTest = "test/papers/nearly-inevitable/theory.test.ts";
export const pathTest = "test/papers/nearly-inevitable/path.test.ts";
export const cosineTest = "test/papers/nearly-inevitable/cosine.test.ts";
export const covarianceTest = "test/papers/nearly-inevitable/covariance.test.ts";
export const lawsTest = "test/papers/nearly-inevitable/laws.test.ts";

/** Gain of cosine at the peak with orthogonal errors: the unit of gains. */
export const unitGain = (): number => peakCosine(s, t, s * t) - s;

/** Rate of improvement with orthogonal errors: the unit of changes of the cosine. */
export const unitRate = (): number => pull * progress(s, t, 0);

/** Cosines of student and teacher with the truth. */
export interface Cosines {
  readonly s: number;
  readonly t: number;
}

/** Where identities are checked. */
export const pairs: readonly Cosines[] = [
  {s: 0.8, t: 0.5},
  {s: 0.6, t: 0.3},
  {s: 0.9, t: 0.7}
];
