import type {Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {squaredDistance} from "../../../numerics/distance.js";

import {drawTeacher} from "./ridge-exact.js";
import {type RidgeParameters, type RidgeSweep, settingsOf} from "./setting.js";
import {fitTeacher} from "./sweep.js";

/**
 * One trial of teachers at given penalties and at λ_t* = σ²γ_t on the same data, equal in law to `ridge`.
 *
 * @returns Series `teacher` and `tuned` (penalty λ_t*): test errors, noise floor included.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Proposition 3.
 */
export function teacherTuning(parameters: RidgeParameters, sweep: RidgeSweep, random: Random): Values {
  const settings = settingsOf(parameters, sweep);
  const teacher = new Float64Array(settings.length);
  const tuned = new Float64Array(settings.length);
  settings.forEach(({d, nT, sigma, lambdaT}, index) => {
    const design = drawTeacher(d, nT, random);
    const errorAt = (lambda: number): number =>
      sigma * sigma + squaredDistance(fitTeacher(design, lambda, sigma), design.truth);
    teacher[index] = errorAt(lambdaT);
    tuned[index] = errorAt((sigma * sigma * d) / nT);
  });
  return {teacher, tuned};
}
