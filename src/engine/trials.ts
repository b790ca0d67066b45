import {type Point, pointsOf, type Sweep, type Trial, type Values} from "./experiment.js";
import {Random} from "./random.js";

/** Trials `from` … `to` − 1 of an experiment, as sent to a worker; plain data. */
export interface Task {
  readonly seed: number;
  readonly paper: string;
  readonly experiment: string;
  readonly parameters: unknown;
  readonly sweep: Sweep;
  readonly from: number;
  readonly to: number;
}

/**
 * Runs a range of trials, each on the stream (seed, paper, experiment, trial): the build's workers and the page's
 * worker both call this, so both draw the same numbers.
 *
 * @throws RangeError when a series has not one value for each sweep point.
 */
export function runTrials(trial: Trial, task: Task): Record<string, Float64Array>[] {
  const points = pointsOf(task.sweep);
  return Array.from({length: task.to - task.from}, (_, k) => {
    const random = Random.stream(task.seed, task.paper, task.experiment, task.from + k);
    return check(trial(task.parameters as never, task.sweep as never, random), points, task.experiment);
  });
}

function check(values: Values, points: readonly Point[], experiment: string): Record<string, Float64Array> {
  const checked: Record<string, Float64Array> = {};
  for (const [name, series] of Object.entries(values)) {
    if (series.length !== points.length) {
      throw new RangeError(`series "${name}" of ${experiment} has ${series.length} values: must be ${points.length}`);
    }
    checked[name] = Float64Array.from(series);
  }
  return checked;
}
