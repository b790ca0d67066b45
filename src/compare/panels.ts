import type {Axis} from "../charts/index.js";
import type {Setting} from "../engine/experiment.js";
import type {Row} from "../engine/figure.js";
import type {Results} from "../engine/results.js";
import {evenly, geometrically} from "../engine/spacing.js";
import {authors, risks, simulatorGeometry} from "../papers/intrinsic-dimension/theory.js";
import type {Setting as Distilled} from "../papers/knowledge-distillation/setting.js";
import {oneStageRisk} from "../papers/knowledge-distillation/theory.js";
import {type Keys, limitOf} from "../papers/mechanisms/claims/setting.js";
import {studentExcess, teacherExcess} from "../papers/mechanisms/theory.js";
import {rate, s, t} from "../papers/nearly-inevitable/experiments/stated.js";
import {accuracyOf, correlation} from "../papers/nearly-inevitable/theory/angles.js";
import {descent} from "../papers/nearly-inevitable/theory/flow.js";
import {studentError, teacherError} from "../papers/random-features/theory.js";
import {type Parameters, viewOf} from "../papers/spurious-correlations/point.js";
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

interface Shares {
  /** Points that are marked. */
  readonly at: readonly number[];
  /** The horizontal axis, and its values at which theory is drawn between the marks. */
  readonly axis: string;
  readonly dense: readonly number[];
  readonly theory: (setting: Setting) => number;
  /** What the share is of, in a trial, and what of it the student is left with. */
  readonly reference: (values: Measured) => number;
  readonly student: (values: Measured) => number;
}

type Measured = Readonly<Record<string, number>>;

/** Shares of error removed: marks with theory, then theory alone. */
function shareRows(results: Results, {at, axis, dense, theory, reference, student}: Shares): Row[] {
  const row = (setting: Setting): Row => ({
    ...{series: "student", [axis]: Number(setting[axis])},
    theory: theory(setting)
  });
  const marks = at.map((index) => ({
    ...row(results.settings[index]),
    ...removedShare(results, index, reference, student)
  }));
  return [...marks, ...dense.map((value) => row({...results.settings[at[0]], [axis]: value}))];
}

/** Shrinkage: Figure 1 left at one penalty of the teacher, as far as the share that is lost stays moderate. */
const shrinkage: Panel = {
  paper: "mechanisms",
  experiment: "figure-1-left",
  title: "Shrinkage",
  x: {field: "lambdaS", title: "student penalty λₛ", scale: "log", ticks: [0.01, 0.1, 1]},
  rows(results) {
    const penalties = results.points.map((point) => Number(point.lambdaT));
    const lambdaT = penalties.reduce((best, one) => (Math.abs(one - 0.05) < Math.abs(best - 0.05) ? one : best));
    const theory = (setting: Setting): number => {
      const limit = limitOf(setting as unknown as Keys);
      return 1 - studentExcess(limit) / teacherExcess(limit);
    };
    const at = results.where({lambdaT}).filter((index) => theory(results.settings[index]) > -0.3);
    const last = Number(results.points[at[at.length - 1]].lambdaS);
    const floor = limitOf(results.settings[at[0]] as unknown as Keys).sigma ** 2;
    return shareRows(results, {
      ...{at, axis: "lambdaS", dense: geometrically(0.01, last, 31), theory},
      reference: ({teacher}) => teacher - floor,
      student: ({student}) => student - floor
    }).map((row) => ({...row, lambdaT}));
  }
};

/** Averaging of noise that is not shared: the authors' simulator. */
const averaging: Panel = {
  paper: "intrinsic-dimension",
  experiment: "overlaps",
  title: "Averaging of unshared noise",
  x: {field: "overlap", title: "shared dimensions (overlap)", ticks: [0, 25, 50, 75, 100]},
  rows: (results) =>
    shareRows(results, {
      ...{at: results.where({noise: 0.01}), axis: "overlap", dense: evenly(0, 100, 51)},
      theory({overlap}) {
        const exact = risks(simulatorGeometry(authors, Number(overlap)), {n: 2000, N: 4000, sigma: 0.1});
        return 1 - exact.student / exact.teacher;
      },
      reference: ({teacher}) => teacher,
      student: ({student}) => student
    })
};

/** The same averaging, with groups that move between the two fits and features that have nothing in common. */
const displacement: Panel = {
  paper: "spurious-correlations",
  experiment: "region",
  title: "Averaging, groups displaced",
  x: {field: "etaU", title: "unlabelled minority share ηᵤ", ticks: [0, 0.5, 1]},
  rows: (results) =>
    shareRows(results, {
      ...{at: results.where({law: "shift", etaL: 0.125}), axis: "etaU", dense: evenly(0, 1, 41)},
      theory(setting) {
        const view = viewOf(setting as unknown as Parameters);
        return 1 - imbalance.limitStudent(view) / imbalance.limitTeacher(view);
      },
      reference: ({teacher}) => teacher,
      student: ({student}) => student
    })
};

/** Unlearning: the best of the first ten steps, held against the student's own start. */
const unlearning: Panel = {
  paper: "nearly-inevitable",
  experiment: "overlap",
  title: "Unlearning",
  x: {field: "q", title: "overlap of errors q", ticks: [-0.4, 0, 0.4, 0.8]},
  rows(results) {
    const error = (cosine: number): number => 1 - accuracyOf(cosine);
    return shareRows(results, {
      ...{at: results.where({norm: 1, step: 10}), axis: "q", dense: evenly(-0.5, 0.9, 57)},
      theory({q}) {
        const path = descent({s, t, rho: correlation(s, t, Number(q)), norm: 1}, rate, 10);
        return 1 - Math.min(...path.slice(1).map(({cosine}) => error(cosine))) / error(s);
      },
      reference: () => error(s),
      student: ({best}) => error(best)
    });
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

/** Exaggeration: the best surrogate's labels against as many true ones, at the point of Figure 1. */
const exaggeration: Panel = {
  paper: "knowledge-distillation",
  experiment: "figure-1b",
  title: "Exaggeration",
  x: {field: "n", title: "samples n", ticks: [0, 100, 200, 300, 400]},
  rows(results) {
    return shareRows(results, {
      ...{at: [...results.points.keys()], axis: "n", dense: evenly(25, 450, 32).map(Math.round)},
      theory(setting) {
        const at = setting as unknown as Distilled;
        return 1 - oneStageRisk(at, "optimal") / oneStageRisk(at, "truth");
      },
      reference: ({truth}) => truth,
      student: ({optimal}) => optimal
    });
  }
};

/** Early stopping: an infinite student of 64 linear units, from where little is lost. */
const stopping: Panel = {
  paper: "random-features",
  experiment: "stopping",
  title: "Early stopping",
  x: {field: "t", title: "time t", scale: "log", ticks: [1, 10, 100, 1000]},
  rows: (results) =>
    shareRows(results, {
      ...{at: results.where(({M, t}) => M === 64 && Number(t) > 1), axis: "t", dense: geometrically(1.05, 1e4, 50)},
      theory: ({t}) => 1 - studentError({M: 64, t: Number(t)}) / teacherError({M: 64}),
      reference: ({teacher}) => teacher,
      student: ({student}) => student
    })
};

export const panels: readonly Panel[] = [
  ...[shrinkage, averaging, displacement, unlearning, features],
  ...[exaggeration, stopping]
];
