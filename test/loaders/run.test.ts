import {readdir, readFile, rm, stat, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {quiet} from "../../loaders/progress.js";
import {addressFor, loadResult, runExperiments, type Selected} from "../../loaders/run.js";
import {Random} from "../../src/engine/random.js";
import {experiment, run, simulate, toyRoom, valuesOf} from "./toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
let toy: Selected;
beforeEach(async () => {
  room = await toyRoom();
  toy = room.toy;
  process.env.W2S_STORE = room.root;
});
afterEach(() => rm(room.folder, {recursive: true}));

const files = async (): Promise<string[]> =>
  (await readdir(room.root, {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const chunks = async (): Promise<string[]> => (await files()).filter((file) => file.endsWith(".chunk"));
const names = async (): Promise<string[]> => (await chunks()).map((file) => file.split("/").at(-1) as string);

describe("the run", () => {
  it("stores what each trial gives on its own stream, the same bytes for any number of workers", async () => {
    const bytes = [];
    for (const workers of [1, 3]) {
      await runExperiments([toy], {workers, force: true});
      bytes.push(await Promise.all((await chunks()).map((file) => readFile(file, "hex"))));
    }
    expect(bytes[1]).toEqual(bytes[0]);
    const random = Random.stream(2505, "p", "toy", 33);
    expect(Array.from((await loadResult(toy)).values("v", 33))).toEqual([
      3 + 2 * random.normal(),
      3 + 4 * random.normal()
    ]);
  });

  it("computes nothing twice, and everything when forced", async () => {
    expect((await run(toy)).computed).toBe(40);
    expect((await run(toy)).computed).toBe(0);
    expect((await run(toy, {force: true})).computed).toBe(40);
  });

  it("extends a result by more trials, and reads the first of it for fewer", async () => {
    expect((await run(toy, {trials: 14})).computed).toBe(14);
    expect((await run(toy, {trials: 17})).computed).toBe(3);
    expect((await run(toy, {trials: 40})).computed).toBe(23);
    expect((await run(toy, {trials: 12})).computed).toBe(0);
    expect(await names()).toEqual(
      ["00+10", "10+10", "10+4", "10+7", "20+10", "30+10"].map((name) => `00000${name}.chunk`)
    );
    const grown = [];
    for (const trials of [12, 14, 17, 40]) grown.push(await valuesOf(toy, {trials}));
    await rm(room.root, {recursive: true});
    for (const [k, trials] of [12, 14, 17, 40].entries()) {
      await run(toy, {trials, force: true});
      expect(await valuesOf(toy, {trials})).toEqual(grown[k]);
    }
  });

  it("completes a result whose later chunks are missing", async () => {
    await run(toy);
    for (const file of (await chunks()).slice(1)) await rm(file);
    expect((await run(toy)).computed).toBe(30);
  });

  it("writes nothing when nothing is missing", async () => {
    await run(toy);
    const stamps = async () => Promise.all((await files()).map(async (file) => [file, (await stat(file)).mtimeMs]));
    const before = await stamps();
    await run(toy);
    await valuesOf(toy);
    expect(await stamps()).toEqual(before);
  });

  it("adds up the seconds of chunks that run side by side", async () => {
    const seconds = await runExperiments([room.brief], {trials: 8, workers: 4});
    expect(seconds.get("p/brief")).toBeGreaterThanOrEqual(0.8);
  });

  it("stops within a second when aborted, with the signal's reason, and keeps finished chunks", async () => {
    const stop = new AbortController();
    let asked = 0;
    const done = (name: string): void => {
      if (name !== "p/toy") return;
      asked = performance.now();
      stop.abort(new Error("stopped"));
    };
    const running = runExperiments([toy, room.slow], {signal: stop.signal, reporter: {...quiet, done}});
    await expect(running).rejects.toThrow("stopped");
    expect(performance.now() - asked).toBeLessThan(1000);
    expect((await run(toy)).computed).toBe(0);
  }, 10_000);

  it("blames no sampler when it was stopped while it bundled", async () => {
    const stop = AbortSignal.abort(new Error("stopped"));
    const broken = {...toy, experiment: experiment("nothing")};
    await expect(runExperiments([broken], {signal: stop})).rejects.toThrow("stopped");
  });

  it("passes on the error of a trial", async () => {
    const broken = {...toy, experiment: experiment("toy", {parameters: null})};
    await expect(runExperiments([broken])).rejects.toThrow("mean");
  });

  it("names a sampler that is not there", async () => {
    const missing = {...toy, experiment: experiment("nothing")};
    await expect(runExperiments([missing])).rejects.toThrow('sampler "nothing"');
  });
});

describe("an address", () => {
  it("stays when a comment, a title, a local name or an unused export changes", async () => {
    const before = await addressFor(toy);
    await writeFile(
      join(room.folder, "simulate.ts"),
      simulate.replace("A trial", "One replicate").replaceAll("points", "places")
    );
    await writeFile(
      join(room.folder, "kernel.ts"),
      "// The factor.\nexport const scale = 2;\nexport const unused = 6;\n"
    );
    expect(await addressFor({...toy, experiment: experiment("toy", {title: "Another"})})).toBe(before);
  });

  it("changes with an imported kernel, a parameter, the sweep, the seed and the block, but not with the trials", async () => {
    const addresses = [
      await addressFor(toy),
      await addressFor({...toy, experiment: experiment("toy", {parameters: {mean: 4}})}),
      await addressFor({...toy, experiment: experiment("toy", {sweep: {k: [1, 3]}})}),
      await addressFor(toy, {seed: 7}),
      await addressFor({...toy, experiment: experiment("toy", {chunk: 9})})
    ];
    await writeFile(join(room.folder, "kernel.ts"), "export const scale = 3;\n");
    addresses.push(await addressFor(toy));
    expect(new Set(addresses).size).toBe(6);
    expect(await addressFor(toy, {trials: 7})).toBe(addresses[5]);
  });
});
