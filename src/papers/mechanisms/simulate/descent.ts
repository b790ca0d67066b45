import {groupsOf, sampler, ungrouped} from "../../../engine/sampler.js";
import {ensure} from "../../../numerics/ensure.js";
import {exactErrors} from "./ridge-exact.js";
import type {RidgeParameters} from "./setting.js";

/** Aspect ratios γ_t in order, each with d/γ_t whole. */
interface Ladder {
  readonly ladder: readonly number[];
}

/** γ_t asks for the student at that rung of the ladder and at the one before. */
type Rung = RidgeParameters & {readonly gammaT: number};

/**
 * One trial of students at several aspect ratios of their teachers, each teacher with its own data, equal in law to
 * `ridge`.
 *
 * @returns Series `here` and `before`: test errors of the student at the rung and at the one before it, noise floor
 * included.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Appendix E.
 */
export const descent = sampler(
  "equal in law",
  ({ladder, ...parameters}: RidgeParameters & Ladder, points: readonly Rung[], random) => {
    const students = groupsOf(points, ({gammaT: _, ...student}) => JSON.stringify(student));
    const settings = students.map(({points: [{gammaT: _, ...student}]}) => student);
    const errors = ladder.map((gammaT) => exactErrors({...parameters, gammaT}, settings, random));
    return ungrouped(students, ({points: rungs}, k) =>
      rungs.map(({gammaT}) => {
        const rung = ladder.indexOf(gammaT);
        ensure(rung > 0, "gamma_t", gammaT, `one of ${ladder.slice(1).join(", ")}`);
        return {here: errors[rung][k].student, before: errors[rung - 1][k].student};
      })
    );
  }
);
