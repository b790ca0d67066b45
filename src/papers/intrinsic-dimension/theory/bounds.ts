import {ensure} from "../../../numerics/ensure.js";
import {ensureLabelled, ensureNoise, printedDimension, type StudentParameters} from "./variance.js";

export interface BoundParameters extends StudentParameters {
  /** Sum of the two approximation errors, ρ = ρ_w + ρ_s ≥ 0, in squared label units. */
  readonly rho: number;
}

function ensureBound(p: BoundParameters): number {
  ensureLabelled(p.dW, p.n);
  ensureNoise(p.sigma);
  ensure(p.sigma > 0, "sigma", p.sigma, "a number > 0");
  ensure(p.rho >= 0 && p.rho < Infinity, "rho", p.rho, "a number ≥ 0");
  return printedDimension(p);
}

/**
 * Stated lower bound of the performance gap recovered, 1 − [n/(n−d_w−1)]·D_N/d_w − (n/d_w)·ρ/σ².
 *
 * @param p.sigma - Label noise σ > 0.
 * @returns A number below 1; vacuous where negative.
 * @throws RangeError naming the parameter outside its range.
 * @see intrinsic-dimension, Corollary (PGR and OPR).
 */
export function pgrBound(p: BoundParameters): number {
  const kept = ensureBound(p);
  const {dW, n, rho, sigma} = p;
  return 1 - ((n / (n - dW - 1)) * kept) / dW - ((n / dW) * rho) / (sigma * sigma);
}

/**
 * Stated lower bound of the outperforming ratio, {[n/(n−d_w−1)]·D_N/d_s + (n/d_s)·ρ/σ²}⁻¹.
 *
 * @param p.sigma - Label noise σ > 0.
 * @returns A number > 0; above 1 it promises that the student beats the strong baseline.
 * @throws RangeError naming the parameter outside its range.
 * @see intrinsic-dimension, Corollary (PGR and OPR).
 */
export function oprBound(p: BoundParameters): number {
  const kept = ensureBound(p);
  const {dW, dS, n, rho, sigma} = p;
  return dS / (n * (kept / (n - dW - 1) + rho / (sigma * sigma)));
}

/**
 * Labelled sample size at which both bounds peak, n° = d_w + 1 + √((d_w+1)·D_N·σ²/ρ).
 *
 * @returns A real number; Infinity at ρ = 0, where both bounds rise for ever.
 */
export function boundPeak({sigma, rho, ...p}: Omit<BoundParameters, "n">): number {
  const kept = ensureBound({...p, sigma, rho, n: p.dW + 2});
  return rho === 0 ? Infinity : p.dW + 1 + Math.sqrt(((p.dW + 1) * kept) / rho) * sigma;
}
