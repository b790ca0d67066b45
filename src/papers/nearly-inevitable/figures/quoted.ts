import {fixed} from "../../../charts/numbers.js";
import type {SeriesOf} from "../../../engine/experiment.js";
import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import {s, t} from "../experiments/stated.js";
import type {experiments} from "../experiments.js";
import {accuracyOf, overlapThreshold} from "../theory/angles.js";
import {crossoverNorm} from "../theory/confidence.js";
import {largeNormPeakTime, peakCosine, peakTime, smallNormPeakTime} from "../theory/peak.js";
import {meanPeakGain} from "../theory/teachers.js";
import {points, quoted} from "./shared.js";

type All = {readonly [N in keyof typeof experiments]: In<N>};
type In<N extends keyof typeof experiments> = Results<(typeof experiments)[N]>;

const pretrained = [
  "pretraining-choices",
  "pretraining-minibatch",
  "pretraining-subsets",
  "claim-pretraining"
] as const;
type Pretraining = (typeof experiments)[(typeof pretrained)[number]];

/** Every number the page's prose quotes. */
export const numbers = quoted((results) => {
  const rho = s * t;
  return {
    threshold: fixed(overlapThreshold(s, t), 3),
    crossover: fixed(crossoverNorm(s, t)),
    peak: fixed(points(peakCosine(s, t, rho))),
    "mean-gain": fixed(100 * meanPeakGain(100, s, t)),
    "small-clock": fixed(smallNormPeakTime(s, t, rho), 3),
    "large-clock": fixed(largeNormPeakTime(s, t, rho), 3),
    ...paths(results["figure-1"]),
    ...pretraining(results),
    ...batches(results["batch-size"])
  };
});

function paths(results: In<"figure-1">): Record<string, string> {
  const values: Record<string, string> = {};
  for (const norm of [0.1, 1, 10]) {
    const [last] = results.where({norm, step: 25});
    const [third] = results.where({norm, step: 3});
    const gain = results.summary(({best}) => points(best) - points(s), last);
    values[`gain-${norm}`] = `${fixed(gain.mean)} ± ${fixed(Number(gain.se))}`;
    values[`improved-${norm}`] = `${results.column("cosine", third).filter((cosine) => cosine > s).length}`;
    const clock = peakTime(s, t, s * t, norm) / norm;
    values[`clock-${norm}`] = fixed(clock, 3);
  }
  values.teachers = `${results.count}`;
  return values;
}

/** Rows of the tables on pre-training: student, teacher, overlap, share improved, gain at the check. */
function pretraining(results: Pick<All, (typeof pretrained)[number] | "figure-3">): Record<string, string> {
  const values: Record<string, string> = {};
  for (const id of pretrained) {
    const one: Results<Pretraining> = results[id];
    one.points.forEach((point, index) => {
      const name = `${id}-${Object.values(point).join("-")}`;
      const mean = (of: (v: Readonly<Record<SeriesOf<Pretraining>, number>>) => number) => one.summary(of, index).mean;
      values[`${name}-student`] = fixed(
        mean((v) => points(v.student)),
        1
      );
      values[`${name}-teacher`] = fixed(
        mean((v) => points(v.teacher)),
        1
      );
      values[`${name}-overlap`] = fixed(mean((v) => v.overlap));
      values[`${name}-improved`] = fixed(100 * mean((v) => v.improved), 0);
      values[`${name}-ever`] = fixed(100 * mean((v) => v.ever), 0);
      values[`${name}-gain`] = fixed(mean((v) => points(v.peak) - points(v.student)));
    });
  }
  const figure = results["figure-3"];
  const last = figure.where({step: 0});
  const students = figure.column("cosine", last[0]);
  const accuracies = Array.from(students, (cosine) => 100 * accuracyOf(cosine));
  values.students = `${figure.count}`;
  values["students-lowest"] = fixed(Math.min(...accuracies), 1);
  values["students-highest"] = fixed(Math.max(...accuracies), 1);
  values["students-mean"] = fixed(summarize(accuracies).mean, 1);
  return values;
}

function batches(results: In<"batch-size">): Record<string, string> {
  const values: Record<string, string> = {};
  for (const batch of [10, 30, 100]) {
    const [index] = results.where({d: 100, norm: 1, batch, step: 10});
    values[`failures-${batch}`] = fixed(100 * results.summary(({cosine}) => (cosine > s ? 0 : 1), index).mean, 0);
  }
  return values;
}
