import stdlibExp from "@stdlib/math-base-special-exp";
import {expect, test} from "vitest";
import {Random} from "../../src/engine/random.js";
import {exp} from "../../src/numerics/exp.js";

test("gives the bits of stdlib's exponential", () => {
  const random = Random.stream("exp");
  const drawn = Array.from({length: 40_000}, (_, i) => (random.uniform() - 0.5) * [1e-7, 2, 80, 1500][i % 4]);
  const halves = Array.from({length: 2000}, (_, k) => ((k - 1000) / 2) * Math.LN2);
  const edges = [0, -0, 1e-8, -1e-8, 700, -700, 709.78, 709.79, -745.1, -745.2, Infinity, -Infinity, NaN, 1e-300];
  for (const x of [...drawn, ...halves, ...edges]) expect(exp(x), String(x)).toBe(stdlibExp(x));
});
