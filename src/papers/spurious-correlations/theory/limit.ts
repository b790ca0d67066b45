import {innerProduct} from "../../../numerics/dot.js";
import type {Frame, Law, Rows} from "../geometry.js";
import {solveResolvent, traceOfProduct} from "../numerics/block.js";
import {type FixedPoint, fixedPointOf} from "../numerics/fixed-point.js";
import {fine, quadratic, type Resolution, secondMoment} from "../numerics/moments.js";
import {checkSetting, checkShares, type LawfulSetting} from "./setting.js";

const norm = (a: readonly number[]): number => Math.sqrt(innerProduct(a, a));

/** The direction of a vector; the first axis for the zero vector, where any will do. */
const direction = (a: readonly number[]): number[] => {
  const length = norm(a);
  return length > 0 ? a.map((x) => x / length) : a.map((_, i) => (i === 0 ? 1 : 0));
};

/** The teacher's fixed point M_ℓ: what its fit leaves of the label noise. It does not depend on the student. */
export interface TeacherLimit {
  readonly law: Law;
  readonly etaL: number;
  readonly frame: Frame;
  readonly fixedPoint: FixedPoint;
}

/** Solves the teacher's fixed point once for all test and unlabelled shares. */
export function solveTeacher(setting: LawfulSetting, resolution: Resolution = fine): TeacherLimit {
  const frame = checkSetting(setting);
  const {law, etaL, gamma} = setting;
  const {fixedPoint} = fixedPointOf({law, eta: etaL, p: frame.pT, kappa: norm(frame.muT), resolution}, gamma, "gamma");
  return {law, etaL, frame, fixedPoint};
}

/** Risk of a solved teacher at a test share, in units of σ_y²γ_z. */
export function teacherAt({law, etaL, frame, fixedPoint}: TeacherLimit, etaT: number): number {
  checkShares({etaT});
  return traceOfProduct(secondMoment(law, etaT, etaL, norm(frame.muT)), fixedPoint.m, frame.pT);
}

/**
 * Teacher's excess risk in the proportional limit: tr(A_w(η_t)M_ℓ).
 *
 * @param setting - The setting with the law of ξ.
 * @param resolution - Of the quadrature; the default holds seven digits up to γ_z p_T = 0.98.
 * @returns In units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 */
export function limitTeacher(setting: LawfulSetting, resolution: Resolution = fine): number {
  return teacherAt(solveTeacher(setting, resolution), setting.etaT);
}

/**
 * Student's excess risk in the proportional limit, for any law whose groups have mean aμ and covariance σ_ξ²I.
 *
 * Both models' features are centred at the share they are fitted on; a linear change of features changes no fit.
 * Given the student's, the teacher's are w = Kψ + aδ + noise with K = [[1, 0], [b, Ξ]], b = (η_u − η_ℓ)μ_T,
 * δ = [0; μ_T − Ξμ_S] and a the group's amplitude about η_u; the noise has covariance I − ΞΞᵀ. So the fit is
 * B = Kᵀ + hδᵀ with h = M_u E[ωaψ], and every expectation runs over (a, the student's feature along its mean, its
 * radius across).
 *
 * @param setting - The setting with the law of ξ.
 * @param resolution - Of the quadrature; the default holds seven digits up to ν_z p_S = 0.98.
 * @returns In units of σ_y²γ_z.
 * @throws RangeError naming the parameter outside its range.
 */
export function limitStudent(setting: LawfulSetting, resolution: Resolution = fine): number {
  return studentAt(solveTeacher(setting, resolution), setting, resolution);
}

/** Risk of the student of a solved teacher, which must be of the same geometry, law, γ_z and η_ℓ. */
export function studentAt(teacher: TeacherLimit, setting: LawfulSetting, resolution: Resolution = fine): number {
  const {law, etaU, etaT, nu} = setting;
  const frame = checkSetting(setting);
  const {pS, Xi, muT, muS, XiMuS} = frame;
  const kappa = norm(muS);
  const {points, fixedPoint} = fixedPointOf({law, eta: etaU, p: pS, kappa, resolution}, nu, "nu");
  const {m, fourth} = fixedPoint;
  const test = secondMoment(law, etaT, etaU, kappa);

  // h = M_u E[ωaψ], a vector in the span of 1 and the mean's direction.
  let e0 = 0;
  let e1 = 0;
  for (let i = 0; i < points.weight.length; ++i) {
    const omega = points.weight[i] / (1 + nu * quadratic(m, points.x[i], points.rho2[i]));
    e0 += omega * points.amplitude[i];
    e1 += omega * points.amplitude[i] * points.x[i];
  }
  const h0 = m.one * e0 + m.mixed * e1;
  const h1 = m.mixed * e0 + m.along * e1;

  const {one, mixed, feature} = dense(teacher);
  const delta = muT.map((x, i) => x - XiMuS[i]);
  const mDelta = apply(feature, delta);
  const deltaMDelta = innerProduct(delta, mDelta);
  const b = muT.map((x) => (etaU - teacher.etaL) * x);
  const mB = apply(feature, b).map((x, i) => x + mixed[i]);

  // tr(A_ψ(η_t) B M_ℓ Bᵀ), expanded in B = Kᵀ + hδᵀ; KᵀM_ℓK and KᵀM_ℓδ split into constant and feature parts.
  const axis = direction(muS);
  const student = muS.map((_, j) => Xi.map((row) => row[j]));
  const kmk = student.map((a) => student.map((b) => innerProduct(a, apply(feature, b))));
  const alongAxis = (of: readonly number[]): number =>
    axis.reduce((sum, x, j) => sum + x * innerProduct(student[j], of), 0);
  const g0 = innerProduct(mB, delta);
  const g1 = alongAxis(mDelta);
  const seen =
    test.one * (one + innerProduct(mixed, b) + innerProduct(mB, b) + 2 * g0 * h0 + deltaMDelta * h0 * h0) +
    2 * test.mixed * (alongAxis(mB) + g0 * h1 + g1 * h0 + deltaMDelta * h0 * h1) +
    trace(kmk) +
    (test.along - 1) * innerProduct(axis, apply(kmk, axis)) +
    test.along * (2 * g1 * h1 + deltaMDelta * h1 * h1);

  // The part of the teacher's noise that the student cannot represent acts on it as label noise.
  const unseen = trace(feature) - trace(kmk);
  const q = solveResolvent(m, test, nu, fourth);
  let variance = 0;
  for (let i = 0; i < points.weight.length; ++i) {
    const {weight, x, rho2, amplitude} = points;
    const omega = 1 / (1 + nu * quadratic(m, x[i], rho2[i]));
    const misfit = amplitude[i] - h0 - h1 * x[i];
    variance += weight[i] * omega * omega * quadratic(q, x[i], rho2[i]) * (misfit * misfit * deltaMDelta + unseen);
  }
  return seen + nu * variance;
}

const apply = (rows: Rows, vector: readonly number[]): number[] => rows.map((row) => innerProduct(row, vector));

const trace = (rows: Rows): number => rows.reduce((sum, row, i) => sum + row[i], 0);

/** M_ℓ as a scalar, a vector and a matrix on (constant, the teacher's p_T − 1 features). */
function dense({frame: {muT}, fixedPoint: {m}}: TeacherLimit): {one: number; mixed: number[]; feature: Rows} {
  const axis = direction(muT);
  const feature = axis.map((a, i) => axis.map((b, j) => (m.along - m.across) * a * b + (i === j ? m.across : 0)));
  return {one: m.one, mixed: axis.map((x) => m.mixed * x), feature};
}
