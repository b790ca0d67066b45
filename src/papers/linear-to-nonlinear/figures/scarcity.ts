import {gainMap} from "../../../charts/index.js";
import {percent, significant} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import {type Threshold, threshold} from "../theory.js";
import {type HardMap, ordering} from "./rank.js";
import {curves, each, figure, panels, part, runs} from "./rows.js";

/** ‖ν‖ at which the threshold quantity has a value, over the number of samples. */
function level(value: number, {d, pB, sigmaP}: Pick<Threshold, "d" | "pB" | "sigmaP">): [number, number][] {
  return Array.from({length: 41}, (_, k) => {
    const n = 10 * 120 ** (k / 40);
    return [n, sigmaP * ((value * d) / (n * pB * pB)) ** 0.25];
  });
}

/** Hard-only accuracy against the threshold quantity. */
const against = {
  derive: {quantity: (setting: Threshold) => threshold(setting), size: ({n}: Threshold) => `n = ${n}`},
  x: {axis: "quantity"}
} as const;

const accuracy = {role: "student", measure: "hard"} as const;

const map = (from: "benign-harmful" | "benign-harmful-5000", title: string) =>
  part(from, {title, ...against, by: {axis: "size", name: String}, curves: {accuracy}});

const varied = "first panel, p(both) varied";

const correlation = (results: HardMap): string => {
  const {whole, single, lower, upper} = ordering(results);
  return `${significant(whole)} (single runs ${significant(single)}, 95 % interval ${significant(lower)} to ${significant(upper)})`;
};

/** Few samples. */
export const scarcityFigures = [
  figure("benign-harmful", ["benign-harmful"], {
    rerun: {seconds: 3.4},
    claims: ["fits-every-label", "benign-overfitting", "harmful-overfitting"],
    build({"benign-harmful": results}) {
      const rows = results
        .summaries(({teacher, all}) => teacher - all)
        .map(({point, ...mark}): Row => ({...point, series: "gain", ...mark}));
      const {parameters} = results;
      return {
        title: "A student that fits every wrong label still wins where samples are many and the hard signal is strong",
        caption:
          "Teacher's minus student's test accuracy after 200 steps, when the student fits every label; blue where the student is better. Lines are levels of the threshold quantity $n p_b^2\\lVert\\nu\\rVert^4/(\\sigma_p^4 d)$. At $n=20$ the student misses even some easy-only samples and loses to its teacher at every strength of the hard one.",
        description:
          "Heat map of teacher minus student accuracy over the number of samples, 20 to 600, and the norm of the hard signal, 1 to 7. The student is worse at the lower left and better towards the upper right, across the levels of the threshold quantity.",
        rows,
        spec: gainMap({
          rows,
          x: {field: "n", title: "student samples n", scale: "log", ticks: [20, 60, 200, 600]},
          y: {field: "nu", title: "hard signal ‖ν‖", ticks: [1, 3, 5, 7]},
          gain: {title: "teacher − student"},
          boundaries: [
            {label: "quantity = 0.1", dash: "dotted", points: level(0.1, parameters)},
            {label: "quantity = 1", dash: "dashed", points: level(1, parameters)},
            {label: "quantity = 10", dash: "solid", points: level(10, parameters)}
          ]
        })
      };
    }
  }),
  panels("collapse", {
    rerun: {seconds: 7.3},
    claims: ["transition"],
    title:
      "The quantity orders hard-only accuracy while it is small, and less well over the share of both-signal samples",
    caption: ({"benign-harmful": large, "benign-harmful-5000": small}) =>
      `Accuracy on hard-only samples against $n p_b^2\\lVert\\nu\\rVert^4/(\\sigma_p^4 d)$ for the sixteen settings of two maps. The third panel varies $p_b$ over $0.15,\\,0.3,\\,0.45$ at $n=200$. Rank correlation of the hard-only error with the quantity: ${correlation(large)} in the first panel, ${correlation(small)} in the second, where accuracy rises no further above a quantity of 10. Bars that pass 1 are cut. In the third panel points with smaller $p_b$ lie above those of the first: with these norms accuracy depends on $p_b$ more weakly than on its square.`,
    description:
      "Three scatter plots of hard-only accuracy against the threshold quantity on a logarithmic axis. In two, accuracy rises from one half to about 0.9 along nearly one curve for all numbers of samples, and scatters beyond a quantity of 10 in the second; in the third, points with a smaller share of both-signal samples lie above that curve.",
    x: {field: "quantity", title: "threshold quantity n·p(both)²·‖ν‖⁴/(σₚ⁴·d)", scale: "log"},
    y: {title: "hard-only accuracy", domain: [0.45, 1]},
    rules: [{y: 0.5}],
    columns: 2,
    parts: [
      map("benign-harmful", "d = 20 000, ‖μ‖ = 7"),
      map("benign-harmful-5000", "d = 5000, ‖μ‖ = 8"),
      part("bridge", {
        ...{title: varied, ...against, where: ({pB}) => pB > 0 && pB < 0.6},
        curves: {varied: {label: "p(both) < 0.6", role: "weighted", measure: "hard"}}
      }),
      part("benign-harmful", {
        ...{title: varied, ...against},
        curves: {
          reference: {
            ...{label: "first panel", role: "baseline"},
            marks: (run, index) => ({mean: run.summary("hard", index).mean})
          }
        }
      })
    ]
  }),
  curves("small-dimension", "small-dimension", {
    rerun: {seconds: 6},
    claims: [],
    title: "At dimension 2000 single runs differ by more than additional data helps",
    caption(results) {
      const hard = results.column("hard", results.points.length - 1);
      return `Test accuracy of ${runs(results)} after 200 steps against the number of samples at $d=2000$, $\\lVert\\nu\\rVert=3$. Public notes have overfitting more benign in order from $n=75$ to $2000$ at this dimension. With our norms the runs at $n=2000$ reach hard-only accuracies from ${percent(Math.min(...hard))} to ${percent(Math.max(...hard))}. Nothing was tuned to change that.`;
    },
    description:
      "Student accuracy, student hard-only accuracy and teacher accuracy over the number of samples from 75 to 2000, one mark a run, with the student's far apart.",
    x: {axis: "n", title: "student samples n", scale: "log", ticks: [75, 200, 500, 1000, 2000]},
    y: {title: "test accuracy", domain: [0.4, 1]},
    curves: {
      student: {role: "student", marks: each("all")},
      "student, hard-only": {role: "weighted", marks: each("hard")},
      teacher: {role: "teacher", marks: each("teacher")}
    }
  }),
  curves("bridge", "bridge", {
    claims: ["bridge-teaches"],
    title: "The more samples carry both signals, the better the hard one is learnt",
    caption: (_, rows) =>
      `Accuracy on hard-only samples after 200 steps against the share $p_b$ of both-signal samples, at $p_h=0.3$, $p_e=0.7-p_b$, $n=200$, $d=20\\,000$. Without them the mean is chance; the best is ${percent(Math.max(...rows.map(({mean}) => Number(mean))))}.`,
    description:
      "Hard-only accuracy against the share of both-signal samples from 0 to 0.6, one curve for each norm of the hard signal. All start at one half and rise.",
    x: {axis: "pB", title: "share of both-signal samples p(both)"},
    y: {title: "hard-only accuracy"},
    curves: {hard: {role: "student", measure: "hard"}},
    by: {axis: "nu", name: (nu) => `‖ν‖ = ${nu}`},
    rules: [{y: 0.5}]
  })
];
