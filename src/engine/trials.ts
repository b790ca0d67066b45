import {pointsOf, type Sweep} from "./experiment.js";
import {Random} from "./random.js";
import {columnsOf, type Sampler} from "./sampler.js";

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
 * @throws What a trial throws, its message led by experiment and trial; RangeError when it does not answer for each
 *   sweep point.
 */
export function runTrials(sampler: Sampler, task: Task): Record<string, Float64Array>[] {
  const points = pointsOf(task.sweep);
  return Array.from({length: task.to - task.from}, (_, k) => {
    const random = Random.stream(task.seed, task.paper, task.experiment, task.from + k);
    try {
      return columnsOf(sampler, task.parameters as never, points as never[], random);
    } catch (error) {
      throw led(`${task.paper}/${task.experiment}, trial ${task.from + k}`, error);
    }
  });
}

/** The error itself, its message led by where it was. */
function led(where: string, error: unknown): Error {
  if (!(error instanceof Error)) return new Error(`${where}: ${String(error)}`);
  error.message = `${where}: ${error.message}`;
  return error;
}
