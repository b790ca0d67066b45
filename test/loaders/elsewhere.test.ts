import {cp, readFile, rm, truncate, writeFile} from "node:fs/promises";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {exportResults} from "../../loaders/exchange.js";
import {explain} from "../../loaders/failure.js";
import {pathOf} from "../../loaders/places.js";
import {addressFor} from "../../loaders/run.js";
import {Store} from "../../loaders/store.js";
import {run, toyRoom, valuesOf} from "./toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
let file: string;
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
  file = join(room.folder, "results.tar");
  await run(room.toy);
});
afterEach(async () => {
  delete process.env.W2S_STORE_READ;
  await rm(room.folder, {recursive: true});
});

const export_ = () => exportResults(new Store(room.root), file, undefined, {out: () => {}, err: () => {}});
const other = () => new Store(join(room.folder, "other"));
const chunkPath = async (start: number): Promise<string> =>
  pathOf({paper: "p", experiment: "toy", address: await addressFor(room.toy), start, count: 10});

describe("a second store", () => {
  const empty = () => ({store: other()});

  it("is asked before anything is simulated: a folder, a file, an address", async () => {
    await export_();
    const server = createServer((_, answer) => void readFile(file).then((bytes) => answer.end(bytes)));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/results.tar`;
    try {
      for (const place of [room.root, file, address]) {
        process.env.W2S_STORE_READ = place;
        const {computed, notes} = await run(room.toy, empty());
        expect({computed, notes}).toEqual({computed: 0, notes: [`4 chunks taken from ${place}`]});
        expect(await valuesOf(room.toy, empty())).toEqual(await valuesOf(room.toy));
        await rm(other().root, {recursive: true});
      }
    } finally {
      server.close();
    }
  });

  it("gives what it has, and its damaged chunks are computed", async () => {
    await writeFile(join(room.root, await chunkPath(10)), "no chunk");
    await rm(join(room.root, await chunkPath(30)));
    await export_();
    for (const place of [room.root, file]) {
      process.env.W2S_STORE_READ = place;
      expect((await run(room.toy, empty())).computed).toBe(20);
      await rm(other().root, {recursive: true});
    }
    await cp(file, `${file}.cut`);
    await truncate(`${file}.cut`, 3000);
    process.env.W2S_STORE_READ = `${file}.cut`;
    const {computed, notes} = await run(room.toy, empty());
    expect(computed).toBeGreaterThan(20);
    expect(notes[0]).toMatch(/results\.tar\.cut: is cut short; going on without it$/);
  });

  it("that cannot be reached does not stop the run; one that is no place does", async () => {
    process.env.W2S_STORE_READ = "http://127.0.0.1:9/results.tar";
    const {computed, notes} = await run(room.toy, empty());
    expect(computed).toBe(40);
    expect(notes[0]).toMatch(/^http:\/\/127\.0\.0\.1:9\/results\.tar: cannot be reached: .*; going on without it$/);
    await rm(other().root, {recursive: true});
    for (const [place, says] of [
      ["ftp://example.org/x", "must be a store's folder, a file of results, or its https address"],
      [join(room.folder, "nowhere"), "is not there; must be a store's folder"],
      [room.folder, "is not a store of results"]
    ]) {
      process.env.W2S_STORE_READ = place;
      expect(await run(room.toy, empty()).then(String, explain)).toContain(says);
    }
  });
});
