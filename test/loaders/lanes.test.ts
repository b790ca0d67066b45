import {mkdtemp, readFile, rm} from "node:fs/promises";
import {availableParallelism, tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {inLanes} from "../../loaders/lanes.js";

const script = "test/loaders/toy-lane.ts";
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "w2s-lanes-"));
});
afterAll(() => rm(folder, {recursive: true}));

it("does every order once, in no more processes than there are cores", async () => {
  const file = join(folder, "all");
  const orders = ["a", "b", "c", "d", "e"];
  await inLanes(script, orders, {TOY_FILE: file});
  const lines = (await readFile(file, "utf8")).trim().split("\n");
  expect(lines.map((line) => line.split(" ")[1]).sort()).toEqual(orders);
  expect(new Set(lines.map((line) => line.split(" ")[0])).size).toBeLessThanOrEqual(availableParallelism());
  await inLanes(script, []);
});

it("ends with what went wrong with an order", async () => {
  await expect(inLanes(script, ["bad"], {TOY_FILE: join(folder, "bad")})).rejects.toThrow(/at bad: Error: spoilt/);
});

it("ends at once with the signal's reason", async () => {
  const stop = new AbortController();
  const running = inLanes(script, ["long"], {TOY_FILE: join(folder, "long")}, stop.signal);
  setTimeout(() => stop.abort(new Error("enough")), 300);
  await expect(running).rejects.toThrow("enough");
});
