import {chi} from "../../../engine/chi.js";
import type {Random} from "../../../engine/random.js";

/**
 * Lower triangular L with LLᵀ equal in law to XᵀX for a samples × d matrix X of independent standard normals
 * (Bartlett): chi variables with samples, samples − 1, … degrees of freedom on the diagonal, normals below it. It is
 * the R factor of X, transposed, without X.
 *
 * @param samples - At least d.
 */
export function bartlett(samples: number, d: number, random: Random): Float64Array {
  const l = new Float64Array(d * d);
  for (let i = 0; i < d; ++i) {
    for (let j = 0; j < i; ++j) l[i * d + j] = random.normal();
    l[i * d + i] = chi(random, samples - i);
  }
  return l;
}

/**
 * ‖L⁻¹x‖² summed over four vectors at a time, so that a number of L is loaded once for four.
 *
 * @param x - Entry i of vector k at 4i + k; overwritten by L⁻¹x. Entries before `start` count as zero.
 */
export function solveFour(l: Float64Array, d: number, x: Float64Array, start = 0): number {
  let sum = 0;
  for (let i = start; i < d; ++i) {
    const row = i * d;
    let a = x[4 * i];
    let b = x[4 * i + 1];
    let c = x[4 * i + 2];
    let e = x[4 * i + 3];
    for (let j = start, at = 4 * start; j < i; ++j, at += 4) {
      const factor = l[row + j];
      a -= factor * x[at];
      b -= factor * x[at + 1];
      c -= factor * x[at + 2];
      e -= factor * x[at + 3];
    }
    const pivot = 1 / l[row + i];
    x[4 * i] = a *= pivot;
    x[4 * i + 1] = b *= pivot;
    x[4 * i + 2] = c *= pivot;
    x[4 * i + 3] = e *= pivot;
    sum += a * a + b * b + (c * c + e * e);
  }
  return sum;
}

/** Replaces x by L⁻ᵀx. */
export function solveLowerTransposed(l: Float64Array, d: number, x: Float64Array): Float64Array {
  for (let i = d - 1; i >= 0; --i) {
    const row = i * d;
    x[i] /= l[row + i];
    const value = x[i];
    for (let j = 0; j < i; ++j) x[j] -= l[row + j] * value;
  }
  return x;
}

/** tr (LLᵀ)⁻¹ = ‖L⁻¹‖_F². */
export function traceOfInverse(l: Float64Array, d: number): number {
  const x = new Float64Array(4 * d);
  let trace = 0;
  for (let k = 0; k < d; k += 4) {
    x.fill(0, 4 * k);
    for (let m = k; m < Math.min(k + 4, d); ++m) x[4 * m + (m - k)] = 1;
    trace += solveFour(l, d, x, k);
  }
  return trace;
}
