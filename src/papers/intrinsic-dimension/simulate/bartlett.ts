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

/** Replaces x by L⁻¹x, the entries of x before `start` being zero. */
export function solveLower(l: Float64Array, d: number, x: Float64Array, start = 0): Float64Array {
  for (let i = start; i < d; ++i) {
    const row = i * d;
    let a = x[i];
    let b = 0;
    let j = start;
    for (; j + 1 < i; j += 2) {
      a -= l[row + j] * x[j];
      b -= l[row + j + 1] * x[j + 1];
    }
    if (j < i) a -= l[row + j] * x[j];
    x[i] = (a + b) / l[row + i];
  }
  return x;
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
  const x = new Float64Array(d);
  let trace = 0;
  for (let k = 0; k < d; ++k) {
    x.fill(0, k);
    x[k] = 1;
    solveLower(l, d, x, k);
    for (let j = k; j < d; ++j) trace += x[j] * x[j];
  }
  return trace;
}
