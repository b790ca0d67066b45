import type {Experiment} from "../../engine/experiment.js";
import {claimExperiments} from "./experiments/claims.js";
import {figureExperiments} from "./experiments/figures.js";

/** All experiments of the paper. */
export const experiments: readonly Experiment[] = [...figureExperiments, ...claimExperiments];
