import {cp, readdir, readFile, rm} from "node:fs/promises";
import {join} from "node:path";
import fc from "fast-check";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {costProblems, costsBy} from "../../loaders/costs.js";
import {plan} from "../../loaders/plan.js";
import {narrowed, type Piece, piecesOf, runShard, shardOf} from "../../loaders/shard.js";
import {Store} from "../../loaders/store.js";
import {experiment, run, toyRoom} from "./toy.js";

let room: Awaited<ReturnType<typeof toyRoom>>;
beforeEach(async () => {
  room = await toyRoom();
  process.env.W2S_STORE = room.root;
});
afterEach(() => rm(room.folder, {recursive: true}));

const costs = {p: {toy: 0.2}};
const costOf = () => costsBy(costs, [room.paper]);

/** Every chunk of a store by its place, as hex. */
async function chunks(root: string): Promise<Record<string, string>> {
  const names = (await readdir(root, {recursive: true})).filter((name) => name.endsWith(".chunk")).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(join(root, name), "hex")] as const))
  );
}

describe("shards", () => {
  it("hold every block once, differ by no more than the longest, and do not depend on the order of names", () => {
    const sizes = fc.array(fc.double({min: 1e-3, max: 9, noNaN: true}), {minLength: 1, maxLength: 60});
    fc.assert(
      fc.property(sizes, fc.integer({min: 1, max: 12}), (seconds, count) => {
        const pieces = seconds.map((one, start) => ({name: "p/x", start, count: 1, seconds: one}) as Piece);
        const parts = Array.from({length: count}, (_, k) => shardOf(pieces, {index: k + 1, count}));
        expect(parts.flat().map(({start}) => start)).toEqual(pieces.map(({start}) => start));
        const cost = (part: readonly Piece[]): number => part.reduce((sum, one) => sum + one.seconds, 0);
        const [mean, longest] = [cost(pieces) / count, Math.max(...seconds)];
        for (const part of parts) expect(Math.abs(cost(part) - mean)).toBeLessThanOrEqual(longest + 1e-9);
      })
    );
    const {toy, brief} = room;
    const names = (all: readonly Piece[]): string[] => all.map(({name, start}) => `${name} ${start}`);
    expect(names(piecesOf([brief, toy], costOf()))).toEqual(names(piecesOf([toy, brief], costOf())));
  });

  it("run into stores of their own, which together are the bytes of one run", async () => {
    const selection = [
      room.toy,
      {...room.brief, experiment: experiment("brief", {sweep: {}, trials: {paper: 4, draft: 1}, chunk: 1})}
    ];
    for (const selected of selection) await run(selected);
    const whole = await chunks(room.root);
    const merged = join(room.folder, "merged");
    for (const index of [3, 1, 2]) {
      const own = join(room.folder, `store-${index}`);
      await runShard(selection, {index, count: 3}, costOf(), {workers: 1, store: new Store(own)});
      const part = await chunks(own);
      expect(Object.keys(part).length).toBeLessThan(Object.keys(whole).length);
      await cp(own, merged, {recursive: true});
    }
    expect(await chunks(merged)).toEqual(whole);
  });

  it("are the same whatever is stored, and skip what is there", async () => {
    const half = () => runShard([room.toy], {index: 2, count: 2}, costOf(), {workers: 1});
    await half();
    const first = await chunks(room.root);
    expect(Object.keys(first).map((name) => name.slice(-16))).toEqual(["0000020+10.chunk", "0000030+10.chunk"]);
    expect((await half()).size).toBe(0);
    await rm(join(room.root, Object.keys(first)[0]));
    await half();
    expect(await chunks(room.root)).toEqual(first);
  });

  it("can be more than there are blocks", () => {
    const pieces = piecesOf([room.toy], costOf());
    const parts = Array.from({length: 9}, (_, k) => shardOf(pieces, {index: k + 1, count: 9}));
    expect(parts.flat()).toEqual(pieces);
    expect(narrowed([]).selection).toEqual([]);
  });
});

describe("a plan", () => {
  const planned = async (options = {}) => {
    const said: string[] = [];
    const say = (line: string): void => void said.push(line);
    await plan([room.toy, room.brief], costOf(), {out: say, damaged: say, ...options});
    return said.map((line) => line.replace(/ +/g, " ").replace(/, \d+ s on the \d+ here/, ""));
  };

  it("lists what is missing with its seconds, guessed where none were measured", async () => {
    await run(room.toy, {trials: 14});
    expect(await planned()).toEqual([
      // A block that was not measured counts as much as the one that was: ten trials of 0.2 s.
      "p/brief 40 of 40 chunks 80.00 s guessed",
      "p/toy 3 of 4 chunks 5.20 s",
      "43 of 44 chunks missing: 85 s of one core; guessed where data/costs.json has no number"
    ]);
    const [first, ...rest] = (await planned({shard: {index: 2, count: 2}, chunks: true})).slice(-4);
    expect(first).toMatch(/^p\/toy trials 14 to 19 [0-9a-f]{32}-\S+ 1\.20 s$/);
    expect(rest.at(-1)).toContain("chunks of shard 2/2 missing");
  });

  it("counts a damaged chunk as missing and names it", async () => {
    await run(room.toy);
    const [name] = Object.keys(await chunks(room.root));
    await rm(join(room.root, name));
    await cp(join(room.folder, "kernel.ts"), join(room.root, name));
    const said = await planned();
    expect(said).toContain("p/toy: chunk 0000000+10.chunk does not match its digest");
    expect(said).toContain("p/toy 1 of 4 chunks 2.00 s");
  });
});

describe("costs", () => {
  it("of what is not there are named; a paper without any is not", () => {
    const table = {p: {toy: 1, "figure-9": 2}, q: {x: 1}, r: {y: 1}};
    expect(costProblems(table, [room.paper], ["p", "r"])).toEqual([
      "data/costs.json: p/figure-9: is no experiment; delete the line",
      "data/costs.json: q: must be one of p, r"
    ]);
    expect(costProblems({}, [room.paper], ["p"])).toEqual([]);
  });

  it("at draft scale are guesses where the sizes are others", () => {
    const small = experiment("toy", {draft: {parameters: {mean: 1}}});
    const one = {...room.toy, experiment: small};
    expect(costsBy(costs, [{...room.paper, experiments: [small]}])(one, "draft")).toEqual({
      seconds: 0.2,
      measured: false
    });
    expect(costsBy({}, [room.paper])(room.toy, "paper")).toEqual({seconds: 0.2, measured: false});
    expect(costsBy(costs, [room.paper])(room.toy, "paper")).toEqual({seconds: 0.2, measured: true});
  });
});
