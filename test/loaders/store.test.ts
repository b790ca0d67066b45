import {createHash} from "node:crypto";
import {readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {encode} from "../../loaders/chunk.js";
import {addressFor} from "../../loaders/run.js";
import {experiment, run, toyRoom, valuesOf} from "./toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
let folder: string;
let whole: number[];
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
  await run(room.toy);
  whole = await valuesOf(room.toy);
  folder = join(room.root, "results/p/toy", await addressFor(room.toy));
});
afterEach(() => rm(room.folder, {recursive: true}));

const first = (): string => join(folder, "0000000+10.chunk");

/** A chunk of the toy with a right digest. */
async function made(change: {
  start?: number;
  count?: number;
  address?: string;
  v?: number;
  length?: number;
  name?: string;
}) {
  const {start = 0, count = 10, v = 1, length = 2, name = "v", address = await addressFor(room.toy)} = change;
  const trial = {[name]: new Float64Array(length).fill(v), w: new Float64Array(length)};
  return encode({paper: "p", experiment: "toy", address, start, count}, Array(count).fill(trial));
}

/** Bytes with a right digest of whatever they are. */
const sealed = (rest: Buffer): Buffer => Buffer.concat([createHash("sha256").update(rest).digest(), rest]);

/** The header of a chunk as JSON, replaced; the digest is right. */
async function rewritten(change: (header: string) => string): Promise<Buffer> {
  const bytes = await readFile(first());
  const end = 36 + bytes.readUInt32LE(32);
  const header = Buffer.from(change(bytes.toString("utf8", 36, end)));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(header.length);
  return sealed(Buffer.concat([size, header, bytes.subarray(end)]));
}

async function other(name: string, change: Parameters<typeof experiment>[1]): Promise<Buffer> {
  const selected = {...room.toy, experiment: experiment("toy", {id: name, ...change})};
  await run(selected);
  return readFile(join(room.root, "results/p", name, await addressFor(selected), "0000000+10.chunk"));
}

describe("a damaged chunk is noticed, named in one line, and computed again alone:", () => {
  it.each<[kind: string, bytes: () => Promise<Buffer>, says: string]>([
    ["an empty file", async () => Buffer.alloc(0), "is cut short"],
    ["a file of zeros", async () => Buffer.alloc((await readFile(first())).length), "does not match its digest"],
    ["its second half missing", async () => (await readFile(first())).subarray(0, 200), "does not match its digest"],
    [
      "a byte too many",
      async () => Buffer.concat([await readFile(first()), Buffer.alloc(1)]),
      "does not match its digest"
    ],
    [
      "a bit turned",
      async () => (await readFile(first())).map((byte, k) => (k === 300 ? byte ^ 1 : byte)) as Buffer,
      "does not match its digest"
    ],
    ["the chunk after it", () => readFile(join(folder, "0000010+10.chunk")), "has start 10 instead of 0"],
    ["another experiment's", () => other("twin", {}), 'has experiment "twin" instead of toy'],
    ["the same experiment's of other parameters", () => other("toy", {parameters: {mean: 4}}), "has address"],
    ["fewer trials", () => made({count: 9}), "has count 9 instead of 10"],
    ["series of another length", () => made({length: 3}), 'has 3 values of "v" instead of 2'],
    [
      "not a number",
      () => rewritten((h) => h).then((bytes) => withLast(bytes, Number.NaN)),
      "lacks 1 values instead of 0"
    ],
    [
      "infinity",
      () => rewritten((h) => h).then((bytes) => withLast(bytes, Number.POSITIVE_INFINITY)),
      "has a value that is infinite"
    ],
    ["another format", () => rewritten((h) => h.replace('"format":2', '"format":3')), "has format 3 instead of 2"],
    ["a header that is no JSON", () => rewritten((h) => h.replace("{", "[")), "has no header"],
    ["a header that is null", () => rewritten(() => "null"), "has no header"],
    ["no series", () => rewritten((h) => h.replace(/"series":.*\]\]/, '"series":[]')), "has no series"],
    ["a series twice", () => rewritten((h) => h.replace('"w"', '"v"')), "has no series"],
    ["a length of the header beyond the file", async () => sealed(Buffer.alloc(300, 255)), "has no header"],
    [
      "nothing after the header",
      async () => sealed((await readFile(first())).subarray(32, -320)),
      "does not hold what its header says"
    ]
  ])("%s", async (_, bytes, says) => {
    await writeFile(first(), await bytes());
    await expect(valuesOf(room.toy)).rejects.toThrow("p/toy is not in the store (chunk 0000000+10.chunk");
    const {computed, notes} = await run(room.toy);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(`p/toy: chunk 0000000+10.chunk ${says}`);
    expect(notes[0]).toMatch(/; computing it again$/);
    expect(computed).toBe(10);
    expect(await valuesOf(room.toy)).toEqual(whole);
  });

  it("series of another name, whichever chunk has them", async () => {
    await writeFile(first(), await made({name: "x"}));
    const {computed, notes} = await run(room.toy);
    expect(notes).toEqual(["p/toy: its chunks differ in their series; computing it again"]);
    expect(computed).toBe(40);
    expect(await valuesOf(room.toy)).toEqual(whole);
  });
});

/** Another last value, under a right digest. */
function withLast(bytes: Buffer, value: number): Buffer {
  const rest = Buffer.from(bytes.subarray(32));
  rest.writeDoubleLE(value, rest.length - 8);
  return sealed(rest);
}

describe("a chunk", () => {
  it("can be read by any program: digest, length, JSON, little-endian float64", async () => {
    const bytes = await readFile(first());
    expect(createHash("sha256").update(bytes.subarray(32)).digest()).toEqual(bytes.subarray(0, 32));
    const end = 36 + bytes.readUInt32LE(32);
    expect(end % 8).toBe(0);
    const header = JSON.parse(bytes.toString("utf8", 36, end));
    const address = await addressFor(room.toy);
    expect(header).toEqual({
      format: 2,
      paper: "p",
      experiment: "toy",
      address,
      start: 0,
      count: 10,
      series: [
        ["v", 2],
        ["w", 2]
      ],
      missing: 0
    });
    expect(bytes.readDoubleLE(end)).toBe(whole[0]);
    expect(bytes.readDoubleLE(end + 32)).toBe(whole[1]);
  });

  it("is refused when a value is infinite, and counts those that are missing", async () => {
    await expect(made({v: Number.NEGATIVE_INFINITY})).rejects.toThrow("a trial of p/toy has a value that is infinite");
    expect((await made({v: Number.NaN})).toString()).toContain('"missing":20');
    // Two patterns of bits that are both NaN.
    const [one, other] = [0x7ff8000000000000n, 0xfff8000000000001n].map(
      (bits) => new Float64Array(new BigUint64Array([bits]).buffer)
    );
    const label = {paper: "p", experiment: "toy", address: "", start: 0, count: 1};
    expect(encode(label, [{v: other}])).toEqual(encode(label, [{v: one}]));
  });

  it("has an address that names the V8, the system and the processor", async () => {
    expect(await addressFor(room.toy)).toMatch(
      new RegExp(`^[0-9a-f]{32}-${process.versions.v8}-${process.platform}-${process.arch}$`)
    );
  });
});

describe("runs at once on one store", () => {
  it("give the result of one", async () => {
    await rm(room.root, {recursive: true});
    await Promise.all([run(room.toy), run(room.toy), run(room.toy, {trials: 25})]);
    expect(await valuesOf(room.toy)).toEqual(whole);
  });
});
