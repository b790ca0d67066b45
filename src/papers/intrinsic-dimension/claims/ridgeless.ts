import type {Claim} from "../../../engine/claim.js";
import {authors, simulatorGeometry, studentRisk, teacherRisk, zeroRisk} from "../theory.js";
import {where} from "./context.js";

const source = "test/papers/intrinsic-dimension/simulate.test.ts";

/** Exact excess risk of the ridgeless teacher at σ² = 4e-4, d_sw = 10, n = 2000. */
const teacherAtFour = teacherRisk(simulatorGeometry(authors, 10), {n: 2000, sigma: 0.02});

/** Exact ridgeless risk at d_sw = 10, n = 2000, N = 4000, in units of the zero predictor's. */
const overZero = (risk: typeof studentRisk, noise: number): string =>
  (risk(simulatorGeometry(authors, 10), {n: 2000, N: 4000, sigma: Math.sqrt(noise)}) / zeroRisk(authors)).toFixed(1);

/** Whether a penalty would help. */
export const ridgelessClaims: readonly Claim[] = [
  {
    id: "ridgeless-biased",
    result: "ridgeless",
    statement:
      "Ridgeless regression is nearly optimal for both models, read as: no penalty lowers the excess risk by more than a quarter. In the biased regime, $\\sigma^2 = 4\\cdot10^{-4}$ ($d_{s\\wedge w} = 10$, $n = 2000$, $N = 4000$): the teacher.",
    figure: "penalties",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment: "penalties",
      judged: where({noise: 4e-4, alphaS: 0, alphaW: [0.3, 1, 3, 10, 100]}),
      measure: (v) => v.teacher - 0.75 * v.teacherRidgeless,
      bound: () => 0,
      unit: () => zeroRisk(authors),
      controls: {"not by a twentieth": () => 0.2 * teacherAtFour}
    }
  },
  {
    id: "ridgeless-biased-student",
    result: "ridgeless",
    statement: "The same for the student, its penalty and its teacher's varied together.",
    figure: "penalties",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment: "penalties",
      judged: (point) => point.noise === 4e-4 && point.alphaS === point.alphaW && Number(point.alphaW) >= 0.3,
      measure: (v) => v.student - 0.75 * v.studentRidgeless,
      bound: () => 0,
      unit: () => zeroRisk(authors),
      controls: {"every penalty costs a twentieth": () => 0.3 * zeroRisk(authors)}
    }
  },
  {
    id: "ridgeless-noisy",
    result: "ridgeless",
    statement:
      "Ridgeless regression is nearly optimal, in the same sense and setting, at $\\sigma^2 = 0.01$, the regime the authors call variance-dominated: the teacher.",
    figure: "penalties",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment: "penalties",
      judged: where({noise: 0.01, alphaS: 0, alphaW: [0.3, 1, 3, 10, 100]}),
      measure: (v) => v.teacher - 0.75 * v.teacherRidgeless,
      bound: () => 0,
      unit: () => zeroRisk(authors),
      controls: {"not by a twentieth": () => 0.8 * zeroRisk(authors)}
    },
    note: `Label noise there is so large against the target, $\\sigma^2/\\|\\beta\\|^2 = ${(0.01 / zeroRisk(authors)).toFixed(0)}$, that the best penalty all but gives up: the ridgeless teacher has ${overZero(teacherRisk, 0.01)} times the risk of predicting zero.`
  },
  {
    id: "ridgeless-noisy-student",
    result: "ridgeless",
    statement: "The same for the student at $\\sigma^2 = 0.01$.",
    figure: "penalties",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment: "penalties",
      judged: (point) => point.noise === 0.01 && point.alphaS === point.alphaW && Number(point.alphaW) >= 0.3,
      measure: (v) => v.student - 0.75 * v.studentRidgeless,
      bound: () => 0,
      unit: () => zeroRisk(authors),
      controls: {"not by a twentieth": () => 0.24 * zeroRisk(authors)}
    },
    note: `Ridgeless, it has ${overZero(studentRisk, 0.01)} times the risk of predicting zero, and at $\\sigma^2 = 0.1$ ${overZero(studentRisk, 0.1)} times.`
  }
];
