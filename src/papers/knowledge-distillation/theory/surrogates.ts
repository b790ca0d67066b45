import {rising} from "../../../numerics/bisection.js";
import {ensure} from "../../../numerics/ensure.js";
import {type Setting, spectrumOf} from "../setting.js";

/** What the shortest interpolator of n < p labels does to each feature, in the deterministic equivalent. */
export interface Equivalent {
  /** ζ_i = τ/(λ_i + τ), the share of a coefficient that is lost, and 1 − ζ_i. */
  readonly lost: Float64Array;
  readonly kept: Float64Array;
  /** Ω = Σ(1−ζ_i)²/n, and 1 − Ω = Σ(1−ζ_i)ζ_i/n. */
  readonly omega: number;
  readonly rest: number;
}

/**
 * The equivalent at the τ with Σλ/(λ+τ) = n, solved for 1/τ; shares and their complements are formed apart, so that
 * neither cancels where n is small or near p.
 *
 * @throws RangeError unless 1 ≤ n < p.
 * @see Han and Xu (2023).
 */
export function equivalent(eigenvalues: Float64Array, n: number): Equivalent {
  ensure(n >= 1 && n < eigenvalues.length, "n", n, `at least 1 and less than p = ${eigenvalues.length}`);
  const sharesAt = (t: number): Float64Array => eigenvalues.map((x) => (x * t) / (1 + x * t));
  const sum = (values: Float64Array): number => values.reduce((total, x) => total + x, 0);
  const t = rising((at) => sum(sharesAt(at)), n);
  const kept = sharesAt(t);
  const lost = eigenvalues.map((x) => 1 / (1 + x * t));
  return {kept, lost, omega: sum(kept.map((x) => x * x)) / n, rest: sum(kept.map((x, i) => x * lost[i])) / n};
}

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
