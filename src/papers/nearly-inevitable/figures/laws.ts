import {curveChart, type Series} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {quantileSorted} from "../../../engine/summary.js";
import {s, t} from "../experiments/stated.js";
import {progress} from "../theory/angles.js";
import {pull} from "../theory/confidence.js";
import {peakCosine} from "../theory/peak.js";
import {figure, lawNames, shortNames, trim} from "./shared.js";

const best = peakCosine(s, t, s * t);
const roles: Readonly<Record<string, Series["role"]>> = {
  gaussian: "ink",
  sphere: "weighted",
  "t-3": "weighted",
  "t-5": "weighted",
  cube: "student",
  laplace: "teacher",
  rademacher: "student",
  "anisotropic-10": "baseline",
  "anisotropic-100": "ceiling"
};
const seriesOf = (laws: readonly string[]): Series[] =>
  laws.map((law) => ({name: law, label: lawNames[law], role: roles[law]}));

const truths = {
  field: "truth",
  panels: [
    {value: "axis", title: "truth on a coordinate axis"},
    {value: "random", title: "truth in a random direction"}
  ]
};

/** Quartiles and median: gradients of the t law with few degrees of freedom have heavy tails. */
const quartiles = (sample: Float64Array): number[] => {
  const sorted = sample.slice().sort();
  return [0.25, 0.5, 0.75].map((p) => quantileSorted(sorted, p));
};

const lawsOf = ({points}: {readonly points: readonly {readonly law: string}[]}): string[] => [
  ...new Set(points.map(({law}) => law))
];

