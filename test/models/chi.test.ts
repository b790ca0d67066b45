import erfc from "@stdlib/math-base-special-erfc";
import {expect, test} from "vitest";
import {Random} from "../../src/engine/random.js";
import {chi} from "../../src/models/chi.js";

const draws = 20000;
const sample = (k: number): Float64Array => {
  const random = Random.stream(1, "chi", k);
  return Float64Array.from({length: draws}, () => chi(random, k)).sort();
};

/** P(χ_k ≤ x), by the recursion of the incomplete gamma function over half-integer shapes: a finite sum. */
function distribution(k: number, x: number): number {
  const h = (x * x) / 2;
  const odd = k % 2 === 1;
  let upper = odd ? erfc(Math.sqrt(h)) : Math.exp(-h);
  let term = odd ? Math.exp(-h) * Math.sqrt(h / Math.PI) * 2 : Math.exp(-h) * h;
  for (let shape = odd ? 1.5 : 2; shape <= k / 2; ++shape) {
    upper += term;
    term *= h / shape;
  }
  return 1 - upper;
}

// Kolmogorov's distance; its 0.001 point is 1.95/√draws for each k.
test.each([1, 2, 5, 6, 7, 30, 400])("χ with %i degrees of freedom has its distribution (α 0.001)", (k) => {
  let distance = 0;
  sample(k).forEach((x, i) => {
    const p = distribution(k, x);
    distance = Math.max(distance, Math.abs(p - i / draws), Math.abs(p - (i + 1) / draws));
  });
  expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
});

// The sum underflows at such degrees of freedom: moments are compared instead, z below 3.3.
test.each([1999, 8000])("χ² with %i degrees of freedom has its first three moments (α 0.001 each)", (k) => {
  const standard = sample(k).map((x) => (x * x - k) / Math.sqrt(2 * k));
  const mean = (of: (z: number) => number): number => standard.reduce((sum, z) => sum + of(z), 0) / draws;
  expect(Math.abs(mean((z) => z)) * Math.sqrt(draws)).toBeLessThan(3.3);
  expect(Math.abs(mean((z) => z * z) - 1) * Math.sqrt(draws / (2 + 12 / k))).toBeLessThan(3.3);
  expect(Math.abs(mean((z) => z ** 3) - Math.sqrt(8 / k)) * Math.sqrt(draws / 15)).toBeLessThan(3.3);
});

test("no degrees of freedom give zero", () => {
  expect(chi(Random.stream(1), 0)).toBe(0);
});

test("the squeeze decides as the logarithm would: it saves time and changes nothing", () => {
  /** A stream that gives one normal and one uniform, then a pair that is accepted for certain. */
  const scripted = (x: number, u: number): Random => {
    const [normals, uniforms] = [
      [x, 0],
      [u, 0.5]
    ];
    return {normal: () => normals.shift() ?? 0, uniform: () => uniforms.shift() ?? 0.5} as unknown as Random;
  };
  for (const k of [6, 7, 12, 400]) {
    const shape = k / 2 - 1 / 3;
    const value = (x: number): number => Math.sqrt(2 * shape * (1 + x / Math.sqrt(9 * shape)) ** 3);
    for (let x = -2.6; x <= 2.6; x += 0.05) {
      const v = (1 + x / Math.sqrt(9 * shape)) ** 3;
      const bound = Math.exp(0.5 * x * x + shape * (1 - v + Math.log(v)));
      for (const u of [1e-3, 0.2, 1 - 0.0331 * x ** 4, bound - 1e-6, bound + 1e-6]) {
        if (!(u > 0 && u < 1)) continue;
        expect(chi(scripted(x, u), k)).toBeCloseTo(u < bound ? value(x) : value(0), 12);
      }
    }
  }
});
