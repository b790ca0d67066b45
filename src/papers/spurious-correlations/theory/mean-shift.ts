import {innerProduct} from "../../../numerics/dot.js";
import {gaussLegendre} from "../../../numerics/quadrature.js";
import {checkSetting, type ImbalanceSetting} from "./setting.js";

/** The two scalars of a ridgeless fit under the mean shift: M = diag(m_0, m_1·I) around the mean. */
export interface Scalars {
  readonly constant: number;
  readonly feature: number;
}

/**
 * m_0 = 1/(1 − cp) and the root m_1 of 1/m_1 = E[g_1²/(1 + c(m_0 + m_1‖g‖²))], g ~ N(0, I_{p−1}).
 *
 * By symmetry the expectation is E[ρ²/(1 + c(m_0 + m_1ρ²))]/(p − 1) over ρ² ~ χ²_{p−1}. It decreases slower than
 * 1/m_1, so that m_1·expectation increases in m_1 and bisection on a logarithmic scale finds the root.
 *
 * @param c - Aspect ratio, 0 ≤ c·p < 1.
 * @param p - Group features, the constant included.
 */
export function meanShiftScalars(c: number, p: number): Scalars {
  const constant = 1 / (1 - c * p);
  const k = p - 1;
  if (k === 0) return {constant, feature: 0};
  const peak = Math.sqrt(k);
  const {nodes, weights} = gaussLegendre(80, 0, 9 + peak);
  const density = nodes.map((r, i) => weights[i] * (r / peak) ** (k - 1) * Math.exp((k - r * r) / 2));
  const total = density.reduce((sum, w) => sum + w, 0);
  const share = (m: number): number =>
    nodes.reduce((sum, r, i) => sum + (density[i] * m * r * r) / (1 + c * (constant + m * r * r)), 0) / (k * total);
  let low = 1;
  let high = 2;
  while (share(high) < 1) high *= 2;
  for (let i = 0; i < 200 && high - low > 1e-15 * high; ++i) {
    const middle = (low + high) / 2;
    if (share(middle) < 1) low = middle;
    else high = middle;
  }
  return {constant, feature: (low + high) / 2};
}

const squared = (a: readonly number[]): number => innerProduct(a, a);

/**
 * Teacher's limit under the mean shift: m_0 + m_1[p_T − 1 + ‖(η_t − η_ℓ)μ_T‖²/σ_ξ²].
 *
 * @param setting - The setting; the law is the mean shift.
 * @returns In units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 */
export function meanShiftTeacher(setting: ImbalanceSetting): number {
  const {pT, muT} = checkSetting(setting);
  const {constant, feature} = meanShiftScalars(setting.gamma, pT);
  return constant + feature * (pT - 1 + (setting.etaT - setting.etaL) ** 2 * squared(muT));
}

/**
 * Student's limit under the mean shift, with u_0, u_1 the scalars at (ν_z, p_S):
 * m_0 + m_1{‖Ξ‖² + ‖(η_u − η_ℓ)μ_T + (η_t − η_u)Ξμ_S‖²/σ_ξ²
 * + ν_z(p_T − p_{T∧S})[u_0 + u_1(p_S − 1 + (η_t − η_u)²‖μ_S‖²/σ_ξ²)]}.
 *
 * @param setting - The setting; the law is the mean shift.
 * @returns In units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 */
export function meanShiftStudent(setting: ImbalanceSetting): number {
  const {pT, pS, pTS, muT, muS, XiMuS} = checkSetting(setting);
  const {gamma, nu, etaL, etaU, etaT} = setting;
  const m = meanShiftScalars(gamma, pT);
  const u = meanShiftScalars(nu, pS);
  const location = squared(muT.map((x, i) => (etaU - etaL) * x + (etaT - etaU) * XiMuS[i]));
  const resampled = u.constant + u.feature * (pS - 1 + (etaT - etaU) ** 2 * squared(muS));
  return m.constant + m.feature * (pTS - 1 + location + nu * (pT - pTS) * resampled);
}
