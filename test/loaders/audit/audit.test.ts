import {cp, mkdir, readdir, readFile, rename, rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, it} from "vitest";
import {audit} from "../../../loaders/audit/audit.js";
import {decode, encode} from "../../../loaders/chunk.js";
import {costsBy} from "../../../loaders/costs.js";
import {exportResults} from "../../../loaders/exchange.js";
import {manifestOf, manifestText} from "../../../loaders/manifest.js";
import type {Paper} from "../../../loaders/papers.js";
import {labelAt} from "../../../loaders/places.js";
import {Store} from "../../../loaders/store.js";
import {experiment, run, toyRoom} from "../toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
let papers: Paper[];
let site: string;
let said: string[];

const brief = experiment("toy", {id: "brief", trials: {paper: 3, draft: 1}, chunk: 1});
const selectionOf = ({paper, toy}: typeof room) => [toy, {paper, experiment: brief}];

// The same sampler in another folder has the same address, so that one run serves all tests.
let seed: typeof room;
beforeAll(async () => {
  seed = await toyRoom();
  for (const one of selectionOf(seed)) await run(one, {store: new Store(seed.root)});
});
afterAll(() => rm(seed.folder, {recursive: true}));
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
  papers = [{...room.paper, experiments: [room.toy.experiment, brief]}];
  site = join(room.folder, "site");
  said = [];
  await cp(seed.root, room.root, {recursive: true});
});
afterEach(() => rm(room.folder, {recursive: true}));

const selection = () => papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
const costOf = () => costsBy({p: {toy: 0.01, brief: 0.1}}, papers);

async function audited(place: string, options: Partial<Parameters<typeof audit>[3]> = {}) {
  said = [];
  const code = await audit(place, papers, costOf(), {
    share: 1,
    seed: 5,
    workers: 1,
    signal: new AbortController().signal,
    out: (line) => said.push(line),
    err: (line) => said.push(`! ${line}`),
    ...options
  }).catch((error: Error) => error.message);
  return {code, said: said.filter((line) => !line.startsWith("! computing "))};
}

/** A built site, as far as it is read. */
async function publish(entries: readonly object[] = []): Promise<void> {
  await mkdir(site);
  await writeFile(join(site, "results.json"), manifestText(await manifestOf(selection(), costOf(), {scale: "paper"})));
  await writeFile(join(site, "claims.json"), JSON.stringify({entries}));
}

const chunks = async (root = room.root): Promise<string[]> =>
  (await readdir(root, {recursive: true})).filter((name) => name.endsWith(".chunk")).sort();

/** Rewrites a chunk with a right digest, its values changed. */
async function altered(file: string, change: (value: number) => number, root = room.root): Promise<void> {
  const label = labelAt(file);
  if (!label) throw new Error(file);
  const values = decode(await readFile(join(root, file)), label);
  values[0].v[0] = change(values[0].v[0]);
  await writeFile(join(root, file), encode(label, values));
}

/** Makes the store one of another version of V8. */
async function moved(): Promise<void> {
  for (const file of await chunks()) {
    const label = labelAt(file);
    if (!label) throw new Error(file);
    const values = decode(await readFile(join(room.root, file)), label);
    const address = `${label.address.slice(0, 33)}99.0.1-linux-x64`;
    await writeFile(join(room.root, file), encode({...label, address}, values));
  }
  for (const id of ["toy", "brief"]) {
    const folder = join(room.root, "results/p", id);
    const [name] = await readdir(folder);
    await rename(join(folder, name), join(folder, `${name.slice(0, 33)}99.0.1-linux-x64`));
  }
}

const all = "7 chunks of 7 recomputed, all equal; there was nothing that it could have missed";

