import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import {s, t} from "../experiments/stated.js";
import {accuracyOf, overlapThreshold} from "../theory/angles.js";
import {crossoverNorm} from "../theory/confidence.js";
import {largeNormPeakTime, peakCosine, peakTime, smallNormPeakTime} from "../theory/peak.js";
import {meanPeakGain} from "../theory/teachers.js";
import {indices, points, summaryOf, text} from "./shared.js";

type All = Readonly<Record<string, Results>>;

/** Every number the page's prose quotes. */
export function numbers(results: All): Record<string, string> {
  const rho = s * t;
  return {
    threshold: text(overlapThreshold(s, t), 3),
    crossover: text(crossoverNorm(s, t)),
    peak: text(points(peakCosine(s, t, rho))),
    "mean-gain": text(100 * meanPeakGain(100, s, t)),
    "small-clock": text(smallNormPeakTime(s, t, rho), 3),
    "large-clock": text(largeNormPeakTime(s, t, rho), 3),
    ...paths(results["figure-1"]),
    ...pretraining(results),
    ...batches(results["batch-size"])
  };
}

function paths(results: Results): Record<string, string> {
  const values: Record<string, string> = {};
  for (const norm of [0.1, 1, 10]) {
    const [last] = indices(results, (point) => point.norm === norm && point.step === 25);
    const [third] = indices(results, (point) => point.norm === norm && point.step === 3);
    const gain = summaryOf(results, ({best}) => points(best) - points(s), last);
    values[`gain-${norm}`] = `${text(gain.mean)} ± ${text(Number(gain.se))}`;
    values[`improved-${norm}`] = `${results.column("cosine", third).filter((cosine) => cosine > s).length}`;
    const clock = peakTime(s, t, s * t, norm) / norm;
    values[`clock-${norm}`] = text(clock, 3);
  }
  values.teachers = `${results.count}`;
  return values;
}

/** Rows of the tables on pre-training: student, teacher, overlap, share improved, gain at the check. */
function pretraining(results: All): Record<string, string> {
  const values: Record<string, string> = {};
  for (const id of ["pretraining-choices", "pretraining-minibatch", "pretraining-subsets", "claim-pretraining"]) {
    const one = results[id];
    one.points.forEach((point, index) => {
      const name = `${id}-${Object.values(point).join("-")}`;
      const mean = (of: (v: Readonly<Record<string, number>>) => number) => summaryOf(one, of, index).mean;
      values[`${name}-student`] = text(
        mean((v) => points(Math.min(1, v.student))),
        1
      );
      values[`${name}-teacher`] = text(
        mean((v) => points(v.teacher)),
        1
      );
      values[`${name}-overlap`] = text(mean((v) => v.overlap));
      values[`${name}-improved`] = text(100 * mean((v) => v.improved), 0);
      values[`${name}-ever`] = text(100 * mean((v) => v.ever), 0);
      values[`${name}-gain`] = text(mean((v) => points(v.peak) - points(v.student)));
    });
  }
  const figure = results["figure-3"];
  const last = indices(figure, ({step}) => step === 0);
  const students = figure.column("cosine", last[0]);
  const accuracies = Array.from(students, (cosine) => 100 * accuracyOf(cosine));
  values.students = `${figure.count}`;
  values["students-lowest"] = text(Math.min(...accuracies), 1);
  values["students-highest"] = text(Math.max(...accuracies), 1);
  values["students-mean"] = text(summarize(accuracies).mean, 1);
  return values;
}

function batches(results: Results): Record<string, string> {
  const values: Record<string, string> = {};
  for (const batch of [10, 30, 100]) {
    const [index] = indices(results, (p) => p.d === 100 && p.norm === 1 && p.batch === batch && p.step === 10);
    values[`failures-${batch}`] = text(100 * summaryOf(results, ({cosine}) => (cosine > s ? 0 : 1), index).mean, 0);
  }
  return values;
}
