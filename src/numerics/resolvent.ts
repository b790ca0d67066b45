import {ensure} from "./ensure.js";

/**
 * The resolvent (T + λI)⁻¹ of a symmetric positive semidefinite tridiagonal T, through T + λI = LDLᵀ. No pivoting is
 * needed: the matrix is positive definite as long as λ exceeds the rounding errors in T, some 1e-15 of its norm.
 */
export class Resolvent {
  private readonly multipliers: Float64Array;
  private readonly inversePivots: Float64Array;

  /**
   * @param diagonal - Diagonal of T, length d ≥ 1.
   * @param off - Subdiagonal of T, length d − 1.
   * @param lambda - Shift λ > 0.
   * @throws RangeError when T + λI is not positive definite to working precision.
   */
  constructor(diagonal: Float64Array, off: Float64Array, lambda: number) {
    const d = diagonal.length;
    const multipliers = new Float64Array(d);
    const inversePivots = new Float64Array(d);
    let pivot = diagonal[0] + lambda;
    for (let i = 0; ; ++i) {
      ensure(pivot > 0, `pivot ${i}`, pivot, `> 0: the matrix plus ${lambda} is not positive definite`);
      inversePivots[i] = 1 / pivot;
      if (i === d - 1) break;
      multipliers[i + 1] = off[i] / pivot;
      pivot = diagonal[i + 1] + lambda - multipliers[i + 1] * off[i];
    }
    this.multipliers = multipliers;
    this.inversePivots = inversePivots;
  }

  /** Replaces x by (T + λI)⁻¹x. */
  solve(x: Float64Array): Float64Array {
    const {multipliers, inversePivots} = this;
    const d = inversePivots.length;
    let last = x[0];
    for (let i = 1; i < d; ++i) x[i] = last = x[i] - multipliers[i] * last;
    x[d - 1] = last = x[d - 1] * inversePivots[d - 1];
    for (let i = d - 2; i >= 0; --i) x[i] = last = x[i] * inversePivots[i] - multipliers[i + 1] * last;
    return x;
  }
}

/**
 * Traces of the first two powers of the resolvent, tr (T + λI)⁻¹ and tr (T + λI)⁻².
 *
 * They are the first and minus the second derivative of ln det(T + λI) = Σ ln δᵢ in λ; differentiating the recursion
 * of the pivots δᵢ₊₁ = tᵢ₊₁ + λ − eᵢ²/δᵢ keeps δ′ > 0 and δ″ ≤ 0, so that no term of either sum cancels another.
 *
 * @param diagonal - Diagonal of T, length d ≥ 1.
 * @param off - Subdiagonal of T, length d − 1.
 * @param lambda - Shift λ > 0.
 */
export function resolventTraces(
  diagonal: Float64Array,
  off: Float64Array,
  lambda: number
): {readonly first: number; readonly second: number} {
  let pivot = diagonal[0] + lambda;
  let slope = 1;
  let bend = 0;
  let first = 0;
  let second = 0;
  for (let i = 0; ; ++i) {
    ensure(pivot > 0, `pivot ${i}`, pivot, `> 0: the matrix plus ${lambda} is not positive definite`);
    const ratio = slope / pivot;
    first += ratio;
    second += ratio * ratio - bend / pivot;
    if (i === off.length) return {first, second};
    const multiplier = off[i] / pivot;
    const square = multiplier * multiplier;
    bend = square * (bend - 2 * ratio * slope);
    slope = 1 + square * slope;
    pivot = diagonal[i + 1] + lambda - multiplier * off[i];
  }
}
