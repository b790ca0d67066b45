import {createHash, randomUUID} from "node:crypto";
import fs from "node:fs/promises";
import {dirname, join} from "node:path";
import {type Experiment, pointsOf} from "../src/engine/experiment.js";
import {type ChunkValues, decode, encode, format, type Label, signatureOf} from "./chunk.js";
import {at, unlessAbsent} from "./failure.js";
import {storeRoot} from "./paths.js";

// The store's folder:
//   w2s-store.json                                    its mark
//   results/<paper>/<experiment>/<address>/           one result
//     <start>+<count>.chunk                           trials start … start + count − 1, see `encode`
//   doubts/<paper>/<address>.json                     what came of doubting a paper, see `keptDoubts`
//   running/<id>.json                                 addresses that a process is adding to, see `hold`
// A chunk's name says what it holds and its bytes never change: files are only added, by rename, so that any number of
// processes may share a store on any file system whose rename is atomic. Blocks start at multiples of a length that
// stands in the address; only the last is ever partial, and completing it adds a longer file.

/** The file that marks a folder as a store. */
export const markFile = "w2s-store.json";

/** The folder of what came of doubting papers, see `keptDoubts`. */
export const doubtsFolder = "doubts";

/** The operations on files that a store needs; tests pass faulty ones. */
export type Files = Pick<
  typeof fs,
  "mkdir" | "readdir" | "readFile" | "rename" | "rmdir" | "stat" | "unlink" | "utimes" | "writeFile"
>;

/** What an address is made of besides the experiment. */
export interface Origin {
  readonly paper: string;
  /** Hash of the minified worker bundle. */
  readonly bundle: string;
  readonly seed: number;
  /** Trials in a block. */
  readonly block: number;
}

/**
 * The address of a stored result, whatever could change its bytes: a hash of what is run, then where.
 *
 * V8, system and processor stand in it since `exp` and `log` are V8's, compiled from C++: where a processor has a fused
 * multiply-add (arm64), each system's compiler may contract them in its way and change last digits. The number of
 * trials does not stand in it.
 */
export function addressOf({id, parameters, sweep}: Experiment, {paper, bundle, seed, block}: Origin): string {
  const parts = [format, bundle, paper, id, parameters, sweep, seed, block];
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
  return [hash, process.versions.v8, process.platform, process.arch].join("-");
}

const isChunk = /^(\d+)\+(\d+)\.chunk$/;
const fileOf = ({start, count}: Label): string => `${String(start).padStart(7, "0")}+${count}.chunk`;

/** One result's place, and the shape of what is stored there. */
export interface Place {
  readonly paper: string;
  readonly experiment: Experiment;
  readonly address: string;
  readonly block: number;
}

/** A block of a result: the trials that are wanted of it, and the first of them, as far as they are stored. */
export interface Block {
  readonly start: number;
  readonly count: number;
  readonly values: ChunkValues;
}

/** A folder of results. */
export class Store {
  constructor(
    readonly root = storeRoot(),
    readonly files: Files = fs
  ) {}

  /**
   * Reads the first trials of a result. What is damaged counts as absent.
   *
   * @param damaged - Told of each damaged chunk what it is and what is wrong with it.
   */
  async read(place: Place, trials: number, damaged: (what: string) => void): Promise<Block[]> {
    const {block} = place;
    const stored = new Map<number, number[]>();
    for (const name of await this.list(this.folderOf(place))) {
      const [, start, count] = isChunk.exec(name) ?? [];
      if (start !== undefined) stored.set(Number(start), [...(stored.get(Number(start)) ?? []), Number(count)]);
    }
    const blocks = await Promise.all(
      Array.from({length: Math.ceil(trials / block)}, async (_, k) => {
        const [start, count] = [k * block, Math.min(block, trials - k * block)];
        return {start, count, values: await this.readBlock(place, start, count, stored.get(start) ?? [], damaged)};
      })
    );
    const signatures = new Set(blocks.filter(({values}) => values.length > 0).map(({values}) => signatureOf(values)));
    if (signatures.size <= 1) return blocks;
    damaged("its chunks differ in their series");
    return blocks.map((block) => ({...block, values: []}));
  }

  /** Up to `count` trials, from the shortest chunk that has them all or else the longest that there is. */
  private async readBlock(
    place: Place,
    start: number,
    count: number,
    stored: readonly number[],
    damaged: (what: string) => void
  ): Promise<ChunkValues> {
    const use = (length: number): number => (length >= count ? length : 2 * place.block - length);
    const lengths = stored.filter((length) => length >= 1 && length <= place.block).sort((a, b) => use(a) - use(b));
    const points = pointsOf(place.experiment.sweep).length;
    for (const length of lengths) {
      const label = labelOf(place, start, length);
      const bytes = await this.bytes(join(this.folderOf(place), fileOf(label)));
      if (bytes === undefined) continue;
      try {
        return decode(bytes, label, points).slice(0, count);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        damaged(`chunk ${fileOf(label)} ${error.message}`);
      }
    }
    return [];
  }

  /** Adds the trials from `start` on, all or none. */
  async write(place: Place, start: number, values: ChunkValues): Promise<void> {
    const label = labelOf(place, start, values.length);
    await this.put(join(this.folderOf(place), fileOf(label)), encode(label, values));
  }

  /** Puts the store's mark where it is missing, without which nothing is ever pruned. */
  async claim(): Promise<void> {
    const mark = join(this.root, markFile);
    if ((await this.bytes(mark)) === undefined) await this.put(mark, Buffer.from(`${JSON.stringify({format})}\n`));
  }

  /** Writes a file whole or not at all. */
  async put(path: string, bytes: Uint8Array): Promise<void> {
    const {mkdir, writeFile, rename, unlink} = this.files;
    const temporary = join(dirname(path), `${randomUUID()}.tmp`);
    await at(dirname(path), mkdir(dirname(path), {recursive: true}));
    try {
      await at(path, writeFile(temporary, bytes));
      await at(path, rename(temporary, path));
    } catch (error) {
      await unlink(temporary).catch(() => {});
      throw error;
    }
  }

  /** A file's bytes; undefined where there is none. */
  bytes(path: string): Promise<Buffer | undefined> {
    return at(path, this.files.readFile(path)).catch(unlessAbsent(undefined));
  }

  /** The names in a folder, in order; none where there is none. */
  async list(folder: string): Promise<string[]> {
    return (await at(folder, this.files.readdir(folder)).catch(unlessAbsent([]))).sort();
  }

  private folderOf({paper, experiment, address}: Place): string {
    return join(this.root, "results", paper, experiment.id, address);
  }
}

const labelOf = ({paper, experiment, address}: Place, start: number, count: number): Label => ({
  paper,
  experiment: experiment.id,
  address,
  start,
  count
});
