import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {drawMoments} from "../../../models/gaussian.js";
import {Tridiagonal} from "../../../numerics/tridiagonal.js";
import {type TeacherDesign, unitOrthogonal} from "./design.js";
import {type RidgeParameters, settingsAt} from "./setting.js";
import {testErrors} from "./sweep.js";

/**
 * One trial of the ridge teacher, its ridge student and its weighted student, drawn as the paper describes: Gaussian
 * covariates X and X̃, truth β* ~ N(0, I/d), label noise ε, direction β̂ at cosine ζ to β*.
 *
 * Within a trial, points of one d share β*, those of one (d, n_t) the teacher's data and those of one (d, n_s) the
 * student's covariates.
 *
 * @returns Series `teacher`, `student` (given λ_s) and `weighted` (given ζ): test errors, noise floor included.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Sections 2.1 and 2.2.
 */
export const ridge = sampler("drawn", (parameters: RidgeParameters, points: readonly RidgeParameters[], random) => {
  /** The student's covariates, reduced. */
  const reductionOf = memo(
    (d: number, nS: number) => new Tridiagonal(drawMoments(d, nS, false, random.split("student", d, nS)).average, d)
  );
  return testErrors(settingsAt(parameters, points), (d, nT) => drawTeacher(d, nT, random, reductionOf));
});

function drawTeacher(
  d: number,
  nT: number,
  random: Random,
  reductionOf: (d: number, nS: number) => Tridiagonal
): TeacherDesign {
  const {truth, aside} = drawTruth(d, random);
  const {average, noise} = drawMoments(d, nT, true, random.split("teacher", d, nT));
  const reduction = new Tridiagonal(average, d);
  for (const vector of [truth, noise, aside]) reduction.applyQT(vector);
  const {diagonal, off} = reduction;
  return {
    diagonal,
    off,
    truth,
    noise,
    aside,
    student(block, count, nS) {
      const own = reductionOf(d, nS);
      const ambient = reduction.applyQ(Float64Array.from(block), count);
      return {diagonal: own.diagonal, off: own.off, block: own.applyQT(ambient, count)};
    }
  };
}

/** β* and a uniform unit vector orthogonal to it; the same for every n_t and n_s of a trial. */
function drawTruth(d: number, random: Random): {truth: Float64Array; aside: Float64Array} {
  const stream = random.split("truth", d);
  const truth = stream.normals(d, 1 / Math.sqrt(d));
  return {truth, aside: unitOrthogonal(stream.normals(d), truth)};
}
