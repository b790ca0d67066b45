import type {Random} from "../engine/random.js";
import {dot} from "../numerics/dot.js";
import {invert, solveRows} from "../numerics/kernel/cholesky.js";
import type {Factor, Matrix} from "../numerics/kernel/matrix.js";
import {bartlett} from "./bartlett.js";

/**
 * Lower triangular L with LLᵀ equal in law to XᵀX for a samples × d matrix X of independent standard normals: the R
 * factor of X, transposed, without X.
 *
 * @param samples - At least d.
 */
export function drawDesign(samples: number, d: number, random: Random): Factor {
  const values = new Float64Array(d * d);
  bartlett(d, samples, 1, random, (i, j, value) => {
    values[i * d + j] = value;
  });
  return {rows: d, columns: d, stride: d, step: 1, values};
}

/** tr (LLᵀ)⁻¹ = ‖L⁻¹‖_F², in room of L's shape. */
export const traceOfInverse = (l: Factor, room: Matrix): number => energy(invert(l, room));

/** ‖ML⁻ᵀ‖_F²; M is overwritten. */
export const noiseKept = (m: Matrix, l: Factor): number => energy(solveRows(l, m));

/** Sum of squares. */
function energy({rows, columns, stride, values}: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; ++i) sum += dot(values, values, i * stride, i * stride, columns);
  return sum;
}
