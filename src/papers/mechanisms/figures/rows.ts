import {figuresOn} from "../../../charts/index.js";
import type {Experiment} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {type Keys, type Limit, limitOf} from "../claims/setting.js";
import {experiments} from "../experiments.js";
import type {Errors} from "../simulate/sweep.js";

export const {figure, panels, part, quoted} = figuresOn(experiments, {at: limitOf});

/** Results of a ridge experiment, whichever it is. */
export type RidgeRun = Results<Experiment<Keys, Keys, keyof Errors>>;

/** The limit each point of a ridge experiment is compared with. */
export const limitAt = ({settings}: Pick<RidgeRun, "settings">, point: number): Limit => limitOf(settings[point]);

/** Rows that carry both a simulated mean and a theory. */
export const judgedRows = <R extends Row>(
  rows: readonly R[]
): (R & {readonly mean: number; readonly theory: number})[] =>
  rows.filter((row): row is R & {mean: number; theory: number} => row.mean != null && row.theory != null);
