import {defineExperiments} from "../../engine/experiment.js";
import type * as simulate from "./simulate.js";

/** The paper's Figure 1. */
const figure1 = {p: 500, n: 200, alpha: 2, beta: 1.5, sigma: 0};

/** A surrogate fitted to noiseless labels in the same law. */
const fitted = {...figure1, m: 200, alphaS: 2, varianceS: 0};

/** Ten strong features that hold the truth, and many weak ones. */
const spiked = {p: 500, n: 200, alpha: 0, beta: 0, spikes: 10, floor: 0.02, sigma: Math.SQRT1_2};

/** The paper's parameters where it has any that we know; the sizes and points are ours. */
export const experiments = defineExperiments<typeof simulate>()({
  "figure-1b": {
    title: "Risks on labels of the truth, of the best surrogate and of the best mask against n",
    sampler: "averaged",
    parameters: figure1,
    sweep: {n: [25, 50, 100, 150, 200, 300, 400, 450]},
    trials: {paper: 16, draft: 3},
    draft: {parameters: {p: 460}},
    chunk: 4
  },
  signs: {
    title: "What amplifying or dropping one feature of the labels does to the risk",
    sampler: "features",
    parameters: figure1,
    sweep: {i: Array.from({length: 30}, (_, k) => 10 * (k + 1))},
    trials: {paper: 60, draft: 8},
    chunk: 20
  },
  scaling: {
    title: "Risks against n where the features are many",
    sampler: "averaged",
    parameters: {...figure1, p: 2000, beta: 2.5},
    sweep: {alpha: [1.5, 2], n: [25, 50, 100, 200]},
    trials: {paper: 8, draft: 2},
    draft: {parameters: {p: 400}},
    chunk: 2
  },
  "trained-mask": {
    title: "Target of a surrogate fitted on the first k features of m samples",
    sampler: "twoStageAveraged",
    parameters: fitted,
    sweep: {m: [200, 400, 800, 3200], k: [40, 70, 100, 130, 160, 190]},
    trials: {paper: 12, draft: 3},
    chunk: 4
  },
  "win-map": {
    title: "A fitted surrogate and its target over the surrogate's label noise and the target's samples",
    sampler: "twoStageAveraged",
    parameters: fitted,
    sweep: {n: [50, 100, 150, 200, 300, 400], varianceS: [0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2]},
    trials: {paper: 8, draft: 2},
    draft: {parameters: {p: 410}},
    chunk: 2
  },
  "self-training": {
    title: "Risk against the number of fits, each to the labels of the last",
    sampler: "selfTraining",
    parameters: {p: 300, n: 120, alpha: 1.2, beta: 2, sigma: 1},
    sweep: {step: [1, 2, 3, 4, 5, 6]},
    trials: {paper: 100, draft: 12}
  },
  spikes: {
    title: "The same where the truth lies on ten strong features",
    sampler: "selfTraining",
    parameters: spiked,
    sweep: {step: [1, 2, 3, 4, 5, 6, 7, 8, 9]},
    trials: {paper: 40, draft: 4},
    chunk: 5
  },
  "claim-isotropic": {
    title: "Labels of half the truth, features of one variance, without and with noise",
    sampler: "halved",
    parameters: {p: 60, n: 40, alpha: 0, beta: 2, sigma: 0},
    sweep: {sigma: [0, 1]},
    trials: {paper: 8000, draft: 200},
    chunk: 1000
  },
  "claim-classical": {
    title: "Labels of half the truth, more samples than features, little and much noise",
    sampler: "halved",
    parameters: {p: 20, n: 40, alpha: 1, beta: 1, sigma: 0},
    sweep: {sigma: [0.5, 1]},
    trials: {paper: 16000, draft: 400},
    chunk: 2000
  },
  "claim-risks": {
    title: "Risks on labels of known surrogates at n/p = 0.4, from 24 to 192 samples",
    sampler: "averaged",
    parameters: {...figure1, p: 60, n: 24},
    sweep: {times: [1, 2, 4, 8]},
    trials: {paper: 200, draft: 12}
  },
  "claim-signs": {
    title: "What amplifying or dropping one feature does to the risk, away from both thresholds",
    sampler: "features",
    parameters: figure1,
    sweep: {i: [40, 70, 90, 105, 117, 135, 150, 170, 188, 216, 235, 270, 300]},
    trials: {paper: 120, draft: 12},
    chunk: 20
  },
  "claim-scaling": {
    title: "Risks on labels of known surrogates where the features are many",
    sampler: "averaged",
    parameters: {...figure1, p: 2000, beta: 2.5},
    sweep: {n: [50, 100]},
    trials: {paper: 80, draft: 4},
    draft: {parameters: {p: 500}},
    chunk: 10
  },
  "claim-two-stage": {
    title: "A surrogate fitted to fewer and to more samples than features, and its target",
    sampler: "twoStageAveraged",
    parameters: {...fitted, p: 150, n: 50, alphaS: 1.5, varianceS: 0.1, sigma: Math.sqrt(0.02)},
    sweep: {m: [75, 300], times: [1, 2]},
    trials: {paper: 200, draft: 10}
  },
  "claim-learned-mask": {
    title: "Targets of surrogates fitted on the first k of the features, far from where true labels are as good",
    sampler: "twoStageAveraged",
    parameters: fitted,
    sweep: {m: [200, 400, 800, 3200], k: [70, 180]},
    trials: {paper: 50, draft: 3},
    chunk: 6
  },
  "claim-win-map": {
    title: "Who has the smaller risk, a fitted surrogate or its target",
    sampler: "twoStageAveraged",
    parameters: fitted,
    sweep: {n: [50, 100, 200, 400], varianceS: [0, 0.1, 0.3, 1, 2]},
    trials: {paper: 50, draft: 3},
    chunk: 6
  },
  "claim-self-training": {
    title: "Risk after one, two and four fits at two sizes",
    sampler: "selfTrainingAveraged",
    parameters: {p: 200, n: 80, alpha: 1.2, beta: 2, sigma: 1},
    sweep: {times: [1, 2], step: [1, 2, 4]},
    trials: {paper: 200, draft: 6}
  },
  "claim-u-shape": {
    title: "Risk before and after a fit where the truth lies on ten strong features",
    sampler: "selfTrainingAveraged",
    parameters: spiked,
    sweep: {step: [2, 3, 4, 5, 6, 7, 8, 9]},
    trials: {paper: 50, draft: 3},
    chunk: 3
  }
});
