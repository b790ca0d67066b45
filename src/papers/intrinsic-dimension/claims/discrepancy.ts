import type {SeriesOf} from "../../../engine/experiment.js";
import {identity} from "../../../engine/identity.js";
import {defineClaims, testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import type {Arm} from "../simulate/reduced.js";
import {authors, boundPeak, oprBound, pgrBound, simulatorGeometry, teacherRisk, teacherVariance} from "../theory.js";
import {theoryTest, where} from "./setting.js";

interface Peaked {
  readonly dW: number;
  readonly dS: number;
  readonly dSw: number;
  readonly N: number;
  readonly sigma: number;
  readonly rho: number;
  readonly of: "pgr" | "opr";
}

const boundOf = ({of, ...p}: Peaked, n: number): number => (of === "opr" ? oprBound : pgrBound)({...p, n});

/** The whole number at which a bound stops rising, step by step. */
function highest(p: Peaked): number {
  let n = p.dW + 2;
  while (boundOf(p, n + 1) > boundOf(p, n)) ++n;
  return n;
}

/** Of the two whole numbers around n, the one with the larger bound. */
const around = (p: Peaked, n: number): number => {
  const [low, high] = [Math.floor(n), Math.ceil(n)];
  return boundOf(p, low) > boundOf(p, high) ? low : high;
};

/** Teacher's excess risk in a setting of the authors' simulator. */
const teacherIn = ({overlap, n}: Arm, noise: number): number =>
  teacherRisk(simulatorGeometry(authors, overlap), {n, sigma: Math.sqrt(noise)});

interface Contrast {
  readonly dW: number;
  readonly noise: number;
  readonly first: Arm;
  readonly second: Arm;
}

const {order} = testsOn(experiments, {unit: ({noise, first}: Contrast) => teacherIn(first, noise)});

type Values = Readonly<Record<SeriesOf<(typeof experiments)["claim-discrepancy"]>, number>>;

/** PGR of the second setting against that of the first, cross-multiplied: the two are drawn independently. */
const pgrRises = (v: Values): number =>
  (v.teacher2 - v.student2) * (v.teacher - v.ceiling) - (v.teacher - v.student) * (v.teacher2 - v.ceiling2);

/** OPR of the first setting against that of the second, cross-multiplied. */
const oprFalls = (v: Values): number => v.baseline * v.student2 - v.baseline2 * v.student;

/** Unit of a cross-multiplied difference. */
const productUnit = ({noise, first, second}: Contrast): number => teacherIn(first, noise) * teacherIn(second, noise);

/** Teacher's approximation error ρ_w at an overlap, in units of 1e-4. */
const misfit = (overlap: number): string => (1e4 * simulatorGeometry(authors, overlap).rhoW).toFixed(1);

/** Where the bounds peak at d_sw = 10, N = 4000. */
const peakAt = (noise: number): string => {
  const g = simulatorGeometry(authors, 10);
  return boundPeak({...g, N: 4000, sigma: Math.sqrt(noise), rho: g.rhoW + g.rhoS}).toFixed(0);
};

export const discrepancyClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "discrepancy-variance",
    whose: "paper",
    result: "discrepancy",
    statement:
      "The larger the discrepancy, the smaller the student's variance: with teacher, student and sample sizes fixed, $d_{s\\wedge w} = 10$ leaves less variance in sample than $d_{s\\wedge w} = 90$ ($n = 2000$, $N = 400$).",
    equation: "eq-student-variance",
    figure: "discrepancy",
    test: order("claim-discrepancy-variance", {
      measure: (v) => v.studentInSample - v.studentInSample2,
      unit: ({noise, dW, first}) => teacherVariance({dW, n: first.n, sigma: Math.sqrt(noise)}),
      controls: {
        "all noise outside the overlap vanishes": (v) => v.studentInSample - v.studentInSample2 - (80 / 200) * v.teacher
      }
    }),
    note: "This needs $d_s < N$: the factor that multiplies the discrepancy is $d_s/N - 1$."
  },
  {
    id: "discrepancy-gain",
    whose: "paper",
    result: "discrepancy",
    statement:
      "In the authors' simulator with $\\sigma^2 = 0.01$ or $0.1$ ($n = 2000$, $N = 4000$) the student's excess risk is smaller, and so the OPR larger, at $d_{s\\wedge w} = 10$ than at $90$.",
    equation: "eq-risks",
    figure: "discrepancy",
    test: order("claim-discrepancy", {
      judged: where({noise: [0.01, 0.1]}),
      measure: (v) => v.student - v.student2,
      controls: {
        "the teacher improves too": (v) => v.teacher - v.teacher2
      }
    }),
    note: "The strong baseline does not know the teacher, so the OPR moves with the student's risk alone."
  },
  {
    id: "discrepancy-gain-biased",
    whose: "reading",
    quote: {
      text: "better W2S generalization on “easier” tasks, where both weak & strong models have negligible biases",
      place: 'Talk, "Where Does W2S Gain Come From, Bias or Variance?"'
    },
    result: "discrepancy",
    statement:
      "The larger the discrepancy, the larger the gain: in the authors' biased regime, $\\sigma^2 = 4\\cdot10^{-4}$, the OPR is larger at $d_{s\\wedge w} = 10$ than at $90$.",
    equation: "eq-risks",
    figure: "discrepancy",
    test: order("claim-discrepancy", {
      judged: where({noise: 4e-4}),
      measure: (v) => v.student - v.student2,
      controls: {"the teacher improves too": (v) => v.teacher - v.teacher2}
    }),
    note: `Moving the supports apart also takes coordinates $1 \\dots d_s - d_{s\\wedge w}$ of the target, its largest, from the teacher: $\\rho_w$ grows from $${misfit(90)}\\cdot10^{-4}$ to $${misfit(10)}\\cdot10^{-4}$, and the student cannot learn them. At fixed $\\rho_s + \\|\\beta_{s\\setminus w}\\|^2$ and $\\|\\beta_{w\\setminus s}\\|^2$, which fix $\\rho_w$ too, the student's risk falls with discrepancy for $N > 2d_s + 1$.`
  },
  {
    id: "discrepancy-biased-opr-falls",
    whose: "ours",
    result: "discrepancy",
    statement: "At $\\sigma^2 = 4\\cdot10^{-4}$ the OPR falls as the discrepancy grows.",
    equation: "eq-risks",
    figure: "discrepancy",
    test: order("claim-discrepancy", {
      judged: where({noise: 4e-4}),
      measure: (v) => v.student2 - v.student,
      controls: {"the student loses more than its teacher": (v) => v.student2 - v.student - (v.teacher2 - v.teacher)}
    })
  },
  {
    id: "discrepancy-pgr",
    whose: "reading",
    result: "discrepancy",
    statement:
      "In the authors' simulator the PGR (of mean risks) is larger at $d_{s\\wedge w} = 10$ than at $90$, at all three noise levels ($n = 2000$, $N = 4000$).",
    equation: "eq-risks",
    figure: "discrepancy",
    test: order("claim-discrepancy", {
      measure: pgrRises,
      unit: productUnit,
      controls: {"and so is the OPR": (v) => -oprFalls(v)}
    }),
    note: "At $\\sigma^2 = 4\\cdot10^{-4}$ it rises while the OPR falls: the teacher gets worse faster than its student."
  },
  {
    id: "bound-peaks",
    whose: "reading",
    result: "non-monotone",
    statement:
      "For $\\rho > 0$ both bounds rise and then fall with $n$; they peak at $n^\\circ = d_w + 1 + \\sqrt{(d_w+1)\\,D_N\\,\\sigma^2/\\rho}$.",
    equation: "eq-peak",
    figure: "ratios-n",
    testFile: theoryTest,
    test: identity<Peaked>({
      points: [
        {dW: 200, dS: 100, dSw: 10, N: 4000, sigma: 0.1, rho: 0.0009, of: "opr"},
        {dW: 200, dS: 100, dSw: 90, N: 4000, sigma: 0.02, rho: 0.0002, of: "opr"},
        {dW: 200, dS: 100, dSw: 10, N: 4000, sigma: 0.1, rho: 0.0009, of: "pgr"},
        {dW: 40, dS: 20, dSw: 5, N: 300, sigma: 2, rho: 0.05, of: "pgr"}
      ],
      left: highest,
      right: (p) => around(p, boundPeak(p)),
      tolerance: 1e-12,
      controls: {
        "$\\sigma$ for $\\sigma^2$": (p) => around(p, p.dW + 1 + (boundPeak(p) - p.dW - 1) / Math.sqrt(p.sigma)),
        "$d_w+1$ left out before the root": (p) => around(p, Math.max(p.dW + 2, boundPeak(p) - p.dW - 1))
      }
    }),
    note: "Both bounds' maxima over whole $n$ are found step by step."
  },
  {
    id: "opr-rises-first",
    whose: "reading",
    result: "non-monotone",
    statement:
      "The OPR itself is not monotone either: at $\\sigma^2 = 0.01$, $d_{s\\wedge w} = 10$, $N = 4000$ it is larger at $n = 430$ than at $n = 300$.",
    equation: "eq-risks",
    figure: "ratios-n",
    test: order("claim-opr-rises", {
      measure: oprFalls,
      unit: productUnit,
      controls: {"by a quarter": (v) => v.baseline * v.student2 - 1.25 * v.baseline2 * v.student}
    })
  },
  {
    id: "opr-peaks-before-the-bound",
    whose: "ours",
    result: "non-monotone",
    statement:
      "The OPR peaks before its bound: at $\\sigma^2 = 0.01$, $d_{s\\wedge w} = 10$ and $N = 4000$ it is larger at $n = 430$ than at $n = 510$, where the bound peaks.",
    equation: "eq-peak",
    figure: "ratios-n",
    test: order("claim-opr-falls", {
      measure: oprFalls,
      unit: productUnit,
      controls: {"by a twentieth": (v) => v.baseline * v.student2 - 1.05 * v.baseline2 * v.student}
    })
  },
  {
    id: "pgr-monotone",
    whose: "ours",
    result: "non-monotone",
    statement: `From $n = 400$ to $4000$ the PGR rises at $\\sigma^2 = 0.1$ and $d_{s\\wedge w} = 10$, although its bound peaks at $n^\\circ = ${peakAt(0.1)}$.`,
    equation: "eq-peak",
    figure: "ratios-n",
    test: order("claim-pgr-ends", {
      judged: where({noise: 0.1}),
      measure: (v) => -pgrRises(v),
      unit: productUnit,
      controls: {"and so does the OPR": oprFalls}
    })
  },
  {
    id: "pgr-falls",
    whose: "ours",
    result: "non-monotone",
    statement: `From $n = 400$ to $4000$ the PGR falls at $\\sigma^2 = 0.01$, although its bound rises up to $n^\\circ = ${peakAt(0.01)}$, and at $\\sigma^2 = 4\\cdot10^{-4}$.`,
    equation: "eq-peak",
    figure: "ratios-n",
    test: order("claim-pgr-ends", {
      judged: where({noise: [4e-4, 0.01]}),
      measure: pgrRises,
      unit: productUnit,
      controls: {"because the student gets worse": (v) => v.student - v.student2}
    })
  },
  {
    id: "pgr-negative",
    whose: "ours",
    result: "non-monotone",
    statement:
      "At $\\sigma^2 = 4\\cdot10^{-4}$, $d_{s\\wedge w} = 90$, $n = 2000$, $N = 4000$ the student is worse than its teacher: the PGR is below zero.",
    equation: "eq-risks",
    figure: "ratios-n",
    test: order("claim-discrepancy", {
      judged: where({noise: 4e-4}),
      measure: (v) => v.student - v.teacher,
      controls: {"worse by a twentieth": (v) => v.student - 1.05 * v.teacher}
    })
  }
]);
