import {experiments} from "../experiments.js";
import {authors, ridgelessRisk, simulatorGeometry, studentRisk, zeroRisk} from "../theory.js";
import {noises, noiseTitle, panels, part, type Simulated, simulated} from "./rows.js";

/** Closer than this to the threshold the risk has no variance, or no mean. */
const blind = 3;

const fifth = experiments["threshold-n"].parameters;
const sigma = 0.1;
const g = simulatorGeometry(fifth, 2);

interface Run<S> {
  readonly count: number;
  quantiles(series: S, index: number, probabilities: readonly number[]): number[];
}

/** A model fitted to samples on either side of its dimension d: median and quartiles, its line parted at d. */
const across = <S extends "teacher" | "student" | "baseline">(
  model: S,
  d: number,
  theory: (samples: number) => number | null
) =>
  ({
    role: model,
    marks: (run: Run<S>, index: number, {size}: {readonly size: number}) => {
      const [lower, mean, upper] = run.quantiles(model, index, [0.25, 0.5, 0.75]);
      return {side: size < d ? "below" : "above", mean, lower, upper, trials: run.count};
    },
    theory: ({size}: {readonly size: number}) => (Math.abs(size - d) <= blind ? null : theory(size))
  }) as const;

/** Ridgeless risk of a model that misses ρ of the target, on either side. */
const ridgeless = (d: number, rho: number) => (samples: number) =>
  ridgelessRisk({d, samples, rho, sigma, signal: zeroRisk(fifth) - rho});

const threshold = panels("threshold", {
  claims: ["below-interpolation"],
  title: "Risks peak where samples equal dimensions, for the teacher in n and for the student in N",
  caption:
    "Median and quartiles of the excess risk across interpolation, in the authors' simulator at a fifth of its dimensions ($d_w = 40$, $d_s = 20$, overlap 2, $\\sigma^2 = 0.01$, features of equal variance); against $N$ at $n = 200$. Within 3 of the threshold the risk has no variance, within 1 no mean: there is no line there and nothing is judged. Lines are exact means, which lie above medians near the threshold; the student's formula is ours for $N > d_s + 1$ only.",
  description:
    "Two line charts on a logarithmic vertical axis. Left: the baseline's median risk peaks at 20 labelled samples, the teacher's at 40. Right: the student's median risk peaks at 20 unlabelled samples.",
  x: {field: "size", title: "samples n or N", ticks: [0, 20, 40, 60, 80]},
  y: {title: "excess risk", scale: "log"},
  ...{measured: "median", predicted: "exact mean"},
  bars: {lower: "lower", upper: "upper", title: "quartiles"},
  pieces: "side",
  parts: [
    part("threshold-n", {
      ...{title: "against labelled samples n", x: {axis: "size"}},
      curves: {
        teacher: across("teacher", fifth.dW, ridgeless(fifth.dW, g.rhoW)),
        baseline: across("baseline", fifth.dS, ridgeless(fifth.dS, g.rhoS))
      }
    }),
    part("threshold-unlabelled", {
      ...{title: "against unlabelled samples N", x: {axis: "size"}},
      curves: {
        student: across("student", fifth.dS, (N) => (N > fifth.dS ? studentRisk(g, {n: 200, N, sigma}) : null))
      }
    })
  ]
});

const zero = zeroRisk(authors);

/** A model's risk in units of predicting zero, its exact value without a penalty as the line. */
const relative = (model: "teacher" | "student") => ({
  measure: (values: Readonly<Record<typeof model, number>>) => values[model] / zero,
  theory: ({exact}: Simulated) => exact[model] / zero
});

/** Where a vanished penalty stands on the logarithmic axis. */
const none = 3e-4;

const penalties = simulated.curves("penalties", "penalties", {
  claims: ["ridgeless-biased", "ridgeless-biased-student", "ridgeless-noisy", "ridgeless-noisy-student"],
  title: "Ridgeless is nearly optimal for the teacher in the biased regime only",
  caption:
    "Mean excess risk, in units of the risk of predicting zero, against the ridge penalty (features of equal variance). Three penalties are varied: the teacher's, the student's own under a ridgeless teacher, and both together; at small penalties the two students coincide. Marks on the dotted line at the left have no penalty. Authors' simulator, overlap 10, $n = 2000$, $N = 4000$. With $\\sigma^2 = 4\\cdot10^{-4}$ a penalty gains little. With more noise the best penalty shrinks everything to zero, and does better than any ridgeless model.",
  description:
    "Three line charts with logarithmic axes: relative excess risk against the penalty from 0.001 to 1000 at three noise levels. At the lowest noise all marks lie near one; at higher noise they start well above one and fall to it.",
  derive: {alpha: ({alphaW, alphaS}) => Math.max(alphaW, alphaS) || none},
  x: {axis: "alpha", title: "ridge penalty α", scale: "log", ticks: [1e-3, 1e-1, 10, 1000]},
  y: {title: "excess risk / ‖β‖²", scale: "log", domain: [0.8, 100]},
  predicted: "exact, no penalty",
  curves: {
    teacher: {role: "teacher", where: ({alphaS}) => alphaS === 0, ...relative("teacher")},
    student: {
      ...{label: "student, own penalty", role: "student", ...relative("student")},
      where: ({alphaW}) => alphaW === 0
    },
    both: {
      ...{label: "student, both penalties", role: "weighted", ...relative("student")},
      where: ({alphaW, alphaS}) => alphaW === alphaS
    }
  },
  rules: [{y: 1}, {x: none, label: "no penalty"}],
  facet: {axis: "noise", title: noiseTitle, order: [...noises].reverse()}
});

/** What the solver does at its edges. */
export const solverFigures = [threshold, penalties];
