import {defineExperiments} from "../../src/engine/experiment.js";
import type * as simulate from "./simulate.js";

const parameters = {truth: 1, sigma: 2, n: 4};

export const experiments = defineExperiments<typeof simulate>()({
  shares: {
    title: "Risk against the share that the student copies",
    sampler: "copying",
    parameters,
    sweep: {share: [0, 0.25, 0.5, 0.75, 1]},
    trials: {paper: 400, draft: 100}
  },
  "claim-risk": {
    title: "Risk at two shares",
    sampler: "copying",
    parameters,
    sweep: {share: [0.5, 0.9]},
    trials: {paper: 20000, draft: 2000}
  }
});
