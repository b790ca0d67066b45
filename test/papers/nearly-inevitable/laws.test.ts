import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {lawOf} from "../../../src/papers/nearly-inevitable/simulate/laws.js";
import {disagreement} from "../../../src/papers/nearly-inevitable/simulate.js";

import {s, simulate} from "./columns.js";

describe("laws", () => {
  it("have mean zero and unit covariance, or the spectrum they name (|z| < 4.5)", () => {
    for (const name of ["gaussian", "anisotropic-50", "t-5", "sphere", "cube", "laplace", "rademacher"]) {
      const law = lawOf(name, 4);
      const random = Random.stream(3, "law", name);
      const x = new Float64Array(4);
      const [first, second, cross] = [new Float64Array(20000), new Float64Array(20000), new Float64Array(20000)];
      for (let i = 0; i < first.length; ++i) {
        law.fill(x, random);
        first[i] = x[0];
        second[i] = x[1] * x[1] - 1;
        cross[i] = x[2] * x[3];
      }
      for (const sample of [first, second, cross]) {
        const {mean, se} = summarize(sample);
        expect(Math.abs(mean), name).toBeLessThanOrEqual(4.5 * Number(se) + 1e-12);
      }
    }
    const spectrum = lawOf("anisotropic-50", 4).spectrum;
    expect(Number(spectrum?.[0]) / Number(spectrum?.[3])).toBeCloseTo(50, 10);
    expect(lawOf("t-5", 4).nu).toBe(5);
    expect(() => lawOf("cauchy", 4)).toThrow('law = "cauchy": must be one of gaussian');
  });
});

it("the 0/1 loss is arccos/π for normal and spherical laws, and not for ±1 with the truth on an axis", () => {
  const column = simulate(
    disagreement,
    {s, d: 20, batch: 500},
    {law: ["gaussian", "anisotropic-50", "sphere", "rademacher"]},
    60,
    "loss"
  );
  const z = (point: number) => {
    const {mean, se} = summarize(column("loss", point));
    return Math.abs(mean - 0.2) / Number(se);
  };
  // α = 0.001 each.
  for (const point of [0, 1, 2]) expect(z(point)).toBeLessThan(3.5);
  expect(z(3)).toBeGreaterThan(10);
});
