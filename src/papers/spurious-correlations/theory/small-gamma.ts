import {inverse, Matrix} from "ml-matrix";
import {innerProduct} from "../../../numerics/dot.js";
import type {Frame} from "../geometry.js";
import {checkSetting, type LawfulSetting} from "./setting.js";
import {statedStudent, statedTeacher} from "./stated.js";

/**
 * Leading order in γ_z of the teacher's excess risk: the stated form under the mean shift; affine in η_t, as every
 * test risk is, under the mixture.
 *
 * @param setting - The setting with the law of ξ; γ_z and ν_z do not enter.
 * @returns In units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 */
export function smallGammaTeacher(setting: LawfulSetting): number {
  if (setting.law === "shift") return statedTeacher(setting);
  const {pT, muT} = checkSetting(setting);
  const {etaL, etaT} = setting;
  const kappa = innerProduct(muT, muT);
  return pT + (kappa * (etaT - etaL) * (1 - 2 * etaL)) / (1 + etaL * (1 - etaL) * kappa);
}

/**
 * Leading order in γ_z of the student's excess risk: under the mean shift the stated form with its Θ(ν_z(η_t − η_u)²)
 * written out to first order; under the mixture at ν_z → 0, whatever ν_z is given.
 *
 * @param setting - The setting with the law of ξ.
 * @returns In units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 */
export function smallGammaStudent(setting: LawfulSetting): number {
  const frame = checkSetting(setting);
  const {etaU, etaT, nu} = setting;
  if (setting.law === "mixture") return mixtureStudent(frame, setting);
  const {pT, pTS, muS} = frame;
  return statedStudent(setting) + nu * (pT - pTS) * (etaT - etaU) ** 2 * innerProduct(muS, muS);
}

// A matrix, or null for one without rows or columns, which ml-matrix does not represent in products.
const matrix = (rows: readonly (readonly number[])[]): Matrix | null =>
  rows.length > 0 && rows[0].length > 0 ? new Matrix(rows.map((row) => [...row])) : null;

const column = (a: readonly number[]): Matrix | null => (a.length > 0 ? Matrix.columnVector([...a]) : null);

/** The group-wise covariance I + η(1 − η)μμᵀ of the feature a model sees, ξ in units of σ_ξ. */
function covariance(mu: Matrix, eta: number): Matrix {
  return Matrix.eye(mu.rows).add(mu.mmul(mu.transpose()).mul(eta * (1 - eta)));
}

function mixtureStudent({Xi, muT, muS}: Frame, {etaL, etaU, etaT}: LawfulSetting): number {
  const t = column(muT);
  if (t === null) return 1;
  const precision = inverse(covariance(t, etaL));
  const s = column(muS);
  const overlap = matrix(Xi);
  let trace = 0;
  let mean = t.clone().mul(etaU - etaL);
  if (s !== null && overlap !== null) {
    const cross = overlap.clone().add(t.mmul(s.transpose()).mul(etaU * (1 - etaU)));
    const regression = cross.mmul(inverse(covariance(s, etaU)));
    trace = precision.mmul(regression).mmul(covariance(s, etaT)).mmul(regression.transpose()).trace();
    mean = mean.add(regression.mmul(s).mul(etaT - etaU));
  }
  return 1 + trace + mean.transpose().mmul(precision).mmul(mean).get(0, 0);
}
