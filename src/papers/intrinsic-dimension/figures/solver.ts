import {curveChart} from "../../../charts/index.js";
import type {SeriesOf} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {authors, ridgelessRisk, simulatorGeometry, studentRisk, zeroRisk} from "../theory.js";
import {figure, noiseTitle, simulatorAt} from "./rows.js";

/** Closer than this to the threshold the risk has no variance, or no mean. */
const blind = 3;

/** Median and quartiles of a series at a point. */
function middle<E>(run: Results<E>, series: SeriesOf<E>, point: number) {
  const [lower, mean, upper] = run.quantiles(series, point, [0.25, 0.5, 0.75]);
  return {mean, lower, upper, trials: run.count};
}

const threshold = figure("threshold", ["threshold-n", "threshold-unlabelled"], {
  claims: ["below-interpolation"],
  build({"threshold-n": labelled, "threshold-unlabelled": unlabelled}) {
    const p = labelled.parameters;
    const noise = 0.01;
    const sigma = Math.sqrt(noise);
    const g = simulatorGeometry(p, 2);
    const all = zeroRisk(p);
    const side = (d: number, k: number): string => (k < d ? "below" : "above");
    const risk = (d: number, samples: number, rho: number) =>
      Math.abs(samples - d) <= blind ? null : ridgelessRisk({d, samples, rho, sigma, signal: all - rho});
    const rows: Row[] = [];
    for (const [i, {size}] of labelled.points.entries()) {
      rows.push(
        {
          panel: "n",
          size,
          series: `teacher ${side(p.dW, size)}`,
          theory: risk(p.dW, size, g.rhoW),
          ...middle(labelled, "teacher", i)
        },
        {
          panel: "n",
          size,
          series: `baseline ${side(p.dS, size)}`,
          theory: risk(p.dS, size, g.rhoS),
          ...middle(labelled, "baseline", i)
        }
      );
    }
    for (const [i, {size}] of unlabelled.points.entries()) {
      const theory = size > p.dS + blind ? studentRisk(g, {n: 200, N: size, sigma}) : null;
      rows.push({panel: "N", size, series: `student ${side(p.dS, size)}`, theory, ...middle(unlabelled, "student", i)});
    }
    return {
      title: "Risks peak where samples equal dimensions, for the teacher in n and for the student in N",
      caption:
        "Median and quartiles of the excess risk across interpolation, in the authors' simulator at a fifth of its dimensions ($d_w = 40$, $d_s = 20$, overlap 2, $\\sigma^2 = 0.01$, features of equal variance); left against $n$, right against $N$ at $n = 200$. Within 3 of the threshold the risk has no variance, within 1 no mean: there is no line there and nothing is judged. Lines are exact means, which lie above medians near the threshold; the student's formula is ours for $N > d_s + 1$ only.",
      description:
        "Two line charts on a logarithmic vertical axis. Left: the baseline's median risk peaks at 20 labelled samples, the teacher's at 40. Right: the student's median risk peaks at 20 unlabelled samples.",
      rows,
      spec: curveChart({
        x: {field: "size", title: "samples n (left), N (right)", ticks: [0, 20, 40, 60, 80]},
        y: {title: "excess risk", scale: "log"},
        series: [
          {name: "teacher below", label: "teacher, n < d", role: "teacher"},
          {name: "teacher above", label: "teacher, n ≥ d", role: "teacher"},
          {name: "baseline below", label: "baseline, n < d", role: "baseline"},
          {name: "baseline above", label: "baseline, n ≥ d", role: "baseline"},
          {name: "student below", label: "student, N < d", role: "student"},
          {name: "student above", label: "student, N ≥ d", role: "student"}
        ],
        measured: "median",
        bars: {lower: "lower", upper: "upper", title: "quartiles"},
        facet: {
          field: "panel",
          panels: [
            {value: "n", title: "against labelled samples n"},
            {value: "N", title: "against unlabelled samples N"}
          ]
        }
      })
    };
  }
});

/** Where a vanished penalty stands on the logarithmic axis. */
const none = 3e-4;

const penalties = figure("penalties", ["penalties"], {
  claims: ["ridgeless-biased", "ridgeless-biased-student", "ridgeless-noisy", "ridgeless-noisy-student"],
  build({penalties: run}) {
    const zero = zeroRisk(authors);
    const noises = [4e-4, 0.01, 0.1];
    const rows: Row[] = [];
    for (const noise of noises) {
      const {exact} = simulatorAt(10, noise);
      const add = (series: string, from: "teacher" | "student", at: (alpha: number) => number[]) => {
        for (const alpha of alphas) {
          const [i] = at(alpha);
          const {mean, se, trials} = run.summary(from, i);
          const x = alpha === 0 ? none : alpha;
          rows.push({
            noise,
            alpha: x,
            series,
            theory: exact[from] / zero,
            mean: mean / zero,
            se: se === null ? null : se / zero,
            trials
          });
        }
      };
      const alphas = [...new Set(run.points.map(({alphaW}) => alphaW))];
      add("teacher", "teacher", (alpha) => run.where({noise, alphaW: alpha, alphaS: 0}));
      add("student", "student", (alpha) => run.where({noise, alphaW: 0, alphaS: alpha}));
      add("both", "student", (alpha) => run.where({noise, alphaW: alpha, alphaS: alpha}));
    }
    return {
      title: "Ridgeless is nearly optimal for the teacher in the biased regime only",
      caption:
        "Mean excess risk, in units of the risk of predicting zero, against the ridge penalty (features of equal variance; leftmost marks: no penalty): of the teacher; of the student of a ridgeless teacher, its own penalty varied; of the student with both penalties varied together. Horizontal lines: exact means without penalty. Authors' simulator, overlap 10, $n = 2000$, $N = 4000$. With $\\sigma^2 = 4\\cdot10^{-4}$ a penalty gains little. With more noise the best penalty shrinks everything to zero, and does better than any ridgeless model.",
      description:
        "Three line charts with logarithmic axes: relative excess risk against the penalty from 0.001 to 1000 at three noise levels. At the lowest noise all marks lie near one; at higher noise they start well above one and fall to it.",
      rows,
      spec: curveChart({
        x: {field: "alpha", title: "ridge penalty α", scale: "log", ticks: [1e-3, 1e-1, 10, 1000]},
        y: {title: "excess risk / ‖β‖²", scale: "log"},
        series: [
          {name: "teacher", label: "teacher", role: "teacher"},
          {name: "student", label: "student, own penalty", role: "student"},
          {name: "both", label: "student, both penalties", role: "weighted"}
        ],
        rules: [{y: 1}],
        facet: {
          field: "noise",
          free: true,
          panels: noises.map((value) => ({value, title: noiseTitle(value)}))
        }
      })
    };
  }
});

/** What the solver does at its edges. */
export const solverFigures = [threshold, penalties];
