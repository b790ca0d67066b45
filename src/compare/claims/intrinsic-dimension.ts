import type {Claim} from "../../engine/claim.js";
import {teacherExcess} from "../../papers/mechanisms/theory.js";

/** Parameters of the experiment: σ² and n/d. */
interface Ratios {
  readonly noise: number;
  readonly labelled: number;
}

/** Where teacher and student share all features, ridgeless regression is ridge without a penalty. */
export const claims: readonly Claim[] = [
  {
    id: "bridge-to-mechanisms",
    result: "theorem-student-variance",
    statement:
      "Where teacher and student share all $d$ features the student keeps all of the teacher's variance, and with $d/n = \\gamma_t$ fixed both tend to the ridge limit of *On the Mechanisms of Weak-to-Strong Generalization* at $\\lambda_t, \\lambda_s \\to 0$, $\\gamma_s < 1$.",
    equation: "eq-bridge",
    source: "test/compare/bridges.test.ts",
    test: {
      kind: "limit",
      experiment: "claim-bridge",
      measure: "student",
      theory: (_: unknown, p: Ratios) => teacherExcess({gammaT: 1 / p.labelled, lambdaT: 0, sigma: Math.sqrt(p.noise)}),
      unit: (_: unknown, p: Ratios) => p.noise / (p.labelled - 1),
      size: "d",
      margin: 0.02,
      why: "The finite mean exceeds the limit by 1/(n − d − 1) of itself, 1.1 % at d = 64.",
      rate: -1,
      controls: {
        "γ_t for γ_t/(1 − γ_t)": (_: unknown, p: Ratios) => p.noise / p.labelled,
        "a penalty of 0.1": (_: unknown, p: Ratios) =>
          teacherExcess({gammaT: 1 / p.labelled, lambdaT: 0.1, sigma: Math.sqrt(p.noise)})
      }
    },
    note: "The formula of the other paper is evaluated, not copied: its theory module is imported."
  }
];
