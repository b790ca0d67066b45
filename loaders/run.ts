import type {Piscina} from "piscina";
import {atScale, chunkOf, defaultSeed, type Experiment, type Scale} from "../src/engine/experiment.js";
import {Results} from "../src/engine/results.js";
import type {Task} from "../src/engine/trials.js";
import {bundleSampler} from "./bundle.js";
import {placeToRead, takeFrom} from "./elsewhere.js";
import {Failure} from "./failure.js";
import {hold} from "./lease.js";
import type {Paper} from "./papers.js";
import {runJobs, runTask} from "./pool.js";
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
  /** The blocks that are wanted, by "paper/experiment" and first trial; all by default. */
  readonly only?: (name: string, start: number) => boolean;
  readonly reporter?: Reporter;
  readonly store?: Store;
  /** Folder or file of results that is asked before anything is simulated; by default what W2S_STORE_READ says. */
  readonly elsewhere?: string | null;
  /** The address of results of "paper/experiment" that another machine made; by default this machine's. */
  readonly madeAt?: (name: string) => string;
  /** Aborting stops the workers at once, and the run fails with the signal's reason; finished chunks stay. */
  readonly signal?: AbortSignal;
}

/** An experiment as it runs under these options, and its place in the store. */
export async function locate({paper, experiment: declared}: Selected, options: RunOptions) {
  const {scale = "paper", seed = defaultSeed, trials = declared.trials[scale]} = options;
  const experiment = atScale(declared, scale);
  const block = chunkOf(experiment);
  const bundle = await bundleSampler(paper.simulate, experiment.sampler, options.signal);
  const name = `${paper.id}/${experiment.id}`;
  const address = options.madeAt?.(name) ?? addressOf(experiment, {paper: paper.id, bundle: bundle.hash, seed, block});
  const place: Place = {paper: paper.id, experiment, address, block};
  return {name, bundle, place, scale, seed, trials};
}

export type Located = Awaited<ReturnType<typeof locate>>;

/** The address of an experiment's result. */
export async function addressFor(selected: Selected, options: RunOptions = {}): Promise<string> {
  return (await locate(selected, options)).place.address;
}

/** An experiment with the blocks that are wanted of it, and those of them that the store lacks, in part or whole. */
export type Planned = Located & {
  readonly wanted: readonly {readonly count: number}[];
  readonly missing: readonly Block[];
};

/**
 * What running these experiments would take: everything that is stored is read and checked.
 *
 * @param damaged - Told of each damaged chunk, which counts as missing.
 */
export async function planRun(
  selection: readonly Selected[],
  options: RunOptions,
  damaged: (line: string) => void
): Promise<Planned[]> {
  const {signal, store = new Store(), only = () => true, force = false} = options;
  const planned: Planned[] = [];
  for (const located of await Promise.all(selection.map((selected) => locate(selected, options)))) {
    const {name, place, trials} = located;
    const note = (what: string): void => damaged(`${name}: ${what}`);
    // Of whole blocks nothing is kept: all values of a large run would not fit into memory.
    const scanned = await store.scan(
      place,
      trials,
      note,
      (start) => only(name, start),
      (block) => ({count: block.count, lacking: lack(block) > 0 ? block : undefined, start: block.start})
    );
    const missing = scanned.flatMap(({start, count, lacking}) =>
      force ? [{start, count, values: []}] : (lacking ?? [])
    );
    planned.push({...located, wanted: scanned.map(({count}) => ({count})), missing});
    signal?.throwIfAborted();
  }
  return planned;
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
  const damaged = (line: string): void => reporter.note(`${line}; computing it again`);
  const before = await planRun(selection, {...options, store}, damaged);
  const seconds = new Map<string, number>();
  const lacking = before.filter(({missing}) => missing.length > 0).map(({place}) => place.address);
  const release = lacking.length > 0 ? await hold(store, lacking) : undefined;
  try {
    const planned = await withElsewhere(before, selection, {...options, store});
    reporter.start(planned.flatMap(({missing}) => missing).reduce((sum, block) => sum + lack(block), 0));
    const jobs = planned.flatMap(({missing, wanted, ...located}) => {
      const {name} = located;
      const trials = wanted.reduce((sum, {count}) => sum + count, 0);
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

/** What is still missing after another place was asked for it, see `takeFrom`. */
async function withElsewhere(
  planned: readonly Planned[],
  selection: readonly Selected[],
  options: RunOptions & {readonly store: Store}
): Promise<readonly Planned[]> {
  const {elsewhere = placeToRead(), force, store, reporter = quiet, signal} = options;
  const lacking = planned.filter(({missing}) => missing.length > 0);
  if (elsewhere == null || force || lacking.length === 0) return planned;
  const {names, chunks} = await takeFrom(elsewhere, lacking, store, reporter.note, signal);
  if (chunks === 0) return planned;
  reporter.note(`${chunks} chunks taken from ${elsewhere}`);
  const changed = selection.filter((_, k) => names.has(planned[k].name));
  const now = await planRun(changed, options, () => {});
  return planned.map((one) => now.find(({name}) => name === one.name) ?? one);
}

/** Trials that a block lacks. */
export const lack = ({count, values}: Block): number => count - values.length;

/** Computes trials `from` … `to` − 1 of an experiment. */
export function compute({bundle, place, seed}: Located, from: number, to: number, pool: Piscina, signal: AbortSignal) {
  const {id, parameters, sweep} = place.experiment;
  const task: Task = {seed, paper: place.paper, experiment: id, parameters, sweep, from, to};
  return runTask(pool, bundle, task, signal);
}

/** Computes what a block lacks and stores it. @returns Worker seconds. */
async function complete(
  {start, count, values: have}: Block,
  located: Located,
  store: Store,
  pool: Piscina,
  signal: AbortSignal
): Promise<number> {
  const {values, seconds} = await compute(located, start + have.length, start + count, pool, signal);
  await store.write(located.place, start, [...have, ...values]);
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
