import type {Sampler} from "../../engine/sampler.js";
import {runTrials, type Task} from "../../engine/trials.js";

/** What the page asks of its worker: trials of one sampler. */
export interface Order {
  readonly sampler: string;
  readonly task: Task;
}

/** Trials that are done, in order. */
export type Delivery = ReturnType<typeof runTrials>;

/** Milliseconds between deliveries, of one trial at least. */
const pause = 100;

/**
 * Runs in a worker: does what it is asked with these samplers, and delivers trials as they are done.
 *
 * @public Called by the worker that the build makes of a paper's samplers.
 */
export function serve(samplers: Readonly<Record<string, Sampler>>): void {
  addEventListener("message", ({data}: MessageEvent<Order>) => {
    const {sampler, task} = data;
    let done: Delivery = [];
    let delivered = performance.now();
    for (let trial = task.from; trial < task.to; ++trial) {
      done.push(...runTrials(samplers[sampler], {...task, from: trial, to: trial + 1}));
      if (trial < task.to - 1 && performance.now() - delivered < pause) continue;
      postMessage(done);
      done = [];
      delivered = performance.now();
    }
  });
}
