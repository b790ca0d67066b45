import {setMaxListeners} from "node:events";
import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {Piscina} from "piscina";
import type {Task} from "../src/engine/trials.js";
import type {Bundle} from "./bundle.js";
import type {ChunkValues} from "./chunk.js";

const worker = fileURLToPath(new URL("./worker.mjs", import.meta.url));

/**
 * Runs one task on the pool; aborting the signal ends its thread.
 *
 * @returns Values of its trials and the seconds they took.
 */
export function runTask(pool: Piscina, bundle: Bundle, task: Task, signal: AbortSignal): Promise<Finished> {
  return pool.run({module: bundle.module, task}, {filename: worker, signal});
}

interface Finished {
  readonly values: ChunkValues;
  readonly seconds: number;
}

/** One piece of work for a pool's thread. */
type Job<T> = (pool: Piscina, signal: AbortSignal) => Promise<T>;

/**
 * Runs jobs in order on worker threads, each thread taking the next job when it is free. All stop with the caller's
 * signal or at the first failure, and no thread outlives the call.
 *
 * @returns What the jobs returned, in their order.
 * @throws The first failure, or the caller's reason for aborting.
 */
export async function runJobs<T>(
  jobs: readonly Job<T>[],
  workers = availableParallelism(),
  signal?: AbortSignal
): Promise<T[]> {
  if (jobs.length === 0) return [];
  const threads = Math.min(workers, jobs.length);
  const pool = new Piscina({minThreads: threads, maxThreads: threads, idleTimeout: 60_000});
  const stop = new AbortController();
  const signals = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  setMaxListeners(0, signals);
  const results: T[] = [];
  let next = 0;
  const thread = async (): Promise<void> => {
    while (next < jobs.length && !signals.aborted) {
      const k = next++;
      results[k] = await jobs[k](pool, signals);
    }
  };
  try {
    const running = Array.from({length: threads}, () => thread().catch((error) => stop.abort(error)));
    await Promise.all(running);
    if (signals.aborted) throw signals.reason;
    return results;
  } finally {
    await pool.destroy();
  }
}
