import {createHash} from "node:crypto";
import {endianness} from "node:os";

/** Version of the layout of chunks and of the store; stands in every address. */
export const format = 2;

/** Values of consecutive trials, in order: for each series one number a sweep point. */
export type ChunkValues = Record<string, Float64Array>[];

/** Which trials of which result a chunk holds. */
export interface Label {
  readonly paper: string;
  readonly experiment: string;
  readonly address: string;
  /** The first trial. */
  readonly start: number;
  /** How many trials follow from there. */
  readonly count: number;
}

type Header = Label & {
  readonly format: number;
  readonly series: readonly (readonly [name: string, length: number])[];
  /** How many values are NaN, which a sampler gives where there is nothing to measure. */
  readonly missing: number;
};

/** Bytes that a chunk has at most; a block of a few seconds has a thousandth of it. */
export const largest = 64 * 2 ** 20;

/** Bytes before the header: the digest of all that follows, and the header's length. */
const lead = 32 + 4;

const digest = (data: Uint8Array): Buffer => createHash("sha256").update(data).digest();

/** Names and lengths of a trial's series, in order. */
const seriesOf = (values: ChunkValues[number]): Header["series"] =>
  Object.entries(values).map(([name, {length}]) => [name, length]);

/** The series of some trials as text, to be compared. */
export const signatureOf = (values: ChunkValues): string => JSON.stringify(values[0] && seriesOf(values[0]));

/**
 * A chunk as bytes that any program can read: SHA-256 of the rest (32 bytes), length of the header (uint32), the
 * header (JSON in UTF-8, a `Header`, filled with spaces up to a multiple of 8 bytes), and the values as float64, trial
 * by trial, series by series in the header's order; all little-endian. Equal values give equal bytes.
 *
 * @throws RangeError when trials differ in their series or a value is infinite.
 */
export function encode(label: Label, values: ChunkValues): Buffer {
  const series = seriesOf(values[0]);
  if (values.some((trial) => JSON.stringify(seriesOf(trial)) !== JSON.stringify(series)))
    throw new RangeError(`trials of ${label.paper}/${label.experiment} differ in their series`);
  const width = series.reduce((sum, [, length]) => sum + length, 0);
  const numbers = new Float64Array(values.length * width);
  let filled = 0;
  for (const trial of values) {
    for (const [name, length] of series) {
      numbers.set(trial[name], filled);
      filled += length;
    }
  }
  if (numbers.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY))
    throw new RangeError(`a trial of ${label.paper}/${label.experiment} has a value that is infinite`);
  if (8 * numbers.length > largest - 2 ** 20)
    throw new RangeError(`a block of ${label.paper}/${label.experiment} is larger than ${largest} bytes: shorten it`);
  const json = JSON.stringify({format, ...label, series, missing: settle(numbers)} satisfies Header);
  const length = Buffer.byteLength(json);
  const header = Buffer.from(json + " ".repeat((8 - ((lead + length) % 8)) % 8));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  const rest = Buffer.concat([size, header, littleEndian(numbers)]);
  return Buffer.concat([digest(rest), rest]);
}

/**
 * The values of a chunk that is what its place in the store says.
 *
 * @param points - How many numbers each series must have; by default as many as the first one has.
 * @throws RangeError saying what is wrong with it.
 */
export function decode(bytes: Buffer, label: Label, points?: number): ChunkValues {
  const fail = (what: string): never => {
    throw new RangeError(what);
  };
  if (bytes.length < lead) fail("is cut short");
  const rest = bytes.subarray(32);
  if (!digest(rest).equals(bytes.subarray(0, 32))) fail("does not match its digest");
  const end = lead + rest.readUInt32LE();
  const {series, missing, ...header} = parse(bytes.subarray(lead, end)) ?? fail("has no header");
  for (const [key, value] of Object.entries({format, ...label})) {
    const found = header[key as keyof typeof header];
    if (found !== value) fail(`has ${key} ${JSON.stringify(found)} instead of ${value}`);
  }
  if (!isSeries(series)) return fail("has no series");
  const width = points ?? series[0][1];
  const odd = series.find(([, length]) => length !== width);
  if (odd) fail(`has ${odd[1]} values of ${JSON.stringify(odd[0])} instead of ${width}`);
  if (bytes.length !== end + 8 * label.count * series.length * width) fail("does not hold what its header says");
  const numbers = new Float64Array(label.count * series.length * width);
  new Uint8Array(numbers.buffer).set(bytes.subarray(end));
  littleEndian(numbers);
  const gaps = settle(numbers);
  if (gaps !== missing) fail(`lacks ${gaps} values instead of ${missing}`);
  if (numbers.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)) fail("has a value that is infinite");
  const column = (k: number): Float64Array => numbers.subarray(k * width, (k + 1) * width);
  return Array.from({length: label.count}, (_, trial) =>
    Object.fromEntries(series.map(([name], k) => [name, column(trial * series.length + k)]))
  );
}

/** What is wrong with bytes that came from anywhere and should be this chunk; undefined where nothing is. */
export function faultIn(bytes: Buffer, label: Label, points?: number): string | undefined {
  if (bytes.length > largest) return `is larger than ${largest} bytes`;
  try {
    decode(bytes, label, points);
    return undefined;
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}

/** The digest that a whole chunk carries of itself, in hexadecimal. */
export const digestOf = (bytes: Buffer): string => bytes.toString("hex", 0, 32);

function parse(bytes: Buffer): Partial<Header> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const isSeries = (value: unknown): value is Header["series"] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (pair) => Array.isArray(pair) && typeof pair[0] === "string" && Number.isSafeInteger(pair[1]) && pair[1] >= 1
  ) &&
  new Set(value.map(([name]) => name)).size === value.length;

/** Gives every NaN the same bits, which processors choose differently. @returns How many there are. */
function settle(numbers: Float64Array): number {
  const bits = new BigUint64Array(numbers.buffer);
  let found = 0;
  numbers.forEach((value, k) => {
    if (!Number.isNaN(value)) return;
    bits[k] = 0x7ff8000000000000n;
    ++found;
  });
  return found;
}

/** The numbers' bytes, turned on the spot where the machine is big-endian. */
function littleEndian(numbers: Float64Array): Buffer {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return endianness() === "LE" ? bytes : bytes.swap64();
}
