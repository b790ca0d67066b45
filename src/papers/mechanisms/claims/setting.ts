import {testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {bestTeacherPenalty, teacherExcess, type WeightedStudentParameters} from "../theory.js";

/** What a ridge experiment may tell of a point. */
export interface Keys {
  readonly d?: number;
  readonly sigma?: number;
  readonly nT?: number;
  readonly gammaT?: number;
  readonly nS?: number;
  readonly gammaS?: number;
  readonly lambdaT?: number;
  readonly tuningT?: number;
  readonly lambdaS?: number;
  readonly zeta?: number;
}

/** A setting's limit: its parameters, d beside them. */
export type Limit = WeightedStudentParameters & {readonly d: number};

/** The limit that a setting of a ridge experiment is compared with: γ = d/n of its actual sizes, absolute penalties. */
export function limitOf(keys: Keys): Limit {
  const {d = Number.NaN, sigma = Number.NaN} = keys;
  const gammaT = keys.gammaT ?? d / (keys.nT ?? Number.NaN);
  const gammaS = keys.gammaS ?? d / (keys.nS ?? Number.NaN);
  const lambdaT = keys.lambdaT ?? (keys.tuningT ?? Number.NaN) * bestTeacherPenalty({gammaT, sigma});
  return {d, gammaT, gammaS, sigma, lambdaT, lambdaS: keys.lambdaS ?? Number.NaN, zeta: keys.zeta ?? 0};
}

/** Tests against the limit, differences in units of the teacher's limiting excess risk. */
export const {limit, order, region} = testsOn(experiments, {at: limitOf, unit: teacherExcess});

export const theoryTest = "test/papers/mechanisms/theory.test.ts";
