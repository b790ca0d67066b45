import type {Claim} from "../../../engine/claim.js";
import {
  baselineRisk,
  ceilingRisk,
  effectiveDimension,
  plottedRisks,
  studentRisk,
  studentRiskInSample,
  teacherRisk
} from "../theory.js";
import {type PairAt, simulatorAt, where} from "./context.js";

const experiment = "claim-risks";

const teacher = (at: PairAt): number => {
  const {g, s} = simulatorAt(at);
  return teacherRisk(g, s);
};
const student = (at: PairAt): number => {
  const {g, s} = simulatorAt(at);
  return studentRisk(g, s);
};
const inSample = (at: PairAt): number => {
  const {g, s} = simulatorAt(at);
  return studentRiskInSample(g, s);
};

/** The student's dotted curve with the teacher's misfit counted as noise: an upper bound in sample. */
const bracket = (at: PairAt): number => {
  const {g, s, rho} = simulatorAt(at);
  return rho + ((at.noise + g.rhoW) * effectiveDimension({...g, N: s.N})) / (s.n - g.dW - 1);
};

/** The same on fresh points: what the teacher says beyond the student's features is noise too. */
const bracketFresh = (at: PairAt): number => {
  const {g, s, rho} = simulatorAt(at);
  const share = g.dS / (s.N - g.dS - 1);
  return rho + ((at.noise + g.rhoW) * (g.dSw + (g.dW - g.dSw) * share)) / (s.n - g.dW - 1) + g.spill * share;
};

const source = "test/papers/intrinsic-dimension/theory.test.ts";

/** The dotted curves of the authors' figures. */
export const plottedClaims: readonly Claim[] = [
  {
    id: "dotted-teacher",
    result: "plotted-curves",
    statement: "The dotted curve $\\sigma^2 d_w/n + \\rho_w$ bounds the teacher's excess risk from below.",
    equation: "eq-bracket",
    figure: "scan-n",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment,
      measure: "teacher",
      judged: where({overlap: 10, N: 400}),
      bound: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return plottedRisks(g, s).teacher;
      },
      unit: teacher,
      controls: {"2 % above the mean": (at: PairAt) => 1.02 * teacher(at)}
    },
    note: "At $n = 400$ it is half the truth: $1/n$ stands for $1/(n-d_w-1)$."
  },
  {
    id: "dotted-baseline",
    result: "plotted-curves",
    statement: "The dotted curve $\\sigma^2 d_s/n + \\rho_s$ bounds the baseline's excess risk from below.",
    equation: "eq-bracket",
    figure: "scan-n",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment,
      measure: "baseline",
      judged: where({overlap: 10, N: 400}),
      bound: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return plottedRisks(g, s).baseline;
      },
      unit: teacher,
      controls: {
        "2 % above the mean": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return 1.02 * baselineRisk(g, s);
        }
      }
    }
  },
  {
    id: "dotted-ceiling",
    result: "plotted-curves",
    statement: "The dotted curve $\\sigma^2 d_s/(n+N) + \\rho_s$ bounds the ceiling's excess risk from below.",
    equation: "eq-bracket",
    figure: "scan-N",
    source,
    test: {
      kind: "bound",
      side: "at least",
      experiment,
      measure: "ceiling",
      judged: where({overlap: 10}),
      bound: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return plottedRisks(g, s).ceiling;
      },
      unit: teacher,
      controls: {
        "2 % above the mean": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return 1.02 * ceilingRisk(g, s);
        }
      }
    }
  },
  {
    id: "dotted-student-in-sample",
    result: "plotted-curves",
    statement:
      "The dotted curve $\\sigma^2 D_N/(n-d_w-1) + \\rho_w + \\rho_s$ bounds the student's excess risk on the unlabelled points from above.",
    equation: "eq-bracket",
    figure: "scan-n",
    source,
    test: {
      kind: "bound",
      side: "at most",
      experiment,
      measure: "studentInSample",
      bound: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return plottedRisks(g, s).student;
      },
      unit: teacher,
      controls: {
        "without ρ": (at: PairAt) => {
          const {g, s, rho} = simulatorAt(at);
          return plottedRisks(g, s).student - rho;
        }
      }
    },
    correction: {
      statement:
        "It does with $\\sigma^2 + \\rho_w$ for $\\sigma^2$: what the teacher's features miss reaches the student as noise.",
      test: {
        kind: "bound",
        side: "at most",
        experiment,
        measure: "studentInSample",
        bound: bracket,
        unit: teacher,
        controls: {"2 % below the mean": (at: PairAt) => 0.98 * inSample(at)}
      }
    },
    note: "The curve fails at $\\sigma^2 = 4\\cdot10^{-4}$, $n = 400$. The bounds on PGR and OPR survive it, having slack elsewhere."
  },
  {
    id: "dotted-student-fresh",
    result: "plotted-curves",
    statement: "The same curve bounds the student's excess risk on the population, which the authors plot, from above.",
    equation: "eq-bracket",
    figure: "scan-N",
    source,
    test: {
      kind: "bound",
      side: "at most",
      experiment,
      measure: "student",
      bound: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return plottedRisks(g, s).student;
      },
      unit: teacher,
      controls: {"2 % below the mean": (at: PairAt) => 0.98 * student(at)}
    },
    correction: {
      statement:
        "It does with $\\sigma^2+\\rho_w$ for $\\sigma^2$, $d_s/(N-d_s-1)$ for $d_s/N$, and $\\|\\beta_{w\\setminus s}\\|^2 d_s/(N-d_s-1)$ added.",
      test: {
        kind: "bound",
        side: "at most",
        experiment,
        measure: "student",
        bound: bracketFresh,
        unit: teacher,
        controls: {"2 % below the mean": (at: PairAt) => 0.98 * student(at)}
      }
    }
  }
];
