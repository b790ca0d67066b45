import {defineClaims, testsOn} from "../../engine/tests.js";
import {experiments} from "../../papers/intrinsic-dimension/experiments.js";
import {teacherExcess} from "../../papers/mechanisms/theory.js";

interface Ratios {
  /** σ² and n/d. */
  readonly noise: number;
  readonly labelled: number;
}

const ridge = ({noise, labelled}: Ratios, lambdaT: number): number =>
  teacherExcess({gammaT: 1 / labelled, lambdaT, sigma: Math.sqrt(noise)});

const {limit} = testsOn(experiments);

/** Where teacher and student share all features, ridgeless regression is ridge without a penalty. */
export const claims = defineClaims({testFile: "test/compare/bridges.test.ts"}, [
  {
    id: "bridge-to-mechanisms",
    whose: "ours",
    result: "theorem-student-variance",
    statement:
      "Where teacher and student share all $d$ features the student keeps all of the teacher's variance, and with $d/n = \\gamma_t$ fixed both tend to the ridge limit of *On the Mechanisms of Weak-to-Strong Generalization* at $\\lambda_t, \\lambda_s \\to 0$, $\\gamma_s < 1$.",
    equation: "eq-bridge",
    test: limit("claim-bridge", {
      measure: "student",
      theory: (p) => ridge(p, 0),
      unit: ({noise, labelled}) => noise / (labelled - 1),
      size: "d",
      margin: 0.02,
      why: "The finite mean exceeds the limit by 1/(n − d − 1) of itself, 1.1 % at d = 64.",
      rate: -1,
      controls: {
        "γ_t for γ_t/(1 − γ_t)": ({noise, labelled}) => noise / labelled,
        "a penalty of 0.1": (p) => ridge(p, 0.1)
      }
    }),
    note: "The formula of the other paper is evaluated, not copied: its theory module is imported."
  }
]);
