import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {sigmoid} from "../../../models/logistic.js";
import {dot} from "../../../numerics/dot.js";
import {addScaled, cosineOfVectors, normalize, roundedCosine} from "../../../numerics/vectors.js";
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
 * @param points - Any key of the parameters may be an axis.
 * @returns Of one student: its `student` cosine and `norm`; over its teachers, mean `teacher` cosine, mean `overlap`
 *   of errors, fraction `improved` at step `check` and at any step (`ever`), mean cosine at `check` (`checked`), at
 *   the best step (`peak`) and at the `end`.
 */
export const sharedPretraining = sampler(
  "equal in law",
  (parameters: Partial<SharedPretraining>, _: readonly Partial<SharedPretraining>[], random) => {
    // Only the dimension at hand is kept: it is the slowest axis where it is one, and thousands of points are large.
    let data: {readonly d: number; readonly rows: readonly Float64Array[]} | undefined;
    return (point) => {
      const plan = {...parameters, ...point} as SharedPretraining;
      if (data?.d !== plan.d) data = {d: plan.d, rows: drawRows(plan, random)};
      const names = ["student", "norm", "teacher", "overlap", "improved", "ever", "checked", "peak", "end"] as const;
      const sums = zeros(names);
      pretrain(plan, data.rows, random, (pair, _, stream) => {
        const add = (name: keyof typeof sums, value: number) => {
          sums[name] += value / plan.teachers;
        };
        const start = cosineOfVectors(pair.w, pair.truth);
        add("student", start);
        add("norm", Math.sqrt(dot(pair.w, pair.w)));
        add("teacher", roundedCosine(dot(pair.u, pair.truth)));
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
      return sums;
    };
  }
);

/**
 * The paths of one student under each of its teachers.
 *
 * @param points - Axes `teacher` (0, 1, … as many as there are) and `step` (ascending), in this order.
 * @returns `inner` ⟨w, w*⟩, `norm` ‖w‖ and `cosine` with the truth.
 */
export const sharedPaths = sampler(
  "equal in law",
  (parameters: SharedPretraining, points: readonly {readonly teacher: number; readonly step: number}[], random) => {
    const steps = new Set(points.map(({step}) => step));
    const teachers = new Set(points.map(({teacher}) => teacher)).size;
    const plan = {...parameters, teachers, steps: Math.max(...steps)};
    const path: {inner: number; norm: number; cosine: number}[] = [];
    pretrain(plan, drawRows(plan, random), random, (pair, _, stream) => {
      finetuneAlone(pair, plan, stream, (step) => {
        if (!steps.has(step)) return;
        const inner = dot(pair.w, pair.truth);
        const norm = Math.sqrt(dot(pair.w, pair.w));
        path.push({inner, norm, cosine: roundedCosine(inner / norm)});
      });
    });
    return path;
  }
);

const zeros = <N extends string>(names: readonly N[]): Record<N, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<N, number>;

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
