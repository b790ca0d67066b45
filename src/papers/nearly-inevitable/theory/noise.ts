import erfc from "@stdlib/math-base-special-erfc";
import {sigmoid} from "../../../models/logistic.js";
import {ensure} from "../../../numerics/ensure.js";
import {sine} from "./angles.js";
import {confidenceRate, pull} from "./confidence.js";
import {descent, type Start} from "./flow.js";

/**
 * Mean square of a sample's coefficient, E[(1[⟨u,x⟩ > 0] − σ(βrz))²], for standard normal data.
 *
 * @param r - Norm of the student, > 0.
 * @param rho - Cosine of student and teacher, in (−1, 1).
 */
export function coefficientPower(r: number, rho: number, beta = 1): number {
  ensure(r > 0, "r", r, "a number > 0");
  ensure(rho > -1 && rho < 1, "rho", rho, "in (−1, 1)");
  const slope = rho / (Math.SQRT2 * sine(rho));
  const h = Math.min(0.1, 0.3 / (beta * r), 0.3 * sine(rho));
  let sum = 0;
  for (let k = -Math.ceil(8 / h); k <= 8 / h; ++k) {
    const z = k * h;
    const sigma = sigmoid(beta * r * z);
    const positive = 0.5 * erfc(-slope * z);
    sum += (positive * (1 - 2 * sigma) + sigma * sigma) * Math.exp(-0.5 * z * z);
  }
  return pull * h * sum;
}

/**
 * Mean square of a student's distance from the plane of its start and its teacher, to first order in 1/B: noise of the
 * samples, which the pull to the origin shrinks along with the student.
 *
 * @param start - Student and teacher.
 * @param rate - Learning rate η > 0.
 * @param steps - Steps taken, ≥ 0.
 * @param d - Dimension ≥ 2.
 * @param batch - Samples a step.
 * @returns E‖w − its part in the plane‖², proportional to (d − 2)/B.
 * @see nearly-inevitable, Theorem A.8 (the mean square is ours)
 */
export function strayed(start: Start, rate: number, steps: number, d: number, batch: number): number {
  ensure(d >= 2, "d", d, "a number ≥ 2");
  ensure(batch >= 1, "batch", batch, "a number ≥ 1");
  const {beta = 1} = start;
  const path = descent(start, rate, steps);
  let square = 0;
  for (let k = 0; k < steps; ++k) {
    const {norm, agreement} = path[k];
    const shrink = 1 - rate * confidenceRate(norm, beta);
    square = shrink * shrink * square + rate * rate * coefficientPower(norm, agreement, beta);
  }
  return ((d - 2) * square) / batch;
}

/**
 * Cosine that sampling noise costs against the noiseless path, to first order in 1/B: noise across the plane of
 * student and teacher lengthens the student without moving it along the truth.
 *
 * @param start - Student and teacher.
 * @param rate - Learning rate η > 0.
 * @param steps - Steps taken, ≥ 0.
 * @param d - Dimension ≥ 2.
 * @param batch - Samples a step.
 * @returns Loss of cosine after the last step, proportional to (d − 2)/B.
 * @see nearly-inevitable, Theorem 2.3 (the loss is ours)
 */
export function noiseLoss(start: Start, rate: number, steps: number, d: number, batch: number): number {
  const square = strayed(start, rate, steps, d, batch);
  const {cosine, norm} = descent(start, rate, steps)[steps];
  return (cosine * square) / (2 * norm * norm);
}
