import {defineExperiments} from "../../../engine/experiment.js";
import type * as simulate from "../simulate.js";
import {cosineOf} from "../theory/angles.js";
import {figure1, norms, s, sharedPretraining, t, teacherAccuracies, upTo} from "./stated.js";

const cosines = teacherAccuracies.map(cosineOf);
const laws = ["gaussian", "sphere", "t-3", "t-5", "cube", "laplace", "rademacher"];

/** Experiments behind the page's figures. */
export const figureExperiments = defineExperiments<typeof simulate>()({
  "figure-1": {
    title: "Inner product, norm and cosine of a student under 100 random teachers, by norm",
    sampler: "pathSpan",
    parameters: figure1,
    sweep: {norm: norms, step: upTo(25)},
    trials: {paper: 100, draft: 12}
  },
  "figure-1-literal": {
    title: "The same paths with every sample drawn in full",
    sampler: "path",
    parameters: figure1,
    sweep: {norm: norms, step: upTo(12)},
    trials: {paper: 40, draft: 1},
    chunk: 4
  },
  "figure-2": {
    title: "Gain over the student's norm and the teacher's accuracy",
    sampler: "pathSpan",
    parameters: {d: figure1.d, s, rate: figure1.rate, batch: figure1.batch},
    sweep: {norm: [0.1, 1, 10, 100], t: cosines, step: [0, 1, 2, 3, 4, 6, 8, 10, 12, 14, 16, 20]},
    trials: {paper: 100, draft: 6},
    chunk: 5
  },
  rates: {
    title: "Best gain by learning rate, 20 steps at rates from a tenth of the norm",
    sampler: "sftSpan",
    parameters: {d: figure1.d, s, t, q: 0, batch: figure1.batch, steps: 20},
    sweep: {norm: norms, rate: [0.1, 1, 10, 100]},
    trials: {paper: 24, draft: 4}
  },
  "rates-slow": {
    title: "Best gain at a learning rate of a hundredth of the norm, 120 steps",
    sampler: "sftSpan",
    parameters: {d: figure1.d, s, t, q: 0, batch: figure1.batch, steps: 120},
    sweep: {norm: norms, rate: [0.01]},
    trials: {paper: 16, draft: 2},
    chunk: 1
  },
  "rates-slowest": {
    title: "Best gain at a learning rate of a thousandth of the norm, 1100 steps",
    sampler: "sftSpan",
    parameters: {d: figure1.d, s, t, q: 0, batch: figure1.batch, steps: 1100},
    sweep: {norm: norms, rate: [0.001]},
    trials: {paper: 4, draft: 1},
    chunk: 1
  },
  overlap: {
    title: "Gain by overlap of errors, across the threshold",
    sampler: "pathSpan",
    parameters: figure1,
    sweep: {norm: norms, q: [-0.4, -0.2, 0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8], step: [0, 1, 3, 5, 10]},
    trials: {paper: 40, draft: 4},
    chunk: 4
  },
  "condition-map": {
    title: "How often a random teacher fails to improve the student, by dimension and teacher accuracy",
    sampler: "pathSpan",
    parameters: {s, norm: 1, rate: 0.05, batch: 10000},
    sweep: {d: [10, 20, 50, 100], t: cosines, step: [0, 1]},
    trials: {paper: 800, draft: 60}
  },
  "batch-size": {
    title: "Loss of cosine against the noiseless path, and failures, by batch size",
    sampler: "pathSpan",
    parameters: {s, t, q: 0, rate: figure1.rate},
    sweep: {d: [20, 100], norm: norms, batch: [10, 30, 100, 300, 1000, 3000], step: [0, 5, 10]},
    trials: {paper: 300, draft: 40}
  },
  "figure-3": {
    title: "Student and 100 teachers pre-trained on shared data; paths of the student under each teacher",
    sampler: "sharedPaths",
    parameters: sharedPretraining,
    sweep: {teacher: upTo(99), step: upTo(16)},
    trials: {paper: 10, draft: 1},
    chunk: 1
  },
  "figure-3-minibatch": {
    title: "The same with minibatches of 100 in 3000 dimensions, the other recipe that meets the stated accuracies",
    sampler: "sharedPaths",
    parameters: {...sharedPretraining, d: 3000, minibatch: 100, rate: 0.02},
    sweep: {teacher: upTo(99), step: upTo(16)},
    trials: {paper: 1, draft: 1},
    draft: {parameters: {d: 500, studentPoints: 1000, teacherPoints: 200, studentEpochs: 4, teacherEpochs: 4}},
    chunk: 1
  },
  "pretraining-choices": {
    title: "Shared pre-training by dimension and rate, full batches",
    sampler: "sharedPretraining",
    parameters: {...sharedPretraining, teachers: 10},
    sweep: {d: [30, 100, 300], pretrainingRate: [0.05, 0.1, 0.2]},
    trials: {paper: 4, draft: 1},
    draft: {parameters: {teachers: 4, studentPoints: 2000}},
    chunk: 1
  },
  "pretraining-subsets": {
    title: "Shared pre-training with one subset for all teachers or one for each",
    sampler: "sharedPretraining",
    parameters: {...sharedPretraining, teachers: 20},
    sweep: {subset: ["shared", "own"]},
    trials: {paper: 6, draft: 1},
    chunk: 1
  },
  "pretraining-minibatch": {
    title: "Shared pre-training with minibatches of 100",
    sampler: "sharedPretraining",
    parameters: {...sharedPretraining, teachers: 8, minibatch: 100, rate: 0.02},
    sweep: {d: [100, 1000, 3000]},
    trials: {paper: 2, draft: 1},
    draft: {parameters: {teachers: 3, studentPoints: 1000, teacherPoints: 500, studentEpochs: 4, teacherEpochs: 4}},
    chunk: 1
  },
  laws: {
    title: "Paths under laws that are not normal, with the truth on an axis and at random",
    sampler: "path",
    parameters: {s, t, q: 0, norm: 1, rate: 0.15, batch: 5000},
    sweep: {law: laws, truth: ["axis", "random"], d: [10, 30, 100], step: [0, 2, 4, 5, 6, 7, 8]},
    trials: {paper: 12, draft: 1},
    draft: {parameters: {batch: 1000}},
    chunk: 1
  },
  anisotropy: {
    title: "Paths under anisotropic normal laws by condition number",
    sampler: "pathSpan",
    parameters: {d: figure1.d, s, t, q: 0, norm: 1, rate: 0.1, batch: 4000},
    sweep: {
      law: ["anisotropic-1", "anisotropic-3", "anisotropic-10", "anisotropic-30", "anisotropic-100"],
      truth: ["axis", "random"],
      step: upTo(30)
    },
    trials: {paper: 40, draft: 4}
  },
  "first-move": {
    title: "First change of the cosine by law and overlap of errors",
    sampler: "gradient",
    parameters: {d: 50, s, t, norm: 1, batch: 2000},
    sweep: {
      law: [...laws, "anisotropic-10", "anisotropic-100"],
      truth: ["axis", "random"],
      q: [-0.4, -0.2, 0, 0.2, 0.4, 0.5, 0.6, 0.8]
    },
    trials: {paper: 30, draft: 2}
  },
  "zero-one-loss": {
    title: "0/1 loss of a direction of cosine .809, by counting",
    sampler: "disagreement",
    parameters: {s, batch: 3000},
    sweep: {law: [...laws, "anisotropic-10", "anisotropic-100"], truth: ["axis", "random"], d: [10, 100]},
    trials: {paper: 24, draft: 2}
  }
});
