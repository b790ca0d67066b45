import {innerProduct} from "../../../numerics/dot.js";
import {checkSetting, type ImbalanceSetting} from "./setting.js";

const squared = (a: readonly number[]): number => innerProduct(a, a);

/**
 * Teacher's excess risk as the talk states it.
 *
 * @param setting - The setting; only γ_z's range, η_ℓ, η_t and what the teacher sees of μ_ξ count.
 * @returns p_T + ‖(η_t − η_ℓ)μ_T‖²/σ_ξ², in units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 * @see spurious-correlations, Theorem (appendix), first line.
 */
export function statedTeacher(setting: ImbalanceSetting): number {
  const {pT, muT} = checkSetting(setting);
  return pT + (setting.etaT - setting.etaL) ** 2 * squared(muT);
}

/**
 * Student's excess risk as the talk states it. Its Θ(ν_z(η_t − η_u)²), whose constant is not given, is left out, so
 * the value is the whole statement at η_t = η_u only.
 *
 * @param setting - The setting; γ_z is checked but does not enter.
 * @returns p_{T∧S} + ν_z p_S(p_T − p_{T∧S}) + ‖(η_u − η_ℓ)μ_T + (η_t − η_u)Ξμ_S‖²/σ_ξ², in units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 * @see spurious-correlations, Theorem (appendix), second line.
 */
export function statedStudent(setting: ImbalanceSetting): number {
  const {pT, pS, pTS} = checkSetting(setting);
  return statedStudentLeading(setting) + setting.nu * pS * (pT - pTS);
}

/**
 * The part of the stated student's risk that is left as ν_z → 0; `form=stated` of the command line.
 *
 * @param setting - The setting; γ_z and ν_z are checked but do not enter.
 * @returns p_{T∧S} + ‖(η_u − η_ℓ)μ_T + (η_t − η_u)Ξμ_S‖²/σ_ξ², in units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 * @see spurious-correlations, Theorem (appendix), second line.
 */
export function statedStudentLeading(setting: ImbalanceSetting): number {
  const {pTS, muT, XiMuS} = checkSetting(setting);
  const {etaL, etaU, etaT} = setting;
  return pTS + squared(muT.map((x, i) => (etaU - etaL) * x + (etaT - etaU) * XiMuS[i]));
}
