import {defineClaims} from "../../../engine/tests.js";
import {bound, exact} from "./setting.js";

/** The linear teacher. */
export const weakness = defineClaims({result: "result-1"}, [
  {
    id: "hard-only-chance",
    whose: "paper",
    statement: "The linear network is right on exactly half of the hard-only samples, whatever it is trained on.",
    equation: "eq-teacher-chance",
    testFile: "test/papers/linear-to-nonlinear/theory.test.ts",
    test: exact("claim-linear-teacher", {
      measure: "teacherHard",
      theory: () => 0.5,
      controls: {"better than chance by 1 %": () => 0.51}
    }),
    note: "An identity, not a limit: $b$ and $-b$ are equally likely and enter a linear output with opposite signs."
  },
  {
    id: "teacher-ceiling",
    whose: "paper",
    statement: "The linear network's test accuracy is at most $1 - p_h/2$.",
    equation: "eq-teacher-chance",
    test: bound("claim-linear-teacher", {
      side: "at most",
      measure: "teacher",
      bound: () => 0.85,
      controls: {"at most 1 − p_h": () => 0.7}
    })
  },
  {
    id: "teacher-accuracy",
    whose: "reading",
    statement: "With 160 training samples the accuracy is above $1 - p_h/2 - 0.02$.",
    test: bound("claim-linear-teacher", {
      side: "at least",
      measure: "teacher",
      judged: ({nW}) => nW === 160,
      bound: () => 0.83,
      controls: {"above the ceiling": () => 0.86}
    })
  },
  {
    id: "zero-error-network",
    whose: "paper",
    statement: "A two-layer ReLU network without error exists.",
    equation: "eq-zero-error",
    testFile: "test/papers/linear-to-nonlinear/theory.test.ts",
    test: {
      kind: "none",
      why: "A construction, not a matter of chance: filters $\\mu_s + \\nu_s$ and $\\mu_s - \\nu_s$ answer every kind of sample with the right sign and ignore the noise. The tests of the build check it on all ten kinds."
    }
  }
]);
