import betainc from "@stdlib/math-base-special-betainc";
import {ensure} from "../../../numerics/ensure.js";
import {accuracyOf, correlation, overlapThreshold} from "./angles.js";
import {peakCosine} from "./peak.js";

/**
 * Probability that a random teacher of cosine t does not improve a student of cosine s in dimension d. The
 * overlap q of their errors is one coordinate of a uniform point of the sphere in d − 1 dimensions, so q² is
 * Beta(1/2, (d − 2)/2) and the failure is its tail beyond the threshold.
 *
 * @param d - Dimension, a whole number ≥ 3.
 * @param s - Student's cosine with the truth, in (0, 1).
 * @param t - Teacher's cosine with the truth, in (0, 1).
 * @returns P[q ≥ tan θ_s / tan θ_t], accurate in the far tail.
 * @throws RangeError naming the parameter outside its range.
 * @see nearly-inevitable, Section 3.1 (closed form ours)
 */
export function failureProbability(d: number, s: number, t: number): number {
  ensure(Number.isInteger(d) && d >= 3, "d", d, "a whole number ≥ 3");
  const threshold = overlapThreshold(s, t);
  return threshold >= 1 ? 0 : 0.5 * betainc(threshold * threshold, 0.5, (d - 2) / 2, true, true);
}

/**
 * Mean over random teachers of a function of the overlap q, by the trapezoidal rule in the angle of q, whose
 * density is sin^(d−3): spectrally accurate for smooth functions.
 *
 * @param d - Dimension, a whole number ≥ 4.
 * @param of - Function of q in [−1, 1].
 * @param nodes - Nodes over the half circle; a few dozen do for a function as smooth as a path's point.
 */
export function meanOverTeachers(d: number, of: (q: number) => number, nodes = 2000): number {
  ensure(Number.isInteger(d) && d >= 4, "d", d, "a whole number ≥ 4");
  let [sum, mass] = [0, 0];
  for (let k = 1; k < nodes; ++k) {
    const angle = (Math.PI * k) / nodes;
    const weight = Math.sin(angle) ** (d - 3);
    if (weight < 1e-20) continue;
    sum += weight * of(Math.cos(angle));
    mass += weight;
  }
  return sum / mass;
}

/** Gain of accuracy at the flow's peak, averaged over random teachers of cosine t in dimension d ≥ 4. */
export function meanPeakGain(d: number, s: number, t: number): number {
  return meanOverTeachers(d, (q) => accuracyOf(peakCosine(s, t, correlation(s, t, q)))) - accuracyOf(s);
}
