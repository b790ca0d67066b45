import {sampler} from "../../../engine/sampler.js";
import {squaredDistance} from "../../../numerics/distance.js";

import {drawTeacher} from "./ridge-exact.js";
import {type RidgeParameters, settingOf} from "./setting.js";
import {fitTeacher} from "./sweep.js";

/**
 * One trial of teachers at given penalties and at λ_t* = σ²γ_t on the same data, equal in law to `ridge`.
 *
 * @returns Series `teacher` and `tuned` (penalty λ_t*): test errors, noise floor included.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Proposition 3.
 */
export const teacherTuning = sampler(
  "equal in law",
  (parameters: RidgeParameters, _: readonly RidgeParameters[], random) => (point) => {
    const {d, nT, sigma, lambdaT} = settingOf({...parameters, ...point});
    const design = drawTeacher(d, nT, random);
    const errorAt = (lambda: number): number =>
      sigma * sigma + squaredDistance(fitTeacher(design, lambda, sigma), design.truth);
    return {teacher: errorAt(lambdaT), tuned: errorAt((sigma * sigma * d) / nT)};
  }
);
