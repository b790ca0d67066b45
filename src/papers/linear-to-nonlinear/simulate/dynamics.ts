import type {Matrix} from "../../../numerics/kernel/matrix.js";

/**
 * The noise side of the student: how its filters meet the noise patches ξᵢ. Signal and noise space are orthogonal, so
 * this is all of the training that depends on the dimension.
 */
export interface Dynamics {
  /** ⟨w_r, ξᵢ⟩, n × 2m; the filters of class +1 come first. */
  readonly activations: Matrix;
  /** To be filled with the coefficients of a step, n × 2m. */
  readonly moves: Matrix;
  /** Moves the noise part of each filter r by Σᵢ moves[i, r]·ξᵢ and brings `activations` up to date. */
  step(): void;
  /**
   * Inner products of fresh noise patches with the teacher and the filters, rows of 1 + 2m: the same fresh patches at
   * every call.
   */
  testNoise(): Float64Array;
}

export function add(to: Float64Array, what: Float64Array): void {
  for (let i = 0; i < to.length; ++i) to[i] += what[i];
}
