import {existsSync, statSync} from "node:fs";
import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import * as v from "valibot";
import {defaultSeed, type Scale} from "../../src/engine/experiment.js";
import {InputError} from "../../src/engine/input.js";
import {show} from "../../src/numerics/ensure.js";
import {format} from "../chunk.js";
import {checkedPlace, storeAt} from "../elsewhere.js";
import {importResults} from "../exchange.js";
import {isAddress} from "../exported.js";
import {Failure} from "../failure.js";
import {digestOfBlock, type Manifest, manifestFile, readManifest} from "../manifest.js";
import {pathOf} from "../places.js";
import {isRemote, readerOf} from "../published.js";
import {type Located, lack} from "../run.js";
import {markFile, Store} from "../store.js";

/** An entry of a published register, as far as it is compared. */
const entry = v.looseObject({
  paper: v.string(),
  id: v.string(),
  outcome: v.string(),
  numbered: v.optional(v.unknown())
});
const documentSchema = v.looseObject({calibration: v.optional(v.unknown()), entries: v.array(entry)});

type Document = v.InferOutput<typeof documentSchema>;

/** What is audited: what it says of its results, and what of them is at hand. */
export interface Subject {
  readonly place: string;
  readonly manifest: Manifest;
  /** What it published, for a site. */
  readonly document?: Document;
  /** Whole results, for a store. */
  readonly store?: Store;
}

/** Results in a folder, until they are closed. */
export interface Opened {
  readonly store: Store;
  close(): Promise<void>;
}

const temporary = (): Promise<string> => mkdtemp(join(tmpdir(), "w2s-audit-"));
const drop = (folder: string) => (): Promise<void> => rm(folder, {recursive: true, force: true});

/** An empty store in a folder of its own. */
export async function openEmpty(): Promise<Opened> {
  const folder = await temporary();
  return {store: new Store(folder), close: drop(folder)};
}

/** Results by their folder, their file or its address; the last two lie in a folder of their own meanwhile. */
export async function openResults(place: string, err: (line: string) => void, signal?: AbortSignal): Promise<Opened> {
  const store = await storeAt(place);
  if (store) return {store, close: async () => {}};
  const opened = await openEmpty();
  try {
    const lines = {out: () => {}, err, ...(signal && {signal})};
    if ((await importResults(opened.store, [place], lines)) > 0) throw new Failure(`${place}: is damaged, see above`);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Whether a place is a built site, and not results. @throws InputError where nothing is. */
export function isSite(place: string): boolean {
  if (isRemote(place)) {
    if (!URL.canParse(place))
      throw new InputError(`${show(place)}: must be an address like https://example.org/report/`);
    if (!new URL(place).pathname.endsWith(".tar")) return true;
    if (isAddress(place)) return false;
    throw new InputError(`${show(place)}: must begin with https://`);
  }
  if (!existsSync(place))
    throw new InputError(`${show(place)}: must be a built site, a store or a file of results, or an address of one`);
  return statSync(place).isDirectory() && !existsSync(join(place, markFile));
}

/** A built site by its folder or address. @throws InputError saying what is wrong with it. */
export async function siteAt(place: string): Promise<Subject> {
  const read = readerOf(place);
  const [manifest, claims] = await Promise.all([manifestFile, "claims.json"].map((file) => read(file)));
  if (manifest === undefined || claims === undefined)
    throw new InputError(
      `${place}: no site built here: it has no ${manifest === undefined ? manifestFile : "claims.json"}`
    );
  let document: unknown;
  try {
    document = JSON.parse(claims);
  } catch {}
  if (!v.is(documentSchema, document)) throw new InputError(`${place}: claims.json is damaged`);
  return {place, manifest: readManifest(manifest, place), document};
}

/**
 * Results by their place as what they say of themselves; what they lack is not in the manifest.
 *
 * @param damaged - Told of each damaged chunk.
 */
export async function resultsAt(
  place: string,
  store: Store,
  expected: readonly Located[],
  scale: Scale,
  damaged: (line: string) => void
): Promise<Subject> {
  const results: Manifest["results"] = [];
  for (const located of expected) {
    const address = await addressIn(store, located);
    if (address === undefined) continue;
    const there = {...located.place, address};
    const digests = await store.scan(
      there,
      located.trials,
      (what) => damaged(`${place}: ${located.name}: ${what}`),
      () => true,
      (block) => {
        const {start, count, values} = block;
        return lack(block) > 0 ? [] : [{start, count, seconds: 0, sha256: digestOfBlock(there, start, values)}];
      }
    );
    const chunks = digests.flat();
    results.push({experiment: located.name, address, chunks});
  }
  return {place, store, manifest: {format, scale, seed: defaultSeed, results}};
}

/** Whether two addresses are of one code with one input, on whatever machines. */
export const sameCode = (a: string, b: string): boolean => a.slice(0, 32) === b.slice(0, 32);

/** The address at which a store has an experiment's results: this machine's, or else another's. */
async function addressIn(store: Store, {place}: Located): Promise<string | undefined> {
  const folder = dirname(dirname(pathOf({...place, experiment: place.experiment.id, start: 0, count: 1})));
  const there = (await store.list(join(store.root, folder))).filter((name) => sameCode(name, place.address));
  return there.includes(place.address) ? place.address : there[0];
}

/** Checks a place of results that was named on the command line. */
export const namedResults = (place: string): string => checkedPlace(place, `--results ${show(place)}`);
