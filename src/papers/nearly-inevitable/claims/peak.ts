import {defineClaims} from "../../../engine/tests.js";
import {s, t} from "../experiments/stated.js";
import {correlation} from "../theory/angles.js";
import {flow} from "../theory/flow.js";
import {largeNormPeakTime, peakCosine, smallNormPeakTime} from "../theory/peak.js";
import {limit, order, pathTest, simulateTest, unitGain} from "./setting.js";

const orthogonal = s * t;

const peak = ({q}: {readonly q: number}): number => peakCosine(s, t, correlation(s, t, q));

/** Step nearest the predicted peak time, at a rate of a twentieth of the norm. */
const peakStep: Readonly<Record<string, number>> = {
  "0.1 0": 19,
  "1 0": 18,
  "10 0": 16,
  "100 0": 16,
  "0.1 0.3": 10,
  "1 0.3": 9,
  "10 0.3": 9,
  "100 0.3": 9
};

const arrival = (norm: number, horizon: number, q = 0) =>
  flow({s, t, rho: correlation(s, t, q), norm}, [norm * horizon])[0];

/** The agreement at the peak, and the way to it: the unit of clocks. */
const atPeak = t / peakCosine(s, t, orthogonal);
const way = (): number => atPeak - orthogonal;

const whyEuler = "Two parts in a hundred of the way to the peak: the gap of Euler steps of a sixty-fourth of the time.";

/** Where the path leads and how fast. */
export const peakClaims = defineClaims({testFile: pathTest}, [
  {
    id: "peak-cosine",
    whose: "ours",
    result: "norm-independence",
    statement: "The best cosine is $\\sqrt{(s^2 + t^2 - 2st\\rho)/(1 - \\rho^2)}$ for every norm of the student.",
    equation: "eq-peak",
    figure: "figure-2",
    test: limit("claim-peak", {
      measure: "cosine",
      judged: ({norm, q, step}) => step === peakStep[`${norm} ${q}`],
      unit: unitGain,
      theory: peak,
      size: "batch",
      margin: 0.02,
      why: "Two parts in a hundred of the gain; batches lose of the order d/B of it.",
      rate: -1,
      controls: {
        "gain over 1 + norm": (point) => s + (peak(point) - s) / (1 + point.norm),
        "overlap dropped": () => peak({q: 0}),
        "the start": () => s
      }
    }),
    note: "The answer to the paper's open question for normal data: the direction moves along a fixed arc, and the norm only sets the clock."
  },
  {
    id: "small-norm-clock",
    whose: "ours",
    result: "norm-independence",
    statement: "A student of small norm peaks at the time $(\\lVert w_0\\rVert/c)(t - s\\rho)/(s - t\\rho)$.",
    equation: "eq-clock",
    figure: "figure-1",
    test: limit("claim-small-clock", {
      measure: "agreement",
      unit: way,
      theory: () => atPeak,
      size: "steps",
      margin: 0.02,
      why: whyEuler,
      rate: -1,
      controls: {
        "clock of large norms": () =>
          arrival(1e-3, smallNormPeakTime(s, t, orthogonal) ** 2 / largeNormPeakTime(s, t, orthogonal)).agreement,
        "cosines swapped": () => s / peakCosine(s, t, orthogonal)
      }
    })
  },
  {
    id: "large-norm-clock",
    whose: "ours",
    result: "norm-independence",
    statement:
      "A student of large norm peaks at the time $\\frac{\\lVert w_0\\rVert}{c}\\frac{1+\\rho}{2}\\big[\\ln\\frac{u_0}{u_p} + \\frac{u_0^2 - u_p^2}{2}\\big]$.",
    equation: "eq-clock",
    figure: "figure-1",
    test: limit("claim-large-clock", {
      measure: "agreement",
      unit: way,
      theory: () => atPeak,
      size: "steps",
      margin: 0.02,
      why: whyEuler,
      rate: -1,
      controls: {
        "clock of small norms": () =>
          arrival(1e3, largeNormPeakTime(s, t, orthogonal) ** 2 / smallNormPeakTime(s, t, orthogonal)).agreement,
        "cosines swapped": () => s / peakCosine(s, t, orthogonal)
      }
    })
  },
  {
    id: "flow-direction",
    whose: "paper",
    result: "lemma-a-7",
    statement:
      "As the steps on batches get smaller, the student's angle to its teacher approaches that of the gradient flow at the same time.",
    equation: "eq-flow",
    figure: "figure-1",
    test: limit("claim-flow", {
      measure: "agreement",
      unit: way,
      theory: ({norm, horizon}) => arrival(norm, horizon, 0.2).agreement,
      size: "steps",
      margin: 0.02,
      why: whyEuler,
      rate: -1,
      controls: {
        "one clock for all norms": ({horizon}) => arrival(1e-4, horizon, 0.2).agreement,
        "twice the time": ({norm, horizon}) => arrival(norm, 2 * horizon, 0.2).agreement
      }
    })
  },
  {
    id: "flow-norm",
    whose: "paper",
    result: "lemma-a-7",
    statement:
      "As the steps on batches get smaller, the student's norm approaches that of the gradient flow at the same time.",
    equation: "eq-flow",
    figure: "figure-1",
    test: limit("claim-flow", {
      measure: "growth",
      unit: () => 1,
      theory: ({norm, horizon}) => arrival(norm, horizon, 0.2).norm / norm,
      size: "steps",
      margin: 0.02,
      why: "Two parts in a hundred of the starting norm.",
      rate: -1,
      controls: {
        "no pull to the origin": ({horizon}) => arrival(1e-4, horizon, 0.2).norm / 1e-4,
        "full pull to the origin": ({horizon}) => arrival(1e4, horizon, 0.2).norm / 1e4
      }
    })
  },
  {
    id: "early-stopping",
    whose: "reading",
    result: "early-stopping",
    statement: "At the time $4\\lVert w_0\\rVert$, far past its peak, the student is worse than at its start.",
    equation: "eq-flow",
    figure: "figure-1",
    testFile: simulateTest,
    test: order("claim-late", {
      measure: (values) => s - values.cosine,
      unit: () => 1 - s,
      controls: {"and worse than its teacher": (values) => t - values.cosine}
    })
  },
  {
    id: "towards-the-teacher",
    whose: "reading",
    quote: {
      text: "the SFT procedure will converge to the global minimum, which is the labels given by the weak teacher",
      place: "Section 1"
    },
    result: "early-stopping",
    statement: "Far past its peak the student's cosine is still above its teacher's, towards which it falls.",
    equation: "eq-flow",
    figure: "figure-1",
    testFile: simulateTest,
    test: order("claim-late", {
      measure: (values) => values.cosine - t,
      unit: () => 1 - s,
      controls: {"and still better than it began": (values) => values.cosine - s}
    })
  }
]);
