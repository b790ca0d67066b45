import type {Theory} from "../../../engine/claim.js";
import {bestTeacherPenalty, teacherExcess, type WeightedStudentParameters} from "../theory.js";

/** A sweep point of a ridge experiment with the parameters it shares with all points. */
type Keys = Readonly<Partial<Record<string, number>>>;

/**
 * The limit that a point of a ridge experiment is compared with: γ = d/n of its actual sizes, absolute penalties.
 *
 * @throws RangeError when a key that the limit needs is in neither.
 */
export function limitOf(point: Keys, parameters: Keys): WeightedStudentParameters & {readonly d: number} {
  const keys: Keys = {...parameters, ...point};
  const {d = Number.NaN, sigma = Number.NaN} = keys;
  const gammaT = keys.gammaT ?? d / (keys.nT ?? Number.NaN);
  const gammaS = keys.gammaS ?? d / (keys.nS ?? Number.NaN);
  const lambdaT = keys.lambdaT ?? (keys.tuningT ?? Number.NaN) * bestTeacherPenalty({gammaT, sigma});
  return {d, gammaT, gammaS, sigma, lambdaT, lambdaS: keys.lambdaS ?? Number.NaN, zeta: keys.zeta ?? 0};
}

/** A theory of the limit's parameters as a theory of an experiment's point. */
export const inTheLimit =
  (of: (p: WeightedStudentParameters & {readonly d: number}) => number): Theory =>
  (point: Keys, parameters: Keys) =>
    of(limitOf(point, parameters));

/** The teacher's limiting excess risk: the unit of differences between student and teacher. */
export const teacherUnit: Theory = inTheLimit(teacherExcess);
