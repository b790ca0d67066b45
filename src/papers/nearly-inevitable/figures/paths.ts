import type {Row} from "../../../engine/figure.js";
import {memo} from "../../../engine/memo.js";
import type {Results} from "../../../engine/results.js";
import {dimension, rate, s, t, upTo} from "../experiments/stated.js";
import type {experiments} from "../experiments.js";
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

/** The quantities' panels. */
const panelsOf = (part: (name: Quantity, title: string) => ReturnType<typeof figure1>) => ({
  ...{x: {field: "step", title: "step"}, y: {title: ""}, columns: 3, free: true, band: "mean ± sd", finish},
  parts: (["inner", "norm", "accuracy"] as const).map((name) => part(name, quantities[name].title))
});

const figure1 = (name: Quantity, title: string) =>
  part("figure-1", {
    ...{title, x: {axis: "step"}, by: byNorm},
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

/** The student that starts nearest the stated 80 %. */
function nearest(run: Results<(typeof experiments)["figure-3"]>): number {
  const distance = Array.from(run.column("cosine", 0), (cosine) => Math.abs(cosine - s));
  return distance.indexOf(Math.min(...distance));
}

const figure3 = (name: Quantity, title: string) =>
  part("figure-3", {
    ...{title, where: ({teacher}) => teacher === 0, x: {axis: "step"}},
    curves: {
      student: {
        role: "student",
        marks(run, _, {step}) {
          const student = nearest(run);
          const at = (index: number): State => ({
            inner: run.value("inner", student, index),
            norm: run.value("norm", student, index),
            cosine: run.value("cosine", student, index)
          });
          const here = run.where({step});
          return band(
            here.map((index) => quantities[name].of(at(index), at(index - step).norm)),
            here.length
          );
        }
      }
    }
  });

/** Paths of fine-tuning from a random and from a pre-trained start. */
export const pathFigures = [
  panels("figure-1", {
    ...panelsOf(figure1),
    claims: ["figure-1", "unlearning", "early-stopping", "towards-the-teacher"],
    title: "Every worse teacher improves the student, and at norm 10 it does so by steering it away from the truth",
    caption: ({"figure-1": {count}}) =>
      `The paper's Figure 1: inner product with the truth, norm and accuracy of an 80 % student while it learns from ${count} random 70 % teachers, for three starting norms. The first two are divided by the starting norm, and a step is a tenth of it. Thin lines are ${Math.min(count, thinLines)} of the teachers, drawn through six of their steps; the download has all. The flow, averaged over random teachers, lies on the mean throughout. Teachers of 70 % cross from pulling towards the truth to pulling away from it at $r^* = ${crossoverNorm(s, t).toFixed(2)}$. At norms .1 and 1 the inner product rises. At norm 10 it falls, and the norm falls faster. Past the peak accuracy falls towards 70 %.`,
    description:
      "Three panels over gradient steps 0 to 25: inner product, norm and accuracy, each for starting norms 0.1, 1 and 10. Accuracy rises by about two points within ten steps and falls afterwards.",
    data: ({"figure-1": run}) =>
      Array.from({length: run.count}, (_, trial) =>
        run.points.map(({norm, step}, index) =>
          trim({
            ...{series: `norm ${norm}`, norm, step, trial},
            inner: run.value("inner", trial, index),
            length: run.value("norm", trial, index),
            cosine: run.value("cosine", trial, index),
            overlap: run.value("overlap", trial, index)
          })
        )
      ).flat()
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
    ...panelsOf(figure3),
    claims: ["figure-3", "figure-3-fraction"],
    title: "Pre-trained by full batches, teachers still improve the student whose data they share",
    caption:
      "The paper's Figure 3: one pre-trained student, of those drawn the one nearest 80 %, under each of 100 teachers trained on 1000 of its 5000 points. Inner product with the truth and norm are divided by the starting norm. Thin lines are all the teachers. Pre-training takes full batches from N(0, I/d) at rate .1, one recipe that meets the stated 80 % and 63 %. Under another, minibatches in 3000 dimensions, there is next to nothing to gain, as the text says.",
    description:
      "Three panels over gradient steps 0 to 16: inner product, norm and accuracy of one student under 100 teachers. Accuracy rises by about one point within six steps and then falls.",
    predicted: null,
    data({"figure-3": run}) {
      const student = nearest(run);
      return run.points.map(({teacher, step}, index) =>
        trim({
          ...{series: "student", teacher, step},
          inner: run.value("inner", student, index),
          length: run.value("norm", student, index),
          cosine: run.value("cosine", student, index)
        })
      );
    }
  })
];
