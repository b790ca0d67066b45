import {fUpper} from "../../numerics/distributions.js";
import {exactTolerance, type Moments} from "./moments.js";

/** Pivots of the correlation matrix below this are rounding; they are raised to it, which makes the test milder. */
const smallestPivot = 1e-10;

/** Hotelling's T² against mean zero, with its exact law under normality. */
export interface Hotelling {
  /** F = (n − p)/(p(n − 1))·T²; infinite when an error without spread contradicts. */
  readonly f: number;
  readonly p: number;
  readonly d1: number;
  readonly d2: number;
}

/**
 * Tests whether all columns have mean zero, jointly: one vector a trial, so whatever dependence there is between the
 * points of a trial is in the estimated covariance. Columns without spread are decided without chance and left out.
 *
 * @param moments - Of the errors, in units; more trials than columns.
 */
export function hotelling({trials, mean, sd, covariance}: Moments): Hotelling {
  const all = [...mean.keys()];
  const certain = all.some((j) => sd[j] === 0 && Math.abs(mean[j]) > exactTolerance);
  const varying = all.filter((j) => sd[j] > 0);
  const d1 = varying.length;
  const d2 = trials - d1;
  if (certain) return {f: Number.POSITIVE_INFINITY, p: 0, d1: Math.max(1, d1), d2};
  if (d1 === 0) return {f: 0, p: 1, d1: 1, d2: trials - 1};
  const correlation = varying.map((j, row) =>
    Float64Array.from(varying.slice(0, row + 1), (k) => covariance(j, k) / (sd[j] * sd[k]))
  );
  const distance = mahalanobis(
    correlation,
    varying.map((j) => mean[j] / sd[j])
  );
  const f = ((trials * distance) / (trials - 1)) * (d2 / d1);
  return {f, p: fUpper(f, d1, d2), d1, d2};
}

/** zᵀR⁻¹z by Cholesky's factor of R (lower triangle by rows, overwritten), largest remaining pivot first. */
function mahalanobis(lower: Float64Array[], z: number[]): number {
  const size = z.length;
  const at = (i: number, j: number): number => (i >= j ? lower[i][j] : lower[j][i]);
  const pivot = z.map((_, i) => at(i, i));
  const factor = z.map(() => new Float64Array(size));
  const rest = [...z];
  const open = new Set(z.keys());
  let sum = 0;
  for (let step = 0; step < size; ++step) {
    let next = -1;
    for (const i of open) if (next < 0 || pivot[i] > pivot[next]) next = i;
    open.delete(next);
    const root = Math.sqrt(Math.max(pivot[next], smallestPivot));
    const here = rest[next] / root;
    sum += here * here;
    for (const i of open) {
      let dot = at(i, next);
      for (let k = 0; k < step; ++k) dot -= factor[i][k] * factor[next][k];
      factor[i][step] = dot / root;
      pivot[i] -= factor[i][step] ** 2;
      rest[i] -= factor[i][step] * here;
    }
  }
  return sum;
}
