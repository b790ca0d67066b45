import {defineClaims} from "../../../engine/tests.js";
import {stieltjes, stieltjesSlope} from "../../../models/marchenko-pastur.js";
import {
  bestTeacherPenalty,
  shrinkageCost,
  studentDifference,
  teacherError,
  type WeightedStudentParameters,
  weightedStudentDifference
} from "../theory.js";
import {type Limit, limit, order, theoryTest} from "./setting.js";

interface Measured {
  readonly teacher: number;
  readonly student: number;
  readonly weighted: number;
}
const studentMinusTeacher = ({student, teacher}: Measured): number => student - teacher;
const weightedMinusTeacher = ({weighted, teacher}: Measured): number => weighted - teacher;

/** Aspect ratios with dimension and sample size swapped, a slip of γ = n/d for d/n. */
const inverted = <P extends WeightedStudentParameters>(p: P): P => ({...p, gammaT: 1 / p.gammaT, gammaS: 1 / p.gammaS});

/** λ_t for λ_t − σ²γ_t in the teacher's error. */
const withoutBestPenalty = (p: Limit): number =>
  teacherError(p) + p.sigma ** 2 * p.gammaT * p.lambdaT * stieltjesSlope(p.lambdaT, p.gammaT);

const swapped = <P extends WeightedStudentParameters>(p: P): P => ({
  ...p,
  gammaT: p.gammaS,
  gammaS: p.gammaT,
  lambdaT: p.lambdaS,
  lambdaS: p.lambdaT
});

/** A limit judged on data in which every vector is drawn: truth, noise and both samples. */
const drawn = (
  result: string,
  what: string,
  equation: string,
  measure: "teacher" | ((values: Measured) => number),
  theory: (p: Limit) => number,
  controls: Readonly<Record<string, (p: Limit) => number>>
) => ({
  id: `${result}-drawn`,
  result,
  whose: "paper" as const,
  statement: `The limit of ${what} holds with every vector drawn: truth, noise and both samples.`,
  equation,
  figure: "finite-size",
  testFile: "test/papers/mechanisms/simulate.test.ts",
  test: limit("claim-errors-drawn", {
    measure,
    theory,
    size: "d",
    margin: 0.02,
    why: "Two per cent of the teacher's excess risk, since single trials scatter like d^(−1/2) where truth and noise are drawn.",
    rate: -1,
    controls
  }),
  note: "Another entry for the same result averages truth, noise and rotation exactly, which shows the gap at finite size. This one draws them all, which tests the model as it is described."
});

