import {availableParallelism} from "node:os";
import {Piscina} from "piscina";
import {defaultSeed, type Experiment, type Scale} from "../src/engine/experiment.js";
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

/** A pool of worker threads; each task names the bundle that runs it. */
export function startPool(workers = availableParallelism()): Piscina {
  return new Piscina({minThreads: workers, maxThreads: workers, idleTimeout: 60_000, concurrentTasksPerWorker: 1});
}

/** Runs one task on the pool. @returns Values of its trials and the seconds they took. */
export function runTask(pool: Piscina, bundle: Bundle, task: Task): Promise<{values: ChunkValues; seconds: number}> {
  return pool.run(task, {filename: bundle.file});
}

/** Where an experiment's result stands in the store under these options. */
async function locate({paper, experiment}: Selected, options: RunOptions) {
  const {scale = "paper", seed = defaultSeed, trials = experiment.trials[scale]} = options;
  const bundle = await bundleSampler(paper.simulate, experiment.sampler);
  const address = addressOf(experiment, {paper: paper.id, bundle: bundle.hash, seed, trials});
  const chunk = experiment.chunk ?? Math.ceil(trials / 16);
  const starts = Array.from({length: Math.ceil(trials / chunk)}, (_, k) => k * chunk);
  return {bundle, chunk, entry: new Entry(paper.id, experiment.id, address), scale, seed, starts, trials};
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
  if (total === 0) {
    for (const {name, trials} of planned) reporter.done(name, trials, 0);
    return seconds;
  }
  const pool = startPool(options.workers);
  const stop = (): void => void pool.destroy();
  signal?.addEventListener("abort", stop);
  reporter.start(total);
  try {
    await Promise.all(
      planned.map(async ({name, missing, run, chunk, trials}) => {
        let spent = 0;
        await Promise.all(
          missing.map(async (from) => {
            spent += await run(pool, from);
            reporter.advance(chunk, name);
          })
        );
        if (missing.length > 0) seconds.set(name, spent);
        reporter.done(name, trials, spent);
      })
    );
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    signal?.removeEventListener("abort", stop);
    reporter.stop();
    await pool.destroy();
  }
  return seconds;
}

async function plan(selected: Selected, options: RunOptions, force: boolean, reporter: Reporter) {
  const {paper, experiment} = selected;
  const name = `${paper.id}/${experiment.id}`;
  const {bundle, chunk, entry, seed, starts, trials} = await locate(selected, options);
  if (force) await entry.remove();
  const missing: number[] = [];
  for (const from of starts) {
    const found = await entry.read(from);
    if (found === "damaged") reporter.note(`${name}: a stored chunk is damaged; computing it again`);
    if (found === undefined || found === "damaged") missing.push(from);
  }
  const run = async (pool: Piscina, from: number): Promise<number> => {
    const {id, parameters, sweep} = experiment;
    const to = Math.min(from + chunk, trials);
    const task: Task = {seed, paper: paper.id, experiment: id, parameters, sweep, from, to};
    const {values, seconds} = await runTask(pool, bundle, task);
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
  const {paper, experiment} = selected;
  const {entry, scale, seed, starts} = await locate(selected, options);
  const trials: ChunkValues = [];
  for (const from of starts) {
    const chunk = await entry.read(from);
    if (!chunk || chunk === "damaged")
      throw new Error(`${paper.id}/${experiment.id} is not in the store: run it first`);
    for (const values of chunk) trials.push(values);
  }
  return new Results({paper: paper.id, experiment, scale, seed, address: entry.address}, trials);
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
