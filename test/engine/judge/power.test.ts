import {describe, expect, it} from "vitest";
import {testBound} from "../../../src/engine/judge/bound.js";
import {detectableExact, detectableRate, testExact, testRate} from "../../../src/engine/judge/exact.js";
import {detectableLimit} from "../../../src/engine/judge/limit.js";
import {momentsOf} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {rising} from "../../../src/numerics/bisection.js";
import {binomialAtLeast, binomialAtMost} from "../../../src/numerics/distributions.js";
import {noncentralityOfF, shiftOfT} from "../../../src/numerics/noncentral.js";
import {sweep} from "./draws.js";

const level = 1e-3;
/** The largest standard error of a sweep's points. */
const errorOf = (columns: readonly Float64Array[]): number => {
  const {trials, sd} = momentsOf(columns);
  return Math.max(...sd) / Math.sqrt(trials);
};

describe("the smallest discrepancy that would be caught", () => {
  it("pays for both sides and every point where points are tested one by one", () => {
    const columns = sweep(Random.stream("one by one"), 12, 4);
    expect(detectableExact(columns, level)).toBeCloseTo(shiftOfT(level / 8, 11) * errorOf(columns), 12);
  });

  it("takes the degrees of freedom that Hotelling's test leaves where points are tested at once", () => {
    const columns = sweep(Random.stream("at once"), 40, 4);
    expect(detectableExact(columns, level)).toBeCloseTo(
      Math.sqrt(noncentralityOfF(level, 4, 36)) * errorOf(columns),
      12
    );
  });

  it("leaves out points that do not vary", () => {
    const [noisy, other] = sweep(Random.stream("constant"), 40, 2);
    const same = new Float64Array(40).fill(1);
    expect(detectableExact([noisy, same, other], level)).toBeCloseTo(
      Math.sqrt(noncentralityOfF(level, 2, 38)) * errorOf([noisy, other]),
      12
    );
    expect(detectableExact([noisy], level)).toBeCloseTo(shiftOfT(level / 2, 39) * errorOf([noisy]), 12);
    expect(detectableExact([same], level)).toBe(1e-8);
  });

  it("lies inside a margin by the shift that passes one time in ten", () => {
    const columns = sweep(Random.stream("margin"), 8, 1);
    const layout = {curves: [0], sizes: [10], margin: 9, rate: -1};
    expect(detectableLimit(columns, layout, level)).toBeCloseTo(9 - shiftOfT(level, 7, 0.1) * errorOf(columns), 12);
  });

  it("pays for every point of a rate, in the unit of the point", () => {
    const ones = new Float64Array(50);
    const one = detectableRate([ones], [0.3], [1], level / 2);
    expect(detectableRate([ones, ones], [0.3, 0.3], [1, 1], level)).toBe(one);
    expect(detectableRate([ones], [0.3], [1], level)).toBeLessThan(one);
    expect(detectableRate([ones, ones], [0.3, 0.3], [1, 0.5], level)).toBeCloseTo(2 * one, 14);
  });

  it("is that of the rejected counts written out, up and down, or all the way where none is rejected", () => {
    for (const [n, p] of [
      [10, 0.3],
      [10, 0.05],
      [25, 0.5],
      [40, 0.97],
      [4, 0.3],
      [4, 0.7],
      [4, 0.4],
      [4, 0.6]
    ]) {
      const rejected = (k: number): boolean => 2 * Math.min(binomialAtLeast(k, n, p), binomialAtMost(k, n, p)) <= 0.02;
      const counts = Array.from({length: n + 1}, (_, k) => k).filter(rejected);
      const [above, below] = [counts.filter((k) => k > n * p), counts.filter((k) => k < n * p)];
      const up =
        above.length > 0 ? rising((shift) => binomialAtLeast(above[0], n, Math.min(1, p + shift)), 0.9) : 1 - p;
      const last = below[below.length - 1];
      const down = below.length > 0 ? rising((shift) => binomialAtMost(last, n, Math.max(0, p - shift)), 0.9) : p;
      expect(detectableRate([new Float64Array(n)], [p], [1], 0.02)).toBeCloseTo(Math.max(up, down), 9);
    }
  });

  it("is, for a rate of nothing, what n trials exclude: the smallest probability that shows itself nine times in ten", () => {
    const seen = detectableRate([new Float64Array(400)], [0], [1], level);
    expect(binomialAtLeast(1, 400, seen)).toBeCloseTo(0.9, 9);
    expect(seen).toBeCloseTo(1 - 0.1 ** (1 / 400), 10);
  });
});

it("the error of a rate and its standard error are those of its stated probability, in units", () => {
  const {error, se} = testRate([9], 16, [0.2], [0.5]).worst;
  expect(error).toBeCloseTo((9 / 16 - 0.2) / 0.5, 14);
  expect(se).toBeCloseTo(Math.sqrt(0.2 * 0.8) / 4 / 0.5, 14);
});

it("the point that stands out most has the largest |t|, first, last or between", () => {
  for (const loud of [0, 1, 2]) {
    for (const trials of [12, 60]) {
      const columns = sweep(Random.stream("loud"), trials, 3, {independence: 3, shift: (j) => (j === loud ? -20 : 1)});
      expect(testExact(momentsOf(columns)).worst.point).toBe(loud);
    }
  }
});

it("tests say in words what they are", () => {
  const columns = sweep(Random.stream("words"), 20, 3);
  expect([1, 2, 3].map((points) => testExact(momentsOf(columns.slice(0, points))).method)).toEqual([
    "t test",
    "Hotelling's T² over 2 points",
    "t tests at 3 points, Bonferroni"
  ]);
  expect([1, 2].map((points) => testRate(Array(points).fill(3), 9, [0.5, 0.5], [1, 1]).method)).toEqual([
    "exact binomial test",
    "exact binomial tests at 2 points, Bonferroni"
  ]);
  expect([1, 2].map((points) => testBound(momentsOf(columns.slice(0, points))).method)).toEqual([
    "one-sided t test",
    "one-sided t tests at 2 points, Bonferroni"
  ]);
});
