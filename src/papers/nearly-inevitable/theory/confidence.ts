import {rising} from "../../../numerics/bisection.js";
import {ensure} from "../../../numerics/ensure.js";

/** c = E[g; g > 0] = 1/√(2π): length of the pull towards the teacher, and limit of the confidence. */
export const pull = 1 / Math.sqrt(2 * Math.PI);

/**
 * The student's confidence κ(r) = E[g σ(βrg)], g standard normal: length of the pull towards the origin.
 *
 * @param r - Norm of the student, ≥ 0 (or Infinity).
 * @param beta - Inverse temperature β > 0.
 * @returns κ in [0, c), increasing in both; relative error about 1e-15.
 * @throws RangeError naming the parameter outside its range.
 * @see nearly-inevitable, Section 2.3
 */
export function confidence(r: number, beta = 1): number {
  ensure(r >= 0, "r", r, "≥ 0");
  ensure(beta > 0, "beta", beta, "> 0");
  return beta * r === Infinity ? pull : beta * r * meanSlope(beta * r);
}

/** κ(r)/r, which stays finite (β/4) where the student vanishes. */
export function confidenceRate(r: number, beta = 1): number {
  return beta * meanSlope(beta * r);
}

/**
 * E[σ′(ag)] by the trapezoidal rule on the line. The integrand is positive, so nothing cancels, and analytic in
 * |Im g| < π/a: the step h = min(1/4, 1/2a) leaves an error below 1e-16, and 80 terms reach every a.
 */
function meanSlope(a: number): number {
  const h = Math.min(0.25, 0.5 / a);
  let sum = 0.125;
  for (let k = 1; k <= 80; ++k) {
    const g = k * h;
    const e = Math.exp(-a * g);
    const term = (Math.exp(-0.5 * g * g) * e) / (1 + e) ** 2;
    sum += term;
    if (term < 1e-18 * sum) break;
  }
  return 2 * pull * h * sum;
}

/**
 * Norm r* at which the teacher's pull stops moving the student towards the truth: κ(r*)/c = t/s.
 * Below it the student learns from the teacher; above it, it improves by unlearning alone.
 *
 * @param s - Student's cosine with the truth, in (0, 1].
 * @param t - Teacher's cosine with the truth, in (0, 1].
 * @returns r* > 0; Infinity where t ≥ s.
 * @see nearly-inevitable, Section 3.1
 */
export function crossoverNorm(s: number, t: number, beta = 1): number {
  ensure(s > 0 && s <= 1, "s", s, "in (0, 1]");
  ensure(t > 0 && t <= 1, "t", t, "in (0, 1]");
  ensure(beta > 0, "beta", beta, "> 0");
  if (t >= s) return Infinity;
  return rising((r) => confidence(r), (pull * t) / s) / beta;
}
