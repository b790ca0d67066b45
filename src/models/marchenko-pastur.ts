import {ensure} from "../numerics/ensure.js";

/**
 * What ridge does to an isotropic problem, as averages over the Marchenko–Pastur law of the sample covariance's
 * eigenvalues s. A direction of eigenvalue s is shrunk to the fraction s/(s + λ).
 */
export interface Shrinkage {
  /** Q = E[s/(s + λ)], the fraction of the truth that is kept; in [0, 1]. */
  readonly kept: number;
  /** u = 1 − Q = λ·m1, the fraction that is lost; in [0, 1]. */
  readonly lost: number;
  /** Var[s/(s + λ)] = γQu²/D: how unevenly the truth is shrunk. */
  readonly uneven: number;
  /** γQ/D = γ·E[s/(s + λ)²]: the error that label noise of unit variance causes; infinite at λ = 0, γ = 1. */
  readonly noiseGain: number;
  /** 1 − E[s²/(s + λ)²]: the fraction by which the square of an isotropic vector is reduced; in [0, 1]. */
  readonly damping: number;
  /** D = √((1 − γ + λ)² + 4γλ). */
  readonly root: number;
}

function check(lambda: number, gamma: number, suffix: string): void {
  ensure(lambda >= 0 && lambda < Infinity, `lambda${suffix}`, lambda, "a number ≥ 0");
  ensure(gamma > 0 && gamma < Infinity, `gamma${suffix}`, gamma, "a number > 0");
}

/** D = √((1 − γ + λ)² + 4γλ) and u = λ·m1, the root of γu² + (1 − γ + λ)u = λ in [0, 1], without cancellation. */
function solve(lambda: number, gamma: number): {root: number; lost: number} {
  const s = 1 - gamma + lambda;
  const root = Math.hypot(s, 2 * Math.sqrt(gamma) * Math.sqrt(lambda));
  if (root === 0) return {root, lost: 0};
  return {root, lost: s >= 0 ? (2 * lambda) / (root + s) : (root - s) / (2 * gamma)};
}

/**
 * Averages of the ridge shrinkage over the Marchenko–Pastur law, to near machine precision down to λ = 0.
 *
 * @param lambda - Penalty λ ≥ 0.
 * @param gamma - Aspect ratio γ = d/n > 0.
 * @param suffix - Whose penalty it is, "_t" or "_s", for the message.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Definition 2.
 */
export function shrinkage(lambda: number, gamma: number, suffix = ""): Shrinkage {
  check(lambda, gamma, suffix);
  const {root, lost} = solve(lambda, gamma);
  const kept = 2 / (1 + gamma + lambda + root);
  if (root === 0) return {kept, lost, uneven: 0, noiseGain: Infinity, damping: 0, root};
  const noiseGain = (gamma * kept) / root;
  return {kept, lost, uneven: noiseGain * lost * lost, noiseGain, damping: lost + lambda * (kept / root), root};
}

/**
 * Stieltjes transform m1 = E[1/(s + λ)] of the Marchenko–Pastur law at −λ; infinite at λ = 0 for γ ≥ 1.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Definition 2.
 */
export function stieltjes(lambda: number, gamma: number): number {
  check(lambda, gamma, "");
  const s = 1 - gamma + lambda;
  if (lambda === 0) return s > 0 ? 1 / s : Infinity;
  const {root} = solve(lambda, gamma);
  return s > 0 ? 2 / (root + s) : (root - s) / (2 * gamma * lambda);
}

/**
 * m2 = −∂m/∂λ = E[1/(s + λ)²], in closed form m(1 + γm)/D.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Definition 2.
 */
export function stieltjesSlope(lambda: number, gamma: number): number {
  const m = stieltjes(lambda, gamma);
  return (m * (1 + gamma * m)) / solve(lambda, gamma).root;
}
