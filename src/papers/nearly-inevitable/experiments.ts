import {claimExperiments} from "./experiments/claims.js";
import {figureExperiments} from "./experiments/figures.js";

export const experiments = {...figureExperiments, ...claimExperiments};