describe("an audit", () => {
  it("computes all of a store, a file of results or a site again, and judges from what is at hand", async () => {
    const file = join(room.folder, "results.tar");
    await exportResults(new Store(room.root), file, undefined, {out: () => {}, err: () => {}});
    const judged = "0 claims judged again, all as accepted";
    expect(await audited(room.root)).toEqual({code: 0, said: [all, judged]});
    expect(await audited(file)).toEqual({code: 0, said: [all, judged]});
    await publish();
    process.env.W2S_STORE = join(room.folder, "nothing");
    expect(await audited(site)).toEqual({
      code: 0,
      said: [all, "not judged again: that needs all results (--results; a release has them)"]
    });
    const {code, said} = await audited(site, {results: file, share: 0.5});
    expect(code).toBe(0);
    expect(said[0]).toMatch(
      /^\d chunks of 7 recomputed, all equal; had chunks worth 5 % of the cost been wrong, this would have /
    );
    expect(said[1]).toBe("0 claims judged again from the results, all as published");
  });

  it("finds one altered value at 100 % always, whatever the seed, and names its chunk and the value", async () => {
    await publish();
    const [file] = (await chunks()).filter((name) => name.includes("toy/") && name.includes("+10"));
    await altered(file, (value) => value + 1e-12);
    for (const seed of [1, 2, 3]) {
      const {code, said} = await audited(room.root, {seed});
      expect({code, lines: said.length}).toEqual({code: 1, lines: 1});
      expect(said[0]).toMatch(
        /^! p\/toy, trials 0 to 9: differs: trial 0, v at point 0: [\d.]+ where [\d.]+ comes out here$/
      );
    }
    // The results are not those that the site names, and the site is right.
    expect((await audited(site, {results: room.root})).said).toEqual([
      `! ${room.root}: p/toy, trials 0 to 9: is not the chunk that the site names`
    ]);
    expect((await audited(site)).code).toBe(0);
  });

  it("finds a digest that no computation gives", async () => {
    await publish();
    const text = await readFile(join(site, "results.json"), "utf8");
    await writeFile(
      join(site, "results.json"),
      text.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${"0".repeat(64)}"`)
    );
    const {code, said} = await audited(site);
    expect(code).toBe(1);
    expect(said[0]).toMatch(/^! p\/\w+, trials 0 to 9: differs: digest 0{64} where [0-9a-f]{64} comes out here$/);
  });

  it("finds an outcome that its results do not give", async () => {
    await publish([{paper: "p", id: "claim", outcome: "reproduced"}]);
    expect(await audited(site)).toEqual({code: 1, said: [all, "! p/claim: is no claim here"]});
  });

  it("of another V8 needs the results, and compares to 1e-9", async () => {
    await moved();
    const equal =
      "7 chunks of 7 recomputed, all equal to 1e-9 of their size (made at 99.0.1-linux-x64, so that last digits differ)";
    const [file] = (await chunks()).filter((name) => name.includes("toy/"));
    await altered(file, (value) => value * (1 + 1e-12));
    expect((await audited(room.root)).said[0]).toBe(`${equal}; there was nothing that it could have missed`);
    await altered(file, (value) => value * (1 + 1e-8));
    expect((await audited(room.root)).said[0]).toMatch(/^! p\/toy, trials 0 to 9: differs: trial 0, v at point 0/);
  });

  it("says what a store lacks, and does not judge from a part", async () => {
    for (const file of (await chunks()).filter((name) => name.includes("brief/"))) await rm(join(room.root, file));
    expect((await audited(room.root)).said).toEqual([
      "3 of 7 chunks are not there, and were not checked",
      "4 chunks of 4 recomputed, all equal; there was nothing that it could have missed",
      "not judged again: that needs all results"
    ]);
  });

  it("names damaged chunks of a store or a file, and ends with 1", async () => {
    const [file] = await chunks();
    const tar = join(room.folder, "results.tar");
    await exportResults(new Store(room.root), tar, undefined, {out: () => {}, err: () => {}});
    await writeFile(tar, (await readFile(tar)).subarray(0, 5000));
    expect(await audited(tar)).toEqual({code: `${tar}: is damaged, see above`, said: [`! ${tar}: is cut short`]});
    await writeFile(join(room.root, file), "no chunk");
    expect(await audited(room.root)).toEqual({
      code: 1,
      said: [`! ${room.root}: p/brief: chunk ${file.split("/").at(-1)} is cut short`]
    });
  });

  it("refuses a site that leaves a chunk out, doubles one, is of other code or has other experiments", async () => {
    await publish();
    const text = await readFile(join(site, "results.json"), "utf8");
    const manifest = JSON.parse(text);
    const first = manifest.results[0];
    for (const [change, says] of [
      [{chunks: first.chunks.slice(1)}, "p/toy, trials 0 to 9: is not among its results"],
      [{chunks: [...first.chunks, first.chunks[0]]}, "names a chunk twice"],
      [{address: first.address.replace(/^./, (c: string) => (c === "0" ? "1" : "0"))}, "p/toy: was made by other code"],
      [{experiment: "p/other"}, "p/other: is no experiment here"]
    ] as const) {
      const results = manifest.results.map((one: object) => (one === first ? {...one, ...change} : one));
      await writeFile(join(site, "results.json"), JSON.stringify({...manifest, results}));
      const {code, said} = await audited(site);
      expect({code, says: said[0]}).toEqual({code: 1, says: expect.stringContaining(says)});
    }
  });

  it("refuses what is no site, no store and no file of results, and a damaged manifest, in one line", async () => {
    await publish();
    await cp(site, join(room.folder, "bare"), {recursive: true});
    await rm(join(room.folder, "bare/results.json"));
    expect((await audited(join(room.folder, "bare"))).code).toMatch(
      /bare: no site built here: it has no results\.json$/
    );
    expect((await audited(join(room.folder, "nowhere"))).code).toMatch(/nowhere": must be a built site, a store or/);
    for (const [text, says] of [
      ["{", "is damaged: it is no JSON"],
      ["[]", "must be"],
      ['{"format":7}', "format = 7: must be 2"],
      [
        '{"format":2,"scale":"paper","seed":1,"results":[{"experiment":"../x"}]}',
        'experiment = "../x": must be paper/experiment'
      ]
    ]) {
      await writeFile(join(site, "results.json"), text);
      expect((await audited(site)).code).toContain(says);
    }
  });
});
