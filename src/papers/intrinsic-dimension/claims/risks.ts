import {identity} from "../../../engine/identity.js";
import {defineClaims, testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {
  authors,
  baselineRisk,
  ceilingRisk,
  plottedRisks,
  ridgelessRisk,
  type Simulator,
  simulatorGeometry,
  studentRisk,
  studentRiskInSample,
  studentVariance,
  studentVarianceOutOfSample,
  teacherRisk,
  zeroRisk
} from "../theory.js";
import {of, simulated, theoryTest, where} from "./setting.js";

const {exact} = simulated;

const across = testsOn(experiments, {
  at: ({
    size,
    overlap,
    noise,
    ...p
  }: Simulator & {readonly size: number; readonly overlap: number; readonly noise: number}) => ({
    d: p.dW,
    samples: size,
    rho: simulatorGeometry(p, overlap).rhoW,
    sigma: Math.sqrt(noise),
    signal: zeroRisk(p) - simulatorGeometry(p, overlap).rhoW
  }),
  unit: ridgelessRisk
});

/** What the talk takes the excess risk apart into. */
const parts = [10, 90].flatMap((overlap) =>
  [4e-4, 0.1].flatMap((noise) => [
    {overlap, noise, n: 400, N: 400},
    {overlap, noise, n: 2000, N: 4000}
  ])
);

type Part = (typeof parts)[number];

const variance = ({overlap, noise, n, N}: Part, formula: typeof studentVariance): number =>
  formula({...simulatorGeometry(authors, overlap), n, N, sigma: Math.sqrt(noise)});
const inSample = ({overlap, n, N}: Part, noise: number): number =>
  studentRiskInSample(simulatorGeometry(authors, overlap), {n, N, sigma: Math.sqrt(noise)});

/** Risks in the authors' simulator. */
export const riskClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "risk-decomposition",
    whose: "paper",
    result: "risk-decomposition",
    statement:
      "On the unlabelled points the student's mean excess risk in the authors' simulator is its variance, by the Theorem, plus what is left of it without label noise, the bias.",
    equation: "eq-risk-in-sample",
    test: identity<Part>({
      points: parts,
      left: (p) => inSample(p, p.noise),
      right: (p) => variance(p, studentVariance) + inSample(p, 0),
      tolerance: 1e-12,
      controls: {
        "the variance on fresh points": (p) => variance(p, studentVarianceOutOfSample) + inSample(p, 0),
        "the variance alone": (p) => variance(p, studentVariance)
      }
    }),
    note: "The left side is the formula that simulation judges below; the teacher's misfit counts as bias, although it reaches the student as noise."
  },
  {
    id: "simulator-teacher",
    whose: "ours",
    result: "simulator",
    statement:
      "In the authors' simulator the teacher's mean excess risk is $\\rho_w + (\\sigma^2 + \\rho_w)\\,d_w/(n-d_w-1)$: what its features miss is more noise.",
    equation: "eq-risks",
    figure: "scan-n",
    test: exact("claim-risks", {
      measure: "teacher",
      judged: where({noise: 0.01, overlap: 10, N: 400}),
      theory: of(teacherRisk),
      controls: {
        "σ² for σ² + ρ_w": ({g, s}) => g.rhoW + (s.sigma ** 2 * g.dW) / (s.n - g.dW - 1),
        "the dotted curve": ({g, s}) => plottedRisks(g, s).teacher
      }
    })
  },
  {
    id: "simulator-student",
    whose: "ours",
    result: "simulator",
    statement:
      "In the authors' simulator the student's mean excess risk is $\\rho_s + \\|\\beta_{s\\setminus w}\\|^2 + v\\,d_{s\\wedge w} + [v(d_w-d_{s\\wedge w}) + \\|\\beta_{w\\setminus s}\\|^2]\\,d_s/(N-d_s-1)$ with $v = (\\sigma^2+\\rho_w)/(n-d_w-1)$.",
    equation: "eq-risks",
    figure: "scan-unlabelled",
    test: exact("claim-risks", {
      measure: "student",
      judged: where({noise: 0.01}),
      theory: of(studentRisk),
      controls: {
        "the risk in sample": of(studentRiskInSample),
        "‖β_{w∖s}‖² dropped": ({g, s}) => studentRisk({...g, spill: 0}, s),
        "σ² for σ² + ρ_w": ({g, s}) => {
          const v = s.sigma ** 2 / (s.n - g.dW - 1);
          return studentRisk(g, s) + (v - (teacherRisk(g, s) - g.rhoW) / g.dW) * g.dSw;
        }
      }
    })
  },
  {
    id: "simulator-student-in-sample",
    whose: "ours",
    result: "simulator",
    statement:
      "On the unlabelled points the student's mean excess risk in the simulator is $v D_N + \\rho_s(1-d_s/N) + \\|\\beta_{s\\setminus w}\\|^2 + (\\rho_w - \\|\\beta_{s\\setminus w}\\|^2)\\,d_s/N$.",
    equation: "eq-risk-in-sample",
    test: exact("claim-risks", {
      measure: "studentInSample",
      judged: where({noise: 0.01}),
      theory: of(studentRiskInSample),
      controls: {"the risk on fresh points": of(studentRisk)}
    })
  },
  {
    id: "simulator-baseline",
    whose: "ours",
    result: "simulator",
    statement:
      "In the authors' simulator the baseline's mean excess risk is $\\rho_s + (\\sigma^2+\\rho_s)\\,d_s/(n-d_s-1)$.",
    equation: "eq-risks",
    figure: "scan-n",
    test: exact("claim-risks", {
      measure: "baseline",
      judged: where({noise: 0.01, overlap: 10, N: 400}),
      theory: of(baselineRisk),
      controls: {
        "the dotted curve": ({g, s}) => plottedRisks(g, s).baseline
      }
    })
  },
  {
    id: "simulator-ceiling",
    whose: "ours",
    result: "simulator",
    statement: "In the authors' simulator the ceiling's mean excess risk is the baseline's with $n + N$ for $n$.",
    equation: "eq-risks",
    figure: "scan-unlabelled",
    test: exact("claim-risks", {
      measure: "ceiling",
      judged: where({noise: 0.01, overlap: 10}),
      theory: of(ceilingRisk),
      controls: {
        "the dotted curve": ({g, s}) => plottedRisks(g, s).ceiling
      }
    })
  },
  {
    id: "below-interpolation",
    whose: "ours",
    result: "simulator",
    statement:
      "Below interpolation, with features of equal variance, the least-norm teacher has $\\rho_w + (1 - n/d_w)\\|P_w\\beta\\|^2 + (\\sigma^2+\\rho_w)\\,n/(d_w-n-1)$ for $n < d_w - 1$.",
    equation: "eq-below",
    figure: "threshold",
    test: across.exact("claim-below-interpolation", {
      measure: "teacher",
      theory: ridgelessRisk,
      controls: {"no shrinkage": (p) => ridgelessRisk({...p, signal: 0})}
    }),
    note: "The claim is judged at $n = 8$ and $16$ with $d_w = 40$, far from $n = d_w$, where neither mean nor standard error exists."
  }
]);
