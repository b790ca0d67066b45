import {setMaxListeners} from "node:events";
import {availableParallelism} from "node:os";
import {Piscina} from "piscina";
import {atScale, defaultSeed, type Experiment, type Scale} from "../src/engine/experiment.js";
import {Results} from "../src/engine/results.js";
import type {Task} from "../src/engine/trials.js";
import {type Bundle, bundleSampler} from "./bundle.js";
import type {Paper} from "./papers.js";
import {quiet, type Reporter} from "./progress.js";
import {addressOf, type ChunkValues, Entry} from "./store.js";

/** One experiment of one paper. */
export interface Selected {
  readonly paper: Paper;
  readonly experiment: Experiment;
}

export interface RunOptions {
  readonly scale?: Scale;
  /** Master seed of all streams. */
  readonly seed?: number;
  /** Trials instead of the scale's. */
  readonly trials?: number;
  readonly workers?: number;
  /** Compute again what is stored. */
  readonly force?: boolean;
  readonly reporter?: Reporter;
  /** Aborting stops the workers at once; finished chunks stay. */
  readonly signal?: AbortSignal;
}

/**
 * Runs one task on the pool; aborting the signal ends its thread.
 *
 * @returns Values of its trials and the seconds they took.
 */
export function runTask(pool: Piscina, bundle: Bundle, task: Task, signal: AbortSignal): Promise<Finished> {
  return pool.run(task, {filename: bundle.file, signal});
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

/** Where an experiment's result stands in the store under these options. */
async function locate({paper, experiment: declared}: Selected, options: RunOptions) {
  const {scale = "paper", seed = defaultSeed, trials = declared.trials[scale]} = options;
  const experiment = atScale(declared, scale);
  const bundle = await bundleSampler(paper.simulate, experiment.sampler);
  const address = addressOf(experiment, {paper: paper.id, bundle: bundle.hash, seed, trials});
  const chunk = experiment.chunk ?? Math.ceil(trials / 16);
  const starts = Array.from({length: Math.ceil(trials / chunk)}, (_, k) => k * chunk);
  return {bundle, chunk, experiment, entry: new Entry(paper.id, experiment.id, address), scale, seed, starts, trials};
}

/** The address of an experiment's result. */
export async function addressFor(selected: Selected, options: RunOptions = {}): Promise<string> {
  return (await locate(selected, options)).entry.address;
}

/**
 * Brings experiments into the store: chunks that are there and whole are kept, the rest run on worker threads.
 * The stored bytes do not depend on the number of workers.
 *
 * @returns Worker seconds by "paper/experiment", of the chunks that ran.
 * @throws The first error of a trial, or the signal's reason.
 */
export async function runExperiments(
  selection: readonly Selected[],
  options: RunOptions = {}
): Promise<Map<string, number>> {
  const {reporter = quiet, signal, force = false} = options;
  const planned = await Promise.all(selection.map((selected) => plan(selected, options, force, reporter)));
  const total = planned.reduce((sum, {missing, chunk}) => sum + missing.length * chunk, 0);
  const seconds = new Map<string, number>();
  reporter.start(total);
  try {
    const jobs = planned.flatMap(({name, missing, run, chunk, trials}) => {
      let [spent, left] = [0, missing.length];
      if (left === 0) reporter.done(name, trials, 0);
      return missing.map((from) => async (pool: Piscina, failed: AbortSignal) => {
        spent += await run(pool, from, failed);
        seconds.set(name, spent);
        reporter.advance(chunk, name);
        if (--left === 0) reporter.done(name, trials, spent);
      });
    });
    await runJobs(jobs, options.workers, signal);
  } finally {
    reporter.stop();
  }
  return seconds;
}

async function plan(selected: Selected, options: RunOptions, force: boolean, reporter: Reporter) {
  const {paper} = selected;
  const {bundle, chunk, entry, experiment, seed, starts, trials} = await locate(selected, options);
  const name = `${paper.id}/${experiment.id}`;
  if (force) await entry.remove();
  const missing: number[] = [];
  for (const from of starts) {
    const found = await entry.read(from);
    if (found === "damaged") reporter.note(`${name}: a stored chunk is damaged; computing it again`);
    if (found === undefined || found === "damaged") missing.push(from);
  }
  const run = async (pool: Piscina, from: number, signal: AbortSignal): Promise<number> => {
    const {id, parameters, sweep} = experiment;
    const to = Math.min(from + chunk, trials);
    const task: Task = {seed, paper: paper.id, experiment: id, parameters, sweep, from, to};
    const {values, seconds} = await runTask(pool, bundle, task, signal);
    await entry.write(from, values);
    return seconds;
  };
  return {name, trials, chunk, missing, run};
}

/**
 * Reads one experiment's result from the store.
 *
 * @throws Error when it is not there whole: run it first.
 */
export async function loadResult(selected: Selected, options: RunOptions = {}): Promise<Results> {
  const {paper} = selected;
  const {entry, experiment, scale, seed, starts} = await locate(selected, options);
  const trials: ChunkValues = [];
  for (const from of starts) {
    const chunk = await entry.read(from);
    if (!chunk || chunk === "damaged")
      throw new Error(`${paper.id}/${experiment.id} is not in the store: run it first`);
    for (const values of chunk) trials.push(values);
  }
  return new Results(
    {paper: paper.id, experiment, law: paper.laws[experiment.sampler], scale, seed, address: entry.address},
    trials
  );
}

/** Runs what is missing of a paper's experiments (all, or those of these ids) and reads them, by id. */
export async function loadResults(
  paper: Paper,
  options: RunOptions = {},
  ids: readonly string[] = paper.experiments.map(({id}) => id)
): Promise<Record<string, Results>> {
  const selection = paper.experiments.filter(({id}) => ids.includes(id)).map((experiment) => ({paper, experiment}));
  await runExperiments(selection, {...options, force: false});
  const results = await Promise.all(selection.map((selected) => loadResult(selected, options)));
  return Object.fromEntries(results.map((result) => [result.run.experiment.id, result]));
}
