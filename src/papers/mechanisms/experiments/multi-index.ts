import {defineExperiments} from "../../../engine/experiment.js";
import type {MultiIndexSetting} from "../simulate/multi-index/setting.js";
import type * as simulate from "../simulate.js";

/** The paper prints no sizes for Section 3: p = d, n = 2d and steps of size 2 are ours. */
export const section3: Omit<MultiIndexSetting, "d"> = {
  ...{width: 1, samples: 2, etaT: 2, etaS: 2, tau: 1},
  ...{activation: "tanh", easy: "linear", hard: "he2"}
};

/** Where claims are judged: a spike that is not its own square, */
export const spiked: typeof section3 = {...section3, tau: 2};

/** and for the constants an easy link that is not the identity and steps that differ. */
export const linked: typeof section3 = {...section3, easy: "erf", etaT: 3, etaS: 1.5};

const steps = [0, 1, 2, 3, 4, 6, 8, 12, 16, 24];

/** The experiments of Section 3. */
export const multiIndexExperiments = defineExperiments<typeof simulate>()({
  "multi-index": {
    title: "Alignment of teacher and student with both directions before and after one step",
    sampler: "multiIndex",
    parameters: section3,
    sweep: {d: [250, 500, 1000]},
    trials: {paper: 6, draft: 2},
    draft: {sweep: {d: [100, 200, 400]}},
    chunk: 1
  },
  "multi-index-2000": {
    title: "The same at dimension 2000",
    sampler: "multiIndex",
    parameters: section3,
    sweep: {d: [2000]},
    trials: {paper: 2, draft: 1},
    draft: {sweep: {d: [600]}},
    chunk: 1
  },
  "multi-index-links": {
    title: "Alignments with other activations and link functions",
    sampler: "multiIndex",
    parameters: {...section3, d: 400},
    sweep: {activation: ["tanh", "erf", "relu"], easy: ["linear", "erf"], hard: ["he2", "he3"]},
    trials: {paper: 24, draft: 2},
    draft: {parameters: {d: 150}},
    chunk: 1
  },
  "multi-index-spike": {
    title: "The student against the size of its pre-trained spike",
    sampler: "multiIndex",
    parameters: {...section3, d: 400},
    sweep: {tau: [0, 0.5, 1, 2, 3, 4, 6, 8]},
    trials: {paper: 40, draft: 2},
    draft: {parameters: {d: 200}},
    chunk: 1
  },
  "multi-index-steps": {
    title: "The student's directions over more than one step",
    sampler: "multiIndexPath",
    parameters: {...section3, d: 300},
    sweep: {tau: [1, 3], step: steps},
    trials: {paper: 6, draft: 2},
    draft: {parameters: {d: 150}},
    chunk: 1
  },
  "claim-multi-index": {
    title: "Alignments after one step against the dimension",
    sampler: "multiIndex",
    parameters: spiked,
    sweep: {d: [60, 120, 240, 480]},
    trials: {paper: 80, draft: 4},
    draft: {sweep: {d: [60, 120, 240]}},
    chunk: 4
  },
  "claim-multi-index-links": {
    title: "Alignments after one step against the dimension, another easy link and unequal steps",
    sampler: "multiIndex",
    parameters: linked,
    sweep: {d: [60, 120, 240]},
    trials: {paper: 200, draft: 4},
    draft: {sweep: {d: [60, 120]}},
    chunk: 10
  }
});
