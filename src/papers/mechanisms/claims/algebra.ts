import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {meanSlope, squareSlope, studentAlignment, teacherAlignment} from "../theory/multi-index.js";
import * as theory from "../theory.js";
import {theoryTest} from "./setting.js";

const settings: readonly theory.WeightedStudentParameters[] = [
  {gammaT: 0.25, gammaS: 1.2, lambdaT: 0.05, lambdaS: 0.3, sigma: 0.5, zeta: 0.3},
  {gammaT: 2, gammaS: 0.4, lambdaT: 0.7, lambdaS: 1.5, sigma: 2, zeta: 0.8}
];

/** A setting, and which of the errors is looked at. */
interface Part extends theory.WeightedStudentParameters {
  readonly part: "error" | "excess";
  readonly weighted: boolean;
}

const parts: readonly Part[] = settings.flatMap((setting) =>
  [true, false].flatMap((weighted) => (["error", "excess"] as const).map((part) => ({...setting, part, weighted})))
);

const errorOf = ({part, weighted, ...p}: Part): number => {
  if (part === "error") return weighted ? theory.weightedStudentError(p) : theory.studentError(p);
  return weighted ? theory.weightedStudentExcess(p) : theory.studentExcess(p);
};
const teacherOf = ({part, ...p}: Part): number => (part === "error" ? theory.teacherError(p) : theory.teacherExcess(p));
const differenceOf = ({weighted, ...p}: Part): number =>
  weighted ? theory.weightedStudentDifference(p) : theory.studentDifference(p);

/** dE/d ln λ by central differences of two steps, which leaves the fifth derivative times a millionth of a millionth. */
function slopeAt(lambdaT: number, p: theory.TeacherParameters): number {
  const slope = (h: number): number =>
    (theory.teacherExcess({...p, lambdaT: lambdaT * Math.exp(h)}) -
      theory.teacherExcess({...p, lambdaT: lambdaT * Math.exp(-h)})) /
    (2 * h);
  return (4 * slope(5e-3) - slope(1e-2)) / 3;
}

interface Balance extends theory.TeacherParameters {
  readonly c: number;
}

const balances: readonly Balance[] = settings.flatMap((p) => [-0.1, -0.4, -0.6].map((c) => ({...p, c})));
const sideAt = (p: Balance, lambdaT: number): number => theory.teacherSide({...p, lambdaT});

interface Printed {
  readonly gammaS: number;
  readonly form: "main text" | "appendix";
}

const printed: readonly Printed[] = [1.2, 2, 5].flatMap((gammaS) =>
  (["main text", "appendix"] as const).map((form) => ({gammaS, form}))
);
const factorOf = ({form}: Printed): number => (form === "main text" ? -4 : 1);

/** What the root of a printed threshold is multiplied with, read back from its value. */
const readBack = ({gammaS, form}: Printed): number => {
  const c = form === "main text" ? theory.statedThreshold(gammaS) : theory.appendixThreshold(gammaS);
  return (1 / c - 1 + 4 * gammaS) / Math.sqrt(gammaS * (gammaS - 1));
};

/** E erf′(g) = E[erf(g)g] for a standard normal g. */
const slope = 2 / Math.sqrt(3 * Math.PI);

interface Step {
  readonly etaT: number;
  readonly etaS: number;
  readonly outer: number;
  readonly of: "teacher" | "student" | "mean square";
}

const steps: readonly Step[] = (["teacher", "student", "mean square"] as const).map((of) => ({
  ...{etaT: 3, etaS: 1.5, outer: 0.7},
  of
}));

const alignmentOf = ({of, etaT, etaS, outer}: Step): number => {
  const teacher = {activation: "erf", easy: "erf", etaT, outerT: outer} as const;
  if (of === "teacher") return teacherAlignment(teacher);
  return of === "student" ? studentAlignment({...teacher, etaS, outerS: outer}) : squareSlope("erf");
};

const closedForm =
  (c: number) =>
  ({of, etaT, etaS, outer}: Step): number => {
    if (of === "teacher") return etaT * c * c * outer;
    return of === "student" ? etaS * etaT * c ** 4 * outer ** 3 : 4 / (Math.PI * Math.sqrt(5));
  };

/** What follows from the judged limits by algebra. */
export const algebraClaims = defineClaims({whose: "ours", testFile: theoryTest}, [
  {
    id: "errors-from-differences",
    result: "theorem-8",
    statement:
      "The student's limiting error is its teacher's plus the difference of Theorem 4, and the weighted student's is its teacher's plus that of Theorem 8, with the noise floor and without it.",
    equation: "eq-weighted-difference",
    test: identity<Part>({
      points: parts,
      left: errorOf,
      right: (p) => teacherOf(p) + differenceOf(p),
      tolerance: 1e-12,
      controls: {
        "the plain student's difference for both": (p) => teacherOf(p) + differenceOf({...p, weighted: false}),
        "the noise floor twice": (p) => teacherOf(p) + differenceOf(p) + (p.part === "error" ? p.sigma ** 2 : 0)
      }
    })
  },
  {
    id: "best-penalty-is-stationary",
    result: "optimal-penalty",
    statement: "The limiting error of Proposition 3 has slope 0 in $\\lambda_t$ at $\\sigma^2\\gamma_t$.",
    equation: "eq-best-penalty",
    test: identity<theory.TeacherParameters>({
      points: settings,
      left: (p) => slopeAt(theory.bestTeacherPenalty(p), p),
      right: () => 0,
      unit: theory.teacherExcess,
      tolerance: 1e-8,
      controls: {
        "slope 0 at $\\sigma\\gamma_t$": (p) => slopeAt(p.sigma * p.gammaT, p),
        "slope 0 at twice the penalty": (p) => slopeAt(2 * theory.bestTeacherPenalty(p), p)
      }
    })
  },
  {
    id: "penalty-of-a-balance",
    result: "equation-14",
    statement:
      "The penalties at which teachers are put on a given side of the threshold have that $c$ in equation (14).",
    equation: "eq-window",
    test: identity<Balance>({
      points: balances.filter((p) => theory.teacherPenaltyAt(p.c, p) !== null),
      left: (p) => sideAt(p, theory.teacherPenaltyAt(p.c, p) ?? Number.NaN),
      right: ({c}) => c,
      tolerance: 1e-9,
      controls: {"$c$ with its sign changed": ({c}) => -c}
    })
  },
  {
    id: "thresholds-as-printed",
    result: "condition-5",
    statement:
      "The two printed thresholds differ in the factor of $\\sqrt{\\gamma_s(\\gamma_s-1)}$ alone: −4 in the main text, 1 in the appendix, where 4 holds.",
    equation: "eq-window",
    test: identity<Printed>({
      points: printed,
      left: readBack,
      right: factorOf,
      tolerance: 1e-9,
      controls: {"4 in both": () => 4, "the two exchanged": (p) => -3 - factorOf(p)}
    })
  },
  {
    id: "alignment-of-erf",
    result: "theorem-11",
    statement:
      "With erf as activation and link, the alignments of Proposition 10 and Theorem 11 and the mean square slope are powers of $2/\\sqrt{3\\pi}$ and of $\\pi\\sqrt5$ in closed form.",
    equation: "eq-student-alignment",
    test: identity<Step>({
      points: steps,
      left: alignmentOf,
      right: closedForm(slope),
      tolerance: 1e-9,
      controls: {
        "the slope at 0 for the mean slope": closedForm(2 / Math.sqrt(Math.PI)),
        "the mean slope by itself": (p) => closedForm(slope)(p) / (p.of === "mean square" ? 1 : meanSlope("erf"))
      }
    })
  }
]);
