import {copyFile, cp, readdir, readFile, rm, stat, truncate, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {pack} from "tar-stream";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {encode} from "../../loaders/chunk.js";
import {checkResults, exportResults, importResults} from "../../loaders/exchange.js";
import {pathOf} from "../../loaders/places.js";
import {addressFor} from "../../loaders/run.js";
import {Store} from "../../loaders/store.js";
import {failure, run, toyRoom, valuesOf} from "./toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
let store: Store;
let file: string;
let said: string[];
const lines = {out: (line: string) => said.push(line), err: (line: string) => said.push(`! ${line}`)};

// The same sampler in another folder has the same address, so that one run serves all tests.
let seed: Awaited<ReturnType<typeof toyRoom>>;
beforeAll(async () => {
  seed = await toyRoom();
  await run(seed.toy, {store: new Store(seed.root)});
});
afterAll(() => rm(seed.folder, {recursive: true}));
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
  store = new Store(room.root);
  file = join(room.folder, "results.tar");
  said = [];
  await cp(seed.root, room.root, {recursive: true});
});
afterEach(async () => {
  await rm(room.folder, {recursive: true});
});

const export_ = (to = file) => exportResults(store, to, undefined, lines);
const other = () => new Store(join(room.folder, "other"));
const chunkPath = async (start: number): Promise<string> =>
  pathOf({paper: "p", experiment: "toy", address: await addressFor(room.toy), start, count: 10});
const flip = async (path: string): Promise<void> => {
  const bytes = await readFile(path);
  bytes[bytes.length - 5] ^= 1;
  await writeFile(path, bytes);
};
/** Said lines without the room's folder. */
const told = () => said.map((line) => line.replaceAll(`${room.folder}/`, ""));

/** A file of results with these entries, by name. */
async function tarOf(entries: readonly (readonly [name: string, bytes: Uint8Array | string, type?: "symlink"])[]) {
  const tar = pack();
  for (const [name, bytes, type] of entries)
    tar.entry({name, ...(type && {type, linkname: "/etc/passwd"})}, Buffer.from(bytes));
  tar.finalize();
  const parts: Buffer[] = [];
  for await (const part of tar) parts.push(part as Buffer);
  await writeFile(file, Buffer.concat(parts));
}
const mark = ["w2s-store.json", '{"format":2}'] as const;

