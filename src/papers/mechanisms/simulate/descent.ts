import type {Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {ridgeExact} from "./ridge-exact.js";
import type {RidgeParameters, RidgeSweep} from "./setting.js";

/** Four aspect ratios γ_t, each with d/γ_t whole. */
export interface Ladder {
  readonly ladder: readonly [number, number, number, number];
}

/**
 * One trial of students at four aspect ratios of their teachers, each teacher with its own data, equal in law to
 * `ridge`.
 *
 * @returns Series `first` … `fourth`: test errors of the students, noise floor included, in the order of the ladder.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Appendix E.
 */
export function descent({ladder, ...parameters}: RidgeParameters & Ladder, sweep: RidgeSweep, random: Random): Values {
  const [first, second, third, fourth] = ladder.map(
    (gammaT) => ridgeExact({...parameters, gammaT}, sweep, random).student
  );
  return {first, second, third, fourth};
}
