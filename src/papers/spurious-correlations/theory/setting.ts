import {ensure} from "../../../numerics/ensure.js";
import {type Frame, frameOf, type Geometry, type Law} from "../geometry.js";

/** The three minority shares: of the labelled set, of the unlabelled set, of the test set. */
export interface Shares {
  readonly etaL: number;
  readonly etaU: number;
  readonly etaT: number;
}

/** A point of the theory: risks below are in units of σ_y²γ_z. */
export interface ImbalanceSetting extends Geometry, Shares {
  /** γ_z = lim d_z/n, with 0 ≤ γ_z p_T < 1; 0 asks for the leading order in γ_z. */
  readonly gamma: number;
  /** ν_z = lim d_z/N, with 0 ≤ ν_z p_S < 1. */
  readonly nu: number;
}

/** A setting with the law of ξ. */
export interface LawfulSetting extends ImbalanceSetting {
  readonly law: Law;
}

/** Largest ‖μ‖/σ_ξ under the mixture: beyond it its groups are worlds apart, and the formulas lose their digits. */
const widest = 1000;

/** Checks a setting and returns the frame of its geometry. @throws RangeError naming the parameter. */
export function checkSetting(setting: ImbalanceSetting & {readonly law?: Law}): Frame {
  const frame = frameOf(setting);
  const {law, mu, sigmaXi} = setting;
  const apart = Math.hypot(...mu) / sigmaXi;
  ensure(law !== "mixture" || apart <= widest, "mu", mu, `at most ${widest} sigma_xi long under the mixture`);
  checkTeacherRatio(setting.gamma, frame.pT);
  const {nu} = setting;
  ensure(nu >= 0 && nu * frame.pS < 1, "nu", nu, `at least 0 and below 1/p_S = ${1 / frame.pS}`);
  checkShares(setting);
  return frame;
}

/** Checks γ_z alone, for quantities of the teacher. */
export function checkTeacherRatio(gamma: number, pT: number): void {
  ensure(gamma >= 0 && gamma * pT < 1, "gamma", gamma, `at least 0 and below 1/p_T = ${1 / pT}`);
}

/** Checks that the shares given are proportions. */
export function checkShares(shares: Partial<Shares>): void {
  const names = {etaL: "eta_l", etaU: "eta_u", etaT: "eta_t"} as const;
  for (const key of ["etaL", "etaU", "etaT"] as const) {
    const share = shares[key];
    if (share !== undefined) ensure(share >= 0 && share <= 1, names[key], share, "a number in [0, 1]");
  }
}
