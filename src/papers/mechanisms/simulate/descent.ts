import type {Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";
import {ridgeExact} from "./ridge-exact.js";
import type {RidgeParameters, RidgeSweep} from "./setting.js";

/** Aspect ratios γ_t in order, each with d/γ_t whole. */
interface Ladder {
  readonly ladder: readonly number[];
}

/** The axis `rung`, last, asks for the student at that rung of the ladder, counted from 1, and at the one before. */
interface Rungs {
  readonly rung: readonly number[];
}

/**
 * One trial of students at several aspect ratios of their teachers, each teacher with its own data, equal in law to
 * `ridge`.
 *
 * @returns Series `here` and `before`: test errors of the student at the rung and at the one before it, noise floor
 * included.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Appendix E.
 */
export function descent(
  {ladder, ...parameters}: RidgeParameters & Ladder,
  {rung, ...sweep}: RidgeSweep & Rungs,
  random: Random
): Values {
  for (const k of rung) ensure(Number.isInteger(k) && k >= 2 && k <= ladder.length, "rung", k, `2 … ${ladder.length}`);
  const errors = ladder.map((gammaT) => Array.from(ridgeExact({...parameters, gammaT}, sweep, random).student));
  const points = [...errors[0].keys()];
  return {
    here: points.flatMap((point) => rung.map((k) => errors[k - 1][point])),
    before: points.flatMap((point) => rung.map((k) => errors[k - 2][point]))
  };
}
