import {Matrix} from "ml-matrix";
import {Random} from "../../src/engine/random.js";

/** Row-major array as an ml-matrix matrix. */
export function matrix(a: Float64Array, rows: number, cols: number): Matrix {
  return Matrix.from1DArray(rows, cols, a);
}

/** Seeded matrix of independent standard normals, row-major. */
export function normals(rows: number, cols: number, name = "test"): Float64Array {
  return Random.stream(1, name, rows, cols).normals(rows * cols);
}

/** Largest absolute difference of two arrays; infinite when their lengths differ. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < a.length; ++i) largest = Math.max(largest, Math.abs(a[i] - b[i]) || (a[i] === b[i] ? 0 : NaN));
  return largest;
}
