import type {Scale} from "../../src/engine/experiment.js";
import {InputError} from "../../src/engine/input.js";
import type {CostOf} from "../costs.js";
import {Failure} from "../failure.js";
import {digestOfBlock} from "../manifest.js";
import type {Paper} from "../papers.js";
import {runJobs} from "../pool.js";
import {compute, type Located, locate, type Selected} from "../run.js";
import {piecesOf} from "../shard.js";
import type {Store} from "../store.js";
import {type Claimed, claimsOf, notThe, ownStore, trialsOf} from "./claimed.js";
import {firstDifference} from "./compare.js";
import {judgeAgain} from "./judge.js";
import {drawnOrder, worth} from "./sample.js";
import {spaced, statement} from "./statement.js";
import {isSite, type Opened, openEmpty, openResults, resultsAt, siteAt} from "./subject.js";

/** What `audit` is asked for. */
export interface AuditOptions {
  /** Share of the cost to compute again, in (0, 1]. */
  readonly share: number;
  /** After these minutes no further chunk is begun; none by default. */
  readonly minutes?: number;
  /** Of the sample. */
  readonly seed: number;
  readonly workers?: number;
  /** Of results; a site says its own. */
  readonly scale?: Scale;
  /** Where a site's results are, to be judged again: a store's folder, a file of results or its address. */
  readonly results?: string;
  readonly signal: AbortSignal;
  out(line: string): void;
  err(line: string): void;
}

export {namedResults} from "./subject.js";

/** What differs, as a line. */
class Differs extends Error {}

/**
 * Computes a random sample of a published report's chunks again, judges its claims again where its results are at hand,
 * and says what was checked and how likely it would have missed what is wrong.
 *
 * @param place - A built site (folder or address), a store, a file of results or its address.
 * @param papers - Every paper.
 * @returns 0, or 1 after a line that names the first thing that is not as published.
 * @throws InputError, or Failure, where nothing can be audited.
 */
export async function audit(
  place: string,
  papers: readonly Paper[],
  costOf: CostOf,
  options: AuditOptions
): Promise<number> {
  const {out, err, signal} = options;
  const opened: Opened[] = [];
  let broken = false;
  const damaged = (line: string): void => {
    broken = true;
    err(line);
  };
  const open = async (from?: string): Promise<Store> => {
    const one = from === undefined ? await openEmpty() : await openResults(from, err, signal);
    opened.push(one);
    return one.store;
  };
  try {
    const site = isSite(place);
    const {scale = "paper"} = options;
    const selection = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
    const subject = site
      ? await siteAt(place)
      : await resultsAt(place, await open(place), await locateAll(selection, {scale}), scale, damaged);
    if (broken) return 1;
    const {manifest} = subject;
    const expected = await locateAll(selection, {scale: manifest.scale, seed: manifest.seed});
    const {claimed, wrong, absent} = claimsOf(subject, piecesOf(selection, costOf, manifest), expected);
    for (const line of wrong) err(line);
    if (wrong.length > 0) return 1;
    if (claimed.length === 0) throw new InputError(`${place}: holds no results of the experiments here`);
    if (absent > 0)
      out(`${spaced(absent)} of ${spaced(absent + claimed.length)} chunks are not there, and were not checked`);

    const exact = claimed.every(({address, located}) => address === located.place.address);
    const store =
      subject.store ?? (options.results !== undefined ? await open(options.results) : await ownStore(claimed));
    if (subject.store === undefined && options.results !== undefined) {
      const difference = await notThe(store as Store, claimed);
      if (difference !== undefined) {
        err(`${options.results}: ${difference}: is not the chunk that the site names`);
        return 1;
      }
    }
    if (!exact && store === undefined)
      throw new Failure(
        `${place}: its results were made at ${claimed[0].address.slice(33)}, here is ${claimed[0].located.place.address.slice(33)}: last digits differ, so name its results (--results)`
      );
    if (!(await recompute(claimed, store, exact, options))) return 1;
    if (absent > 0 || store === undefined) {
      out(`not judged again: that needs all results${site ? " (--results; a release has them)" : ""}`);
      return 0;
    }
    const madeAt = (name: string): string => claimed.find((one) => one.name === name)?.address ?? "";
    const whole = exact && options.share >= 1 && options.minutes === undefined && site;
    const run = {scale: manifest.scale, signal, ...(options.workers !== undefined && {workers: options.workers})};
    const calibrateIn = whole ? {calibrateIn: await open()} : {};
    const {wrong: changed, said} = await judgeAgain({papers, subject, store, madeAt, exact, run, ...calibrateIn});
    for (const line of changed) err(line);
    if (changed.length > 0) return 1;
    out(said);
    return 0;
  } finally {
    for (const one of opened) await one.close();
  }
}

const locateAll = (selection: readonly Selected[], options: {scale: Scale; seed?: number}): Promise<Located[]> =>
  Promise.all(selection.map((selected) => locate(selected, options)));

/** Computes the sample again and says what came of it. @returns Whether all was equal. */
async function recompute(
  claimed: readonly Claimed[],
  store: Store | undefined,
  exact: boolean,
  options: AuditOptions
): Promise<boolean> {
  const {share, minutes, seed, out, err, signal} = options;
  const total = claimed.reduce((sum, {seconds}) => sum + seconds, 0);
  const order = drawnOrder(claimed, seed);
  const sample = worth(order, share);
  const cost = sample.reduce((sum, {seconds}) => sum + seconds, 0);
  const extent = `${spaced(sample.length)} chunks again, about ${cost.toFixed(0)} s of one core`;
  const limit = minutes === undefined ? "" : `, or as many as can be begun in ${minutes} minutes`;
  err(`computing ${extent}${limit}; --seed ${seed} draws them in this order`);
  const end = performance.now() + (minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  let begun = 0;
  const jobs = sample.map((one) => async (pool: Parameters<typeof compute>[3], stop: AbortSignal) => {
    // Threads take chunks in the order of the draws, so that those begun are the first ones.
    if (performance.now() >= end && begun > 0) return;
    ++begun;
    const {located, start, count, address, sha256} = one;
    const {values} = await compute(located, start, start + count, pool, stop);
    const there = {...located.place, address};
    if (exact && digestOfBlock(there, start, values) === sha256) return;
    const [block] = store
      ? await store.read(
          there,
          located.trials,
          () => {},
          (first) => first === start
        )
      : [];
    const difference = block && firstDifference(block.values.slice(0, count), values, {exact, start});
    if (!exact && difference === undefined) return;
    throw new Differs(
      `${trialsOf(one)}: differs: ${difference ?? `digest ${sha256} where ${digestOfBlock(there, start, values)} comes out here`}`
    );
  });
  try {
    await runJobs(jobs, options.workers, signal);
  } catch (error) {
    if (!(error instanceof Differs)) throw error;
    err(error.message);
    return false;
  }
  if (begun < sample.length) err(`the time was over after ${spaced(begun)} chunks; --minutes gives more`);
  out(statement(order.slice(0, begun), claimed.length, total, exact, claimed[0]));
  return true;
}
