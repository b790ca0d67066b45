import type {Claim} from "../../../engine/claim.js";
import {
  baselineRisk,
  ceilingRisk,
  plottedRisks,
  ridgelessRisk,
  type Simulator,
  simulatorGeometry,
  studentRisk,
  studentRiskInSample,
  teacherRisk,
  zeroRisk
} from "../theory.js";
import {type PairAt, simulatorAt, where} from "./context.js";

const experiment = "claim-risks";
const source = "test/papers/intrinsic-dimension/theory.test.ts";

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

interface Scan {
  readonly size: number;
  readonly overlap: number;
  readonly noise: number;
}

/** Teacher's expected risk at any n outside the threshold. */
const acrossInterpolation = ({size, overlap, noise}: Scan, p: Simulator, shrunk = true): number => {
  const {rhoW} = simulatorGeometry(p, overlap);
  const signal = shrunk ? zeroRisk(p) - rhoW : 0;
  return ridgelessRisk({d: p.dW, samples: size, rho: rhoW, sigma: Math.sqrt(noise), signal});
};

export const riskClaims: readonly Claim[] = [
  {
    id: "simulator-teacher",
    result: "simulator",
    statement:
      "In the authors' simulator the teacher's mean excess risk is $\\rho_w + (\\sigma^2 + \\rho_w)\\,d_w/(n-d_w-1)$: what its features miss is more noise.",
    equation: "eq-risks",
    figure: "scan-n",
    source,
    test: {
      kind: "exact",
      experiment,
      measure: "teacher",
      judged: where({noise: 0.01, overlap: 10, N: 400}),
      theory: teacher,
      unit: teacher,
      controls: {
        "σ² for σ² + ρ_w": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return g.rhoW + (at.noise * g.dW) / (s.n - g.dW - 1);
        },
        "the dotted curve": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return plottedRisks(g, s).teacher;
        }
      }
    }
  },
  {
    id: "simulator-student",
    result: "simulator",
    statement:
      "The student's is $\\rho_s + \\|\\beta_{s\\setminus w}\\|^2 + v\\,d_{s\\wedge w} + [v(d_w-d_{s\\wedge w}) + \\|\\beta_{w\\setminus s}\\|^2]\\,d_s/(N-d_s-1)$ with $v = (\\sigma^2+\\rho_w)/(n-d_w-1)$.",
    equation: "eq-risks",
    figure: "scan-N",
    source,
    test: {
      kind: "exact",
      experiment,
      measure: "student",
      judged: where({noise: 0.01}),
      theory: student,
      unit: teacher,
      controls: {
        "the risk in sample": inSample,
        "‖β_{w∖s}‖² dropped": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return studentRisk({...g, spill: 0}, s);
        },
        "σ² for σ² + ρ_w": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          const v = at.noise / (s.n - g.dW - 1);
          return student(at) + (v - (teacher(at) - g.rhoW) / g.dW) * g.dSw;
        }
      }
    }
  },
  {
    id: "simulator-student-in-sample",
    result: "simulator",
    statement:
      "On the unlabelled points it is $v D_N + \\rho_s(1-d_s/N) + \\|\\beta_{s\\setminus w}\\|^2 + (\\rho_w - \\|\\beta_{s\\setminus w}\\|^2)\\,d_s/N$.",
    equation: "eq-risk-in-sample",
    source,
    test: {
      kind: "exact",
      experiment,
      measure: "studentInSample",
      judged: where({noise: 0.01}),
      theory: inSample,
      unit: teacher,
      controls: {"the risk on fresh points": student}
    }
  },
  {
    id: "simulator-baseline",
    result: "simulator",
    statement: "The baseline's is $\\rho_s + (\\sigma^2+\\rho_s)\\,d_s/(n-d_s-1)$.",
    equation: "eq-risks",
    figure: "scan-n",
    source,
    test: {
      kind: "exact",
      experiment,
      measure: "baseline",
      judged: where({noise: 0.01, overlap: 10, N: 400}),
      theory: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return baselineRisk(g, s);
      },
      unit: teacher,
      controls: {
        "the dotted curve": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return plottedRisks(g, s).baseline;
        }
      }
    }
  },
  {
    id: "simulator-ceiling",
    result: "simulator",
    statement: "The ceiling's is the baseline's with $n + N$ for $n$.",
    equation: "eq-risks",
    figure: "scan-N",
    source,
    test: {
      kind: "exact",
      experiment,
      measure: "ceiling",
      judged: where({noise: 0.01, overlap: 10}),
      theory: (at: PairAt) => {
        const {g, s} = simulatorAt(at);
        return ceilingRisk(g, s);
      },
      unit: teacher,
      controls: {
        "the dotted curve": (at: PairAt) => {
          const {g, s} = simulatorAt(at);
          return plottedRisks(g, s).ceiling;
        }
      }
    }
  },
  {
    id: "below-interpolation",
    result: "simulator",
    statement:
      "Below interpolation, with features of equal variance, the least-norm teacher has $\\rho_w + (1 - n/d_w)\\|P_w\\beta\\|^2 + (\\sigma^2+\\rho_w)\\,n/(d_w-n-1)$ for $n < d_w - 1$.",
    equation: "eq-below",
    figure: "threshold",
    source,
    test: {
      kind: "exact",
      experiment: "claim-below-interpolation",
      measure: "teacher",
      theory: (at: Scan, p: Simulator) => acrossInterpolation(at, p),
      unit: (at: Scan, p: Simulator) => acrossInterpolation(at, p),
      controls: {"no shrinkage": (at: Scan, p: Simulator) => acrossInterpolation(at, p, false)}
    },
    note: "Judged at $n = 8$ and $16$ with $d_w = 40$, far from $n = d_w$, where neither mean nor standard error exists."
  }
];
