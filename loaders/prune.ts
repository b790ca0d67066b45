import {basename, dirname, join, relative} from "node:path";
import {scales} from "../src/engine/experiment.js";
import {calibrationRoom} from "./calibrate.js";
import {at, Failure, unlessAbsent} from "./failure.js";
import {isFresh, leases} from "./lease.js";
import type {Paper} from "./papers.js";
import {addressFor} from "./run.js";
import {doubtsFolder, markFile, Store} from "./store.js";

/** Calibrations that stay, the last ones written: their two experiments follow from results that are not read here. */
const calibrations = 8;

/** Names of this layout and of the first, which had bundles: nothing else is ever deleted. */
const ours = {
  address: /^[0-9a-f]{32}(-[\w.-]+)?$/,
  file: /^(\d+\+\d+\.chunk|\d{7}\.bin|[0-9a-f-]{36}\.tmp)$/,
  temporary: /^[0-9a-f-]{36}\.tmp$/,
  doubts: /^[0-9a-f]{32}\.json$/,
  bundle: /^[0-9a-f]{32}\.mjs(\.[0-9a-f-]{36})?$/
};

/** A stored result. */
interface Stored {
  readonly paper: string;
  readonly address: string;
  readonly folder: string;
}

/**
 * Drops every stored result but those of today's experiments at either scale with the default seed, the last
 * calibrations and doubts, and what running processes add to; also what killed processes left half written.
 *
 * @param papers - Every paper; results of rooms that are not among them are dropped.
 * @returns What was dropped, by its path in the store.
 * @throws Failure when the folder does not carry the mark of a store.
 */
export async function prune(papers: readonly Paper[], store = new Store()): Promise<string[]> {
  const {root} = store;
  if ((await store.list(root)).length === 0) return [];
  if ((await store.bytes(join(root, markFile))) === undefined)
    throw new Failure(`${root}: is not a store of results (it has no ${markFile}); nothing dropped`);
  const selections = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  const addresses = selections.flatMap((selected) => scales.map((scale) => addressFor(selected, {scale})));
  const known = new Set(await Promise.all(addresses));
  const stored = await results(store);
  const {held, dead} = await leases(store);
  for (const {address} of await lastCalibrations(store, stored)) known.add(address);

  const dropped: string[] = [];
  for (const {folder, address} of stored) {
    if (held.has(address)) continue;
    const names = (await store.list(folder)).filter((name) => ours.file.test(name));
    const gone = known.has(address) ? names.filter((name) => isSpent(name, names)) : names;
    await remove(store, folder, gone);
    dropped.push(...(known.has(address) ? gone.map((name) => join(folder, name)) : [folder]));
  }
  for (const file of [...dead, ...(await leftovers(store))])
    await store.files.unlink(file).catch(unlessAbsent(undefined));
  const old = await oldDoubts(store);
  for (const file of old) await store.files.unlink(file).catch(unlessAbsent(undefined));
  const from = (base: string) => (path: string) => relative(base, path);
  return [...dropped.map(from(join(root, "results"))), ...old.map(from(root))];
}

/** What came of doubting papers, but for each paper's last, and what was half written of it. */
async function oldDoubts(store: Store): Promise<string[]> {
  const root = join(store.root, doubtsFolder);
  if (!(await folders(store, store.root)).includes(doubtsFolder)) return [];
  const old: string[] = [];
  for (const paper of await folders(store, root)) {
    const all = (await store.list(join(root, paper))).map((name) => join(root, paper, name));
    for (const file of all.filter((path) => ours.temporary.test(basename(path))))
      if (!(await isFresh(store, file))) old.push(file);
    const files = all.filter((path) => ours.doubts.test(basename(path)));
    const dated = await Promise.all(files.map(async (file) => ({file, at: (await store.files.stat(file)).mtimeMs})));
    old.push(
      ...dated
        .sort((a, b) => b.at - a.at)
        .slice(1)
        .map(({file}) => file)
    );
  }
  return old;
}

/** Every result; what is no folder, or a link to one, is not ours. */
async function results(store: Store): Promise<Stored[]> {
  const found: Stored[] = [];
  const root = join(store.root, "results");
  if (!(await folders(store, store.root)).includes("results")) return found;
  for (const paper of await folders(store, root)) {
    for (const experiment of await folders(store, join(root, paper))) {
      const addresses = await folders(store, join(root, paper, experiment));
      for (const address of addresses.filter((name) => ours.address.test(name)))
        found.push({paper, address, folder: join(root, paper, experiment, address)});
    }
  }
  return found;
}

async function folders({files}: Store, folder: string): Promise<string[]> {
  const entries = await at(folder, files.readdir(folder, {withFileTypes: true})).catch(unlessAbsent([]));
  return entries.filter((entry) => entry.isDirectory()).map(({name}) => name);
}

/** The calibrations that were written last. */
async function lastCalibrations({files}: Store, stored: readonly Stored[]): Promise<Stored[]> {
  const own = stored.filter(({paper}) => paper === calibrationRoom);
  const dated = await Promise.all(own.map(async (one) => ({one, at: (await files.stat(one.folder)).mtimeMs})));
  return dated
    .sort((a, b) => b.at - a.at)
    .slice(0, calibrations)
    .map(({one}) => one);
}

/** Whether a file of a result that nobody adds to is half written, or a block of which a longer part is there. */
function isSpent(name: string, all: readonly string[]): boolean {
  const [start, count] = partsOf(name);
  return name.endsWith(".tmp") || all.some((other) => partsOf(other)[0] === start && partsOf(other)[1] > count);
}

const partsOf = (name: string): [start: string, count: number] => [
  name.split("+")[0],
  Number.parseInt(name.split("+")[1], 10)
];

/** Half-written marks, and the bundles of the first layout. */
async function leftovers(store: Store): Promise<string[]> {
  const {root} = store;
  const bundles = join(root, "bundles");
  const old = (await folders(store, root)).includes("bundles") ? await store.list(bundles) : [];
  const found = old.filter((name) => ours.bundle.test(name)).map((name) => join(bundles, name));
  for (const name of (await store.list(root)).filter((name) => ours.temporary.test(name)))
    if (!(await isFresh(store, join(root, name)))) found.push(join(root, name));
  return found;
}

/** Deletes files of a result, and its folders where nothing else is in them. */
async function remove({files, root}: Store, folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) await at(folder, files.unlink(join(folder, name))).catch(unlessAbsent(undefined));
  for (let empty = folder; dirname(empty) !== root; empty = dirname(empty)) {
    const left = await files.rmdir(empty).then(
      () => true,
      () => false
    );
    if (!left) return;
  }
}