describe("exported results", () => {
  it("are the same bytes each time, and imported they are the store again", async () => {
    expect(await export_()).toBe(0);
    expect(await export_(`${file}.2`)).toBe(0);
    expect(await readFile(`${file}.2`)).toEqual(await readFile(file));
    said = [];
    expect(await importResults(other(), [file, file], lines)).toBe(0);
    expect(told()).toEqual([
      "results.tar: 4 chunks added, 0.0 MB; 0 were there",
      "results.tar: 0 chunks added, 0.0 MB; 4 were there"
    ]);
    const whole = await valuesOf(room.toy);
    expect((await run(room.toy, {store: other()})).computed).toBe(0);
    expect(await valuesOf(room.toy, {store: other()})).toEqual(whole);
  });

  it("replace no file, and leave none that is half written", async () => {
    await writeFile(file, "mine");
    expect(await failure(export_())).toBe(`${file}: is there already; name another file`);
    const nowhere = join(room.folder, "nowhere/x.tar");
    expect(await failure(export_(nowhere))).toBe(`${nowhere}: its folder is not there; make it first`);
    expect((await readdir(room.folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(await readFile(file, "utf8")).toBe("mine");
  });

  it("leave out a damaged chunk, and say so", async () => {
    await flip(join(room.root, await chunkPath(10)));
    expect(await export_()).toBe(1);
    expect(told()).toEqual([
      `! ${await chunkPath(10)}: does not match its digest; left out`,
      "results.tar: 3 chunks, 0.0 MB; 1 damaged ones were left out"
    ]);
  });
});

describe("an import", () => {
  it("keeps what is whole of a file that is cut short anywhere", async () => {
    await export_();
    const {size} = await stat(file);
    for (const part of [0.3, 0.5, 0.65, 0.8]) {
      await copyFile(file, `${file}.cut`);
      await truncate(`${file}.cut`, Math.round(size * part));
      said = [];
      const into = new Store(join(room.folder, `cut-${part}`));
      expect(await importResults(into, [`${file}.cut`], lines)).toBe(1);
      expect(told()[0]).toMatch(/^! results\.tar\.cut: (is cut short|is empty)$/);
      expect(told()[1]).toMatch(/^results\.tar\.cut: \d chunks added/);
      expect(await checkResults(into, [], lines)).toBe(0);
    }
  });

  it.each<[string, () => Promise<Parameters<typeof tarOf>[0]>, string]>([
    [
      "a file that is no export",
      async () => [["README", "hello"]],
      "is no file of results (w2s-store.json is not its first)"
    ],
    ["another format", async () => [["w2s-store.json", '{"format":9}']], "has format 9 instead of 2"],
    [
      "a path out of the store",
      async () => [mark, ["../../evil.chunk", "x"]],
      "holds ../../evil.chunk, which is no chunk's name"
    ],
    [
      "a path that climbs within",
      async () => [mark, [`results/p/../p/${(await chunkPath(0)).split("/").slice(3).join("/")}`, "x"]],
      "which is no chunk's name"
    ],
    ["a link", async () => [mark, [await chunkPath(0), "", "symlink"]], "which is no file but a symlink"],
    ["a file with no end", async () => [mark], "is cut short"],
    ["a wrong count", async () => [mark, ["w2s-end.json", '{"chunks":3}']], "holds 0 chunks instead of 3"],
    [
      "something after the end",
      async () => [mark, ["w2s-end.json", '{"chunks":0}'], [await chunkPath(0), "x"]],
      "after its end"
    ]
  ])("refuses %s in one line, and writes nothing", async (_, entries, says) => {
    await tarOf(await entries());
    expect(await importResults(other(), [file], lines)).toBe(1);
    expect(said[0]).toContain(says);
    expect((await readdir(other().root)).sort()).toEqual(["w2s-store.json"]);
  });

  it("refuses a size that no chunk has before it reads it", async () => {
    const header = Buffer.alloc(512);
    await tarOf([mark, [await chunkPath(0), "x"]]);
    const bytes = await readFile(file);
    // The second entry's header, with eight gigabytes for its size.
    bytes.copy(header, 0, 1024, 1536);
    header.write("77777777777\0", 124);
    header.fill(" ", 148, 156);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0")}\0 `,
      148
    );
    header.copy(bytes, 1024);
    await writeFile(file, bytes);
    expect(await importResults(other(), [file], lines)).toBe(1);
    expect(said[0]).toContain("of 8589934591 bytes; 67108864 are allowed");
  });

  it("takes the whole chunks beside a damaged one, and mends the store's own damaged ones", async () => {
    await export_();
    await flip(join(room.root, await chunkPath(20)));
    const good = await readFile(join(room.root, await chunkPath(30)));
    await tarOf([
      mark,
      [await chunkPath(0), "no chunk"],
      [await chunkPath(30), good],
      ["w2s-end.json", '{"chunks":2}']
    ]);
    said = [];
    expect(await importResults(other(), [file], lines)).toBe(1);
    expect(told()).toEqual([
      `! results.tar: ${await chunkPath(0)}: is cut short; left out`,
      "results.tar: 1 chunks added, 0.0 MB; 0 were there"
    ]);
    expect(await checkResults(store, [], lines)).toBe(1);
    expect(told().at(-2)).toBe(`! ${await chunkPath(20)}: does not match its digest`);
  });

  it("never changes a chunk that the store has", async () => {
    const own = await readFile(join(room.root, await chunkPath(0)));
    const values = await valuesOf(room.toy);
    const label = {paper: "p", experiment: "toy", address: await addressFor(room.toy), start: 0, count: 10};
    const trial = {v: new Float64Array(2).fill(values[0]), w: new Float64Array(2)};
    await tarOf([mark, [pathOf(label), encode(label, Array(10).fill(trial))], ["w2s-end.json", '{"chunks":1}']]);
    expect(await importResults(store, [file], lines)).toBe(1);
    expect(said[0]).toContain("is not the one in the store, which stays");
    expect(await readFile(join(room.root, await chunkPath(0)))).toEqual(own);
  });

  it("names a file that is not there", async () => {
    expect(await importResults(other(), [`${file}.no`], lines)).toBe(1);
    expect(told()[0]).toMatch(/^! results\.tar\.no: it is not there/);
    expect(await checkResults(store, [`${file}.no`, "http://example.org/x.tar"], lines)).toBe(1);
    expect(said.at(-2)).toBe("! http://example.org/x.tar: must be a file or an https address");
  });
});
