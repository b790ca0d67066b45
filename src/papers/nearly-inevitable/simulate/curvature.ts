import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
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
export const curvature = sampler(
  "drawn",
  ({pairs}: {readonly pairs: number}, _: readonly {readonly d: number; readonly r: number}[], random) =>
    ({d, r}) => {
      const stream = random.split("students", d, r);
      let [hessian, slope] = [0, 0];
      for (let k = 0; k < pairs; ++k) {
        const truth = unitOrthogonalTo([], d, stream);
        const across = unitOrthogonalTo([truth], d, stream);
        const angle = Math.PI * stream.uniform();
        const w = combine(r * Math.cos(angle), truth, r * Math.sin(angle), across);
        hessian = Math.max(hessian, sharpest(w, truth, across, stream));
        const other = combine(1, w, r * stream.uniform(), unitOrthogonalTo([], d, stream));
        const size = Math.sqrt(dot(other, other));
        const far = size < r ? other.map((value) => (value * r) / size) : other;
        const gap = combine(1, far, -1, w);
        const change = Math.abs(cosineOfVectors(far, truth) - cosineOfVectors(w, truth));
        slope = Math.max(slope, (change * r) / Math.sqrt(dot(gap, gap)));
      }
      return {hessian, slope};
    }
);

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
