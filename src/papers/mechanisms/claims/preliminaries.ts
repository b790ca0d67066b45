import {inverse, Matrix, solve} from "ml-matrix";
import type {Claim} from "../../../engine/claim.js";
import {identity} from "../../../engine/identity.js";
import {testsOn} from "../../../engine/tests.js";
import {sizes} from "../experiments/grids.js";
import {experiments} from "../experiments.js";
import {spectrumBelow, studentSide} from "../theory.js";

const {limit} = testsOn(experiments);

/** Six samples of three features, their labels, and a diagonal Γ. */
const covariates = new Matrix([
  [1.2, -0.4, 0.3],
  [-0.7, 0.9, 1.1],
  [0.2, 0.5, -1.6],
  [1.5, 1.1, 0.4],
  [-0.3, -1.2, 0.8],
  [0.6, 0.1, 0.9]
]);
const labels = Matrix.columnVector([0.9, -0.2, -1.1, 1.7, -0.8, 0.4]);
const weights = Matrix.diag([2, 0.5, 1.3]);

/** Minimiser of ‖y − Xb‖²/n + λbᵀPb. */
function penalized(x: Matrix, lambda: number, penalty: Matrix): Matrix {
  const shrunk = Matrix.mul(penalty, lambda * x.rows);
  return solve(x.transpose().mmul(x).add(shrunk), x.transpose().mmul(labels));
}

const weightedRidge = (lambda: number): Matrix => penalized(covariates, lambda, inverse(weights));

/** The network's coefficients: first layer W fixed, ridge on the second. */
const layered = (lambda: number, w: Matrix): Matrix =>
  w.transpose().mmul(penalized(covariates.mmul(w.transpose()), lambda, Matrix.eye(w.rows)));

type Links = Pick<Claim, "equation" | "figure" | "testFile">;

const untested = (id: string, statement: string, why: string, links: Links = {}): Claim => ({
  id,
  result: id,
  whose: "paper",
  statement,
  ...links,
  test: {kind: "none", why}
});

/** The roots λ_± of equation (12), as printed. */
function printedRoot(c: number, gammaS: number, sign: number): number {
  const root = Math.sqrt((1 - c) ** 2 + 8 * gammaS * c * (1 + c));
  return (-(1 + 2 * c + 5 * c * c + 4 * gammaS * c * (1 + c)) + sign * (1 + 3 * c) * root) / (4 * c * (1 + c));
}

/** Hermite polynomial of the normal law, by its recursion. */
function hermite(k: number, x: number): number {
  let [before, now] = [0, 1];
  for (let j = 0; j < k; ++j) [before, now] = [now, x * now - j * before];
  return now;
}

function binomial(k: number, j: number): number {
  let value = 1;
  for (let i = 1; i <= j; ++i) value = (value * (k - j + i)) / i;
  return value;
}

const hermiteSum = (k: number, x: number, y: number, weight: (k: number, j: number) => number): number =>
  Array.from({length: k + 1}, (_, j) => weight(k, j) * x ** j * hermite(k - j, y)).reduce((sum, term) => sum + term, 0);

const textbook = "This is a textbook identity that the paper quotes, and nothing in it is random.";

