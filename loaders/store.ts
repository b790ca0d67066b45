import {createHash, randomUUID} from "node:crypto";
import fs from "node:fs/promises";
import {dirname, join} from "node:path";
import {type Experiment, pointsOf} from "../src/engine/experiment.js";
import {type ChunkValues, decode, encode, format, type Label, largest, signatureOf} from "./chunk.js";
import {at, unlessAbsent} from "./failure.js";
import {storeRoot} from "./paths.js";
import {fileOf, isChunk, labelAt, layout, pathOf} from "./places.js";

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

/** Files that are open at a time; systems allow some hundreds. */
const atOnce = 16;

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
   * @param wanted - Which blocks, by their first trial.
   */
  read(
    place: Place,
    trials: number,
    damaged: (what: string) => void,
    wanted: (start: number) => boolean = () => true
  ): Promise<Block[]> {
    return this.scan(place, trials, damaged, wanted, (block) => block);
  }

  /**
   * Reads as `read` does, and keeps of each block what the caller makes of it, so that memory is needed for few at a time.
   *
   * @param keep - Called once for each block, or twice where chunks turn out to be of different series.
   */
  async scan<T>(
    place: Place,
    trials: number,
    damaged: (what: string) => void,
    wanted: (start: number) => boolean,
    keep: (block: Block) => T
  ): Promise<T[]> {
    const {block} = place;
    const stored = new Map<number, number[]>();
    for (const name of await this.list(this.folderOf(place))) {
      const [, start, count] = isChunk.exec(name) ?? [];
      if (start !== undefined) stored.set(Number(start), [...(stored.get(Number(start)) ?? []), Number(count)]);
    }
    const blocks = layout(trials, block).filter(({start}) => wanted(start));
    const kept: T[] = [];
    const signatures = new Set<string>();
    let next = 0;
    const lane = async (): Promise<void> => {
      for (let k = next++; k < blocks.length; k = next++) {
        const {start, count} = blocks[k];
        const values = await this.readBlock(place, start, count, stored.get(start) ?? [], damaged);
        if (values.length > 0) signatures.add(signatureOf(values));
        kept[k] = keep({start, count, values});
      }
    };
    await Promise.all(Array.from({length: atOnce}, lane));
    if (signatures.size <= 1) return kept;
    damaged("its chunks differ in their series");
    return blocks.map((block) => keep({...block, values: []}));
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
      try {
        const bytes = await this.chunk(label);
        if (bytes === undefined) continue;
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
    await this.add(label, encode(label, values));
  }

  /** Adds a chunk that is whole. */
  async add(label: Label, bytes: Uint8Array): Promise<void> {
    await this.put(join(this.root, pathOf(label)), bytes);
  }

  /** The label of every file that is named as a chunk, in order; links are not followed. */
  async *labels(): AsyncGenerator<Label> {
    const folders = async (path: string): Promise<string[]> => {
      const entries = await at(path, this.files.readdir(path, {withFileTypes: true})).catch(unlessAbsent([]));
      return entries
        .filter((entry) => entry.isDirectory())
        .map(({name}) => name)
        .sort();
    };
    const root = join(this.root, "results");
    for (const paper of await folders(root)) {
      for (const experiment of await folders(join(root, paper))) {
        for (const address of await folders(join(root, paper, experiment))) {
          for (const file of await this.list(join(root, paper, experiment, address))) {
            const label = labelAt(["results", paper, experiment, address, file].join("/"));
            if (label) yield label;
          }
        }
      }
    }
  }

  /** Whether the folder carries the mark of a store. */
  async marked(): Promise<boolean> {
    return (await this.bytes(join(this.root, markFile))) !== undefined;
  }

  /** Puts the store's mark where it is missing, without which nothing is ever pruned. */
  async claim(): Promise<void> {
    if (!(await this.marked())) await this.put(join(this.root, markFile), Buffer.from(`${JSON.stringify({format})}\n`));
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

  /** A chunk's bytes, not yet checked; undefined where there is none. @throws RangeError when it can be no chunk. */
  async chunk(label: Label): Promise<Buffer | undefined> {
    const path = join(this.root, pathOf(label));
    const found = await at(path, this.files.stat(path)).catch(unlessAbsent(undefined));
    if (found && !found.isFile() && !found.isDirectory()) throw new RangeError("is no file");
    if (found && found.size > largest) throw new RangeError(`is larger than ${largest} bytes`);
    return found && this.bytes(path);
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
