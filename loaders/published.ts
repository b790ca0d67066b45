import {open} from "node:fs/promises";
import {join} from "node:path";
import {InputError} from "../src/engine/input.js";
import {oneLine} from "../src/numerics/ensure.js";
import {explain} from "./failure.js";

/** Bytes that are read of one file of a site, at most. */
const most = 64 * 2 ** 20;

/** Reads a file of a site, as text; undefined where it has none. */
export type Reader = (file: string) => Promise<string | undefined>;

/** Whether a place is on the web. */
export const isRemote = (place: string): boolean => /^https?:\/\//.test(place);

/** What reads a site, by its folder or its address. A file that cannot be read, or is too large, is an InputError. */
export const readerOf = (place: string): Reader => (isRemote(place) ? remote(place) : local(place));

const tooLarge = (file: string): InputError =>
  new InputError(`${oneLine(file, 120)}: must be at most ${most} bytes to be read`);

const local =
  (folder: string): Reader =>
  async (file) => {
    try {
      const handle = await open(join(folder, file));
      try {
        const found = await handle.stat();
        if (!found.isFile()) return undefined;
        if (found.size > most) throw tooLarge(file);
        return await handle.readFile("utf8");
      } finally {
        await handle.close();
      }
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException;
      if (code === "ENOENT" || code === "ENOTDIR") return undefined;
      throw error instanceof InputError ? error : new InputError(explain(error) ?? message);
    }
  };

const remote = (address: string): Reader => {
  const root = new URL(address.endsWith("/") ? address : `${address}/`);
  return async (file) => {
    try {
      const answer = await fetch(new URL(file, root));
      if (!answer.ok) return undefined;
      const parts: Uint8Array[] = [];
      let size = 0;
      for await (const part of answer.body ?? []) {
        size += part.length;
        if (size > most) throw tooLarge(`${root.href}${file}`);
        parts.push(part);
      }
      return Buffer.concat(parts).toString("utf8");
    } catch (error) {
      if (error instanceof InputError) throw error;
      throw new InputError(`${oneLine(address, 120)}: cannot be reached: ${(error as Error).message}`);
    }
  };
};
