import {Script} from "node:vm";
import {transformSync} from "esbuild";
import {describe, expect, test} from "vitest";
import {mutantsOf, nameOf} from "../../../loaders/doubt/doubt.js";
import {doubt} from "../../../loaders/doubt/gate.js";
import {rewrite} from "../../../loaders/doubt/rewrite.js";
import {doubtfulRoom} from "../../../loaders/doubt/room.js";
import {Switch} from "../../../loaders/doubt/switch.js";
import type {Paper} from "../../../loaders/papers.js";

const source = `
const two = 2;
/** A risk. */
export function risk({sigma, n}: {sigma: number; n: number}): {bias: number; variance: number} {
  return {bias: half(sigma), variance: (two * sigma ** 2) / n};
}
export const half = (x: number): number => x / 2;
/** "A ; in a string" is no end. */
export const sizes = {text: "a; b", n: [1, 2], ambient: 10};
export function total(setting: {sigma: number; n: number}): number {
  const {bias, variance} = risk(setting);
  return bias + variance;
}
`;

interface Theory {
  total(setting: {sigma: number; n: number}): number;
  readonly sizes: {readonly ambient: number};
}

/** The rewritten module, evaluated anew. */
function evaluate(watch: Switch): Theory {
  globalThis.__doubt = watch;
  const {code} = rewrite(source, "toy");
  const script = transformSync(code, {loader: "ts", format: "iife", globalName: "room"}).code;
  return new Script(`${script}\nroom;`).runInThisContext() as Theory;
}

describe("the switch before each export", () => {
  test("hands everything through while nothing is changed, and takes notes", () => {
    const watch = new Switch();
    expect(evaluate(watch).total({sigma: 3, n: 6})).toBe(1.5 + 3);
    expect([...watch.asked]).toEqual(["toy#sizes", "toy#total", "toy#risk", "toy#half"]);
    expect([...(watch.seen.get("toy#risk")?.fields ?? [])]).toEqual(["bias", "variance"]);
    expect([...(watch.seen.get("toy#risk")?.parameters ?? [])]).toEqual([
      ["sigma", 3],
      ["n", 6]
    ]);
  });

  test.each([
    [{id: "toy#total", field: "", on: "answer", change: {times: 2}}, 9],
    [{id: "toy#risk", field: "variance", on: "answer", change: {times: 2}}, 1.5 + 6],
    [{id: "toy#half", field: "", on: "answer", change: {times: 2}}, 3 + 3],
    [{id: "toy#risk", field: "sigma", on: "parameter", change: {be: 1}}, 0.5 + 1 / 3],
    [{id: "toy#half", field: "x", on: "parameter", change: {times: 2}}, 3 + 3]
  ] as const)("%o reaches callers inside the module", (mutant, answer) => {
    const watch = new Switch();
    watch.set(mutant);
    expect(evaluate(watch).total({sigma: 3, n: 6})).toBeCloseTo(answer, 12);
  });

  test("changes constants at evaluation", () => {
    const watch = new Switch();
    watch.set({id: "toy#sizes", field: "ambient", on: "answer", change: {times: 1.02}});
    expect(evaluate(watch).sizes.ambient).toBe(10 * 1.02);
  });
});

test("A room's code is the same whenever it is bundled, so that what came of doubting it is found again", async () => {
  const paper = {id: "linear-to-nonlinear"} as Paper;
  const [one, ...others] = await Promise.all([1, 2, 3].map(async () => (await doubtfulRoom(paper)).text));
  expect(one).toContain("threshold$own");
  expect(others).toEqual([one, one]);
});

test("Mutants: each field by ±2 %, each scale by 1 (2 where it is 1), each size doubled", () => {
  const seen = {
    fields: new Set(["", "bias"]),
    parameters: new Map([
      ["sigma", 1],
      ["rho", 0.4],
      ["n", 10],
      ["alpha", 3]
    ])
  };
  expect(mutantsOf("toy#risk", seen).map(nameOf)).toEqual([
    "toy#risk × 1.02",
    "toy#risk × 0.98",
    "toy#risk.bias × 1.02",
    "toy#risk.bias × 0.98",
    "toy#risk(sigma) = 2",
    "toy#risk(rho) = 1",
    "toy#risk(n) × 2"
  ]);
});

describe("the gate", () => {
  const paper = {id: "toy", claims: [] as unknown} as Paper;
  const mutant = {id: "toy#risk", field: "", on: "answer", change: {times: 1.02}} as const;
  const run = async (caughtBy: string[], excuses: Record<string, string>) => {
    const lines: string[] = [];
    const code = await doubt(
      [paper],
      {out: (line) => lines.push(line)},
      {
        keptDoubts: async () => [{mutant, caughtBy, usedBy: ["theorem-1"], drawnIn: []}],
        readExcuses: async () => ({toy: excuses})
      }
    );
    return {code, lines};
  };

  test("passes where a claim notices", async () => {
    expect(await run(["theorem-1"], {})).toEqual({code: 0, lines: ["1 mutants, 1 caught, 0 excused"]});
  });

  test("fails on a survivor without an excuse, and names it with the claims that use it", async () => {
    const {code, lines} = await run([], {});
    expect(code).toBe(1);
    expect(lines[0]).toBe("survives: toy: toy#risk × 1.02 (used by theorem-1)");
  });

  test("passes on an excuse, and fails on one that is not needed", async () => {
    const excuse = {"toy#risk × 1.02": "a bound with slack"};
    expect((await run([], excuse)).code).toBe(0);
    expect(await run(["theorem-1"], excuse)).toMatchObject({
      code: 1,
      lines: ["excused without need: toy: toy#risk × 1.02", "1 mutants, 1 caught, 0 excused"]
    });
  });
});
