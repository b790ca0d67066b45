import {existsSync, statSync} from "node:fs";
import {resolve} from "node:path";
import {pointsOf} from "../src/engine/experiment.js";
import {show} from "../src/numerics/ensure.js";
import {faultIn} from "./chunk.js";
import {isAddress, readExported} from "./exported.js";
import {Failure} from "./failure.js";
import {env} from "./paths.js";
import {pathOf} from "./places.js";
import type {Planned} from "./run.js";
import {Store} from "./store.js";

/**
 * The place that is asked for results before they are simulated, W2S_STORE_READ: a store's folder, or a file of results
 * or its address; undefined where nothing says.
 *
 * @throws Failure when it is none of them.
 */
export function placeToRead(): string | undefined {
  const place = env("W2S_STORE_READ");
  return place === undefined ? undefined : checkedPlace(place, `W2S_STORE_READ ${show(place)}`);
}

/** A folder or a file, absolute, or an address. @throws Failure led by `name` when it is none. */
export function checkedPlace(place: string, name: string): string {
  if (isAddress(place)) return place;
  const allowed = "must be a store's folder, a file of results, or its https address";
  if (/^[a-z]+:\/\//i.test(place)) throw new Failure(`${name}: ${allowed}`);
  if (!existsSync(place)) throw new Failure(`${name}: is not there; ${allowed}`);
  return resolve(place);
}

/** A store's folder at a place; undefined where a file or an address is. @throws Failure for another folder. */
export async function storeAt(place: string): Promise<Store | undefined> {
  if (isAddress(place) || !statSync(place).isDirectory()) return undefined;
  const store = new Store(place);
  if (await store.marked()) return store;
  throw new Failure(`${place}: is not a store of results`);
}

/** What is taken, and where it goes. */
interface Taking {
  /** What is missing of experiments. */
  readonly lacking: readonly Planned[];
  readonly store: Store;
  readonly note: (line: string) => void;
  /** Told of the experiment of each chunk that is taken. */
  readonly took: (name: string) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Takes into a store what it lacks and another place has. What comes from there is checked as what lies here; damaged
 * chunks are named and left there.
 *
 * @param lacking - What is missing of experiments.
 * @returns Names of the experiments that got some, and the number of chunks.
 */
export async function takeFrom(
  place: string,
  lacking: readonly Planned[],
  store: Store,
  note: (line: string) => void,
  signal?: AbortSignal
): Promise<{readonly names: ReadonlySet<string>; readonly chunks: number}> {
  const names = new Set<string>();
  let chunks = 0;
  const took = (name: string): void => {
    names.add(name);
    ++chunks;
  };
  const taking = {lacking, store, note, took, signal};
  const other = await storeAt(place);
  try {
    await (other ? fromStore(other, taking) : fromFile(place, taking));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    note(`${error.message}; going on without it`);
  }
  return {names, chunks};
}

async function fromStore(other: Store, {lacking, store, note, took, signal}: Taking): Promise<void> {
  for (const {name, place, trials, missing} of lacking) {
    const have = new Map(missing.map(({start, values}) => [start, values.length]));
    const damaged = (what: string): void => note(`${other.root}: ${name}: ${what}; not taken`);
    for (const {start, values} of await other.read(place, trials, damaged, (start) => have.has(start))) {
      if (values.length <= (have.get(start) ?? 0)) continue;
      await store.write(place, start, values);
      took(name);
    }
    signal?.throwIfAborted();
  }
}

async function fromFile(file: string, {lacking, store, note, took, signal}: Taking): Promise<void> {
  const byAddress = new Map(lacking.map((one) => [one.place.address, one]));
  const blockOf = (address: string, start: number) =>
    byAddress.get(address)?.missing.find((block) => block.start === start);
  const found = readExported(
    file,
    ({address, start, count}) => count > (blockOf(address, start)?.values.length ?? Number.POSITIVE_INFINITY),
    signal
  );
  for await (const {label, bytes} of found) {
    const {name, place} = byAddress.get(label.address) as Planned;
    const own = label.paper === place.paper && label.experiment === place.experiment.id && label.count <= place.block;
    const fault = own ? faultIn(bytes, label, pointsOf(place.experiment.sweep).length) : "is of no block";
    if (fault !== undefined) note(`${file}: ${pathOf(label)}: ${fault}; not taken`);
    else {
      await store.add(label, bytes);
      took(name);
    }
  }
}
