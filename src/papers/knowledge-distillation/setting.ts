import {ensure} from "../../numerics/ensure.js";

/** What features and truth are like. */
export interface Law {
  /** Features, independent with variances λ_i. */
  readonly p: number;
  /** λ_i = i^−α: how fast the features' variances fall. */
  readonly alpha: number;
  /** λ_iβ*_i² = i^−β: how fast the signal falls. */
  readonly beta: number;
  /** Two values of λ in place of the powers: 1 on so many features, which hold a truth of norm 1, and `floor` on the rest. */
  readonly spikes?: number;
  readonly floor?: number;
  /** All sizes are multiplied by it; 1 by default. */
  readonly times?: number;
}

/** A law with n samples whose labels have noise of standard deviation σ. */
export interface Setting extends Law {
  readonly n: number;
  readonly sigma: number;
}

/** Two fits: m samples with feature variances i^−α_s and noise of variance σ_s² give the surrogate, then n with i^−α and σ. */
export interface Stages extends Setting {
  readonly m: number;
  readonly alphaS: number;
  readonly varianceS: number;
  /** Features that the surrogate is fitted on, the first; all by default. */
  readonly k?: number;
}

/** Variances of the features, and the squares of the truth's coefficients. */
export interface Spectrum {
  readonly eigenvalues: Float64Array;
  readonly truth2: Float64Array;
}

/** The setting with `times` multiplied out. */
export function sized<S extends Law & Partial<Stages>>(setting: S): S {
  const {times = 1} = setting;
  const sizes = (["p", "n", "m", "k"] as const).filter((key) => setting[key] !== undefined);
  return {...setting, times: 1, ...Object.fromEntries(sizes.map((key) => [key, times * Number(setting[key])]))};
}

/** i^−α for i = 1 … p. */
export function powers(p: number, alpha: number): Float64Array {
  const values = new Float64Array(p);
  for (let k = 0; k < p; ++k) values[k] = (k + 1) ** -alpha;
  return values;
}

/** @throws RangeError naming the parameter outside its range. */
export function spectrumOf({p, alpha, beta, spikes, floor = 0}: Law): Spectrum {
  ensure(Number.isInteger(p) && p >= 1, "p", p, "a whole number ≥ 1");
  if (spikes !== undefined)
    return {
      eigenvalues: Float64Array.from({length: p}, (_, i) => (i < spikes ? 1 : floor)),
      truth2: Float64Array.from({length: p}, (_, i) => (i < spikes ? 1 / spikes : 0))
    };
  ensure(alpha >= 0, "alpha", alpha, "a number ≥ 0");
  const eigenvalues = powers(p, alpha);
  return {eigenvalues, truth2: powers(p, beta).map((signal, i) => signal / eigenvalues[i])};
}
