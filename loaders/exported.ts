import {randomUUID} from "node:crypto";
import {createReadStream, createWriteStream, existsSync} from "node:fs";
import {rename, unlink} from "node:fs/promises";
import {dirname, resolve} from "node:path";
import {Readable} from "node:stream";
import {pipeline} from "node:stream/promises";
import {extract, pack} from "tar-stream";
import {oneLine} from "../src/numerics/ensure.js";
import {format, type Label, largest} from "./chunk.js";
import {at, Failure} from "./failure.js";
import {labelAt, pathOf} from "./places.js";
import {markFile} from "./store.js";

// Exported results are one plain tar file, so that nothing is to be inflated:
//   w2s-store.json                                       the mark of a store
//   results/<paper>/<experiment>/<address>/<name>.chunk  as in the store
//   w2s-end.json                                         how many chunks there are
// Nothing of what is read is believed: names are parsed, sizes limited, and the caller checks every chunk.

const endFile = "w2s-end.json";

/** Bytes of one file of results, at most. */
const most = 64 * 2 ** 30;

/** A chunk as a store or a file of results has it, not yet checked. */
export interface Found {
  readonly label: Label;
  readonly bytes: Buffer;
  /** Why it can be no chunk, where that was seen before it was read. */
  readonly fault?: string;
}

/**
 * Writes chunks into one file, whole or not at all.
 *
 * @param found - In the order in which they shall stand.
 * @returns How many.
 * @throws Failure where there is such a file already.
 */
export async function writeExported(
  file: string,
  found: AsyncIterable<Found>,
  signal = new AbortController().signal
): Promise<number> {
  if (existsSync(file)) throw new Failure(`${file}: is there already; name another file`);
  if (!existsSync(dirname(resolve(file)))) throw new Failure(`${file}: its folder is not there; make it first`);
  const temporary = `${file}.${randomUUID()}.tmp`;
  const tar = pack();
  const put = (name: string, bytes: Uint8Array): Promise<void> =>
    new Promise((resolve, reject) => {
      const options = {name, size: bytes.length, mode: 0o644, mtime: new Date(0)};
      tar.entry(options, (error) => (error ? reject(error) : resolve())).end(bytes);
    });
  const text = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);
  const writing = at(file, pipeline(tar, createWriteStream(temporary, {flags: "wx"}), {signal}));
  let chunks = 0;
  const filling = async (): Promise<void> => {
    try {
      await put(markFile, text({format}));
      for await (const {label, bytes} of found) {
        signal.throwIfAborted();
        await put(pathOf(label), bytes);
        ++chunks;
      }
      await put(endFile, text({chunks}));
      tar.finalize();
    } catch (error) {
      tar.destroy(error as Error);
      throw error;
    }
  };
  try {
    await Promise.all([writing, filling()]);
    await at(file, rename(temporary, file));
  } catch (error) {
    await writing.catch(() => {});
    await unlink(temporary).catch(() => {});
    signal.throwIfAborted();
    throw error;
  }
  return chunks;
}

/** An address of the web; elsewhere than on this machine it must be safe. */
export const isAddress = (place: string): boolean => /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(place);

/** The bytes of a file or of an address. @throws Failure where it cannot be read. */
async function open(place: string, signal?: AbortSignal): Promise<Readable> {
  if (!isAddress(place)) {
    if (/^[a-z]+:\/\//i.test(place)) throw new Failure(`${oneLine(place, 120)}: must be a file or an https address`);
    return createReadStream(place);
  }
  const answer = await fetch(place, signal ? {signal} : {}).catch((error: Error) => {
    signal?.throwIfAborted();
    throw new Failure(`${oneLine(place, 120)}: cannot be reached: ${causeOf(error)}`);
  });
  if (!answer.ok || answer.body === null)
    throw new Failure(`${oneLine(place, 120)}: cannot be read: the server answers ${answer.status}`);
  return Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]);
}

const causeOf = ({message, cause}: Error): string =>
  oneLine(cause instanceof Error && cause.message !== "" ? cause.message : message, 120);

/**
 * The chunks of a file of results, from the disk or the web, in their order.
 *
 * @param place - The file, or its address.
 * @param wanted - Which to read; all by default. Of a file that has what is wanted early the rest is read as well.
 * @throws Failure naming a file that is no such file, is damaged, cut short, or holds what no such file may hold.
 */
export async function* readExported(
  place: string,
  wanted: (label: Label) => boolean = () => true,
  signal?: AbortSignal
): AsyncGenerator<Found> {
  const fail = (what: string): never => {
    throw new Failure(`${oneLine(place, 120)}: ${what}`);
  };
  const source = await open(place, signal);
  const tar = extract();
  let broken: unknown;
  const piping = pipeline(source, limited, tar).catch((error: unknown) => {
    broken = error;
  });
  let [chunks, begun, ended] = [0, false, false];
  try {
    for await (const entry of tar) {
      const {name, type = "file", size = 0} = entry.header;
      const shown = oneLine(name, 160);
      if (ended) fail(`holds ${shown} after its end`);
      if (type !== "file") fail(`holds ${shown}, which is no file but a ${type}`);
      if (size > largest) fail(`holds ${shown} of ${size} bytes; ${largest} are allowed`);
      const label = labelAt(name);
      if (!begun && name !== markFile) fail(`is no file of results (${markFile} is not its first)`);
      if (begun && !label && name !== endFile) fail(`holds ${shown}, which is no chunk's name`);
      if (label) ++chunks;
      if (label && !wanted(label)) {
        entry.resume();
        continue;
      }
      const parts: Buffer[] = [];
      for await (const part of entry) parts.push(part as Buffer);
      const bytes = Buffer.concat(parts);
      if (label) yield {label, bytes};
      else if (!begun) {
        const said = parse(bytes)?.format;
        if (said !== format) fail(`has format ${JSON.stringify(said)} instead of ${format}`);
        begun = true;
      } else {
        const said = parse(bytes)?.chunks;
        if (said !== chunks) fail(`holds ${chunks} chunks instead of ${JSON.stringify(said)}`);
        ended = true;
      }
      signal?.throwIfAborted();
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof Failure ? error : readable(place, broken ?? error);
  } finally {
    tar.destroy();
    source.destroy();
    await piping;
  }
  if (!begun) fail("is empty");
  if (!ended) fail("is cut short");
}

/** Passes on as many bytes as a file of results may have. */
async function* limited(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const part of source) {
    read += part.length;
    if (read > most) throw new Error(`is larger than ${most} bytes`);
    yield part;
  }
}

/** An error of reading as the file system gives it, or as one of the file. */
function readable(place: string, error: unknown): unknown {
  const {code, path, message} = error as NodeJS.ErrnoException;
  if (path !== undefined && code !== undefined) return error;
  const what = message === "Unexpected end of data" ? "is cut short" : `is damaged: ${oneLine(message, 120)}`;
  return new Failure(`${oneLine(place, 120)}: ${what}`);
}

function parse(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
