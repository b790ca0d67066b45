import type {Row} from "../../../engine/figure.js";
import {memo} from "../../../engine/memo.js";
import {dimension, rate, s, sharedPretraining, t, upTo} from "../experiments/stated.js";
import {correlation} from "../theory/angles.js";
import {crossoverNorm} from "../theory/confidence.js";
import {flow} from "../theory/flow.js";
import {meanOverTeachers} from "../theory/teachers.js";
import {byNorm, curves, finish, panels, part, points, spread, trim} from "./shared.js";

/** The quantities of Figure 1, the first two by the starting norm so that all norms share a panel. */
const quantities = {
  inner: {title: "⟨w, w*⟩ / ‖w₀‖", of: ({inner}: State, start: number) => inner / start},
  norm: {title: "‖w‖ / ‖w₀‖", of: ({norm}: State, start: number) => norm / start},
  accuracy: {title: "accuracy (%)", of: ({cosine}: State) => points(Math.min(1, cosine))}
} as const;

type Quantity = keyof typeof quantities;

interface State {
  readonly inner: number;
  readonly norm: number;
  readonly cosine: number;
}

/** Steps at which a teacher's thin line has a point, and how many teachers have one. */
const thinSteps = [0, 3, 6, 10, 16, 25];
const thinLines = 25;

/** The flow's quantities at steps 0 to 25, averaged over random teachers. */
const predicted = memo((norm: number): Readonly<Record<Quantity, readonly number[]>> => {
  const steps = upTo(25);
  const pathOf = memo((q: number) =>
    flow(
      {s, t, rho: correlation(s, t, q), norm},
      steps.map((step) => step * rate * norm)
    )
  );
  const mean = (name: Quantity) =>
    steps.map((k) => meanOverTeachers(dimension, (q) => quantities[name].of(pathOf(q)[k], norm), 48));
  return {inner: mean("inner"), norm: mean("norm"), accuracy: mean("accuracy")};
});

/** The mean of a sample with its band, and single runs as points of thin lines. */
function band(sample: ArrayLike<number>, thin: number): Partial<Row>[] {
  const {mean, sd} = spread(sample);
  const single = Array.from(sample, (value, trial) => ({trial, value})).slice(0, thin);
  return [{mean, lower: mean - sd, upper: mean + sd}, ...single];
}

const names = ["inner", "norm", "accuracy"] as const;

const look = {
  ...{x: {field: "step", title: "step"}, y: {title: ""}},
  ...{columns: 3, free: true, band: "mean ± sd", finish}
};

const figure1 = (name: Quantity) =>
  part("figure-1", {
    ...{title: quantities[name].title, x: {axis: "step"}, by: byNorm},
    curves: {
      path: {
        role: "student",
        marks(run, index, {norm, step}) {
          const sample = run.measure((values) => quantities[name].of(values, norm), index);
          const [mean, ...single] = band(sample, thinSteps.includes(step) ? thinLines : 0);
          return [{...mean, theory: predicted(norm)[name][step]}, ...single];
        }
      }
    }
  });

/** A run of shared pre-training, as far as it is read here. */
interface SharedRun {
  readonly points: readonly {readonly teacher: number; readonly step: number}[];
  where(wanted: {readonly step: number}): number[];
  column(series: keyof State, index: number): Float64Array;
  value(series: keyof State, trial: number, index: number): number;
}

/** The student that starts nearest the stated 80 %. */
function nearest(run: SharedRun): number {
  const distance = Array.from(run.column("cosine", 0), (cosine) => Math.abs(cosine - s));
  return distance.indexOf(Math.min(...distance));
}

/** Accuracies of that student at a step, under each teacher. */
const accuraciesAt = (run: SharedRun, step: number): number[] =>
  run.where({step}).map((index) => points(run.value("cosine", nearest(run), index)));

/** How many teachers have improved it at the step at which claims judge. */
function improved(run: SharedRun): string {
  const [before, after] = [0, sharedPretraining.check].map((step) => accuraciesAt(run, step));
  return `${after.filter((accuracy, teacher) => accuracy > before[teacher]).length} of ${after.length}`;
}

const recipe = (from: "figure-3" | "figure-3-minibatch", title: string) =>
  part(from, {
    ...{title, where: ({teacher}) => teacher === 0, x: {axis: "step"}},
    curves: {student: {role: "student", marks: (run, _, {step}) => band(accuraciesAt(run, step), thinLines)}}
  });

