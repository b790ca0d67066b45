import {equivalent} from "../../../models/equivalent.js";
import {type Setting, spectrumOf} from "../setting.js";

/** Surrogates that are known, not trained, by what they multiply the truth's coefficients with. */
export const surrogateNames = ["truth", "optimal", "mask", "damped", "half"] as const;
export type SurrogateName = (typeof surrogateNames)[number];

/**
 * The factors βˢ_i/β*_i of a surrogate: 1 for the truth; the best ones; the best of 0 and 1; 1 − ζ_i; one half.
 * With more samples than features nothing is lost, and all but the last are the truth.
 */
export function factorsOf(name: SurrogateName, eigenvalues: Float64Array, n: number): Float64Array {
  if (name === "half") return eigenvalues.map(() => 0.5);
  if (name === "truth" || n >= eigenvalues.length) return eigenvalues.map(() => 1);
  const {lost, kept, omega, rest} = equivalent(eigenvalues, n);
  if (name === "damped") return kept;
  if (name === "mask") return lost.map((zeta) => (zeta ** 2 < rest ? 1 : 0));
  return kept.map((x, i) => (rest * x) / (rest * x * x + omega * lost[i] ** 2));
}

/** Means of P_ii and (PΛP)_ii/λ_i of feature i (from 1), P being the projection on n inputs, in the equivalent. */
export function featureMoments({i, n, ...law}: Setting & {readonly i: number}): {
  readonly kept: number;
  readonly charged: number;
} {
  const {lost, kept, omega, rest} = equivalent(spectrumOf(law).eigenvalues, n);
  return {kept: kept[i - 1], charged: kept[i - 1] ** 2 + (lost[i - 1] ** 2 * omega) / rest};
}
