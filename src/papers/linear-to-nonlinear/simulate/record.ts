import {signalNorms} from "./samples.js";
import {type Combination, combinations} from "./setting.js";
import {noiseOutputs, type Problem, signalOutputs} from "./student.js";
import {type Teacher, teacherOutputs} from "./teacher.js";

/** A part of a whole; of nothing there is none. */
const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * Measures teacher and student at one step; null where a group of samples is empty.
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
  const weakOutputs = {
    fixed: teacherOutputs(teacher.signals),
    noise: Float64Array.from({length: rows}, (_, i) => products[i * k])
  };
  const strongOutputs = {fixed: signalOutputs(signals, m), noise: noiseOutputs(products, k, 1, rows, m)};
  const weak = accuracies(weakOutputs.fixed, weakOutputs.noise);
  const strong = accuracies(strongOutputs.fixed, strongOutputs.noise);
  const {pE, pH, pB} = setting;
  const overall = ({easy, hard, both}: Accuracies) => pE * easy + pH * hard + pB * both;

  const n = drawn.length;
  const wrong = {easy: 0, hard: 0, both: 0};
  let [flips, fitted, clean, corrected] = [0, 0, 0, 0];
  for (let i = 0; i < n; ++i) {
    const {label, kind} = combinations[drawn[i]];
    const right = label * outputs[i] > 0;
    if (labels[i] * outputs[i] > 0) ++fitted;
    if (labels[i] === label) {
      if (right) ++clean;
    } else {
      if (right) ++corrected;
      ++wrong[kind];
      ++flips;
    }
  }
  return {
    teacher: overall(weak),
    teacherEasy: weak.easy,
    teacherHard: weak.hard,
    teacherBoth: weak.both,
    all: overall(strong),
    ...strong,
    agreement: agreement(setting, weakOutputs, strongOutputs),
    train: fitted / n,
    clean: share(clean, n - flips),
    corrected: share(corrected, flips),
    flipped: flips / n,
    flippedHard: share(wrong.hard, flips),
    flippedBoth: share(wrong.both, flips),
    ...components(signals, dynamics.activations, labels, setting)
  };
}

/** What `measure` says of one step. */
export type Measured = ReturnType<typeof measure>;

interface Accuracies {
  readonly easy: number;
  readonly hard: number;
  readonly both: number;
}

/** Test accuracy of each kind: every test patch meets every combination of signals. */
function accuracies(fixed: Float64Array, noise: Float64Array): Accuracies {
  const shares = {easy: 0, hard: 0, both: 0};
  combinations.forEach(({kind, label}, c) => {
    let right = 0;
    for (let i = 0; i < noise.length; ++i) right += Number(label * (fixed[c] + noise[i]) > 0);
    shares[kind] += right / noise.length / combinationsOf[kind];
  });
  return shares;
}

/** How often student and teacher agree on fresh samples. */
function agreement(setting: Problem["setting"], teacher: Outputs, student: Outputs): number {
  return combinations.reduce((sum, combination, c) => {
    let agree = 0;
    for (let i = 0; i < teacher.noise.length; ++i) {
      const [weak, strong] = [teacher.fixed[c] + teacher.noise[i], student.fixed[c] + student.noise[i]];
      agree += Number(weak > 0 === strong > 0);
    }
    return sum + (probability(combination, setting) * agree) / teacher.noise.length;
  }, 0);
}

/** What a network answers: to the signals of each combination, and to each noise patch. */
interface Outputs {
  readonly fixed: Float64Array;
  readonly noise: Float64Array;
}

const combinationsOf = {easy: 2, hard: 4, both: 4};

/** Probability of a combination of kind, label and sign. */
function probability({kind}: Combination, {pE, pH, pB}: Problem["setting"]): number {
  return {easy: pE, hard: pH, both: pB}[kind] / combinationsOf[kind];
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
