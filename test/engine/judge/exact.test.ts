import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {countsOf, detectableExact, detectableRate, testExact, testRate} from "../../../src/engine/judge/exact.js";
import {hotelling} from "../../../src/engine/judge/hotelling.js";
import {momentsOf} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {binomialAtLeast, fUpper, tTwoSided} from "../../../src/numerics/distributions.js";
import {compatible, count, skewed, sweep} from "./draws.js";

describe("Hotelling's test", () => {
  it("equals the textbook formula with the inverse written out for two points", () => {
    const columns = sweep(Random.stream("two"), 30, 2, {shift: (j) => 0.2 * j});
    const moments = momentsOf(columns);
    const [a, b, c] = [moments.covariance(0, 0), moments.covariance(0, 1), moments.covariance(1, 1)];
    const [x, y] = moments.mean;
    const t2 = (30 * (c * x * x - 2 * b * x * y + a * y * y)) / (a * c - b * b);
    const f = ((30 - 2) / (2 * 29)) * t2;
    const found = hotelling(momentsOf(columns));
    expect(found.f).toBeCloseTo(f, 9);
    expect(found.p).toBeCloseTo(fUpper(f, 2, 28), 12);
  });

  it("is the square of Student's t for one point", () => {
    const [column] = sweep(Random.stream("one"), 25, 1, {shift: () => 0.3});
    const {mean, sd} = momentsOf([column]);
    expect(hotelling(momentsOf([column])).p).toBeCloseTo(tTwoSided((mean[0] / sd[0]) * 5, 24), 12);
  });

  it("does not change when points are mixed linearly", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({min: -3, max: 3, noNaN: true}), (seed, weight) => {
        const columns = sweep(Random.stream("mix", seed), 60, 3, {independence: 1});
        const mixed = [columns[0].map((value, i) => 5 * value + weight * columns[2][i]), columns[1], columns[2]];
        return Math.abs(hotelling(momentsOf(columns)).f / hotelling(momentsOf(mixed)).f - 1) < 1e-8;
      }),
      {numRuns: 40}
    );
  });

  it("is not moved by a point that repeats another: the repeat adds no evidence", () => {
    const [a, b] = sweep(Random.stream("repeat"), 100, 2, {shift: () => 0.5});
    const {f: pair} = hotelling(momentsOf([a, b]));
    const {f: triple, d1} = hotelling(momentsOf([a, b, a]));
    expect(d1).toBe(3);
    // T² is the same; F divides it by one more degree of freedom.
    expect((triple * 3) / 97).toBeCloseTo((pair * 2) / 98, 6);
  });
});