/** What the paper quotes of others, and what follows by algebra. */
export const preliminaryClaims: readonly Claim[] = [
  {
    id: "condition-12",
    result: "condition-12",
    whose: "paper",
    statement:
      "For $\\gamma_s\\neq1$ and $-1<c<0$ the student's difference vanishes at $\\lambda_\\pm=[-(1+2c+5c^2+4\\gamma_sc(1+c))\\pm(1+3c)\\sqrt{(1-c)^2+8\\gamma_sc(1+c)}]/(4c(1+c))$.",
    equation: "eq-window",
    figure: "figure-1",
    testFile: "test/papers/mechanisms/window.test.ts",
    test: identity({
      points: [
        {c: -0.6, gammaS: 0.25, sign: 1},
        {c: -0.3, gammaS: 0.5, sign: 1},
        {c: -0.7, gammaS: 1.2, sign: 1},
        {c: -0.7, gammaS: 1.2, sign: -1},
        {c: -0.9, gammaS: 2, sign: 1},
        {c: -0.9, gammaS: 2, sign: -1}
      ],
      left: ({c, gammaS, sign}) => studentSide(printedRoot(c, gammaS, sign), gammaS),
      right: ({c}) => c,
      tolerance: 1e-9,
      controls: {
        "the other root's distance for this one's": ({c, gammaS, sign}) =>
          studentSide(1.02 * printedRoot(c, gammaS, sign), gammaS)
      }
    }),
    note: "Theorem 5's entries judge the window between the roots by simulation."
  },
  {
    id: "remark-6",
    result: "remark-6",
    whose: "paper",
    statement:
      "Ridge with the penalty $\\beta^\\top\\Gamma^{-1}\\beta$ is ridge on the second layer of a linear network with first layer $\\Gamma^{1/2}$.",
    equation: "eq-weighted-difference",
    test: identity({
      points: [0.1, 2].flatMap((lambda) => [0, 1, 2].map((coordinate) => ({lambda, coordinate}))),
      left: ({lambda, coordinate}) => weightedRidge(lambda).get(coordinate, 0),
      right: ({lambda, coordinate}) => layered(lambda, Matrix.sqrt(weights)).get(coordinate, 0),
      tolerance: 1e-12,
      controls: {"first layer $\\Gamma$": ({lambda, coordinate}) => layered(lambda, weights).get(coordinate, 0)}
    }),
    note: "On a small data set with a diagonal $\\Gamma$."
  },
  untested("lemma-12", "$(vu^\\top)\\odot C=\\operatorname{diag}(v)\\,C\\operatorname{diag}(u)$.", textbook),
  untested(
    "theorem-13",
    "Quadratic forms of independent sub-Gaussian coordinates concentrate about their mean (Hanson and Wright).",
    "A classical inequality with an unspecified constant: no number to compare with."
  ),
  untested(
    "lemma-14",
    "$(A+uv^\\top)^{-1}=A^{-1}-A^{-1}uv^\\top A^{-1}/(1+v^\\top A^{-1}u)$ (Sherman and Morrison).",
    textbook
  ),
  {
    id: "lemma-15",
    result: "lemma-15",
    whose: "paper",
    statement: "$H_k(x+y)=\\sum_j\\binom kjx^jH_{k-j}(y)$ for Hermite polynomials.",
    test: identity({
      points: [2, 3, 5].flatMap((k) => [
        {k, x: 0.7, y: -1.3},
        {k, x: 2.1, y: 0.4}
      ]),
      left: ({k, x, y}) => hermite(k, x + y),
      right: ({k, x, y}) => hermiteSum(k, x, y, binomial),
      tolerance: 1e-12,
      controls: {"without the binomial coefficients": ({k, x, y}) => hermiteSum(k, x, y, () => 1)}
    })
  },
  {
    id: "theorem-16",
    result: "theorem-16",
    whose: "paper",
    statement:
      "The share of a sample covariance's eigenvalues below any point tends to that of the Marchenko–Pastur law of ratio $\\gamma=d/n$, mass $1-1/\\gamma$ at 0 included where $\\gamma>1$.",
    equation: "eq-spectrum",
    testFile: "test/papers/mechanisms/spectrum.test.ts",
    test: limit("claim-spectrum", {
      measure: "below",
      theory: spectrumBelow,
      unit: () => 1,
      size: "d",
      rate: -1,
      margin: 1 / sizes[sizes.length - 1],
      why: "One eigenvalue of the largest sample: the next term of the expansion moves at most a quarter of one across any point. A trial's count scatters by less than one, so 200 leave a fifteenth of the margin.",
      controls: {
        "aspect ratio n/d for d/n": ({gamma, s}) => spectrumBelow({gamma: 1 / gamma, s}),
        "the mean over d samples for that over n": ({gamma, s}) => spectrumBelow({gamma, s: gamma * s}),
        "no mass at 0": ({gamma, s}) => 1 - (1 - spectrumBelow({gamma, s})) * Math.max(1, gamma)
      }
    })
  }
];
