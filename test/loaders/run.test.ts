import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import type {Paper} from "../../loaders/papers.js";
import {quiet} from "../../loaders/progress.js";
import {prune} from "../../loaders/prune.js";
import {addressFor, loadResult, type RunOptions, runExperiments, type Selected} from "../../loaders/run.js";
import type {Experiment} from "../../src/engine/experiment.js";

const simulate = `
import {scale} from "./kernel.ts";
/** A trial. */
export const toy = {trial: ({mean}, points, random) => points.map(({k}) => ({v: mean + scale * k * random.normal()}))};
export const slow = {trial: () => { const end = performance.now() + 60_000; while (performance.now() < end); return [{v: 0}]; }};
`;
let folder: string;
let paper: Paper;
let toy: Selected;

const experiment = (sampler: string, more: Partial<Experiment> = {}): Experiment => ({
  id: sampler,
  title: "A toy",
  sampler,
  parameters: {mean: 3},
  sweep: {k: [1, 2]},
  trials: {paper: 40, draft: 8},
  chunk: 10,
  ...more
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "w2s-"));
  process.env.W2S_STORE = join(folder, "store");
  await writeFile(join(folder, "simulate.ts"), simulate);
  await writeFile(join(folder, "kernel.ts"), "export const scale = 2;\nexport const unused = 5;\n");
  const experiments = [experiment("toy"), experiment("slow", {sweep: {}, chunk: 1})];
  paper = {
    id: "p",
    simulate: join(folder, "simulate.ts"),
    experiments,
    claims: [],
    figures: [],
    laws: {toy: "drawn", slow: "drawn"},
    quoted: () => ({}),
    quantities: {},
    models: {}
  };
  toy = {paper, experiment: experiments[0]};
});
afterEach(() => rm(folder, {recursive: true}));

/** Runs and counts the trials that were computed rather than found. */
async function computed(selected: Selected, options: RunOptions = {}): Promise<number> {
  let trials = 0;
  await runExperiments([selected], {
    ...options,
    reporter: {
      ...quiet,
      advance: (n) => {
        trials += n;
      }
    }
  });
  return trials;
}
const chunks = async (): Promise<string[]> =>
  (await readdir(join(folder, "store/results"), {recursive: true, withFileTypes: true}))
    .filter((entry) => entry.name.endsWith(".chunk"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

describe("the run", () => {
  it("stores the same bytes for any number of workers", async () => {
    const bytes = [];
    for (const workers of [1, 3]) {
      await runExperiments([toy], {workers, force: true});
      bytes.push(await Promise.all((await chunks()).map((file) => readFile(file, "hex"))));
    }
    expect(bytes[0].length).toBeGreaterThan(1);
    expect(bytes[1]).toEqual(bytes[0]);
  });

  it("computes nothing twice, and everything when forced", async () => {
    expect(await computed(toy)).toBe(40);
    expect(await computed(toy)).toBe(0);
    expect(await computed(toy, {force: true})).toBe(40);
  });

  it("notices a damaged chunk, says so and computes that chunk alone", async () => {
    await runExperiments([toy]);
    const before = await loadResult(toy);
    const [first] = await chunks();
    const bytes = await readFile(first);
    bytes[bytes.length - 3] ^= 1;
    await writeFile(first, bytes);
    await expect(loadResult(toy)).rejects.toThrow("p/toy is not in the store");
    const notes: string[] = [];
    await runExperiments([toy], {reporter: {...quiet, note: (line) => notes.push(line)}});
    expect(notes).toEqual(["p/toy: chunk 0000000+10.chunk does not match its digest; computing it again"]);
    expect((await loadResult(toy)).column("v", 1)).toEqual(before.column("v", 1));
  });

  it("completes a result whose later chunks are missing", async () => {
    await runExperiments([toy]);
    const files = await chunks();
    await Promise.all(files.slice(1).map((file) => rm(file)));
    expect(await computed(toy)).toBe(30);
  });

  it("stops within a second when aborted and keeps finished chunks", async () => {
    const stop = new AbortController();
    const slow = {paper, experiment: paper.experiments[1]};
    const running = runExperiments([toy, slow], {
      signal: stop.signal,
      reporter: {...quiet, done: (name) => void (name === "p/toy" && stop.abort(new Error("stopped")))}
    });
    await expect(running).rejects.toThrow("stopped");
    expect(await computed(toy)).toBe(0);
  }, 10_000);

  it("passes on the error of a trial", async () => {
    const broken = {paper, experiment: experiment("toy", {parameters: null})};
    await expect(runExperiments([broken])).rejects.toThrow("mean");
  });

  it("names a sampler that is not there", async () => {
    const missing = {paper, experiment: experiment("nothing")};
    await expect(runExperiments([missing])).rejects.toThrow('sampler "nothing"');
  });
});

describe("an address", () => {
  it("stays when a comment, a title, a local name or an unused export changes", async () => {
    const before = await addressFor(toy);
    await writeFile(
      join(folder, "simulate.ts"),
      simulate.replace("A trial", "One replicate").replaceAll("points", "places")
    );
    await writeFile(join(folder, "kernel.ts"), "// The factor.\nexport const scale = 2;\nexport const unused = 6;\n");
    expect(await addressFor({paper, experiment: experiment("toy", {title: "Another"})})).toBe(before);
  });

  it("changes with an imported kernel, a parameter, the sweep, the seed and the block, but not with the trials", async () => {
    const addresses = [
      await addressFor(toy),
      await addressFor({paper, experiment: experiment("toy", {parameters: {mean: 4}})}),
      await addressFor({paper, experiment: experiment("toy", {sweep: {k: [1, 3]}})}),
      await addressFor(toy, {seed: 7}),
      await addressFor({paper, experiment: experiment("toy", {chunk: 9})})
    ];
    await writeFile(join(folder, "kernel.ts"), "export const scale = 3;\n");
    addresses.push(await addressFor(toy));
    expect(new Set(addresses).size).toBe(6);
    expect(await addressFor(toy, {trials: 7})).toBe(addresses[5]);
  });
});

describe("prune", () => {
  it("drops what no experiment refers to and keeps the rest", async () => {
    await runExperiments([toy], {scale: "draft"});
    await runExperiments([toy], {seed: 99});
    expect(await prune([paper])).toHaveLength(1);
    expect(await computed(toy, {scale: "draft"})).toBe(0);
    expect(await computed(toy, {seed: 99})).toBeGreaterThan(0);
  });

  it("drops the results of a room that is gone, but not the calibration", async () => {
    const inRoom = (id: string): Selected => ({...toy, paper: {...paper, id}});
    for (const id of ["gone", "calibration"]) await runExperiments([inRoom(id)], {scale: "draft"});
    expect((await prune([paper])).map((name) => name.split("/")[0])).toEqual(["gone"]);
    expect(await computed(inRoom("calibration"), {scale: "draft"})).toBe(0);
  });
});