/** The limiting errors of Sections 2.1 and 2.2. */
export const ridgeClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "proposition-3",
    whose: "paper",
    result: "proposition-3",
    statement:
      "The test error of the ridge teacher tends to $\\sigma^2+(\\lambda_t-\\sigma^2\\gamma_t)\\lambda_t m_{t,2}+\\sigma^2\\gamma_t m_{t,1}$.",
    equation: "eq-teacher-error",
    figure: "finite-size",

    test: limit("claim-teacher", {
      measure: "teacher",
      theory: teacherError,
      size: "d",
      margin: 0.01,
      why: "One per cent of the excess risk: ten times the finite-size gap expected at the largest dimension, and well below what a wrong form is off by.",
      rate: -1,
      controls: {
        "aspect ratio n/d for d/n": (p) => teacherError(inverted(p)),
        "noise without its aspect ratio": (p) =>
          teacherError(p) + p.sigma ** 2 * (1 - p.gammaT) * stieltjes(p.lambdaT, p.gammaT),
        "no −σ²γ_t before λ_t m_{t,2}": withoutBestPenalty,
        "m_{t,1} for m_{t,2}": (p) =>
          teacherError(p) +
          (p.lambdaT - p.sigma ** 2 * p.gammaT) *
            p.lambdaT *
            (stieltjes(p.lambdaT, p.gammaT) - stieltjesSlope(p.lambdaT, p.gammaT))
      }
    })
  },
  drawn("proposition-3", "$\\mathcal L_t$", "eq-teacher-error", "teacher", teacherError, {
    "aspect ratio n/d for d/n": (p) => teacherError(inverted(p)),
    "no −σ²γ_t before λ_t m_{t,2}": withoutBestPenalty
  }),
  {
    id: "best-teacher-penalty",
    whose: "paper",
    result: "optimal-penalty",
    statement: "The teacher's error is smallest at $\\lambda_t^\\star=\\sigma^2\\gamma_t$.",
    equation: "eq-best-penalty",

    test: order("claim-optimal-penalty", {
      measure: ({teacher, tuned}) => teacher - tuned,
      controls: {
        "the more penalty the better": ({teacher, tuned}, p) =>
          p.lambdaT < bestTeacherPenalty(p) ? teacher - tuned : tuned - teacher,
        "the less penalty the better": ({teacher, tuned}, p) =>
          p.lambdaT < bestTeacherPenalty(p) ? tuned - teacher : teacher - tuned
      }
    }),
    note: "Both penalties are tried on the same data, at half to twice the optimum."
  },
  {
    id: "theorem-4",
    whose: "paper",
    result: "theorem-4",
    statement:
      "The student's error minus its teacher's tends to $\\Delta=(\\sigma^2\\gamma_t-\\lambda_t)(m_{t,1}-\\lambda_t m_{t,2})(\\lambda_s^2m_{s,2}-2\\lambda_s m_{s,1})+\\lambda_s^2m_{s,2}(1-\\lambda_t m_{t,1})$.",
    equation: "eq-student-difference",
    figure: "figure-1",

    test: limit("claim-student", {
      measure: studentMinusTeacher,
      theory: studentDifference,
      size: "d",
      margin: 0.01,
      why: "One per cent of the teacher's excess risk is small against the gains and losses at the judged points and large against the finite-size gap at the largest dimension.",
      rate: -1,
      controls: {
        "teacher and student swapped": (p) => studentDifference(swapped(p)),
        "aspect ratio n/d for d/n": (p) => studentDifference(inverted(p)),
        "cost of shrinking the truth dropped": (p) => studentDifference(p) - shrinkageCost(p),
        "student's aspect ratio off by 0.1": (p) => studentDifference({...p, gammaS: p.gammaS + 0.1})
      }
    })
  },
  drawn("theorem-4", "$\\mathcal L_s-\\mathcal L_t$", "eq-student-difference", studentMinusTeacher, studentDifference, {
    "teacher and student swapped": (p) => studentDifference(swapped(p)),
    "cost of shrinking the truth dropped": (p) => studentDifference(p) - shrinkageCost(p)
  }),
  {
    id: "theorem-8",
    whose: "paper",
    result: "theorem-8",
    statement:
      "With a penalty that spares a direction at cosine $\\zeta$ to the truth, the student's error minus its teacher's tends to $\\Delta-\\zeta^2\\Delta_\\Gamma$ with $\\Delta_\\Gamma=\\lambda_s(1-\\lambda_tm_{t,1})[2\\lambda_tm_{s,1}m_{t,1}+\\lambda_sm_{s,2}(1-\\lambda_tm_{t,1})]$.",
    equation: "eq-weighted-difference",
    figure: "figure-2",

    test: limit("claim-weighted", {
      measure: weightedMinusTeacher,
      theory: weightedStudentDifference,
      size: "d",
      margin: 0.02,
      why: "Two per cent of the teacher's excess risk: the spared direction adds a finite-size gap of order (1 + λₛ)/d, and the wrong forms are further off than that.",
      rate: -1,
      controls: {
        "ζ for ζ²": (p) => weightedStudentDifference({...p, zeta: Math.sqrt(p.zeta)}),
        "no spared direction": studentDifference,
        "a perfectly aligned direction": (p) => weightedStudentDifference({...p, zeta: 1})
      }
    }),
    note: "In the limit the spared direction is not penalised at all. At finite d its penalty is λₛ/(1 + d), so simulation is compared only where λₛ ≤ 0.05 d."
  },
  drawn(
    "theorem-8",
    "the weighted student's error minus its teacher's",
    "eq-weighted-difference",
    weightedMinusTeacher,
    weightedStudentDifference,
    {
      "ζ for ζ²": (p) => weightedStudentDifference({...p, zeta: Math.sqrt(p.zeta)}),
      "no spared direction": studentDifference
    }
  ),
  ...(
    [
      [
        "theorem-4-scales",
        "theorem-4",
        "student",
        "eq-student-difference",
        studentMinusTeacher,
        studentDifference,
        0.01
      ],
      [
        "theorem-8-scales",
        "theorem-8",
        "weighted student",
        "eq-weighted-difference",
        weightedMinusTeacher,
        weightedStudentDifference,
        0.02
      ]
    ] as const
  ).map(([id, result, model, equation, measure, theory, margin]) => ({
    id,
    whose: "paper" as const,
    result,
    statement: `The limit of the ${model}'s error minus its teacher's holds with other aspect ratios and penalties, and for noise $\\sigma$ of one half and of two.`,
    equation,
    test: limit("claim-scales", {
      measure,
      theory,
      size: "d",
      margin,
      why: "The margin at the other settings of the same theorem, where finite size leaves a gap of the same order in 1/d.",
      rate: -1,
      controls: {
        "noise of one throughout": (p: Limit) => theory({...p, sigma: 1}),
        "σ for σ²": (p: Limit) => theory({...p, sigma: Math.sqrt(p.sigma)}),
        "teacher and student swapped": (p: Limit) => theory(swapped(p))
      }
    })
  })),
  {
    id: "theorem-8-sign",
    whose: "paper",
    quote: {
      text: "the benefit of the learned features for the student is due to the term … which is always non-positive",
      place: "Section 2.2"
    },
    result: "theorem-8",
    statement: "Sparing a direction with $\\zeta\\neq0$ only helps: $\\Delta_\\Gamma>0$.",
    equation: "eq-weighted-difference",
    figure: "figure-3",

    test: order("claim-weighted", {
      measure: ({student, weighted}) => student - weighted,
      judged: ({d}) => d >= 480,
      controls: {"enough to beat the teacher, whatever ζ": ({teacher, weighted}) => teacher - weighted}
    }),
    note: "$\\Delta_\\Gamma$ is exactly what the plain student loses by shrinking the truth a second time. A direction that is perfectly aligned takes all of that loss away, so with $\\zeta=1$ every student with a positive penalty beats a teacher that makes any error."
  }
]);
