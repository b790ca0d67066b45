import gammainc from "@stdlib/math-base-special-gammainc";
import {expect, test} from "vitest";
import {chi} from "../../src/engine/chi.js";
import {Random} from "../../src/engine/random.js";

const draws = 20000;
const sample = (k: number): Float64Array => {
  const random = Random.stream(1, "chi", k);
  return Float64Array.from({length: draws}, () => chi(random, k)).sort();
};

// Kolmogorov's distance to the distribution function P(k/2, x²/2); its 0.001 point is 1.95/√draws for each k.
test.each([1, 2, 5, 6, 7, 30, 400])("χ with %i degrees of freedom has its distribution (α 0.001)", (k) => {
  let distance = 0;
  sample(k).forEach((x, i) => {
    const p = gammainc((x * x) / 2, k / 2);
    distance = Math.max(distance, Math.abs(p - i / draws), Math.abs(p - (i + 1) / draws));
  });
  expect(distance).toBeLessThan(1.95 / Math.sqrt(draws));
});

// stdlib's incomplete gamma function is off by up to 0.01 at such shapes, so moments are compared: z below 3.3.
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
