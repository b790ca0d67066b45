import {innerProduct} from "../../../numerics/dot.js";
import type {Law} from "../geometry.js";
import {solveTeacher, studentAt} from "./limit.js";
import {meanShiftScalars} from "./mean-shift.js";
import {checkSetting, type ImbalanceSetting, type LawfulSetting} from "./setting.js";

/** A setting whose unlabelled share is sought. */
export type WithoutEtaU = Omit<ImbalanceSetting, "etaU">;

const clip = (x: number): number => Math.min(1, Math.max(0, x));

/** The minimiser of ‖(η_u − η_ℓ)μ_T + (η_t − η_u)Ξμ_S‖² + (resampling weight)·(η_t − η_u)²‖μ_S‖² over [0, 1]. */
function minimiser(setting: WithoutEtaU, weight: number): number {
  const {muT, muS, XiMuS, pT, pTS} = checkSetting({...setting, etaU: 0});
  const {etaL, etaT} = setting;
  const a = muT.map((x, i) => x - XiMuS[i]);
  const c = weight * (pT - pTS) * innerProduct(muS, muS);
  const target = muT.map((x, i) => etaL * x - etaT * XiMuS[i]);
  const scale = innerProduct(a, a) + c;
  // Rounding leaves crumbs of what cancels where teacher and student see the same.
  const resolved = scale > 1e-14 * (innerProduct(muT, muT) + weight * innerProduct(muS, muS));
  return resolved ? clip((innerProduct(a, target) + c * etaT) / scale) : Number.NaN;
}

/**
 * The unlabelled minority share at which the student's risk is smallest, to first order in ν_z.
 *
 * @param setting - The setting without η_u; γ_z does not enter.
 * @returns η_u* in [0, 1]; NaN where the risk does not depend on η_u.
 * @throws RangeError naming the parameter outside its range.
 */
export function firstOrderBestEtaU(setting: WithoutEtaU): number {
  return minimiser(setting, setting.nu);
}

/**
 * The unlabelled minority share at which the student's limiting risk is smallest: in closed form under the mean
 * shift, by a scan and golden section of the limit under the mixture.
 *
 * @param setting - The setting without η_u, with the law of ξ.
 * @returns η_u* in [0, 1]; NaN where the risk does not depend on η_u.
 * @throws RangeError naming the parameter outside its range.
 */
export function bestEtaU(setting: WithoutEtaU & {readonly law: Law}): number {
  const {nu} = setting;
  const {pS, muT} = checkSetting({...setting, etaU: 0});
  if (setting.law === "shift") return minimiser(setting, nu * meanShiftScalars(nu, pS).feature);
  if (innerProduct(muT, muT) === 0) return minimiser(setting, nu);
  const at = (etaU: number): LawfulSetting => ({...setting, etaU});
  const teacher = solveTeacher(at(0));
  const risk = (etaU: number): number => studentAt(teacher, at(etaU));
  const grid = Array.from({length: 21}, (_, i) => i / 20);
  const risks = grid.map(risk);
  const least = Math.min(...risks);
  if (Math.max(...risks) - least <= 1e-10 * least) return Number.NaN;
  const best = risks.indexOf(least);
  return goldenSection(risk, grid[Math.max(0, best - 1)], grid[Math.min(20, best + 1)]);
}

/** Minimiser of a unimodal function on [low, high], to 1e-6. */
function goldenSection(f: (x: number) => number, low: number, high: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [x, y] = [b - ratio * (b - a), a + ratio * (b - a)];
  let [fx, fy] = [f(x), f(y)];
  while (b - a > 1e-6) {
    if (fx <= fy) {
      [b, y, fy] = [y, x, fx];
      x = b - ratio * (b - a);
      fx = f(x);
    } else {
      [a, x, fx] = [x, y, fy];
      y = a + ratio * (b - a);
      fy = f(y);
    }
  }
  // An end of [0, 1] that no interior point beats is the minimiser itself.
  const ends = [low, high, (a + b) / 2];
  return ends.reduce((best, end) => (f(end) <= f(best) ? end : best));
}