/** The full table of a recipe. */
function table(run: SharedRun, recipe: string): Row[] {
  const student = nearest(run);
  return run.points.map((point, index) =>
    trim({
      ...{recipe, series: "student", ...point},
      inner: run.value("inner", student, index),
      length: run.value("norm", student, index),
      cosine: run.value("cosine", student, index)
    })
  );
}

/** Paths of fine-tuning from a random and from a pre-trained start. */
export const pathFigures = [
  panels("figure-1", {
    ...look,
    parts: names.map(figure1),
    claims: ["figure-1", "unlearning", "early-stopping", "towards-the-teacher"],
    title: "Each of the worse teachers improves the student; at norm 10 by steering it away from the truth",
    caption: ({"figure-1": {count}}) =>
      `The paper's Figure 1: inner product with the truth, norm and accuracy of an 80 % student while it learns from ${count} random 70 % teachers, for three starting norms. The first two are divided by the starting norm, and a step is a tenth of it. Thin lines are ${Math.min(count, thinLines)} of the teachers, drawn through six of their steps; the download has all. The flow, averaged over random teachers, lies on the mean throughout. Teachers of 70 % cross from pulling towards the truth to pulling away from it at $r^* = ${crossoverNorm(s, t).toFixed(2)}$. At norms .1 and 1 the inner product rises. At norm 10 it falls, and the norm falls faster. Past the peak accuracy falls towards 70 %.`,
    description:
      "Three panels over gradient steps 0 to 25: inner product, norm and accuracy, each for starting norms 0.1, 1 and 10. Accuracy rises by about two points within ten steps and falls afterwards.",
    data: ({"figure-1": run}) =>
      Array.from({length: run.count}, (_, trial) =>
        run.points.map((point, index) => ({
          ...{series: `norm ${point.norm}`, ...point, trial},
          inner: run.value("inner", trial, index),
          length: run.value("norm", trial, index),
          cosine: run.value("cosine", trial, index),
          overlap: run.value("overlap", trial, index)
        }))
      )
        .flat()
        .map(trim)
  }),
  curves("figure-1-literal", "figure-1-literal", {
    claims: ["figure-1"],
    title: "Drawing every sample in full gives the same paths",
    caption: ({count}) =>
      `Mean accuracy over ${count} random teachers, with all 100 coordinates of all 10 000 samples of each step drawn, against the flow averaged over random teachers. The error bars are those of the teachers' draw, which all steps and norms share.`,
    description:
      "Accuracy over gradient steps 0 to 12 for three norms: marks of the literal simulation on the flow's lines.",
    x: {axis: "step", title: "step"},
    y: {title: "accuracy (%)"},
    by: byNorm,
    curves: {
      accuracy: {
        role: "student",
        measure: ({cosine}) => points(cosine),
        theory: ({norm, step}) => predicted(norm).accuracy[step]
      }
    },
    finish
  }),
  panels("figure-3", {
    ...look,
    y: {title: "accuracy (%)"},
    ...{columns: 2, free: false},
    parts: [recipe("figure-3", "full batches, d = 100"), recipe("figure-3-minibatch", "minibatches, d = 3000")],
    rerun: {seconds: 25},
    claims: ["figure-3", "figure-3-fraction"],
    title:
      "Pre-trained by full batches, nearly every teacher improves the student; by minibatches few do, and by little",
    caption: ({"figure-3": full, "figure-3-minibatch": small}) =>
      `The paper's Figure 3 under two recipes of ours that meet its 80 % and 63 %: one pre-trained student under each of 100 teachers trained on 1000 of its 5000 points. At step ${sharedPretraining.check} it is improved by ${improved(full)} teachers after full batches (of the students drawn, the one nearest 80 %), and by ${improved(small)} after minibatches of 100. A step is a tenth of the starting norm in the first panel and a fiftieth in the second. Thin lines are ${thinLines} teachers; the download has all, with inner product and norm.`,
    description:
      "Two panels of accuracy over gradient steps 0 to 16, of one student under 100 teachers, for either recipe. After full batches accuracy rises by about one point within six steps and then falls. After minibatches it falls from the start.",
    predicted: null,
    data: ({"figure-3": full, "figure-3-minibatch": small}) => [
      ...table(full, "full batches"),
      ...table(small, "minibatches")
    ]
  })
];
