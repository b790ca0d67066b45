import {ensure} from "../../../numerics/ensure.js";

/** What a ridge trial may be told; each key is a parameter of the experiment or an axis of its sweep. */
interface RidgeKeys {
  /** Dimension d ≥ 2. */
  readonly d: number;
  /** Labelled samples n_t of the teacher, or γ_t = d/n_t with a whole n_t. */
  readonly nT: number;
  readonly gammaT: number;
  /** Samples n_s of the student, or γ_s = d/n_s with a whole n_s. */
  readonly nS: number;
  readonly gammaS: number;
  /** Label noise σ ≥ 0, in units of the signal (E‖β*‖² = 1). */
  readonly sigma: number;
  /** Teacher penalty λ_t > 0, or the same in units of its optimum, λ_t/(σ²γ_t). */
  readonly lambdaT: number;
  readonly tuningT: number;
  /** Student penalty λ_s > 0; without it there is no student. */
  readonly lambdaS: number;
  /** Cosine ζ of β̂ and β* in [−1, 1]; without it there is no weighted student. */
  readonly zeta: number;
}

/** Parameters and points of the ridge samplers: any key may be either. */
export type RidgeParameters = Partial<RidgeKeys>;

/** One sweep point, complete: sizes whole, penalties absolute. */
export interface Setting {
  readonly d: number;
  readonly nT: number;
  readonly sigma: number;
  readonly lambdaT: number;
  /** Without a student penalty there is no student. */
  readonly student: {readonly nS: number; readonly lambdaS: number; readonly zeta: number | undefined} | undefined;
}

function samples(n: number | undefined, d: number, gamma: number | undefined, names: [string, string]): number {
  const [count, ratio] = names;
  if (n !== undefined) {
    ensure(Number.isInteger(n) && n >= 1, count, n, "a whole number ≥ 1");
    return n;
  }
  ensure(gamma !== undefined && gamma > 0 && gamma < Infinity, ratio, gamma, `a number > 0, unless ${count} is given`);
  const whole = Math.round(d / gamma);
  ensure(whole >= 1 && Math.abs(d / gamma - whole) < 1e-9 * whole, ratio, gamma, `such that d/${ratio} is whole`);
  return whole;
}

/** A setting made complete. @throws RangeError naming the key that is missing or impossible. */
export function settingOf(keys: RidgeParameters): Setting {
  const {d, sigma, tuningT, lambdaS, zeta} = keys;
  ensure(d !== undefined && Number.isInteger(d) && d >= 2, "d", d, "a whole number ≥ 2");
  ensure(sigma !== undefined && sigma >= 0 && sigma < Infinity, "sigma", sigma, "a number ≥ 0");
  const nT = samples(keys.nT, d, keys.gammaT, ["n_t", "gamma_t"]);
  const lambdaT = keys.lambdaT ?? ((tuningT ?? Number.NaN) * sigma * sigma * d) / nT;
  ensure(lambdaT > 0 && lambdaT < Infinity, "lambda_t", lambdaT, "a number > 0");
  if (lambdaS === undefined) return {d, nT, sigma, lambdaT, student: undefined};
  ensure(lambdaS > 0 && lambdaS < Infinity, "lambda_s", lambdaS, "a number > 0");
  ensure(zeta === undefined || Math.abs(zeta) <= 1, "zeta", zeta, "a number in [−1, 1]");
  const nS = samples(keys.nS, d, keys.gammaS, ["n_s", "gamma_s"]);
  return {d, nT, sigma, lambdaT, student: {nS, lambdaS, zeta}};
}

/**
 * The settings at points, whose coordinates stand in for parameters.
 *
 * @throws RangeError naming the key that is missing or impossible.
 */
export const settingsAt = (parameters: RidgeParameters, points: readonly RidgeParameters[]): Setting[] =>
  points.map((point) => settingOf({...parameters, ...point}));
