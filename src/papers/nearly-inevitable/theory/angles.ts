import {ensure} from "../../../numerics/ensure.js";
import {roundedCosine} from "../../../numerics/vectors.js";

/**
 * Accuracy of a direction whose cosine with the truth is given: 1 − arccos(cosine)/π.
 *
 * @param cosine - In [−1, 1], in the inner product ⟨a, b⟩_Σ = aᵀΣb.
 * @see nearly-inevitable, Lemma 2.1
 */
export function accuracyOf(cosine: number): number {
  ensure(cosine >= -1 && cosine <= 1, "cosine", cosine, "in [−1, 1]");
  return 1 - Math.acos(cosine) / Math.PI;
}

/** Cosine with the truth of a direction of given accuracy in [0, 1]: the inverse of `accuracyOf`. */
export function cosineOf(accuracy: number): number {
  ensure(accuracy >= 0 && accuracy <= 1, "accuracy", accuracy, "in [0, 1]");
  return Math.sin(Math.PI * (accuracy - 0.5));
}

/** √(1 − x²) without cancellation near ±1. */
export const sine = (cosine: number): number => Math.sqrt((1 - cosine) * (1 + cosine));

/**
 * Cosine ρ of student and teacher from their cosines with the truth and the cosine q of their remainders.
 *
 * @param s - Student's cosine with the truth, in [−1, 1].
 * @param t - Teacher's cosine with the truth, in [−1, 1].
 * @param q - Cosine of the parts orthogonal to the truth, in [−1, 1].
 * @returns ρ in [−1, 1].
 */
export function correlation(s: number, t: number, q: number): number {
  cosines({s, t, q});
  return roundedCosine(s * t + sine(s) * sine(t) * q);
}

/**
 * Largest overlap of errors that still lets the student improve: tan θ_s / tan θ_t.
 *
 * @param s - Student's cosine with the truth, in (0, 1).
 * @param t - Teacher's cosine with the truth, in (0, 1).
 * @returns Threshold for q; above 1 when the teacher is the better one.
 * @see nearly-inevitable, Equation 2
 */
export function overlapThreshold(s: number, t: number): number {
  ensure(s > 0 && s < 1, "s", s, "in (0, 1)");
  ensure(t > 0 && t < 1, "t", t, "in (0, 1)");
  return (sine(s) * t) / (s * sine(t));
}

/**
 * Rate at which the flow moves the student's cosine with the truth, times its norm and over c: t − ρs.
 * Written in q it is (1 − s²)t − s√(1−s²)√(1−t²)q, free of cancellation near s = 1.
 *
 * @see nearly-inevitable, Equation 2
 */
export function progress(s: number, t: number, q: number): number {
  cosines({s, t, q});
  return sine(s) * (sine(s) * t - s * sine(t) * q);
}

/** Whether the student improves at once under the population flow: t > ρs. Arguments in [−1, 1]. */
export const improves = (s: number, t: number, q: number): boolean => progress(s, t, q) > 0;

/** Checks that s, t, ρ are the cosines between three vectors. @throws RangeError naming `rho` otherwise. */
export function ensureTriangle(s: number, t: number, rho: number): void {
  cosines({s, t, rho});
  const reach = sine(s) * sine(t);
  const [low, high] = [s * t - reach, s * t + reach];
  ensure(
    rho >= low - 1e-9 && rho <= high + 1e-9,
    "rho",
    rho,
    `in [${low}, ${high}], the cosines that s and t leave possible`
  );
}

function cosines(values: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(values)) ensure(value >= -1 && value <= 1, name, value, "in [−1, 1]");
}
