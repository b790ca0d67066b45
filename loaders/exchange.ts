import {join} from "node:path";
import {InputError} from "../src/engine/input.js";
import {faultIn, type Label} from "./chunk.js";
import {type Found, readExported, writeExported} from "./exported.js";
import {explain, Failure} from "./failure.js";
import {pathOf} from "./places.js";
import type {Store} from "./store.js";

/** Where lines go: results, and what is wrong. Aborting the signal ends the command; finished chunks stay. */
export interface Lines {
  out(line: string): void;
  err(line: string): void;
  readonly signal?: AbortSignal;
}

/** Every chunk of a store, not yet checked. */
export async function* chunksOf(store: Store, wanted: (label: Label) => boolean = () => true): AsyncGenerator<Found> {
  for await (const label of store.labels()) {
    if (!wanted(label)) continue;
    try {
      const bytes = await store.chunk(label);
      if (bytes) yield {label, bytes};
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      yield {label, bytes: Buffer.alloc(0), fault: error.message};
    }
  }
}

/** Those that are whole; of the others the caller is told. */
async function* wholeOf(found: AsyncIterable<Found>, damaged: (what: string) => void): AsyncGenerator<Found> {
  for await (const one of found) {
    const fault = one.fault ?? faultIn(one.bytes, one.label);
    if (fault === undefined) yield one;
    else damaged(`${pathOf(one.label)}: ${fault}`);
  }
}

/**
 * `store export`: writes whole chunks into one file.
 *
 * @param wanted - Results by "paper/experiment"; undefined for all there are, the calibration's among them.
 * @returns 0, or 1 when chunks were damaged and left out.
 */
export async function exportResults(
  store: Store,
  file: string,
  wanted: ReadonlySet<string> | undefined,
  {out, err, signal}: Lines
): Promise<number> {
  if (file === "") throw new InputError('file = "": must be the name of a file that is not there yet');
  await ensureStore(store);
  let [damaged, bytes] = [0, 0];
  const all = chunksOf(store, ({paper, experiment}) => wanted?.has(`${paper}/${experiment}`) ?? true);
  const whole = wholeOf(all, (what) => {
    ++damaged;
    err(`${what}; left out`);
  });
  const counted = (async function* () {
    for await (const one of whole) {
      bytes += one.bytes.length;
      yield one;
    }
  })();
  const chunks = await writeExported(file, counted, signal);
  out(`${file}: ${chunks} chunks, ${megabytes(bytes)}${damaged > 0 ? `; ${damaged} damaged ones were left out` : ""}`);
  return damaged > 0 ? 1 : 0;
}

/**
 * `store import`: adds the chunks of files of results to a store. What is whole is kept, whatever is wrong with the
 * rest; a chunk that the store has stays as it is.
 *
 * @param files - Files, or their addresses.
 * @returns 0; or 1 when a file or a chunk of it is damaged, or a chunk is not the one that the store has.
 */
export async function importResults(
  store: Store,
  files: readonly string[],
  {out, err, signal}: Lines
): Promise<number> {
  await store.claim();
  let code = 0;
  const wrong = (line: string): void => {
    code = 1;
    err(line);
  };
  for (const file of files) {
    let [added, there, bytes] = [0, 0, 0];
    try {
      for await (const found of wholeOf(readExported(file, undefined, signal), (what) =>
        wrong(`${file}: ${what}; left out`)
      )) {
        const own = await store.bytes(join(store.root, pathOf(found.label)));
        if (own && faultIn(own, found.label) === undefined) {
          ++there;
          if (!own.equals(found.bytes))
            wrong(
              `${file}: ${pathOf(found.label)}: is not the one in the store, which stays; w2s audit tells which is wrong`
            );
          continue;
        }
        await store.add(found.label, found.bytes);
        ++added;
        bytes += found.bytes.length;
      }
    } catch (error) {
      wrong(faultOf(file, error));
    }
    out(`${file}: ${added} chunks added, ${megabytes(bytes)}; ${there} were there`);
  }
  return code;
}

/**
 * `store check`: reads every chunk of a store, or of files of results, and checks its digest and its structure.
 *
 * @returns 0, or 1 when one is damaged; each is named in a line.
 */
export async function checkResults(store: Store, files: readonly string[], {out, err}: Lines): Promise<number> {
  if (files.length === 0) await ensureStore(store);
  const places =
    files.length > 0
      ? files.map((file) => [file, readExported(file)] as const)
      : [[store.root, chunksOf(store)] as const];
  let bad = 0;
  for (const [place, found] of places) {
    let [chunks, bytes, damaged] = [0, 0, 0];
    try {
      for await (const one of found) {
        ++chunks;
        bytes += one.bytes.length;
        const fault = one.fault ?? faultIn(one.bytes, one.label);
        if (fault === undefined) continue;
        ++damaged;
        err(`${pathOf(one.label)}: ${fault}`);
      }
    } catch (error) {
      err(faultOf(place, error));
      ++bad;
    }
    bad += damaged;
    out(`${place}: ${chunks} chunks, ${megabytes(bytes)}, ${damaged === 0 ? "all whole" : `${damaged} damaged`}`);
  }
  return bad > 0 ? 1 : 0;
}

async function ensureStore(store: Store): Promise<void> {
  if (!(await store.marked()))
    throw new InputError(`${store.root}: must be a store of results; W2S_STORE names another folder`);
}

/** What is wrong with a file of results, as a line. @throws The error itself where it is of something else. */
function faultOf(file: string, error: unknown): string {
  const line = explain(error);
  if (line === undefined || !(error instanceof Failure || (error as NodeJS.ErrnoException).path === file)) throw error;
  return line;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
