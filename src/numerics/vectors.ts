import {dot} from "./dot.js";

/** a += scale · b. */
export function addScaled(a: Float64Array, scale: number, b: Float64Array): void {
  for (let i = 0; i < a.length; ++i) a[i] += scale * b[i];
}

/** Euclidean length ‖a‖. */
export const norm = (a: Float64Array): number => Math.sqrt(dot(a, a));

/** Scales to length 1 in place and returns the vector. */
export function normalize(a: Float64Array): Float64Array {
  const scale = 1 / norm(a);
  for (let i = 0; i < a.length; ++i) a[i] *= scale;
  return a;
}

/** αa + βb. */
export const combine = (alpha: number, a: Float64Array, beta: number, b: Float64Array): Float64Array =>
  a.map((value, i) => alpha * value + beta * b[i]);

/** A cosine that rounding may have put a last digit outside [−1, 1], as for parallel vectors; NaN stays NaN. */
export const roundedCosine = (cosine: number): number => Math.max(-1, Math.min(1, cosine));

/** Cosine of two vectors of equal length, neither zero; in [−1, 1]. */
export const cosineOfVectors = (a: Float64Array, b: Float64Array): number =>
  roundedCosine(dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)));
