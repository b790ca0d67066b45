import type {Sweep, Values} from "../../../engine/experiment.js";
import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {sigmoid} from "../../../models/logistic.js";
import {dot} from "../../../numerics/dot.js";
import {addScaled, cosineOfVectors, normalize} from "../../../numerics/vectors.js";
import {lawOf} from "./laws.js";
import {overlapOf, type Pair} from "./pair.js";
import type {Setting} from "./setting.js";
import {span} from "./step.js";

/** Student and teachers pre-trained on shared data, then the student fine-tuned by each teacher. */
export interface SharedPretraining {
  readonly d: number;
  /** True labels the student is trained on, and its passes over them. */
  readonly studentPoints: number;
  readonly studentEpochs: number;
  readonly teacherPoints: number;
  readonly teacherEpochs: number;
  readonly teachers: number;
  /** Points a pre-training step; null takes all of them. */
  readonly minibatch: number | null;
  /** Pre-training rate of student and teachers. */
  readonly pretrainingRate: number;
  /** All teachers on the same subset of the student's points, or each on its own. */
  readonly subset: "shared" | "own";
  /** Fine-tuning: rate over the student's norm, samples a step, steps. */
  readonly rate: number;
  readonly batch: number;
  readonly steps: number;
  /** Step at which improvement is judged. */
  readonly check: number;
}

/**
 * One student and its teachers. Pre-training is literal; fine-tuning draws samples in the plane of student and
 * teacher, which is equal in law.
 *
 * @param sweep - Any key of the parameters may be an axis.
 * @returns Of one student: its `student` cosine and `norm`; over its teachers, mean `teacher` cosine, mean `overlap`
 *   of errors, fraction `improved` at step `check` and at any step (`ever`), mean cosine at `check` (`checked`), at
 *   the best step (`peak`) and at the `end`.
 */
export function sharedPretraining(parameters: Partial<SharedPretraining>, sweep: Sweep, random: Random): Values {
  const points = pointsOf(sweep);
  const names = ["student", "norm", "teacher", "overlap", "improved", "ever", "checked", "peak", "end"] as const;
  const values = Object.fromEntries(names.map((name) => [name, new Float64Array(points.length)])) as Record<
    (typeof names)[number],
    Float64Array
  >;
  const data = new Map<number, Float64Array[]>();
  points.forEach((point, index) => {
    const plan = {...parameters, ...point} as SharedPretraining;
    const rows = data.get(plan.d) ?? drawRows(plan, random);
    // Only the dimension at hand is kept: it is the slowest axis where it is one, and thousands of points are large.
    if (!data.has(plan.d)) data.clear();
    data.set(plan.d, rows);
    pretrain(plan, rows, random, (pair, _, stream) => {
      const add = (name: (typeof names)[number], value: number) => {
        values[name][index] += value / plan.teachers;
      };
      const start = cosineOfVectors(pair.w, pair.truth);
      add("student", start);
      add("norm", Math.sqrt(dot(pair.w, pair.w)));
      add("teacher", dot(pair.u, pair.truth));
      add("overlap", overlapOf(pair));
      let peak = -1;
      finetuneAlone(pair, plan, stream, (step) => {
        const cosine = cosineOfVectors(pair.w, pair.truth);
        if (step > 0) peak = Math.max(peak, cosine);
        if (step === plan.check) {
          add("improved", cosine > start ? 1 : 0);
          add("checked", cosine);
        }
        if (step === plan.steps) add("end", cosine);
      });
      add("peak", peak);
      add("ever", peak > start ? 1 : 0);
    });
  });
  return values;
}

/**
 * The paths of one student under each of its teachers.
 *
 * @param sweep - Axes `teacher` (0, 1, … as many as there are) and `step` (ascending), in this order.
 * @returns `inner` ⟨w, w*⟩, `norm` ‖w‖ and `cosine` with the truth.
 */
export function sharedPaths(parameters: SharedPretraining, sweep: Sweep, random: Random): Values {
  const steps = sweep.step.map(Number);
  const [inner, norm, cosine] = [0, 1, 2].map(() => new Float64Array(sweep.teacher.length * steps.length));
  const plan = {...parameters, teachers: sweep.teacher.length, steps: steps[steps.length - 1]};
  pretrain(plan, drawRows(plan, random), random, (pair, teacher, stream) => {
    finetuneAlone(pair, plan, stream, (step) => {
      const k = steps.indexOf(step);
      if (k < 0) return;
      const here = teacher * steps.length + k;
      inner[here] = dot(pair.w, pair.truth);
      norm[here] = Math.sqrt(dot(pair.w, pair.w));
      cosine[here] = inner[here] / norm[here];
    });
  });
  return {inner, norm, cosine};
}

/** The student's training points: the same for all recipes of a dimension, so that they are compared on equal data. */
function drawRows({d, studentPoints}: SharedPretraining, random: Random): Float64Array[] {
  const data = random.split("data", d);
  return Array.from({length: studentPoints}, () => data.normals(d));
}

/** Trains the student and its teachers and hands over each pair, with a stream of its own. */
function pretrain(
  plan: SharedPretraining,
  rows: readonly Float64Array[],
  random: Random,
  each: (pair: Pair, teacher: number, stream: Random) => void
) {
  const {d, teacherPoints} = plan;
  const truth = new Float64Array(d).fill(1, 0, 1);
  const initial = (stream: Random) => stream.normals(d, 1 / Math.sqrt(d));
  const student = initial(random.split("student", d));
  train(student, rows, plan.studentEpochs, plan, random.split("student-order"));
  for (let teacher = 0; teacher < plan.teachers; ++teacher) {
    const stream = random.split("teacher", d, teacher);
    const u = initial(stream);
    const subset = plan.subset === "shared" ? rows.slice(0, teacherPoints) : sample(rows, teacherPoints, stream);
    train(u, subset, plan.teacherEpochs, plan, stream);
    const norm = Math.sqrt(dot(student, student));
    const pair = {setting: {beta: 1} as Setting, truth, w: student.slice(), u: normalize(u), lr: plan.rate * norm};
    each(pair, teacher, stream.split("fine-tuning"));
  }
}

/** Gradient descent on the logistic loss with true labels, in shuffled minibatches or all at once. */
function train(
  w: Float64Array,
  rows: readonly Float64Array[],
  epochs: number,
  {minibatch, pretrainingRate}: SharedPretraining,
  random: Random
): void {
  const size = minibatch ?? rows.length;
  const gradient = new Float64Array(w.length);
  for (let epoch = 0; epoch < epochs; ++epoch) {
    const order = minibatch === null ? rows : sample(rows, rows.length, random);
    for (let from = 0; from < order.length; from += size) {
      const batch = order.slice(from, from + size);
      gradient.fill(0);
      for (const x of batch) addScaled(gradient, (x[0] > 0 ? 1 : 0) - sigmoid(dot(w, x)), x);
      addScaled(w, pretrainingRate / batch.length, gradient);
    }
  }
}

/** A uniform sample without replacement, in random order. */
function sample(rows: readonly Float64Array[], size: number, random: Random): Float64Array[] {
  const pool = rows.slice();
  for (let i = 0; i < size; ++i) {
    const j = i + random.integer(pool.length - i);
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return pool.slice(0, size);
}

function finetuneAlone(pair: Pair, plan: SharedPretraining, random: Random, observe: (step: number) => void): void {
  const law = lawOf("gaussian", plan.d);
  observe(0);
  for (let step = 1; step <= plan.steps; ++step) {
    addScaled(pair.w, pair.lr, span([pair], law, plan.batch, random)[0]);
    observe(step);
  }
}
