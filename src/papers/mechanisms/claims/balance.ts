import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {stieltjes, stieltjesSlope} from "../../../models/marchenko-pastur.js";
import {
  appendixThreshold,
  derivedThreshold,
  statedThreshold,
  studentSide,
  studentWindow,
  type TeacherParameters
} from "../theory.js";

/** A teacher and a student whose penalty is an end of its window. */
interface Balanced extends TeacherParameters {
  readonly gammaS: number;
  readonly end: "lower" | "upper";
}

const balanced: readonly Balanced[] = [
  {gammaT: 0.25, lambdaT: 0.05, sigma: 1, gammaS: 0.25, end: "upper"},
  {gammaT: 0.25, lambdaT: 0.24, sigma: 2, gammaS: 1.2, end: "lower"},
  {gammaT: 0.25, lambdaT: 0.24, sigma: 2, gammaS: 1.2, end: "upper"},
  {gammaT: 2, lambdaT: 0.3, sigma: 0.7, gammaS: 0.6, end: "upper"}
];

const penaltyOf = (p: Balanced): number => studentWindow(p)[p.end] ?? Number.NaN;

/** The left-hand side of (11), in the quantities of Definition 2. */
function leftSide({gammaT, lambdaT, sigma}: TeacherParameters): number {
  const [m1, m2] = [stieltjes(lambdaT, gammaT), stieltjesSlope(lambdaT, gammaT)];
  return ((sigma ** 2 * gammaT - lambdaT) * (m1 - lambdaT * m2)) / (lambdaT * m1 - 1);
}

/** Its right-hand side. */
function rightSide(lambdaS: number, gammaS: number): number {
  const [m1, m2] = [stieltjes(lambdaS, gammaS), stieltjesSlope(lambdaS, gammaS)];
  return (lambdaS * m2) / (lambdaS * m2 - 2 * m1);
}

/** Equation (14), and a slip of its sign under the root. */
const closed = ({gammaT, lambdaT, sigma}: TeacherParameters, sign = -1): number =>
  (lambdaT - sigma ** 2 * gammaT) / Math.sqrt((1 + gammaT + lambdaT) ** 2 + sign * 4 * gammaT);

interface Level {
  readonly gammaS: number;
  readonly c: number;
}

const levels: readonly Level[] = [0.3, 0.9, 1.2, 2, 5].flatMap((gammaS) =>
  [-0.2, -0.3, -0.4, -0.6, -0.9, -0.97].map((c) => ({gammaS, c}))
);

/** Sign changes of H_1 − c over twelve decades of the student's penalty. */
function solutions({gammaS, c}: Level): number {
  const signs = Array.from({length: 2401}, (_, k) => Math.sign(studentSide(10 ** (-6 + k / 200), gammaS) - c));
  return signs.filter((sign, k) => k > 0 && sign !== signs[k - 1]).length;
}

const counted =
  (threshold: (gammaS: number) => number) =>
  ({gammaS, c}: Level): number =>
    gammaS < 1 ? 1 : c < threshold(gammaS) ? 2 : 0;

/** What Appendix D makes of the balance between teacher and student. */
export const balanceClaims = defineClaims({whose: "paper", testFile: "test/papers/mechanisms/window.test.ts"}, [
  {
    id: "equation-11",
    result: "equation-11",
    statement:
      "At the ends of the student's window $(\\sigma^2\\gamma_t-\\lambda_t)\\frac{m_{t,1}-\\lambda_tm_{t,2}}{\\lambda_tm_{t,1}-1}=\\frac{\\lambda_sm_{s,2}}{\\lambda_sm_{s,2}-2m_{s,1}}$.",
    equation: "eq-window",
    test: identity<Balanced>({
      points: balanced,
      left: leftSide,
      right: (p) => rightSide(penaltyOf(p), p.gammaS),
      tolerance: 1e-9,
      controls: {
        "2 % more penalty": (p) => rightSide(1.02 * penaltyOf(p), p.gammaS),
        "$m_{s,1}$ for $2m_{s,1}$": (p) => {
          const side = rightSide(penaltyOf(p), p.gammaS);
          return (2 * side) / (1 + side);
        }
      }
    })
  },
  {
    id: "equation-14",
    result: "equation-14",
    statement:
      "The left-hand side of (11) is $c=-\\frac{\\sigma^2\\gamma_t-\\lambda_t}{\\sqrt{(1+\\gamma_t+\\lambda_t)^2-4\\gamma_t}}$.",
    equation: "eq-window",
    test: identity<Balanced>({
      points: balanced,
      left: leftSide,
      right: (p) => closed(p),
      tolerance: 1e-9,
      controls: {
        "$+4\\gamma_t$ under the root": (p) => closed(p, 1),
        "without its sign": (p) => -closed(p)
      }
    }),
    note: "The scan has lost the fraction's bars; the form is the one that the proof's next lines use."
  },
  {
    id: "figures-4-5",
    whose: "reading",
    result: "figures-4-5",
    statement:
      "For $-1<c<0$ the equation $H_1(\\lambda_s;\\gamma_s)=c$ has one solution if $\\gamma_s<1$; if $\\gamma_s>1$ it has two where $c<1/(1-4\\gamma_s+4\\sqrt{\\gamma_s^2-\\gamma_s})$ and none above.",
    equation: "eq-condition",
    test: identity<Level>({
      points: levels,
      left: solutions,
      right: counted(derivedThreshold),
      tolerance: 1e-12,
      controls: {
        "threshold of the main text": counted(statedThreshold),
        "threshold of the appendix": counted(appendixThreshold),
        "one solution whatever $\\gamma_s$": () => 1
      }
    }),
    note: "The text says that there is one solution for $\\gamma_s<1$, and none, one or two for $\\gamma_s>1$. Which number holds where is ours, with the corrected threshold. Solutions are counted as changes of sign over twelve decades of $\\lambda_s$."
  },
  {
    id: "figure-1",
    result: "figure-1",
    statement: "In the maps of Figure 1 simulation and Theorem 4 agree and show the phases of Theorem 5.",
    figure: "figure-1",
    test: {
      kind: "none",
      why: "The map's ranges are not printed. What it shows is judged as Theorems 4 and 5, at points of their own; our map is drawn beside them."
    }
  },
  {
    id: "forgetting",
    result: "forgetting",
    statement: "A student that is trained on its teacher's labels for long can forget the hard direction.",
    test: {
      kind: "none",
      why: "One step is simulated, as in Theorem 11. The remark gives neither a number of steps nor a size for what is forgotten."
    }
  },
  {
    id: "equation-16",
    result: "equation-16",
    statement: "The teacher's labels are those of its start, a part along the easy direction, and a small remainder.",
    test: {
      kind: "none",
      why: "A step of the proof of Theorem 11. Its consequence, the student's alignment with the easy direction, is judged there."
    }
  },
  {
    id: "equation-19",
    result: "equation-19",
    statement: "The student's gradient is aligned with the easy direction.",
    test: {
      kind: "none",
      why: "A step of the proof of Theorem 11, where the alignment that the gradient leaves in the weights is judged with its constant."
    }
  }
]);
