import {curveChart, pathChart} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {memo} from "../../../engine/memo.js";
import type {Results} from "../../../engine/results.js";
import {dimension, norms, rate, s, t} from "../experiments/stated.js";
import type {experiments} from "../experiments.js";
import {correlation} from "../theory/angles.js";
import {crossoverNorm} from "../theory/confidence.js";
import {flow} from "../theory/flow.js";
import {meanOverTeachers} from "../theory/teachers.js";
import {byNorm, figure, points, spread, trim} from "./shared.js";

/** The three quantities of Figure 1, scaled by the starting norm so that all norms share a panel. */
const panels = [
  {value: "inner", title: "⟨w, w*⟩ / ‖w₀‖"},
  {value: "norm", title: "‖w‖ / ‖w₀‖"},
  {value: "accuracy", title: "accuracy 1−arccos(cos)/π"}
];

/** Steps at which each teacher's thin line has a point: few, so that all teachers are drawn. */
const thinSteps = [0, 3, 6, 10, 16, 25];

type Quantity = (values: {inner: number; norm: number; cosine: number}, start: number) => number;

const quantities: Readonly<Record<string, Quantity>> = {
  inner: ({inner}, start) => inner / start,
  norm: ({norm}, start) => norm / start,
  accuracy: ({cosine}) => points(cosine)
};

/** The flow's quantities at each step, averaged over random teachers. */
function prediction(norm: number, steps: readonly number[], d: number): Record<string, number[]> {
  const times = steps.map((step) => step * rate * norm);
  const pathOf = memo((q: number) => flow({s, t, rho: correlation(s, t, q), norm}, times));
  const mean = (of: Quantity) => steps.map((_, k) => meanOverTeachers(d, (q) => of(pathOf(q)[k], norm), 48));
  return Object.fromEntries(Object.entries(quantities).map(([name, of]) => [name, mean(of)]));
}

/** Full table of the paths: one row a teacher, norm and step. */
function table(results: Results<(typeof experiments)["figure-1"]>): Row[] {
  return Array.from({length: results.count}, (_, trial) =>
    results.points.map(({norm, step}, index) =>
      trim({
        series: `norm ${norm}`,
        norm,
        step,
        trial,
        inner: results.value("inner", trial, index),
        length: results.value("norm", trial, index),
        cosine: results.value("cosine", trial, index),
        overlap: results.value("overlap", trial, index)
      })
    )
  ).flat();
}

function rowsOfFigure1(results: Results<(typeof experiments)["figure-1"]>): Row[] {
  const rows: Row[] = [];
  for (const norm of norms) {
    const here = results.where({norm});
    const steps = here.map((index) => results.points[index].step);
    const theory = prediction(norm, steps, dimension);
    for (const [quantity, of] of Object.entries(quantities)) {
      here.forEach((index, k) => {
        const sample = results.measure((values) => of(values, norm), index);
        const {mean, sd} = spread(sample);
        const at = {series: `norm ${norm}`, quantity, step: steps[k]};
        rows.push({...at, mean, lower: mean - sd, upper: mean + sd, theory: theory[quantity][k]});
        if (!thinSteps.includes(steps[k])) return;
        sample.forEach((value, trial) => {
          rows.push({...at, trial, value});
        });
      });
    }
  }
  return rows.map(trim);
}

