import type {Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";
import {ridgeExact} from "./ridge-exact.js";
import type {RidgeParameters, RidgeSweep} from "./setting.js";

/** Aspect ratios γ_t in order, each with d/γ_t whole. */
interface Ladder {
  readonly ladder: readonly number[];
}

/** The axis `gammaT`, last, asks for the student at that rung of the ladder and at the one before. */
interface Rungs {
  readonly gammaT: readonly number[];
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
  {gammaT, ...sweep}: RidgeSweep & Rungs,
  random: Random
): Values {
  const rungs = gammaT.map((gamma) => {
    ensure(ladder.indexOf(gamma) > 0, "gamma_t", gamma, `one of ${ladder.slice(1).join(", ")}`);
    return ladder.indexOf(gamma);
  });
  const errors = ladder.map((gamma) => Array.from(ridgeExact({...parameters, gammaT: gamma}, sweep, random).student));
  const points = [...errors[0].keys()];
  return {
    here: points.flatMap((point) => rungs.map((k) => errors[k][point])),
    before: points.flatMap((point) => rungs.map((k) => errors[k - 1][point]))
  };
}
