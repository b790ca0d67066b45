import {figuresOn} from "../../../charts/index.js";
import type {Experiment} from "../../../engine/experiment.js";
import type {Results} from "../../../engine/results.js";
import {type Keys, type Limit, limitOf} from "../claims/setting.js";
import {experiments} from "../experiments.js";
import type {Errors} from "../simulate/sweep.js";

export const {figure, maps, panels, part, quoted} = figuresOn(experiments, {at: limitOf});

/** Results of a ridge experiment, whichever it is. */
export type RidgeRun = Results<Experiment<Keys, Keys, keyof Errors>>;

/** The limit each point of a ridge experiment is compared with. */
export const limitAt = ({settings}: Pick<RidgeRun, "settings">, point: number): Limit => limitOf(settings[point]);
