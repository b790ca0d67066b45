import {createHash, randomUUID} from "node:crypto";
import {mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {deserialize, serialize} from "node:v8";
import type {Experiment} from "../src/engine/experiment.js";
import {storeRoot} from "./paths.js";

/** Values of a chunk's trials, in order. */
export type ChunkValues = Record<string, Float64Array>[];

/** What an address is made of besides the experiment. */
export interface Origin {
  readonly paper: string;
  /** Hash of the minified worker bundle. */
  readonly bundle: string;
  readonly seed: number;
  readonly trials: number;
}

/** The address of a stored result: whatever could change its bytes, hashed. */
export function addressOf({id, parameters, sweep}: Experiment, {paper, bundle, seed, trials}: Origin): string {
  const parts = [bundle, paper, id, parameters, sweep, seed, trials, process.versions.v8];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}

const digest = (data: Uint8Array): Buffer => createHash("sha256").update(data).digest();
const folderOf = (paper: string, experiment: string, address: string): string =>
  join(storeRoot(), "results", paper, experiment, address);
const fileOf = (from: number): string => `${String(from).padStart(7, "0")}.bin`;

/** One stored result: a folder of chunk files, each a SHA-256 digest followed by serialized per-trial values. */
export class Entry {
  private readonly folder: string;

  constructor(
    paper: string,
    experiment: string,
    readonly address: string
  ) {
    this.folder = folderOf(paper, experiment, address);
  }

  /** The chunk that starts at this trial; undefined when it is absent, "damaged" when its digest does not fit. */
  async read(from: number): Promise<ChunkValues | undefined | "damaged"> {
    let bytes: Buffer;
    try {
      bytes = await readFile(join(this.folder, fileOf(from)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
    const payload = bytes.subarray(32);
    return digest(payload).equals(bytes.subarray(0, 32)) ? deserialize(payload) : "damaged";
  }

  /** Writes a chunk whole or not at all. */
  async write(from: number, values: ChunkValues): Promise<void> {
    await mkdir(this.folder, {recursive: true});
    const payload = serialize(values);
    const temporary = join(this.folder, `${randomUUID()}.tmp`);
    await writeFile(temporary, Buffer.concat([digest(payload), payload]));
    await rename(temporary, join(this.folder, fileOf(from)));
  }

  /** Forgets the result. */
  remove(): Promise<void> {
    return rm(this.folder, {recursive: true, force: true});
  }
}

/** Every stored result as [paper, experiment, address]. */
async function stored(): Promise<[string, string, string][]> {
  const list = async (...path: string[]): Promise<string[]> => {
    try {
      return await readdir(join(storeRoot(), "results", ...path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
  };
  const found: [string, string, string][] = [];
  for (const paper of await list()) {
    for (const experiment of await list(paper)) {
      for (const address of await list(paper, experiment)) found.push([paper, experiment, address]);
    }
  }
  return found;
}

/** Drops all bundles and every stored result that is not to be kept. @returns What was dropped. */
export async function pruneStore(keep: (paper: string, address: string) => boolean): Promise<string[]> {
  const dropped = (await stored()).filter(([paper, , address]) => !keep(paper, address));
  for (const [paper, experiment, address] of dropped) await new Entry(paper, experiment, address).remove();
  await rm(join(storeRoot(), "bundles"), {recursive: true, force: true});
  return dropped.map((parts) => parts.join("/"));
}
