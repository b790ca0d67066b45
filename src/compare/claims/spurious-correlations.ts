import {inverse, Matrix} from "ml-matrix";
import {defineClaims, testsOn} from "../../engine/tests.js";
import {studentVarianceOutOfSample, teacherVariance} from "../../papers/intrinsic-dimension/theory.js";
import {experiments} from "../../papers/spurious-correlations/experiments.js";
import {frameOf} from "../../papers/spurious-correlations/geometry.js";
import {type View, viewOf} from "../../papers/spurious-correlations/point.js";
import {type LawfulSetting, limitTeacher} from "../../papers/spurious-correlations/theory.js";

/** E[abᵀ] of two features that start with the constant 1, from the means and the covariance of what follows it. */
function secondMoment(a: readonly number[], b: readonly number[], covariance: Matrix): Matrix {
  const moment = Matrix.columnVector([1, ...a]).mmul(Matrix.rowVector([1, ...b]));
  return moment.setSubMatrix(covariance.clone().add(moment.subMatrix(1, a.length, 1, b.length)), 1, 1);
}

/**
 * Dimensions that teacher and student share for each semantic one: the sum of squared canonical correlations of
 * w = [1; Tᵀξ] and ψ = [1; Sᵀξ], all shares equal to η_u. Under the mean shift it is p_{T∧S}.
 *
 * @see intrinsic-dimension, equation (5)
 */
export function sharedPerDimension(setting: LawfulSetting): number {
  const {law, etaU} = setting;
  const {Xi, muT, muS} = frameOf(setting);
  const spread = law === "mixture" ? etaU * (1 - etaU) : 0;
  const covariance = (a: readonly number[], b: readonly number[], within: Matrix): Matrix =>
    within.clone().add(
      Matrix.columnVector([...a])
        .mmul(Matrix.rowVector([...b]))
        .mul(spread)
    );
  const mean = (mu: readonly number[]): number[] => mu.map((x) => etaU * x);
  const moment = (a: readonly number[], b: readonly number[], within: Matrix): Matrix =>
    secondMoment(mean(a), mean(b), covariance(a, b, within));
  const cross = moment(muT, muS, new Matrix(Xi.map((row) => [...row])));
  const w = inverse(moment(muT, muT, Matrix.eye(muT.length)));
  const psi = inverse(moment(muS, muS, Matrix.eye(muS.length)));
  return w.mmul(cross).mmul(psi).mmul(cross.transpose()).trace();
}

/** The other paper's dimensions and samples at a point, with features φ ⊗ z of d_z semantic dimensions. */
export function dimensionsAt(p: View) {
  const {pT, pS} = frameOf(p);
  return {
    dW: p.dZ * pT,
    dS: p.dZ * pS,
    dSw: p.dZ * sharedPerDimension(p),
    n: Math.round(p.dZ / p.gamma),
    N: Math.round(p.dZ / p.nu),
    sigma: 1
  };
}

/** The other paper's variances, in units of σ_y²γ_z. */
const teacher = (p: View, change: {readonly dW?: number} = {}): number =>
  teacherVariance({...dimensionsAt(p), ...change}) / p.gamma;
const student = (p: View, change: {readonly dSw?: number} = {}): number =>
  studentVarianceOutOfSample({...dimensionsAt(p), ...change}) / p.gamma;

const {limit} = testsOn(experiments, {at: viewOf, unit: (p) => frameOf(p).pT});

const manySamples = {
  size: "multiple",
  margin: 0.02,
  why: "Two per cent of the teacher's risk: z ⊗ w is not Gaussian, which costs a share of it in proportion to d_z/n",
  rate: -1
} as const;

/** Where nothing is displaced, group imbalance is a question of dimensions. */
export const claims = defineClaims({equation: "eq-bridge", testFile: "test/compare/bridges.test.ts"}, [
  {
    id: "bridge-teacher",
    whose: "ours",
    result: "theorem-teacher",
    statement:
      "At equal shares and many samples a dimension the teacher's risk is the variance $\\sigma_y^2d_w/(n-d_w-1)$ of *Discrepancies are Virtue* with $d_w=d_zp_T$, under both laws.",
    test: limit("claim-bridge", {
      ...manySamples,
      measure: "teacher",
      theory: (p) => teacher(p),
      controls: {"the constant not counted": (p) => teacher(p, {dW: dimensionsAt(p).dW - p.dZ})}
    })
  },
  {
    id: "bridge-student",
    whose: "ours",
    result: "theorem-student",
    statement:
      "At equal shares and many samples a dimension the student's risk is the variance on fresh points of *Discrepancies are Virtue*, with $d_s=d_zp_S$ and, for $d_{s\\wedge w}$, $d_z$ times the squared canonical correlations of $[1;T^\\top\\xi]$ and $[1;S^\\top\\xi]$: $d_zp_{T\\wedge S}$ under the mean shift, another number under the mixture.",
    test: limit("claim-bridge", {
      ...manySamples,
      measure: "student",
      theory: (p) => student(p),
      controls: {
        "p_S for the shared dimensions": (p) => student(p, {dSw: dimensionsAt(p).dS}),
        "p_T∧S under both laws": (p) => student(p, {dSw: p.dZ * frameOf(p).pTS})
      }
    }),
    note: "The other paper's formula is evaluated, not copied. Of its two readings of the overlap the mixture decides for canonical correlations."
  },
  {
    id: "bridge-proportional",
    whose: "ours",
    result: "theorem-teacher",
    statement:
      "At a fixed $\\gamma_z=0.1$ the two papers' risks differ: products $z\\otimes w$ are not Gaussian, and the teacher's risk tends to $m_0+m_1(p_T-1)$ and not to $p_T/(1-\\gamma_zp_T)$.",
    test: limit("claim-bridge-proportional", {
      measure: "teacher",
      unit: limitTeacher,
      theory: limitTeacher,
      size: "dZ",
      margin: 0.03,
      why: "Three per cent of the teacher's risk: about twice the gap, of order 1/d_z, that is left at the largest size.",
      rate: -1,
      controls: {"the formula for Gaussian features": (p) => teacher(p)}
    })
  }
]);
