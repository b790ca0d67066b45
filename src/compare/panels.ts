import type {Axis} from "../charts/index.js";
import type {Row} from "../engine/figure.js";
import type {Results} from "../engine/results.js";
import {evenly} from "../engine/spacing.js";
import {authors, risks, simulatorGeometry} from "../papers/intrinsic-dimension/theory.js";
import {type Keys, limitOf} from "../papers/mechanisms/claims/setting.js";
import {studentExcess, teacherExcess} from "../papers/mechanisms/theory.js";
import {rate, s, t} from "../papers/nearly-inevitable/experiments/stated.js";
import {accuracyOf, correlation} from "../papers/nearly-inevitable/theory/angles.js";
import {descent} from "../papers/nearly-inevitable/theory/flow.js";
import {type Parameters, settingAt} from "../papers/spurious-correlations/point.js";
import * as imbalance from "../papers/spurious-correlations/theory.js";
import {removedShare} from "./share.js";

/** One paper's gain against what drives it. */
export interface Panel {
  /** The paper's id; the experiment is one of its own. */
  readonly paper: string;
  readonly experiment: string;
  readonly title: string;
  readonly x: Axis;
  rows(results: Results): Row[];
}

/** Value of an axis that lies nearest to the one wanted. */
const nearest = (results: Results, axis: string, wanted: number): number =>
  results.points
    .map((point) => Number(point[axis]))
    .reduce((best, value) => (Math.abs(value - wanted) < Math.abs(best - wanted) ? value : best));

/** Shrinkage: Figure 1 left at one penalty of the teacher. */
const shrinkage: Panel = {
  paper: "mechanisms",
  experiment: "figure-1-left",
  title: "Shrinkage",
  x: {field: "lambdaS", title: "student penalty λₛ", scale: "log", ticks: [0.01, 0.1, 1]},
  rows(results) {
    const lambdaT = nearest(results, "lambdaT", 0.05);
    return results.where({lambdaT}).map((index) => {
      const at = limitOf(results.settings[index] as Keys);
      const floor = at.sigma ** 2;
      return {
        series: "student",
        lambdaT,
        lambdaS: results.points[index].lambdaS,
        theory: 1 - studentExcess(at) / teacherExcess(at),
        ...removedShare(
          results,
          index,
          ({teacher}) => teacher - floor,
          ({student}) => student - floor
        )
      };
    });
  }
};

/** Averaging of noise that is not shared: the authors' simulator. */
const averaging: Panel = {
  paper: "intrinsic-dimension",
  experiment: "overlaps",
  title: "Averaging of unshared noise",
  x: {field: "overlap", title: "shared dimensions d(s∧w)", ticks: [0, 25, 50, 75, 100]},
  rows(results) {
    const noise = 0.01;
    return results.where({noise}).map((index) => {
      const overlap = Number(results.points[index].overlap);
      const exact = risks(simulatorGeometry(authors, overlap), {n: 2000, N: 4000, sigma: Math.sqrt(noise)});
      return {
        series: "student",
        overlap,
        theory: 1 - exact.student / exact.teacher,
        ...removedShare(
          results,
          index,
          ({teacher}) => teacher,
          ({student}) => student
        )
      };
    });
  }
};

/** The same averaging, with groups that move between the two fits and features that have nothing in common. */
const displacement: Panel = {
  paper: "spurious-correlations",
  experiment: "region",
  title: "Averaging, groups displaced",
  x: {field: "etaU", title: "unlabelled minority share ηᵤ", ticks: [0, 0.5, 1]},
  rows(results) {
    const parameters = results.parameters as Parameters;
    const base = {law: "shift", etaL: 0.125} as const;
    const teacher = imbalance.solveTeacher(settingAt(base, parameters));
    const whole = imbalance.teacherAt(teacher, parameters.etaT);
    const limit = (etaU: number): number =>
      1 - imbalance.studentAt(teacher, settingAt({...base, etaU}, parameters)) / whole;
    const lines = evenly(0, 1, 41).map((etaU): Row => ({series: "student", etaU, theory: limit(etaU)}));
    const marks = results.where({law: base.law, etaL: base.etaL}).map((index): Row => {
      const etaU = Number(results.points[index].etaU);
      const share = removedShare(
        results,
        index,
        (values) => values.teacher,
        ({student}) => student
      );
      return {series: "student", etaU, theory: limit(etaU), ...share};
    });
    return [...lines, ...marks];
  }
};

/** Unlearning: the best of the first ten steps, held against the student's own start. */
const unlearning: Panel = {
  paper: "nearly-inevitable",
  experiment: "overlap",
  title: "Unlearning",
  x: {field: "q", title: "overlap of errors q", ticks: [-0.4, 0, 0.4, 0.8]},
  rows(results) {
    const last = 10;
    const norm = 1;
    const error = (cosine: number): number => 1 - accuracyOf(cosine);
    const noiseless = (q: number): number => {
      const path = descent({s, t, rho: correlation(s, t, q), norm}, rate * norm, last);
      return 1 - Math.min(...path.slice(1).map(({cosine}) => error(cosine))) / error(s);
    };
    const lines = evenly(-0.5, 0.9, 57).map((q): Row => ({series: "student", q, theory: noiseless(q)}));
    const marks = results.where({norm, step: last}).map((index): Row => {
      const q = Number(results.points[index].q);
      const share = removedShare(
        results,
        index,
        () => error(s),
        ({best}) => error(best)
      );
      return {series: "student", q, theory: noiseless(q), ...share};
    });
    return [...lines, ...marks];
  }
};

/** Feature learning: no curve is predicted over the whole of training. */
const features: Panel = {
  paper: "linear-to-nonlinear",
  experiment: "label-correction",
  title: "Feature learning",
  x: {field: "step", title: "training step", scale: "log", ticks: [1, 10, 100]},
  // Runs are few: each has its own marks.
  rows: (results) =>
    results
      .where(({step}) => Number(step) > 0)
      .flatMap((index) =>
        Array.from(
          results.measure(({teacher, all}) => (all - teacher) / (1 - teacher), index),
          (mean) => ({series: "student", step: results.points[index].step, mean})
        )
      )
};

export const panels: readonly Panel[] = [shrinkage, averaging, displacement, unlearning, features];
