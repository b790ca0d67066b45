import {shrinkage} from "../../../models/marchenko-pastur.js";
import {ensure} from "../../../numerics/ensure.js";
import type {TeacherParameters} from "./errors.js";

/** Student penalties with which the student beats its teacher: the open interval (lower, upper). */
export interface Window {
  readonly wins: boolean;
  /** 0 where every small penalty wins; null where none wins. */
  readonly lower: number | null;
  /** Null where the window is unbounded, and where none wins. */
  readonly upper: number | null;
}

const never: Window = {wins: false, lower: null, upper: null};
const always: Window = {wins: true, lower: 0, upper: null};

/** The penalty λ_t* = σ²γ_t at which the teacher's limiting error is smallest. */
export function bestTeacherPenalty({gammaT, sigma}: Omit<TeacherParameters, "lambdaT">): number {
  return sigma * sigma * gammaT;
}

/**
 * The teacher's side of the student's balance, c = (λ_t − σ²γ_t)/√((γ_t + λ_t)² + 2λ_t − 2γ_t + 1): negative for a
 * teacher with less than its best penalty, at most −1 for one that is worse than no teacher at all.
 *
 * @returns c; −∞ for a noisy teacher at γ_t = 1, λ_t = 0.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 5.
 */
export function teacherSide({gammaT, lambdaT, sigma}: TeacherParameters): number {
  ensure(sigma >= 0 && sigma < Infinity, "sigma", sigma, "a number ≥ 0");
  const {root} = shrinkage(lambdaT, gammaT, "_t");
  const excess = lambdaT - sigma * sigma * gammaT;
  return excess === 0 ? 0 : excess / root;
}

/**
 * The penalty at which a teacher has this c.
 *
 * @param c - Teacher's side, in [−1, 0].
 * @returns λ_t in [0, λ_t*]; null where even λ_t = 0 has a larger c.
 * @throws RangeError naming the parameter outside its range.
 */
export function teacherPenaltyAt(c: number, {gammaT, sigma}: Omit<TeacherParameters, "lambdaT">): number | null {
  ensure(c >= -1 && c <= 0, "c", c, "a number in [−1, 0]");
  const best = bestTeacherPenalty({gammaT, sigma});
  // (λ − λ*)² = c²D² is a quadratic in λ; λ* lies between its roots.
  const a = (1 - c) * (1 + c);
  const b = best + c * c * (1 + gammaT);
  const e = (best - c * (gammaT - 1)) * (best + c * (gammaT - 1));
  return e < 0 ? null : e / (b + Math.sqrt(b * b - a * e));
}

/**
 * The student's side, H1 = λ_s·b2/(λ_s·b2 − 2·b1): the student wins where H1(λ_s; γ_s) > c.
 *
 * @param lambdaS - Student penalty λ_s > 0.
 * @param gammaS - Aspect ratio γ_s > 0.
 * @returns H1 in (−1, 0).
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Appendix D.
 */
export function studentSide(lambdaS: number, gammaS: number): number {
  ensure(lambdaS > 0, "lambda_s", lambdaS, "a number > 0");
  const {lost, uneven, damping} = shrinkage(lambdaS, gammaS, "_s");
  return -(lost * lost + uneven) / damping;
}

/**
 * Largest H1 that a student with γ_s ≥ 1 can reach, attained at λ_s = γ_s − 1. It wins for some λ_s iff c lies below.
 * Equal to 1/(1 − 4γ_s + 4√(γ_s² − γ_s)), written so that it does not cancel.
 *
 * @returns The threshold, in [−1/3, −1) as γ_s runs from 1 to ∞.
 * @throws RangeError naming the parameter outside its range.
 */
export function derivedThreshold(gammaS: number): number {
  ensure(gammaS >= 1 && gammaS < Infinity, "gamma_s", gammaS, "a number ≥ 1");
  return -(4 * gammaS - 1 + 4 * Math.sqrt(gammaS) * Math.sqrt(gammaS - 1)) / (1 + 8 * gammaS);
}

