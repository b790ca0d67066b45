import type {Experiment, Values} from "../../engine/experiment.js";
import type {Delivery, Order} from "./worker.js";

export interface SimulateOptions {
  /** Address of the paper's worker. */
  readonly worker: string;
  readonly paper: string;
  readonly seed: number;
  readonly trials: number;
  /** Aborting ends the worker at once. */
  readonly signal: AbortSignal;
  readonly progress: (done: number) => void;
}

/**
 * Runs trials of an experiment in a worker, on the same streams as the build.
 *
 * @returns The values of each trial.
 * @throws The worker's error, or the signal's reason.
 */
export async function simulate(
  {id, sampler, parameters, sweep}: Experiment,
  options: SimulateOptions
): Promise<Values[]> {
  const {worker: url, paper, seed, trials, signal, progress} = options;
  const worker = new Worker(url, {type: "module"});
  const order: Order = {sampler, task: {seed, paper, experiment: id, parameters, sweep, from: 0, to: trials}};
  const values: Values[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      signal.throwIfAborted();
      signal.addEventListener("abort", () => reject(signal.reason));
      worker.onerror = (event) => reject(new Error(event.message || "the worker could not be started"));
      worker.onmessage = ({data}: MessageEvent<Delivery>) => {
        for (const trial of data) values.push(trial);
        progress(values.length);
        if (values.length === trials) resolve();
      };
      worker.postMessage(order);
    });
  } finally {
    worker.terminate();
  }
  return values;
}
