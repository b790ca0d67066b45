import {ensure} from "../../../numerics/ensure.js";
import {integrate} from "../../../numerics/ode.js";
import {ensureTriangle, sine} from "./angles.js";
import {confidence, pull} from "./confidence.js";

/**
 * Best cosine with the truth that the population flow reaches, for data of any exactly spherical law and a student
 * of any norm: √((s² + t² − 2stρ)/(1 − ρ²)), the cosine of the truth with the plane of student and teacher.
 * It lies inside the path where t > sρ and s > tρ; otherwise the best point is the start (s) or the end (t).
 *
 * @param s - Student's cosine with the truth, in [−1, 1].
 * @param t - Teacher's cosine with the truth, in [−1, 1].
 * @param rho - Cosine of student and teacher, possible given s and t.
 * @returns The largest cosine along the great-circle arc from the student to the teacher.
 * @throws RangeError naming the parameter outside its range.
 * @see nearly-inevitable, Section 4 (an answer to its open question, ours)
 */
export function peakCosine(s: number, t: number, rho: number): number {
  ensureTriangle(s, t, rho);
  if (!(t > s * rho)) return s;
  if (!(s > t * rho)) return t;
  // Opposite vectors span no plane; their path is the pair of its ends.
  if (sine(rho) === 0) return Math.max(s, t);
  return Math.min(1, Math.hypot(t, (s - t * rho) / sine(rho)));
}

/** Whether the best point lies strictly inside the path, where the peak has a time. */
export const hasPeak = (s: number, t: number, rho: number): boolean => t > s * rho && s > t * rho;

/** Tangents of half the angle to the teacher, at the start and at the peak: u falls from one to the other. */
function halfTangents(s: number, t: number, rho: number): {start: number; peak: number} {
  ensureTriangle(s, t, rho);
  ensure(hasPeak(s, t, rho), "rho", rho, "below both s/t and t/s, or there is no peak");
  const agreement = t / peakCosine(s, t, rho);
  return {start: halfTangent(rho), peak: (s - t * rho) / sine(rho) / (peakCosine(s, t, rho) * (1 + agreement))};
}

const halfTangent = (cosine: number): number => Math.sqrt((1 - cosine) / (1 + cosine));

/**
 * Time of the peak over ‖w₀‖ as the norm falls to zero: (t − sρ)/(s − tρ)/c.
 *
 * @see peakCosine
 */
export function smallNormPeakTime(s: number, t: number, rho: number): number {
  halfTangents(s, t, rho);
  return (t - s * rho) / (s - t * rho) / pull;
}

/**
 * Time of the peak over ‖w₀‖ as the norm grows: ((1 + ρ)/2c)·(ln(u₀/u_p) + (u₀² − u_p²)/2), u the tangent of half
 * the angle to the teacher at the start and at the peak.
 *
 * @see peakCosine
 */
export function largeNormPeakTime(s: number, t: number, rho: number): number {
  const u = halfTangents(s, t, rho);
  return ((1 + rho) / (2 * pull)) * (Math.log(u.start / u.peak) + (u.start - u.peak) * (u.start + u.peak) * 0.5);
}

/**
 * Time at which the flow peaks, for a norm of any size. In ℓ = −ln u the direction's path is fixed and only
 * (ln r, τ) has to be integrated: (ln r)′ = cos φ − κ(r)/c, τ′ = r/c.
 *
 * @param norm - ‖w₀‖ > 0.
 * @param beta - β > 0.
 * @returns T > 0, in units of learning rate × steps.
 */
export function peakTime(s: number, t: number, rho: number, norm: number, beta = 1): number {
  ensure(norm > 0 && norm < Infinity, "norm", norm, "a number > 0");
  ensure(beta > 0 && beta < Infinity, "beta", beta, "a number > 0");
  const u = halfTangents(s, t, rho);
  // y = (ln(r/‖w₀‖), cτ/‖w₀‖, ln u).
  const end = integrate(
    (y, out) => {
      const square = Math.exp(2 * y[2]);
      const size = Math.exp(y[0]);
      out[0] = (1 - square) / (1 + square) - confidence(norm * size, beta) / pull;
      out[1] = size;
      out[2] = -1;
    },
    Float64Array.of(0, 0, Math.log(u.start)),
    Math.log(u.start / u.peak)
  );
  return (norm * end[1]) / pull;
}