/** Beyond normal data. */
export const lawFigures = [
  figure("first-move", ["first-move"], {
    claims: ["spherical-progress", "coordinates-progress", "cancellation"],
    build: ({"first-move": results}) => ({
      title: "For other laws the rate of improvement keeps its straight line and nearly its zero",
      caption:
        "Rate of the cosine in one batch, in units of its value for normal data and orthogonal errors, by overlap of errors, at $d = 50$: medians and quartiles over batches (cosines in $\\langle\\cdot,\\cdot\\rangle_\\Sigma$). The line is $t - \\rho s$. Spherical laws change its slope only, by $c_D/c$. Independent coordinates meet it when the truth is a random direction and miss it when the truth is a coordinate axis. Anisotropy moves the zero when the truth is the strongest direction.",
      description: "Rate against overlap for nine laws in two panels, falling lines crossing zero near 0.53.",
      rows: results.points
        .map(({law, truth, q}, index): Row => {
          const unit = pull * progress(s, t, 0);
          const [lower, mean, upper] = quartiles(results.measure(({rise}) => rise / unit, index));
          const theory = law === "gaussian" ? (pull * progress(s, t, q)) / unit : null;
          return {series: law, truth, q, mean, lower, upper, trials: results.count, theory};
        })
        .map(trim),
      spec: curveChart({
        x: {field: "q", title: "overlap of errors q"},
        y: {title: "rate of the cosine (relative)"},
        series: seriesOf(lawsOf(results)),
        facet: {...truths, columns: 2},
        bars: {lower: "lower", upper: "upper", title: "quartile"},
        measured: "medians",
        rules: [{y: 0}]
      })
    })
  }),
  figure("laws", ["laws"], {
    claims: ["spherical-peak", "coordinates-progress"],
    build: ({laws: results}) => {
      const last = Math.max(...results.points.map(({step}) => step));
      const rows = results.where({step: last}).map((index): Row => {
        const {law, truth, d} = results.points[index];
        const [lower, mean, upper] = quartiles(results.measure((values) => 100 * (values.best - best), index));
        return {series: law, truth, d, mean, lower, upper, trials: results.count, theory: 0};
      });
      return {
        title: "Away from coordinate axes the peak formula holds for independent coordinates too",
        caption: `Best cosine over eight steps minus the peak formula (in hundredths; the gain itself is ${(100 * (best - s)).toFixed(2)}), for an 80 % student and a 70 % teacher with orthogonal errors, by law and dimension: medians and quartiles over runs. Spherical laws lie on zero up to the noise of 5000 samples a step. So do laws with independent coordinates when the truth is a random direction. On a coordinate axis they do not: the gap stays as the dimension grows.`,
        description:
          "Deviation of the best cosine from the formula against dimension 10 to 100 for seven laws, two panels.",
        rows: rows.map(trim),
        spec: curveChart({
          x: {field: "d", title: "dimension d", scale: "log", ticks: [10, 30, 100]},
          y: {title: "best cosine − formula (×100)"},
          series: seriesOf(lawsOf(results)),
          facet: {...truths, columns: 2},
          bars: {lower: "lower", upper: "upper", title: "quartile"},
          measured: "medians"
        })
      };
    }
  }),
  figure("anisotropy", ["anisotropy"], {
    claims: ["cancellation"],
    build: ({anisotropy: results}) => {
      const last = Math.max(...results.points.map(({step}) => step));
      const rows = results.where({step: last}).map((index): Row => {
        const {law, truth} = results.points[index];
        const condition = Number(law.split("-")[1]);
        const {mean, se, trials} = results.summary((values) => 100 * (values.best - s), index);
        return {series: truth, condition, mean, se, trials, theory: 100 * (best - s)};
      });
      return {
        title: "Anisotropy helps along the strongest direction and hurts elsewhere, but the student still gains",
        caption:
          "Gain of cosine (×100, in $\\langle\\cdot,\\cdot\\rangle_\\Sigma$) at the best of 30 steps for normal data whose covariance has eigenvalues in geometric progression, by condition number, with the truth along the largest eigenvalue or in a random direction; the line is the formula for isotropic data, which it leaves gradually.",
        description:
          "Gain of cosine against condition number 1 to 100: rising for a truth along the top eigenvector, falling for a random truth.",
        rows: rows.map(trim),
        spec: curveChart({
          x: {field: "condition", title: "condition number of Σ", scale: "log", ticks: [1, 3, 10, 30, 100]},
          y: {title: "best gain of cosine (×100)", domain: [0, 6]},
          series: [
            {name: "axis", label: "truth along the largest eigenvalue", role: "teacher"},
            {name: "random", label: "truth at random", role: "student"}
          ]
        })
      };
    }
  }),
  figure("zero-one-loss", ["zero-one-loss"], {
    claims: ["elliptical-loss", "approximate-loss"],
    build: ({"zero-one-loss": results}) => {
      const accuracy = (law: string): string => {
        const [index] = results.where({law, truth: "axis", d: 100});
        return `${(100 - 100 * results.summary("loss", index).mean).toFixed(0)} %`;
      };
      return {
        title: "A cosine of .809 means 80 % for every law, unless the truth is a coordinate axis",
        caption: `0/1 loss of a direction whose cosine with the truth is .809, counted on fresh samples, by law and dimension (t₃ and t₅: multivariate t; cond.: normal of that condition number); the rule is $\\arccos(.809)/\\pi = .2$. Elliptical laws meet it, independent coordinates do so in random directions, and on a coordinate axis they do not: ±1 signs reach ${accuracy("rademacher")}, the cube ${accuracy("cube")}, Laplace ${accuracy("laplace")}.`,
        description:
          "Loss by law in two panels: all near 0.2 for a random truth; for an axis, cube, Laplace and ±1 differ.",
        rows: results.points.map(({law, truth, d}, index): Row => {
          const {mean, se, trials} = results.summary(({loss}) => loss, index);
          return trim({series: `d = ${d}`, law: shortNames[law], truth, mean, se, trials});
        }),
        spec: curveChart({
          x: {field: "law", title: "", scale: "category"},
          y: {title: "0/1 loss", domain: [0.05, 0.27]},
          series: [
            {name: "d = 10", label: "d = 10", role: "student"},
            {name: "d = 100", label: "d = 100", role: "teacher"}
          ],
          facet: {...truths, columns: 1},
          rules: [{y: 0.2}]
        })
      };
    }
  })
];
