import {setMaxListeners} from "node:events";
import {availableParallelism} from "node:os";
import {fileURLToPath} from "node:url";
import {Piscina} from "piscina";
import {atScale, chunkOf, defaultSeed, type Experiment, type Scale} from "../src/engine/experiment.js";
import {Results} from "../src/engine/results.js";
import type {Task} from "../src/engine/trials.js";
import {type Bundle, bundleSampler} from "./bundle.js";
import type {ChunkValues} from "./chunk.js";
import {Failure} from "./failure.js";
import {hold} from "./lease.js";
import type {Paper} from "./papers.js";
import {quiet, type Reporter} from "./progress.js";
import {addressOf, type Block, type Place, Store} from "./store.js";

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
  readonly store?: Store;
  /** Aborting stops the workers at once, and the run fails with the signal's reason; finished chunks stay. */
  readonly signal?: AbortSignal;
}

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

/** An experiment as it runs under these options, and its place in the store. */
async function locate({paper, experiment: declared}: Selected, options: RunOptions) {
  const {scale = "paper", seed = defaultSeed, trials = declared.trials[scale]} = options;
  const experiment = atScale(declared, scale);
  const block = chunkOf(experiment);
  const bundle = await bundleSampler(paper.simulate, experiment.sampler, options.signal);
  const address = addressOf(experiment, {paper: paper.id, bundle: bundle.hash, seed, block});
  const place: Place = {paper: paper.id, experiment, address, block};
  return {name: `${paper.id}/${experiment.id}`, bundle, place, scale, seed, trials};
}

type Located = Awaited<ReturnType<typeof locate>>;

/** The address of an experiment's result. */
export async function addressFor(selected: Selected, options: RunOptions = {}): Promise<string> {
  return (await locate(selected, options)).place.address;
}

/**
 * Brings experiments into the store: trials that are there and whole are kept, the rest run on worker threads.
 * The stored bytes do not depend on the number of workers. Nothing is written when nothing is missing.
 *
 * @returns Worker seconds by "paper/experiment", of the chunks that ran.
 * @throws The first error of a trial or of the store, or the signal's reason.
 */
export async function runExperiments(
  selection: readonly Selected[],
  options: RunOptions = {}
): Promise<Map<string, number>> {
  const {reporter = quiet, signal, store = new Store()} = options;
  const planned: (Located & {missing: Block[]})[] = [];
  for (const located of await Promise.all(selection.map((selected) => locate(selected, options)))) {
    planned.push({...located, missing: await missingOf(located, store, options)});
    signal?.throwIfAborted();
  }
  const seconds = new Map<string, number>();
  const lacking = planned.filter(({missing}) => missing.length > 0).map(({place}) => place.address);
  const release = lacking.length > 0 ? await hold(store, lacking) : undefined;
  reporter.start(planned.flatMap(({missing}) => missing).reduce((sum, block) => sum + lack(block), 0));
  try {
    const jobs = planned.flatMap(({missing, ...located}) => {
      const {name, trials} = located;
      let [spent, left] = [0, missing.length];
      if (left === 0) reporter.done(name, trials, 0);
      return missing.map((block) => async (pool: Piscina, stop: AbortSignal) => {
        const taken = await complete(block, located, store, pool, stop);
        spent += taken;
        seconds.set(name, spent);
        reporter.advance(lack(block), name);
        if (--left === 0) reporter.done(name, trials, spent);
      });
    });
    await runJobs(jobs, options.workers, signal);
  } finally {
    reporter.stop();
    await release?.();
  }
  return seconds;
}

const lack = ({count, values}: Block): number => count - values.length;

/** The blocks that are not whole; all of them when forced. */
async function missingOf({name, place, trials}: Located, store: Store, options: RunOptions): Promise<Block[]> {
  const {reporter = quiet, force = false} = options;
  const blocks = await store.read(place, trials, (what) => reporter.note(`${name}: ${what}; computing it again`));
  return force ? blocks.map((block) => ({...block, values: []})) : blocks.filter((block) => lack(block) > 0);
}

/** Computes what a block lacks and stores it. @returns Worker seconds. */
async function complete(
  {start, count, values: have}: Block,
  {bundle, place, seed}: Located,
  store: Store,
  pool: Piscina,
  signal: AbortSignal
): Promise<number> {
  const {id, parameters, sweep} = place.experiment;
  const task: Task = {
    seed,
    paper: place.paper,
    experiment: id,
    parameters,
    sweep,
    from: start + have.length,
    to: start + count
  };
  const {values, seconds} = await runTask(pool, bundle, task, signal);
  await store.write(place, start, [...have, ...values]);
  return seconds;
}

/**
 * Reads one experiment's result from the store.
 *
 * @throws Failure when it is not there whole: run it first.
 */
export async function loadResult(selected: Selected, options: RunOptions = {}): Promise<Results> {
  const {store = new Store()} = options;
  const {name, place, scale, seed, trials} = await locate(selected, options);
  const found: string[] = [];
  const blocks = await store.read(place, trials, (what) => found.push(what));
  if (blocks.some((block) => lack(block) > 0))
    throw new Failure(`${name} is not in the store${found.map((what) => ` (${what})`).join("")}: run it first`);
  const {paper, experiment, address} = place;
  const run = {paper, experiment, law: selected.paper.laws[experiment.sampler], scale, seed, address};
  return new Results(
    run,
    blocks.flatMap(({values}) => values)
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
