import {ensure} from "../../src/numerics/ensure.js";

/** A truth θ, labelled n times with noise σ ≥ 0, of which the student copies the share a. */
export interface Setting {
  readonly truth: number;
  readonly sigma: number;
  readonly n: number;
  readonly share: number;
}

/**
 * Expected squared error of the student; of the teacher at a = 1.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see room, Proposition 1.
 */
export function risk({truth, sigma, n, share}: Setting): number {
  ensure(Number.isInteger(n) && n >= 1, "n", n, "a whole number ≥ 1");
  ensure(sigma >= 0, "sigma", sigma, "a number ≥ 0");
  return ((1 - share) * truth) ** 2 + (share * sigma) ** 2 / n;
}
