import type {Sweep} from "../../../engine/experiment.js";
import {pointsOf} from "../../../engine/experiment.js";
import {ensure} from "../../../numerics/ensure.js";

/** What a ridge trial may be told; each key is a parameter of the experiment or an axis of its sweep. */
export interface RidgeKeys {
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
  /** Student penalty λ_s > 0. */
  readonly lambdaS: number;
  /** Cosine ζ of β̂ and β* in [−1, 1]; without it there is no weighted student. */
  readonly zeta: number;
}

/** Parameters of the ridge samplers: whatever is not an axis. */
export type RidgeParameters = Partial<RidgeKeys>;

/** Sweep of the ridge samplers: any of the keys as axes. */
export type RidgeSweep = {readonly [K in keyof RidgeKeys]?: readonly number[]};

/** One sweep point, complete: sizes whole, penalties absolute. */
export interface Setting {
  readonly d: number;
  readonly nT: number;
  readonly nS: number;
  readonly sigma: number;
  readonly lambdaT: number;
  readonly lambdaS: number;
  readonly zeta: number | undefined;
}

const present = (value: number | undefined): value is number => value !== undefined;

function samples(n: number | undefined, d: number, gamma: number | undefined, names: [string, string]): number {
  if (present(n)) {
    ensure(Number.isInteger(n) && n >= 1, names[0], n, "a whole number ≥ 1");
    return n;
  }
  ensure(present(gamma) && gamma > 0 && gamma < Infinity, names[1], gamma, `a number > 0, unless ${names[0]} is given`);
  const whole = Math.round(d / gamma);
  ensure(whole >= 1 && Math.abs(d / gamma - whole) < 1e-9 * whole, names[1], gamma, `such that d/${names[1]} is whole`);
  return whole;
}

function settingOf(keys: RidgeParameters): Setting {
  const {d, sigma, tuningT, lambdaS, zeta} = keys;
  ensure(present(d) && Number.isInteger(d) && d >= 2, "d", d, "a whole number ≥ 2");
  ensure(present(sigma) && sigma >= 0 && sigma < Infinity, "sigma", sigma, "a number ≥ 0");
  ensure(present(lambdaS) && lambdaS > 0 && lambdaS < Infinity, "lambda_s", lambdaS, "a number > 0");
  if (present(zeta)) ensure(Math.abs(zeta) <= 1, "zeta", zeta, "a number in [−1, 1]");
  const nT = samples(keys.nT, d, keys.gammaT, ["n_t", "gamma_t"]);
  const nS = samples(keys.nS, d, keys.gammaS, ["n_s", "gamma_s"]);
  const lambdaT = keys.lambdaT ?? (present(tuningT) ? (tuningT * sigma * sigma * d) / nT : undefined);
  ensure(present(lambdaT) && lambdaT > 0 && lambdaT < Infinity, "lambda_t", lambdaT, "a number > 0");
  return {d, nT, nS, sigma, lambdaT, lambdaS, zeta};
}

/**
 * The settings of a sweep, one a point, first axis slowest.
 *
 * @throws RangeError naming the key that is missing or impossible.
 */
export function settingsOf(parameters: RidgeParameters, sweep: RidgeSweep): Setting[] {
  return pointsOf(sweep as Sweep).map((point) => settingOf({...parameters, ...point}));
}
