import {createHash} from "node:crypto";
import {mkdir, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {encode} from "../../loaders/chunk.js";
import {explain} from "../../loaders/failure.js";
import {addressFor, runExperiments} from "../../loaders/run.js";
import {errno, experiment, failAt, failure, run, storeThrough, toyRoom, valuesOf} from "./toy.js";

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

describe("the store's failures are one line with the path and the remedy:", () => {
  it.each([
    ["ENOSPC", /0000000\+10\.chunk: no space is left; free some/],
    ["EDQUOT", /0000000\+10\.chunk: the quota is used up/],
    ["EACCES", /0000000\+10\.chunk: permission denied; change its permissions/],
    ["EROFS", /0000000\+10\.chunk: the file system is read-only; use another folder/],
    ["EIO", /0000000\+10\.chunk: the disk fails/],
    ["EXYZ", /0000000\+10\.chunk: write failed \(EXYZ\)/]
  ])("%s while a chunk is written, which leaves nothing half written", async (code, line) => {
    await rm(first());
    const store = storeThrough(room.root, (operation, path, act) =>
      operation === "writeFile" && path.startsWith(folder) ? act().then(() => Promise.reject(errno(code))) : act()
    );
    const said = await failure(run(room.toy, {store}));
    expect(said).toMatch(line);
    expect(said).not.toContain("\n");
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(await readdir(join(room.root, "running"))).toEqual([]);
  });

  it("a folder in a chunk's place", async () => {
    await rm(first());
    await mkdir(first());
    expect(await failure(run(room.toy))).toMatch(
      /0000000\+10\.chunk: a folder stands where a file must be.*\(EISDIR\)$/
    );
  });

  it("links in a circle", async () => {
    await rm(first());
    await symlink(first(), first());
    expect(await failure(run(room.toy))).toMatch(/0000000\+10\.chunk: its links lead in a circle.*\(ELOOP\)$/);
  });

  it("a file in the store's place", async () => {
    process.env.W2S_STORE = join(room.folder, "kernel.ts");
    expect(await failure(run(room.toy))).toMatch(/kernel\.ts.*: a file stands where a folder must be.*\(ENOTDIR\)$/);
  });

  it("a fault of the code has no such line", () => {
    expect(explain(new TypeError("x is not a function"))).toBeUndefined();
    expect(explain("text")).toBeUndefined();
  });
});

describe("a store that cannot be written", () => {
  const readOnly = () =>
    storeThrough(room.root, (operation, _, act) =>
      ["readFile", "readdir", "stat"].includes(operation) ? act() : Promise.reject(errno("EROFS"))
    );

  it("is enough when it has everything", async () => {
    expect((await run(room.toy, {store: readOnly()})).computed).toBe(0);
    expect(await valuesOf(room.toy, {store: readOnly()})).toEqual(whole);
  });

  it("is refused before anything is simulated when it does not", async () => {
    await writeFile(first(), "");
    const notes: string[] = [];
    let computed = 0;
    const reporter = {
      start: () => {},
      advance: () => void ++computed,
      done: () => {},
      note: (line: string) => notes.push(line),
      stop: () => {}
    };
    const said = await failure(runExperiments([room.toy], {store: readOnly(), reporter}));
    expect(said).toMatch(/running: the file system is read-only.*\(EROFS\)$/);
    expect({computed, notes}).toEqual({
      computed: 0,
      notes: ["p/toy: chunk 0000000+10.chunk is cut short; computing it again"]
    });
  });
});

describe("whatever operation on files fails,", () => {
  it.each([
    ["the run says so in one line, and the next one makes the same result", "fails"],
    ["and the process dies there, the next run makes the same result", "dies"]
  ] as const)("%s", async (_, how) => {
    const trials = 14;
    whole = await valuesOf(room.toy, {trials});
    const {count} = await failAt(room, 0, how, trials);
    expect(count).toBeGreaterThan(12);
    for (let k = 1; k <= count; ++k) {
      const {said} = await failAt(room, k, how, trials);
      // The last one tidies up, and may fail unnoticed.
      expect(said).toMatch(k < count ? /^\/.*: the disk fails.*\(EIO\)$/ : /^no failure$/);
      await run(room.toy, {trials});
      expect(await valuesOf(room.toy, {trials})).toEqual(whole);
    }
  });
});

describe("runs at once on one store", () => {
  it("give the result of one", async () => {
    await rm(room.root, {recursive: true});
    await Promise.all([run(room.toy), run(room.toy), run(room.toy, {trials: 25})]);
    expect(await valuesOf(room.toy)).toEqual(whole);
  });
});
