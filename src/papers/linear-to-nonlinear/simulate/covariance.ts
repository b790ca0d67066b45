import type {Matrix} from "../../../numerics/kernel/matrix.js";

/**
 * Lower Cholesky factor of a symmetric positive semi-definite k × k matrix (row-major); pivots that rounding makes
 * negative count as zero.
 */
export function cholesky(matrix: Float64Array, k: number): Float64Array {
  const lower = new Float64Array(k * k);
  for (let i = 0; i < k; ++i) {
    for (let j = 0; j <= i; ++j) {
      let sum = matrix[i * k + j];
      for (let l = 0; l < j; ++l) sum -= lower[i * k + l] * lower[j * k + l];
      if (i === j) lower[i * k + i] = Math.sqrt(Math.max(sum, 0));
      else lower[i * k + j] = lower[j * k + j] > 0 ? sum / lower[j * k + j] : 0;
    }
  }
  return lower;
}

/** Rows of k standard normals turned into rows with the given covariance. */
export function correlate(normals: Float64Array, covariance: Float64Array, k: number): Float64Array {
  const lower = cholesky(covariance, k);
  const out = new Float64Array(normals.length);
  for (let row = 0; row < normals.length; row += k) {
    for (let i = 0; i < k; ++i) {
      let sum = 0;
      for (let j = 0; j <= i; ++j) sum += lower[i * k + j] * normals[row + j];
      out[row + i] = sum;
    }
  }
  return out;
}

/** Inner products of the columns of a matrix, k × k. */
export function innerProducts({values, stride, rows, columns: k}: Matrix): Float64Array {
  const out = new Float64Array(k * k);
  for (let j = 0; j < rows; ++j) {
    const at = j * stride;
    for (let r = 0; r < k; ++r) for (let s = 0; s <= r; ++s) out[r * k + s] += values[at + r] * values[at + s];
  }
  for (let r = 0; r < k; ++r) for (let s = 0; s < r; ++s) out[s * k + r] = out[r * k + s];
  return out;
}