/**
 * The threshold of condition (5) as the main text prints it.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 5, condition (5).
 */
export function statedThreshold(gammaS: number): number {
  ensure(gammaS >= 1 && gammaS < Infinity, "gamma_s", gammaS, "a number ≥ 1");
  return 1 / (1 - 4 * gammaS - 4 * Math.sqrt(gammaS * gammaS - gammaS));
}

/**
 * The threshold as the appendix prints it.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Appendix D, (13).
 */
export function appendixThreshold(gammaS: number): number {
  ensure(gammaS >= 1 && gammaS < Infinity, "gamma_s", gammaS, "a number ≥ 1");
  return 1 / (1 - 4 * gammaS + Math.sqrt(gammaS * (gammaS - 1)));
}

// Everything is rational in Q: λ = (1 − Q)(1 − γQ)/Q, and the student wins where 2γkQ² − (1 + k)Q + 1 − k < 0, k = −c.
/** The window for a teacher of this c, with 1 + c as well as it is known. */
function windowOf(c: number, rest: number, gamma: number): Window {
  if (c >= 0) return never;
  return rest <= 0 ? always : roots(-c, rest, gamma);
}

/** Ends of the window for 0 < k < 1; the roots u = 1 − Q and v = 1 − γQ have quadratics of their own. */
function roots(k: number, rest: number, gamma: number): Window {
  const b = 1 + k - 4 * gamma * k;
  if (gamma < 1) {
    const r = Math.sqrt(b * b + 16 * gamma * k * k * (1 - gamma));
    const lost = b > 0 ? (4 * k * (1 - gamma)) / (b + r) : (r - b) / (4 * gamma * k);
    return {wins: true, lower: 0, upper: (lost * (1 - gamma + gamma * lost) * (1 + k + r)) / (2 * rest)};
  }
  const threshold = -derivedThreshold(gamma);
  if (k <= threshold) return never;
  const r = Math.sqrt((1 + 8 * gamma) * (k - threshold) * (k - 1 / ((1 + 8 * gamma) * threshold)));
  const upper = (((r - b) / (4 * gamma * k)) * ((3 * k - 1 + r) / (4 * k)) * (1 + k + r)) / (2 * rest);
  return {wins: true, lower: (gamma - 1) * ((gamma - 1) / upper), upper};
}

/**
 * Student penalties with which the student wins against a teacher of this c.
 *
 * @param c - Teacher's side, any number or −∞.
 * @param gammaS - Aspect ratio γ_s > 0.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 5, with the cases it leaves out: c ≤ −1 and γ_s = 1.
 */
export function windowAt(c: number, gammaS: number): Window {
  ensure(gammaS > 0 && gammaS < Infinity, "gamma_s", gammaS, "a number > 0");
  ensure(!Number.isNaN(c), "c", c, "a number");
  return windowOf(c, 1 + c, gammaS);
}

/** 1 + c near c = −1 without cancellation: (D² − (λ_t − σ²γ_t)²)/(D·(D + σ²γ_t − λ_t)), D the root in c. */
function restOf({gammaT, lambdaT, sigma}: TeacherParameters): number {
  const {root} = shrinkage(lambdaT, gammaT, "_t");
  if (root === 0) return Number.NEGATIVE_INFINITY;
  const square = sigma * sigma;
  const reach = root + (square * gammaT - lambdaT);
  const noise = gammaT * (1 - sigma) * (1 + sigma) * (gammaT / root) * ((1 + square) / reach);
  return noise + (1 - 2 * gammaT) / root / reach + 2 * (lambdaT / root) * ((1 + gammaT * (1 + square)) / reach);
}

/**
 * Student penalties with which the student wins, for a teacher of given penalty, size and noise.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 5.
 */
export function studentWindow(p: TeacherParameters & {readonly gammaS: number}): Window {
  const c = teacherSide(p);
  return c < -0.999 ? windowOf(c, restOf(p), p.gammaS) : windowAt(c, p.gammaS);
}
