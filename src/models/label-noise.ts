import {dot} from "../numerics/dot.js";
import {invert, solveRows} from "../numerics/kernel/cholesky.js";
import type {Factor, Matrix} from "../numerics/kernel/matrix.js";

/**
 * Variance of least squares, exactly averaged over label noise of unit variance: E‖θ̂ − E θ̂‖² = tr (LLᵀ)⁻¹ =
 * ‖L⁻¹‖_F² for a design with XᵀX = LLᵀ.
 *
 * @param room - Of L's shape; overwritten.
 */
export const traceOfInverse = (l: Factor, room: Matrix): number => energy(invert(l, room));

/**
 * What a linear map M of the estimate keeps of that noise, E‖M(θ̂ − E θ̂)‖² = ‖ML⁻ᵀ‖_F².
 *
 * @param m - Overwritten.
 */
export const noiseKept = (m: Matrix, l: Factor): number => energy(solveRows(l, m));

/** Sum of squares. */
function energy({rows, columns, stride, values}: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; ++i) sum += dot(values, values, i * stride, i * stride, columns);
  return sum;
}
