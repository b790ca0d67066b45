import type {Sweep, Values} from "../../../engine/experiment.js";
import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {unitOrthogonalTo} from "../../../models/gaussian.js";
import {dot} from "../../../numerics/dot.js";
import {combine, cosineOfVectors} from "../../../numerics/vectors.js";

/**
 * How fast and how sharply the cosine with the truth changes, by differences at random students.
 *
 * @param parameters.pairs - Random students a trial.
 * @param sweep - Axes `d` (≥ 3) and `r` (norm of the student).
 * @returns Over the trial's students, the largest `hessian` (second difference along the plane of student and truth
 *   and across it, times r²) and `slope` (|difference of cosines| · r / distance, of two vectors at least r long).
 */
export function curvature(parameters: {readonly pairs: number}, sweep: Sweep, random: Random): Values {
  const points = pointsOf(sweep);
  const [hessian, slope] = [new Float64Array(points.length), new Float64Array(points.length)];
  points.forEach((point, index) => {
    const [d, r] = [Number(point.d), Number(point.r)];
    const stream = random.split("students", d, r);
    for (let k = 0; k < parameters.pairs; ++k) {
      const truth = unitOrthogonalTo([], d, stream);
      const across = unitOrthogonalTo([truth], d, stream);
      const angle = Math.PI * stream.uniform();
      const w = combine(r * Math.cos(angle), truth, r * Math.sin(angle), across);
      hessian[index] = Math.max(hessian[index], sharpest(w, truth, across, stream));
      const other = combine(1, w, r * stream.uniform(), unitOrthogonalTo([], d, stream));
      const size = Math.sqrt(dot(other, other));
      const far = size < r ? other.map((value) => (value * r) / size) : other;
      const gap = combine(1, far, -1, w);
      const change = Math.abs(cosineOfVectors(far, truth) - cosineOfVectors(w, truth));
      slope[index] = Math.max(slope[index], (change * r) / Math.sqrt(dot(gap, gap)));
    }
  });
  return {hessian, slope};
}

/** Largest |second difference| · ‖w‖² over all directions in the plane, and one across it. */
function sharpest(w: Float64Array, truth: Float64Array, across: Float64Array, random: Random): number {
  const square = dot(w, w);
  const h = 1e-4 * Math.sqrt(square);
  const second = (v: Float64Array) =>
    (cosineOfVectors(combine(1, w, h, v), truth) +
      cosineOfVectors(combine(1, w, -h, v), truth) -
      2 * cosineOfVectors(w, truth)) /
    (h * h);
  const outside = second(unitOrthogonalTo([truth, across], w.length, random));
  // In the plane the second difference is a quadratic form, known from three directions; its eigenvalues bound it.
  const [a, b] = [second(truth), second(across)];
  const middle = (a + b) / 2;
  const mixed = second(combine(Math.SQRT1_2, truth, Math.SQRT1_2, across)) - middle;
  const inside = Math.abs(middle) + Math.sqrt(((a - b) / 2) ** 2 + mixed ** 2);
  return Math.max(Math.abs(outside), inside) * square;
}
