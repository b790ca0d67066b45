import {signalNorms} from "./samples.js";
import {type Combination, combinations} from "./setting.js";
import {noiseOutputs, type Problem, signalOutputs} from "./student.js";
import {type Teacher, teacherOutputs} from "./teacher.js";

/**
 * Measures teacher and student at one step; NaN where a group of samples is empty.
 *
 * Test accuracies: `teacher`, `teacherHard` and `all`, `easy`, `hard`, `both` of the student; `agreement` of the
 * student with the teacher's labels on fresh samples. On the training samples: `train`, agreement with the labels;
 * `clean` and `corrected`, the share of rightly and of wrongly labelled samples on which the student says the truth;
 * `flipped`, `flippedHard`, `flippedBoth`: the share of samples with a wrong label, and of those the hard-only and the
 * both-signal ones. Filters: see `components`.
 *
 * @param outputs - The student's outputs on its training samples.
 */
export function measure({setting, drawn, labels, signals, dynamics}: Problem, teacher: Teacher, outputs: Float64Array) {
  const {m} = setting;
  const k = 2 * m + 1;
  const products = dynamics.testNoise();
  const rows = products.length / k;
  const weak = accuracies(
    teacherOutputs(teacher.signals),
    Float64Array.from({length: rows}, (_, i) => products[i * k])
  );
  const studentNoise = noiseOutputs(products, k, 1, rows, m);
  const fixed = signalOutputs(signals, m);
  const strong = accuracies(fixed, studentNoise);
  const {pE, pH, pB} = setting;
  const overall = ({easy, hard, both}: Accuracies) => pE * easy + pH * hard + pB * both;

  const groups = {train: tally(), clean: tally(), corrected: tally()};
  const wrong = {easy: 0, hard: 0, both: 0};
  const n = drawn.length;
  for (let i = 0; i < n; ++i) {
    const {label, kind} = combinations[drawn[i]];
    groups.train.add(labels[i] * outputs[i] > 0);
    if (labels[i] === label) {
      groups.clean.add(label * outputs[i] > 0);
    } else {
      groups.corrected.add(label * outputs[i] > 0);
      wrong[kind]++;
    }
  }
  const flips = n - groups.clean.count();
  return {
    teacher: overall(weak),
    teacherEasy: weak.easy,
    teacherHard: weak.hard,
    teacherBoth: weak.both,
    all: overall(strong),
    ...strong,
    agreement: agreement(setting, teacher, products, fixed, studentNoise),
    train: groups.train.rate(),
    clean: groups.clean.rate(),
    corrected: groups.corrected.rate(),
    flipped: flips / n,
    flippedHard: wrong.hard / flips,
    flippedBoth: wrong.both / flips,
    ...components(signals, dynamics.activations, labels, setting)
  };
}

interface Accuracies {
  readonly easy: number;
  readonly hard: number;
  readonly both: number;
}

/** Test accuracy of each kind: every test patch meets every combination of signals. */
function accuracies(fixed: Float64Array, noise: Float64Array): Accuracies {
  const right = {easy: tally(), hard: tally(), both: tally()};
  combinations.forEach(({kind, label}, c) => {
    for (const x of noise) right[kind].add(label * (fixed[c] + x) > 0);
  });
  return {easy: right.easy.rate(), hard: right.hard.rate(), both: right.both.rate()};
}

/** How often student and teacher agree on fresh samples. */
function agreement(
  setting: Problem["setting"],
  teacher: Teacher,
  products: Float64Array,
  fixed: Float64Array,
  studentNoise: Float64Array
): number {
  const k = 2 * setting.m + 1;
  const weak = teacherOutputs(teacher.signals);
  return combinations.reduce((sum, combination, c) => {
    const agree = tally();
    studentNoise.forEach((x, i) => {
      agree.add(weak[c] + products[i * k] > 0 === fixed[c] + x > 0);
    });
    return sum + probability(combination, setting) * agree.rate();
  }, 0);
}

/** Probability of a combination of kind, label and sign. */
function probability({kind}: Combination, {pE, pH, pB}: Problem["setting"]): number {
  return {easy: pE / 2, hard: pH / 4, both: pB / 4}[kind];
}

/**
 * Components of the filters, averaged over the filters of both classes: along the class's own easy signal those that
 * started on its side (`muOwn`), in units of the direction's length; the absolute component along its own hard signal
 * (`nuOwn`) and along the other class's (`nuOther`); and the mean of its active inner products with patches of its own
 * label, per σ_p√d (`noiseOwn`).
 */
function components(
  signals: Float64Array,
  {values, stride}: {values: Float64Array; stride: number},
  labels: Int8Array,
  setting: Problem["setting"]
) {
  const {m, d, sigmaP} = setting;
  const norms = signalNorms(setting);
  const sums = {muOwn: 0, nuOwn: 0, nuOther: 0};
  for (let r = 0; r < 2 * m; ++r) {
    const own = r < m ? 0 : 1;
    sums.muOwn += Math.max(0, signals[4 * r + own]) / norms[own] / (2 * m);
    sums.nuOwn += Math.abs(signals[4 * r + 2 + own]) / norms[2 + own] / (2 * m);
    sums.nuOther += Math.abs(signals[4 * r + 3 - own]) / norms[3 - own] / (2 * m);
  }
  let noise = 0;
  labels.forEach((label, i) => {
    const first = i * stride + (label > 0 ? 0 : m);
    for (let r = 0; r < m; ++r) noise += Math.max(0, values[first + r]);
  });
  return {...sums, noiseOwn: noise / (labels.length * m * sigmaP * Math.sqrt(d))};
}

function tally() {
  let hits = 0;
  let all = 0;
  return {
    add(hit: boolean) {
      if (hit) ++hits;
      ++all;
    },
    count: () => all,
    rate: () => hits / all
  };
}
