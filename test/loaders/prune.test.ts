import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rm, symlink, utimes, writeFile} from "node:fs/promises";
import {hostname} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {hold} from "../../loaders/lease.js";
import {storeRoot} from "../../loaders/paths.js";
import {prune} from "../../loaders/prune.js";
import {addressFor, type RunOptions, type Selected} from "../../loaders/run.js";
import {Store} from "../../loaders/store.js";
import {experiment, run, toyRoom} from "./toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
});
afterEach(() => rm(room.folder, {recursive: true}));

const folderOf = async ({paper, experiment}: Selected, options: RunOptions = {}): Promise<string> =>
  join(room.root, "results", paper.id, experiment.id, await addressFor({paper, experiment}, options));

/** Puts a file into the store. */
async function put(path: string, text: string): Promise<string> {
  const file = join(room.root, path);
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, text);
  return file;
}

describe("prune", () => {
  it("drops what came of doubting a paper but for the last, and nothing that is not ours", async () => {
    await run(room.toy);
    const [first, last] = ["a", "b"].map((letter) => `doubts/p/${letter.repeat(32)}.json`);
    const then = new Date(Date.UTC(2026, 0, 1));
    await utimes(await put(first, "[]"), then, then);
    await put(last, "[]");
    await put("doubts/p/notes.txt", "mine");
    expect(await prune([room.paper])).toEqual([first]);
    expect((await readdir(join(room.root, "doubts/p"))).sort()).toEqual([`${"b".repeat(32)}.json`, "notes.txt"]);
  });

  it("drops what no experiment refers to and keeps the rest", async () => {
    await run(room.toy, {scale: "draft"});
    await run(room.toy, {seed: 99});
    expect(await prune([room.paper])).toEqual([`p/toy/${await addressFor(room.toy, {seed: 99})}`]);
    expect((await run(room.toy, {scale: "draft"})).computed).toBe(0);
    expect((await run(room.toy, {seed: 99})).computed).toBe(40);
  });

  it("drops the results of a room that is gone, with its folders, and all but the last calibrations", async () => {
    const inRoom = (id: string, mean: number): Selected => ({
      paper: {...room.paper, id},
      experiment: experiment("toy", {parameters: {mean}, trials: {paper: 1, draft: 1}})
    });
    await run(inRoom("gone", 3));
    for (let mean = 0; mean < 10; ++mean) {
      await run(inRoom("calibration", mean));
      const time = new Date(Date.UTC(2026, 0, 1 + mean));
      await utimes(await folderOf(inRoom("calibration", mean)), time, time);
    }
    const gone = await Promise.all([0, 1].map((mean) => addressFor(inRoom("calibration", mean))));
    const names = [
      ...gone.map((address) => `calibration/toy/${address}`),
      `gone/toy/${await addressFor(inRoom("gone", 3))}`
    ];
    expect((await prune([room.paper])).sort()).toEqual(names.sort());
    expect(await readdir(join(room.root, "results"))).toEqual(["calibration"]);
  });

  it("clears half-written files and blocks of which a longer part is there", async () => {
    for (const trials of [12, 14, 40]) await run(room.toy, {trials});
    const folder = await folderOf(room.toy);
    await writeFile(join(folder, "123e4567-e89b-12d3-a456-426614174000.tmp"), "half");
    const names = (await prune([room.paper])).map((path) => path.split("/").at(-1));
    expect(names).toEqual(["0000010+2.chunk", "0000010+4.chunk", "123e4567-e89b-12d3-a456-426614174000.tmp"]);
    expect(await readdir(folder)).toHaveLength(4);
    expect((await run(room.toy)).computed).toBe(0);
  });

  it("leaves alone what a process holds, and no longer when it is released or dead", async () => {
    await run(room.toy, {seed: 99});
    const address = await addressFor(room.toy, {seed: 99});
    const half = join(await folderOf(room.toy, {seed: 99}), "123e4567-e89b-12d3-a456-426614174000.tmp");
    await writeFile(half, "half");
    const release = await hold(new Store(), [address]);
    const [lease] = (await readdir(join(room.root, "running"))).map((name) => join(room.root, "running", name));
    const held = async (lines: object, ageInMinutes = 0): Promise<boolean> => {
      await writeFile(lease, JSON.stringify({host: hostname(), pid: process.pid, addresses: [address], ...lines}));
      const time = new Date(Date.now() - ageInMinutes * 60_000);
      await utimes(lease, time, time);
      return (await prune([room.paper])).length === 0 && existsSync(half);
    };
    expect(await held({})).toBe(true);
    expect(await held({host: "elsewhere", pid: 1})).toBe(true);
    await release();
    expect(existsSync(lease)).toBe(false);
    expect(await held({pid: await deadPid()})).toBe(false);
    expect(existsSync(lease)).toBe(false);
    await run(room.toy, {seed: 99});
    expect(await held({host: "elsewhere"}, 60)).toBe(false);
  });

  it("names a mark of a process that cannot be read, while it is fresh", async () => {
    await run(room.toy);
    const file = await put("running/123e4567-e89b-12d3-a456-426614174000.json", "{");
    await expect(prune([room.paper])).rejects.toThrow(`${file}: is damaged`);
    await utimes(file, 0, 0);
    expect(await prune([room.paper])).toEqual([]);
    expect(existsSync(file)).toBe(false);
  });
});

describe("prune deletes only what is ours:", () => {
  it("nothing in a folder without a store's mark", async () => {
    const mine = await put(`results/p/toy/${"0".repeat(32)}/0000000+10.chunk`, "mine");
    await expect(prune([room.paper])).rejects.toThrow(`${room.root}: is not a store of results`);
    expect(await readFile(mine, "utf8")).toBe("mine");
  });

  it("nothing, and without complaint, where there is no folder", async () => {
    expect(await prune([room.paper])).toEqual([]);
    expect(existsSync(room.root)).toBe(false);
  });

  it("no file or folder of another name, nothing through a link", async () => {
    await run(room.toy, {seed: 99});
    const address = await folderOf(room.toy, {seed: 99});
    const outside = join(room.folder, "outside");
    await mkdir(join(outside, "toy", "0".repeat(32)), {recursive: true});
    const kept = [
      join(outside, "toy", "0".repeat(32), "0000000+10.chunk"),
      join(address, "notes.txt"),
      await put("results/readme.md", ""),
      await put("results/p/toy/thesis/0000000+10.chunk", ""),
      await put("bundles/app.mjs", ""),
      await put("running/notes.json", "{")
    ];
    for (const file of kept) await writeFile(file, "mine");
    await symlink(outside, join(room.root, "results/linked"));
    await prune([room.paper]);
    for (const file of kept) expect(await readFile(file, "utf8")).toBe("mine");
    expect(await readdir(address)).toEqual(["notes.txt"]);
  });

  it("but what the first layout left", async () => {
    await run(room.toy);
    const old = [
      await put(`results/p/toy/${"0".repeat(32)}/0000000.bin`, ""),
      await put(`bundles/${"0".repeat(32)}.mjs`, "")
    ];
    await prune([room.paper]);
    expect(old.some(existsSync)).toBe(false);
  });

  it("an empty W2S_STORE is an unset one", () => {
    process.env.W2S_STORE = "";
    expect(storeRoot()).toMatch(/\/\.w2s$/);
  });
});

/** The id of a process that has ended. */
function deadPid(): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, ["--version"]);
  return new Promise((resolve) => child.once("exit", () => resolve(child.pid as number)));
}
