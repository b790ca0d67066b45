import {defineExperiments} from "../../../engine/experiment.js";
import type * as simulate from "../simulate.js";
import {cosineOf} from "../theory/angles.js";
import {largeNormPeakTime, smallNormPeakTime} from "../theory/peak.js";
import {batch, figure1, norms, rate, s, sharedPretraining, t, teacherAccuracies} from "./stated.js";

const cosines = [0.55, 0.6, 0.7, 0.79].map(cosineOf);
const orthogonal = s * t;

/** Few-point experiments behind the claims. */
export const claimExperiments = defineExperiments<typeof simulate>()({
  "claim-gradient": {
    title: "One literal batch's gradient, by norm and overlap",
    sampler: "gradient",
    parameters: {d: 12, s, t, batch: 7500},
    sweep: {norm: [...norms, 3], q: [0, 0.4]},
    trials: {paper: 320, draft: 60}
  },
  "claim-confidence": {
    title: "Pull towards the origin: one literal batch under a teacher and its opposite, by norm",
    sampler: "mirrored",
    parameters: {d: 4, s, t, q: 0, batch: 2000},
    sweep: {norm: [0.1, 1, 3, 10, 100]},
    trials: {paper: 400, draft: 60}
  },
  "claim-condition": {
    title: "First change of the cosine by teacher and overlap",
    sampler: "gradient",
    parameters: {d: 12, s, norm: 1, batch: 1000},
    sweep: {t: cosines, q: [-0.5, 0, 0.35, 0.7]},
    trials: {paper: 200, draft: 40}
  },
  "claim-crossover": {
    title: "Pull of the gradient along the truth, by teacher and norm",
    sampler: "gradient",
    parameters: {d: 12, s, q: 0, batch: 1000},
    sweep: {t: cosines, norm: [0.2, 0.5, 1, 2.5, 5, 16]},
    trials: {paper: 200, draft: 40}
  },
  "claim-improvement": {
    title: "Literal paths by norm and overlap",
    sampler: "path",
    parameters: {d: 20, s, t, rate: 0.1, batch: 500},
    sweep: {norm: norms, q: [-0.3, 0, 0.3, 0.7, 0.8], step: [0, 1, 3]},
    trials: {paper: 200, draft: 30}
  },
  "claim-peak": {
    title: "Cosine at the predicted peak, by norm, overlap and batch size",
    sampler: "pathSpan",
    parameters: {d: 50, s, t, rate: 0.05},
    sweep: {norm: [...norms, 100], q: [0, 0.3], batch: [64, 256, 1024, 4096], step: [0, 9, 10, 16, 18, 19]},
    trials: {paper: 120, draft: 20}
  },
  "claim-batch": {
    title: "Cosine after ten steps, by dimension, norm and batch size",
    sampler: "pathSpan",
    parameters: {s, t, q: 0, rate},
    sweep: {d: [20, 100], norm: norms, batch: [250, 1000, 4000], step: [10]},
    trials: {paper: 480, draft: 30}
  },
  "claim-figure-1": {
    title: "Students under random teachers of Figure 1 after three steps, by norm",
    sampler: "pathSpan",
    parameters: figure1,
    sweep: {norm: norms, step: [3]},
    trials: {paper: 400, draft: 40}
  },
  "claim-figure-2": {
    title: "Students under random teachers of Figure 2 after one step, by norm and teacher's accuracy",
    sampler: "pathSpan",
    parameters: {d: figure1.d, s, rate, batch},
    sweep: {norm: [0.1, 1, 10, 100], t: teacherAccuracies.map(cosineOf), step: [1]},
    trials: {paper: 400, draft: 20}
  },
  "claim-small-clock": {
    title: "A student of tiny norm at its predicted peak time, by number of steps",
    sampler: "arrivalSpan",
    parameters: {d: 10, s, t, q: 0, norm: 1e-3, batch: 1000, horizon: smallNormPeakTime(s, t, orthogonal)},
    sweep: {steps: [4, 8, 16, 32, 64]},
    trials: {paper: 60, draft: 40}
  },
  "claim-large-clock": {
    title: "A student of huge norm at its predicted peak time, by number of steps",
    sampler: "arrivalSpan",
    parameters: {d: 10, s, t, q: 0, norm: 1e3, batch: 1000, horizon: largeNormPeakTime(s, t, orthogonal)},
    sweep: {steps: [4, 8, 16, 32, 64]},
    trials: {paper: 60, draft: 40}
  },
  "claim-flow": {
    title: "Students half a norm and a norm and a half of time later, by number of steps",
    sampler: "arrivalSpan",
    parameters: {d: 10, s, t, q: 0.2, batch: 1000},
    sweep: {norm: norms, horizon: [0.5, 1.5], steps: [4, 8, 16, 32, 64]},
    trials: {paper: 60, draft: 30}
  },
  "claim-late": {
    title: "Students long after their peak",
    sampler: "arrivalSpan",
    parameters: {d: 20, s, t, q: 0, batch: 500, horizon: 4, steps: 40},
    sweep: {norm: norms},
    trials: {paper: 100, draft: 30}
  },
  "claim-random-teachers": {
    title: "First step under random teachers in few dimensions",
    sampler: "pathSpan",
    parameters: {s, t, norm: 1, rate: 0.05, batch: 8000},
    sweep: {d: [5, 10], step: [0, 1]},
    trials: {paper: 2500, draft: 200}
  },
  "claim-spherical": {
    title: "First change of the cosine under exactly spherical laws",
    sampler: "gradient",
    parameters: {d: 10, s, t, norm: 1, batch: 6500},
    sweep: {law: ["gaussian", "sphere", "t-5", "t-8"], q: [0, 0.4]},
    trials: {paper: 250, draft: 40}
  },
  "claim-spherical-peak": {
    title: "Cosine near the predicted peak under spherical laws that are not normal",
    sampler: "path",
    parameters: {d: 10, s, t, q: 0, norm: 1, rate: 0.15},
    sweep: {law: ["sphere", "t-5"], batch: [32, 128, 512, 2048], step: [0, 6]},
    trials: {paper: 600, draft: 40}
  },
  "claim-coordinates": {
    title: "First change of the cosine for independent coordinates and a random truth, by dimension",
    sampler: "gradient",
    parameters: {s, t, q: 0, norm: 1, batch: 2000, truth: "random"},
    sweep: {law: ["cube", "laplace", "rademacher"], d: [6, 24, 96]},
    trials: {paper: 800, draft: 12}
  },
  "claim-loss": {
    title: "0/1 loss by counting under elliptical laws",
    sampler: "disagreement",
    parameters: {d: 10, batch: 4500},
    sweep: {law: ["gaussian", "anisotropic-20", "t-3", "sphere"], s: [0.3, s]},
    trials: {paper: 240, draft: 60}
  },
  "claim-loss-coordinates": {
    title: "0/1 loss by counting for independent coordinates and a random truth, by dimension",
    sampler: "disagreement",
    parameters: {s, batch: 1000, truth: "random"},
    sweep: {law: ["cube", "laplace", "rademacher"], d: [4, 16, 64]},
    trials: {paper: 360, draft: 40}
  },
  "claim-covariance": {
    title: "First change of the cosine for a covariance, by its condition, the student's norm and where the truth lies",
    sampler: "covariance",
    parameters: {d: 4, s, t, q: 0.3, beta: 0.7, batch: 3000},
    sweep: {condition: [4, 25], angle: [0.4, Math.PI / 4], tilt: [1, -1], norm: [0.5, 2]},
    trials: {paper: 400, draft: 160}
  },
  "claim-astray": {
    title: "Squared distance from the plane of the noiseless path after five steps, by dimension, norm and batch size",
    sampler: "astray",
    parameters: {s, t, q: 0.2, rate, steps: 5, beta: 0.7},
    sweep: {d: [60, 240], norm: [0.5, 3], batch: [25, 100, 400]},
    trials: {paper: 1000, draft: 100},
    chunk: 100
  },
  "claim-curvature": {
    title: "Largest slope and curvature of the cosine among random students",
    sampler: "curvature",
    parameters: {pairs: 200},
    sweep: {d: [3, 20], r: [0.1, 10]},
    trials: {paper: 250, draft: 6}
  },
  "claim-pretraining": {
    title: "Shared pre-training: means over each student's teachers",
    sampler: "sharedPretraining",
    parameters: {...sharedPretraining, teachers: 12},
    sweep: {subset: ["shared"]},
    trials: {paper: 120, draft: 2},
    chunk: 3
  }
});
