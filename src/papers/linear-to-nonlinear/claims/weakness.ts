import type {Claim} from "../../../engine/claim.js";

/** Errors are stated in units of the teacher's: p_h/2 with p_h = 0.3. */
export const teacherError = (): number => 0.15;

export const weakness: readonly Claim[] = [
  {
    id: "hard-only-chance",
    result: "result-1",
    statement:
      "Found: the linear network is right on exactly half of the hard-only samples, whatever it is trained on.",
    equation: "eq-teacher-chance",
    source: "test/papers/linear-to-nonlinear/theory.test.ts",
    test: {
      kind: "exact",
      experiment: "claim-linear-teacher",
      measure: "teacherHard",
      unit: teacherError,
      theory: () => 0.5,
      controls: {"better than chance by 1 %": () => 0.51}
    },
    note: "An identity, not a limit: $b$ and $-b$ are equally likely and enter a linear output with opposite signs."
  },
  {
    id: "teacher-ceiling",
    result: "result-1",
    statement: "Found: the linear network's test accuracy is at most $1 - p_h/2$.",
    equation: "eq-teacher-chance",
    test: {
      kind: "bound",
      side: "at most",
      experiment: "claim-linear-teacher",
      measure: "teacher",
      unit: teacherError,
      bound: () => 0.85,
      controls: {"at most 1 − p_h": () => 0.7}
    }
  },
  {
    id: "teacher-accuracy",
    result: "result-1",
    statement:
      "Found, with our reading of “about”: with 160 training samples the accuracy is above $1 - p_h/2 - 0.02$.",
    test: {
      kind: "bound",
      side: "at least",
      experiment: "claim-linear-teacher",
      measure: "teacher",
      judged: ({nW}) => nW === 160,
      unit: teacherError,
      bound: () => 0.83,
      controls: {"above the ceiling": () => 0.86}
    }
  },
  {
    id: "zero-error-network",
    result: "result-1",
    statement: "Found: a two-layer ReLU network without error exists.",
    equation: "eq-zero-error",
    source: "test/papers/linear-to-nonlinear/theory.test.ts",
    test: {
      kind: "none",
      why: "A construction, not a matter of chance: filters $\\mu_s + \\nu_s$ and $\\mu_s - \\nu_s$ answer every kind of sample with the right sign and ignore the noise. The tests of the build check it on all ten kinds."
    }
  }
];
