import {defineExperiments} from "../../engine/experiment.js";
import {claimExperiments} from "./experiments/claims.js";
import {figureExperiments} from "./experiments/figures.js";
import type * as simulate from "./simulate.js";

export const experiments = defineExperiments<typeof simulate>([...figureExperiments, ...claimExperiments]);
