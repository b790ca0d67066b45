import type {Claim} from "../../../engine/claim.js";
import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {confidence} from "../theory/confidence.js";
import {bound, cosineTest, theoryTest} from "./setting.js";

const lost = "Its formula and constants are lost in our text, and a bound without its constants cannot be refuted.";

type Links = Pick<Claim, "equation" | "figure" | "testFile">;

/** An entry that is not tested. */
const untested = (result: string, statement: string, why: string, links: Links = {}): Claim => ({
  id: result,
  result,
  whose: "paper",
  statement,
  ...links,
  test: {kind: "none", why}
});

/** The appendix. */
export const lemmaClaims = defineClaims({}, [
  untested(
    "smoothness",
    "The population loss is $\\beta/4$-smooth for $\\Sigma=I$.",
    "Elementary calculus: the logistic function's slope is at most $\\beta/4$, at 0."
  ),
  {
    id: "confidence-increases",
    whose: "paper",
    result: "confidence-increases",
    statement: "The confidence measure increases with the student's norm and with the inverse temperature.",
    equation: "eq-confidence",
    testFile: theoryTest,
    test: identity({
      points: [0.01, 0.1, 1, 3, 10].flatMap((r) => [
        {r, beta: 1, norm: 1.05, heat: 1},
        {r, beta: 0.5, norm: 1, heat: 1.05},
        {r, beta: 3, norm: 1, heat: 1.05}
      ]),
      left: ({r, beta, norm, heat}) => Math.sign(confidence(norm * r, heat * beta) - confidence(r, beta)),
      right: () => 1,
      tolerance: 1e-12,
      controls: {
        "the temperature for its inverse": ({r, beta, norm, heat}) =>
          Math.sign(confidence(norm * r, 1 / (heat * beta)) - confidence(r, 1 / beta))
      }
    }),
    note: "Signs of differences, computed by quadrature at steps of 5 %."
  },
  {
    id: "quite-uncorrelated",
    whose: "paper",
    standing: {
      kind: "unstated",
      why: "The text does not say how the models are trained, nor how much “quite” is. Two recipes that meet its accuracies disagree: with full batches in 100 dimensions the errors come from the random starts and hardly overlap, with minibatches in 3000 they come from the shared data and overlap by about the threshold."
    },
    result: "quite-uncorrelated",
    statement: "Two models trained from random starts on overlapping data end up quite uncorrelated off the truth.",
    figure: "figure-3",
    test: {kind: "none", why: "It has no number, and the answer depends on a recipe that is not given."}
  },
  untested(
    "equation-3",
    "For a covariance $\\Sigma \\ne I$ a twofold condition takes the place of $\\Delta > 0$.",
    "Its formula is lost; the figure on other laws shows how far the isotropic condition carries.",
    {equation: "eq-cancellation", figure: "anisotropy"}
  ),
  untested("lemma-a-2", "The cancellation holds up to the conditioning of $\\Sigma$.", lost, {
    equation: "eq-cancellation",
    figure: "anisotropy"
  }),
  untested("lemma-a-3", "A bound from approximate ellipticity, used where constants are gathered.", lost),
  untested("lemma-a-4", "A bound from approximate ellipticity, used for the gain's lower bound.", lost),
  untested("lemma-a-5", "A further bound from approximate ellipticity.", lost),
  untested("lemma-a-6", "The flow gains of the order $\\Delta^2$ within a short time.", lost),
  untested("theorem-a-8", "Theorem 2.3 for any covariance, with constants.", lost),
  untested("theorem-a-9", "Theorem A.8 with constants gathered.", lost),
  untested(
    "lemma-b-1",
    "Zero conditional means characterise spherical laws.",
    "A characterisation quoted from the literature."
  ),
  untested(
    "lemma-b-2",
    "Linear images stay $\\varepsilon$-elliptical.",
    "A change of variables; nothing random to measure."
  ),
  untested(
    "lemma-c-1",
    "Gradient and Hessian of the cosine.",
    "Elementary calculus: the test file compares both with differences at random vectors; the gradient's use is the entry on the first-order change.",
    {equation: "eq-first-order", testFile: cosineTest}
  ),
  untested("lemma-c-2", "An elementary estimate.", "Elementary calculus, and its formula is lost."),
  {
    id: "lemma-c-3",
    whose: "paper",
    result: "lemma-c-3",
    statement:
      "The sharpest curvature of the cosine among random students is at most $\\frac2{\\sqrt3}\\lVert w\\rVert^{-2}$.",
    equation: "eq-first-order",
    testFile: cosineTest,
    test: bound("claim-curvature", {
      measure: "hessian",
      unit: () => 1,
      side: "at most",
      sure: true,
      bound: () => 2 / Math.sqrt(3) + 1e-6,
      controls: {"a hundredth less": () => (0.99 * 2) / Math.sqrt(3)}
    }),
    note: "Curvature is measured by second differences, which round to a millionth, and the bound is nearly attained, at cosine $1/\\sqrt3$."
  },
  {
    id: "lemma-c-4",
    whose: "paper",
    result: "lemma-c-4",
    statement: "The steepest change of the cosine among random students is at most $1/r$ of their distance.",
    equation: "eq-first-order",
    testFile: cosineTest,
    test: bound("claim-curvature", {
      measure: "slope",
      unit: () => 1,
      side: "at most",
      sure: true,
      bound: () => 1,
      controls: {"a tenth less": () => 0.9}
    })
  },
  untested(
    "equations-4-9",
    "Equations (4) to (9), steps of the proofs.",
    "Their formulas are lost in our text; (9) at $\\Sigma=I$ is the Hessian of Lemma C.1."
  ),
  untested(
    "lemma-c-5",
    "The discrete Grönwall inequality.",
    "A deterministic inequality, checked on random sequences in the test file.",
    {testFile: cosineTest}
  )
]);
