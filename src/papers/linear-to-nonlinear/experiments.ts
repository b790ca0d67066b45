import {defineExperiments} from "../../engine/experiment.js";
import type * as simulate from "./simulate.js";

/** Few samples in many dimensions, where the student can fit every label: the norms are ours. */
const scarce = {
  ...{d: 20000, n: 200, pH: 0.3, pB: 0.6, mu: 7, nu: 5, sigmaP: 1},
  ...{m: 16, sigma0: 5e-4, lr: 0.1, steps: 200},
  ...{nW: 300, lrW: 0.01, stepsW: 60}
};

/** Many samples: labels can be corrected before they are fitted. */
const abundant = {
  ...{d: 500, n: 8000, pH: 0.3, pB: 0.4, mu: 4, nu: 2, sigmaP: 1},
  ...{m: 10, sigma0: 0.01, lr: 1},
  ...{nW: 500, lrW: 0.05, stepsW: 200}
};

/** Steps evenly spaced in the logarithm, where the curves bend. A path ends within 0.015 of the teacher's accuracy. */
const grid = [0, 1, 2, 3, 4, 6, 8, 12, 16, 20, 30, 40, 60, 80, 120, 200, 300, 500, 800];
const until = (last: number): number[] => grid.filter((step) => step <= last);

/** The reconstructed experiments and the few-point ones that the claims are judged by. */
export const experiments = defineExperiments<typeof simulate>()({
  "benign-harmful": {
    title: "Student that fits every label, over the number of samples and the strength of the hard signal",
    sampler: "cnnExact",
    parameters: scarce,
    sweep: {n: [20, 60, 200, 600], nu: [1, 3, 5, 7]},
    trials: {paper: 5, draft: 1},
    draft: {parameters: {d: 5000, steps: 30}},
    chunk: 1
  },
  "benign-harmful-5000": {
    title: "The same map at a smaller dimension and with a stronger easy signal",
    sampler: "cnnExact",
    parameters: {...scarce, d: 5000, mu: 8},
    sweep: {n: [20, 60, 200, 600], nu: [1, 3, 5, 7]},
    trials: {paper: 5, draft: 1},
    draft: {parameters: {d: 2000, steps: 30}},
    chunk: 1
  },
  "small-dimension": {
    title: "The student against the number of samples at dimension 2000",
    sampler: "cnnExact",
    parameters: {...scarce, d: 2000},
    sweep: {nu: [3], n: [75, 200, 500, 1000, 2000]},
    trials: {paper: 3, draft: 1},
    draft: {parameters: {d: 500, steps: 12}},
    chunk: 1
  },
  bridge: {
    title: "The student against the share of samples that carry both signals",
    sampler: "cnnExact",
    parameters: scarce,
    sweep: {pB: [0, 0.15, 0.3, 0.45, 0.6], nu: [3, 5]},
    trials: {paper: 6, draft: 2},
    draft: {parameters: {d: 5000, steps: 40}},
    chunk: 1
  },
  "label-correction": {
    title: "Teacher and student by kind of sample against the training step, many samples",
    sampler: "cnnExact",
    parameters: {...abundant, n: 20000},
    sweep: {step: until(200)},
    trials: {paper: 1, draft: 1},
    draft: {parameters: {d: 80, n: 600, nW: 80}},
    chunk: 1
  },
  "label-correction-strong": {
    title: "The same with stronger signals and a smaller learning rate",
    sampler: "cnnExact",
    parameters: {...abundant, mu: 5, nu: 3, lr: 0.3},
    sweep: {step: until(800)},
    trials: {paper: 1, draft: 1},
    draft: {parameters: {d: 60, n: 500, nW: 60}},
    chunk: 1
  },
  "data-size": {
    title: "Best and last accuracy of the student against the number of samples",
    sampler: "cnnExact",
    parameters: abundant,
    sweep: {n: [20, 60, 200, 600, 2000], step: until(200)},
    trials: {paper: 5, draft: 1},
    draft: {parameters: {d: 80, nW: 80}},
    chunk: 1
  },
  "no-bridge": {
    title: "Hard-only accuracy against the training step without samples that carry both signals",
    sampler: "cnnExact",
    parameters: {...abundant, pB: 0},
    sweep: {step: until(40)},
    trials: {paper: 8, draft: 2},
    draft: {parameters: {d: 100, n: 800, nW: 100}},
    chunk: 1
  },
  filters: {
    title: "Signal and noise components of the filters against the training step",
    sampler: "cnnExact",
    parameters: scarce,
    sweep: {n: [20, 200], lr: [0.001, 0.1], step: until(200)},
    trials: {paper: 6, draft: 1},
    chunk: 1
  },
  "claim-linear-teacher": {
    title: "Accuracy of the linear teacher by kind of sample",
    sampler: "cnnExact",
    parameters: {...abundant, d: 250, n: 1, m: 1, steps: 0, tests: 200},
    sweep: {nW: [10, 40, 160], nu: [2, 4]},
    trials: {paper: 400, draft: 8}
  },
  "claim-overfitting": {
    title: "Students that fit every label, from a small to a large threshold quantity",
    sampler: "cnnExact",
    parameters: {...scarce, steps: 100},
    sweep: {n: [20, 60, 200], nu: [1, 3, 5]},
    trials: {paper: 50, draft: 3},
    draft: {parameters: {d: 5000, steps: 40}},
    chunk: 2
  },
  "claim-small-threshold": {
    title: "Students that fit every label, where the threshold quantity is small",
    sampler: "cnnExact",
    parameters: {...scarce, steps: 100},
    sweep: {n: [20, 200], nu: [3, 5]},
    trials: {paper: 50, draft: 2},
    draft: {parameters: {d: 5000, steps: 30}},
    chunk: 1
  },
  "claim-crossing": {
    title: "Students that fit every label, where samples and strength of the hard signal pull apart",
    sampler: "cnnExact",
    parameters: {...scarce, steps: 100},
    sweep: {n: [20, 80, 600], nu: [1.85, 2.7, 5, 7]},
    trials: {paper: 24, draft: 2},
    draft: {parameters: {d: 5000, steps: 40}},
    chunk: 1
  },
  "claim-label-correction": {
    title: "Students early and late in training, many samples in a small dimension",
    sampler: "cnnExact",
    parameters: {...abundant, d: 100, n: 1600, nW: 400, nu: 2.5},
    sweep: {step: [6, 400]},
    trials: {paper: 50, draft: 3},
    draft: {parameters: {d: 40, n: 640, nW: 160}},
    chunk: 2
  },
  "claim-chance-without-bridge": {
    title: "Hard-only accuracy of small networks without samples that carry both signals",
    sampler: "cnnExact",
    parameters: {...abundant, d: 40, n: 80, m: 8, nW: 40, pB: 0, tests: 200},
    sweep: {step: [2, 8, 60]},
    trials: {paper: 4000, draft: 16}
  },
  "claim-first-step": {
    title: "First step of gradient descent on the filters",
    sampler: "growth",
    parameters: {...scarce, d: 1000, nu: 3, nW: 100, m: 16, sigma0: 1e-9, lr: 1e-6, tests: 1},
    sweep: {n: [50, 200]},
    trials: {paper: 1400, draft: 6}
  }
});
