import {claimExperiments} from "./experiments/claims.js";
import {figureExperiments} from "./experiments/figures.js";
import {multiIndexExperiments} from "./experiments/multi-index.js";

/** All experiments of the paper, the linear ones first. */
export const experiments = {...figureExperiments, ...claimExperiments, ...multiIndexExperiments};
