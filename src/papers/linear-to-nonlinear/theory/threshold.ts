import {ensure} from "../../../numerics/ensure.js";

export interface Threshold {
  /** Number of the student's samples n ≥ 1. */
  readonly n: number;
  /** Probability p_b ∈ [0, 1] of a both-signal sample. */
  readonly pB: number;
  /** Norm ‖ν‖ ≥ 0 of the hard signal. */
  readonly nu: number;
  /** Noise scale σ_p > 0. */
  readonly sigmaP: number;
  /** Dimension d ≥ 1 of a patch. */
  readonly d: number;
}

/**
 * The quantity n·p_b²‖ν‖⁴/(σ_p⁴d) whose size decides between benign and harmful overfitting.
 *
 * @returns A number ≥ 0 without unit; the overfitting is benign where it is large.
 * @throws RangeError naming the parameter outside its range.
 * @see linear-to-nonlinear, result 2.
 */
export function threshold({n, pB, nu, sigmaP, d}: Threshold): number {
  ensure(n >= 1 && n < Infinity, "n", n, "a number ≥ 1");
  ensure(pB >= 0 && pB <= 1, "p_b", pB, "a number in [0, 1]");
  ensure(nu >= 0 && nu < Infinity, "nu", nu, "a number ≥ 0");
  ensure(sigmaP > 0 && sigmaP < Infinity, "sigma_p", sigmaP, "a number > 0");
  ensure(d >= 1 && d < Infinity, "d", d, "a number ≥ 1");
  const ratio = (pB * nu * nu) / (sigmaP * sigmaP);
  return (ratio / d) * n * ratio;
}
