import {mkdir, readdir, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {explain} from "../../loaders/failure.js";
import {addressFor, runExperiments} from "../../loaders/run.js";
import {errno, failAt, failure, run, storeThrough, toyRoom, valuesOf} from "./toy.js";

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