/** Paths of fine-tuning from a random and from a pre-trained start. */
export const pathFigures = [
  figure("figure-1", ["figure-1"], {
    claims: ["figure-1", "unlearning", "early-stopping", "towards-the-teacher"],
    build: ({"figure-1": results}) => ({
      title: "Every worse teacher improves the student, and at norm 10 it does so by steering it away from the truth",
      caption: `Inner product with the truth, norm and accuracy (in per cent, $1 - \\arccos(\\cos)/\\pi$) of an 80 % student while it learns from ${results.count} random 70 % teachers, for three starting norms; a step is a tenth of the starting norm. The first two are divided by the starting norm. Thin lines are all the teachers, drawn through six of their steps (the download has every step), bands the mean ± one standard deviation over all, thick lines the gradient flow averaged over random teachers. The flow lies on the mean throughout. Teachers of 70 % cross from pulling towards the truth to pulling away from it at $r^* = ${crossoverNorm(s, t).toFixed(2)}$: at norms .1 and 1 the inner product rises, at norm 10 it falls, and the norm falls faster. Past the peak accuracy falls towards 70 %.`,
      description:
        "Three panels over gradient steps 0 to 25: inner product, norm and accuracy, each for starting norms 0.1, 1 and 10. Accuracy rises by about two points within ten steps and falls afterwards.",
      rows: rowsOfFigure1(results),
      data: table(results),
      spec: pathChart({
        x: {field: "step", title: "step"},
        y: {title: "value"},
        series: byNorm,
        facet: {field: "quantity", panels, columns: 3, free: true},
        band: "mean ± sd"
      })
    })
  }),
  figure("figure-1-literal", ["figure-1-literal"], {
    claims: ["figure-1"],
    build: ({"figure-1-literal": results}) => ({
      title: "Drawing every sample in full gives the same paths",
      caption: `Mean accuracy over ${results.count} random teachers, all 100 coordinates of all 10 000 samples of each step drawn, against the flow averaged over random teachers. The error bars are those of the teachers' draw, common to all steps and norms.`,
      description:
        "Accuracy over gradient steps 0 to 12 for three norms: marks of the literal simulation on the flow's lines.",
      rows: norms.flatMap((norm) => {
        const here = results.where({norm});
        const steps = here.map((index) => results.points[index].step);
        const theory = prediction(norm, steps, dimension).accuracy;
        return here.map((index, k) => {
          const {mean, sd} = spread(results.measure(({cosine}) => points(cosine), index));
          const se = results.count > 1 ? sd / Math.sqrt(results.count) : null;
          return trim({
            series: `norm ${norm}`,
            norm,
            step: steps[k],
            theory: theory[k],
            mean,
            se,
            trials: results.count
          });
        });
      }),
      spec: curveChart({x: {field: "step", title: "step"}, y: {title: "accuracy (%)"}, series: byNorm})
    })
  }),
  figure("figure-3", ["figure-3"], {
    claims: ["figure-3", "figure-3-fraction"],
    build: ({"figure-3": results}) => {
      const steps = [...new Set(results.points.map((point) => point.step))];
      const rows: Row[] = [];
      // The student nearest the stated 80 %.
      const distance = Array.from(results.column("cosine", 0), (cosine) => Math.abs(cosine - s));
      const student = distance.indexOf(Math.min(...distance));
      for (const [quantity, of] of Object.entries(quantities)) {
        steps.forEach((step) => {
          const here = results.where({step});
          const sample = here.map((index) => {
            const at = (name: "inner" | "norm" | "cosine") => results.value(name, student, index);
            const start = results.value("norm", student, index - step);
            return of({inner: at("inner"), norm: at("norm"), cosine: at("cosine")}, start);
          });
          const {mean, sd} = spread(sample);
          const at = {series: "student", quantity, step};
          rows.push({...at, mean, lower: mean - sd, upper: mean + sd});
          sample.forEach((value, trial) => {
            rows.push({...at, trial, value});
          });
        });
      }
      return {
        title: "Teachers trained on a part of the student's own data still improve it",
        caption:
          "One pre-trained student, of those drawn the one nearest 80 %, under each of 100 teachers trained on 1000 of its 5000 points: inner product with the truth and norm, divided by the starting norm, and accuracy in per cent. Thin lines are all the teachers, the band the mean ± one standard deviation over all of them. Pre-training takes full batches from N(0, I/d) at rate .1, the choice that meets the stated 80 % and 63 %.",
        description:
          "Three panels over gradient steps 0 to 16: inner product, norm and accuracy of one student under 100 teachers. Accuracy rises by about one point within six steps and then falls.",
        rows: rows.map(trim),
        data: results.points.map(({teacher, step}, index) =>
          trim({
            series: "student",
            teacher,
            step,
            inner: results.value("inner", student, index),
            length: results.value("norm", student, index),
            cosine: results.value("cosine", student, index)
          })
        ),
        spec: pathChart({
          x: {field: "step", title: "step"},
          y: {title: "value"},
          series: [{name: "student", label: "student", role: "student"}],
          facet: {field: "quantity", panels, columns: 3, free: true},
          band: "mean ± sd"
        })
      };
    }
  })
];