describe("the exact test", () => {
  const n = 4000;

  it("keeps its level when the points of a trial share nearly all their noise", () => {
    const hits = count("correlated", n, (random) => testExact(momentsOf(sweep(random, 80, 5))).p <= 0.05);
    expect(compatible(hits, n, 0.05)).toBe(true);
    // Points taken as independent would not: the mean square of their t's against F.
    const naive = count("correlated", n, (random) => {
      const {mean, sd} = momentsOf(sweep(random, 80, 5));
      const f = mean.reduce((sum, m, j) => sum + (80 * m * m) / sd[j] ** 2, 0) / 5;
      return fUpper(f, 5, 75) <= 0.05;
    });
    expect(compatible(naive, n, 0.05)).toBe(false);
  });

  it("falls back to Bonferroni with few trials, below its level whatever the dependence", () => {
    const columns = sweep(Random.stream("few"), 12, 6);
    expect(testExact(momentsOf(columns)).method).toBe("t tests at 6 points, Bonferroni");
    const hits = count("few", n, (random) => testExact(momentsOf(sweep(random, 12, 6))).p <= 0.05);
    expect(hits / n).toBeLessThan(0.05);
    expect(hits).toBeGreaterThan(0);
  });

  it("stays near its level when trials are skewed", () => {
    const hits = count("skewed", n, (random) => testExact(momentsOf(sweep(random, 400, 4, {draw: skewed}))).p <= 0.01);
    expect(hits / n).toBeLessThan(0.02);
  });

  it("sees an error at one point that is far below the common noise", () => {
    const columns = sweep(Random.stream("hidden"), 200, 4, {independence: 0.02, shift: (j) => (j === 2 ? 0.05 : 0)});
    const {mean, sd} = momentsOf(columns);
    expect(Math.abs(mean[2]) / (sd[2] / Math.sqrt(200))).toBeLessThan(2);
    expect(testExact(momentsOf(columns)).p).toBeLessThan(1e-6);
  });

  it("has the power it states, in the least favourable direction", () => {
    const level = 1e-3;
    const [trials, points, independence] = [60, 3, 0.5];
    // Covariance of the sweep: scale_j·scale_k·(1 + independence²·[j = k]).
    const variance = (j: number, k: number): number => (1 + j) * (1 + k) * (1 + (j === k ? independence ** 2 : 0));
    const columns = sweep(Random.stream("power"), trials, points, {independence});
    const ratio = detectableExact(columns, level) / Math.max(...momentsOf(columns).sd);
    // An error of that many true standard deviations at the noisiest point, the others following by regression.
    const direction = (j: number): number => (ratio * variance(j, 2)) / Math.sqrt(variance(2, 2));
    const hits = count(
      "powered",
      1000,
      (random) => testExact(momentsOf(sweep(random, trials, points, {independence, shift: direction}))).p <= level
    );
    expect(compatible(hits, 1000, 0.9)).toBe(true);
  });

  it("decides without chance where every trial gives the same value", () => {
    const same = (value: number): Float64Array => new Float64Array(20).fill(value);
    expect(testExact(momentsOf([same(0), same(1e-12)])).p).toBe(1);
    expect(testExact(momentsOf([same(0), same(1e-3)])).p).toBe(0);
    expect(testExact(momentsOf([same(1e-3), same(0)])).statistic.df).toEqual([1, 20]);
    expect(detectableExact([same(0)], 1e-4)).toBeLessThan(1e-6);
    const noisy = sweep(Random.stream("mixed"), 20, 1)[0];
    expect(testExact(momentsOf([noisy, same(1e-3)])).p).toBe(0);
    expect(testExact(momentsOf([noisy, same(0)])).statistic.df).toEqual([1, 19]);
  });

  it("refuses a single trial", () => {
    expect(() => testExact(momentsOf([new Float64Array(1)]))).toThrow("trials = 1: must be at least 2");
  });
});

describe("the test of rates", () => {
  it("doubles the smaller exact tail and pays for the number of points", () => {
    const {p, worst} = testRate([9, 5], 10, [0.5, 0.5], [1, 1]);
    expect(p).toBeCloseTo(2 * 2 * binomialAtLeast(9, 10, 0.5), 12);
    expect(worst).toMatchObject({point: 0, error: 0.4});
  });

  it("rejects any success where the stated probability is 0", () => {
    expect(testRate([1], 50, [0], [1]).p).toBe(0);
    expect(testRate([0], 50, [0], [1]).p).toBe(1);
  });

  it("catches the shift it states nine times in ten, in the worse direction", () => {
    const level = 1e-3;
    const shift = detectableRate([new Float64Array(400)], [0.2], [1], level);
    const power = (q: number): number =>
      count(`rate ${q}`, 1000, (random) => {
        let ones = 0;
        for (let i = 0; i < 400; ++i) if (random.uniform() < q) ++ones;
        return testRate([ones], 400, [0.2], [1]).p <= level;
      });
    const [up, down] = [power(0.2 + shift), power(0.2 - shift)];
    expect(compatible(Math.min(up, down), 1000, 0.9)).toBe(true);
    expect(Math.max(up, down)).toBeGreaterThanOrEqual(Math.min(up, down));
  });

  it("refuses what is neither 0 nor 1", () => {
    expect(() => countsOf([Float64Array.of(0, 0.5)])).toThrow("rate measure = 0.5: must be 0 or 1");
  });
});
