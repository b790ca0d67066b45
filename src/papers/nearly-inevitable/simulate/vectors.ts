import type {Random} from "../../../engine/random.js";
import {dot} from "../../../numerics/dot.js";

/** a += scale · b. */
export function addScaled(a: Float64Array, scale: number, b: Float64Array): void {
  for (let i = 0; i < a.length; ++i) a[i] += scale * b[i];
}

/** Scales to length 1 in place and returns the vector. */
export function normalize(a: Float64Array): Float64Array {
  const scale = 1 / Math.sqrt(dot(a, a));
  for (let i = 0; i < a.length; ++i) a[i] *= scale;
  return a;
}

/** A uniform unit vector orthogonal to the given orthonormal ones. */
export function unitOrthogonalTo(basis: readonly Float64Array[], d: number, random: Random): Float64Array {
  const vector = random.normals(d);
  // Twice is enough for orthogonality to rounding.
  for (const b of [...basis, ...basis]) addScaled(vector, -dot(vector, b), b);
  return normalize(vector);
}

/** αa + βb. */
export const combine = (alpha: number, a: Float64Array, beta: number, b: Float64Array): Float64Array =>
  a.map((value, i) => alpha * value + beta * b[i]);

export const cosineOfVectors = (a: Float64Array, b: Float64Array): number =>
  dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
