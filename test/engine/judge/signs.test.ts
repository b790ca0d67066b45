import {describe, expect, it} from "vitest";
import {detectableSign, regionShare, testBound, testOrder, testRegion} from "../../../src/engine/judge/bound.js";
import {momentsOf} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {tUpper} from "../../../src/numerics/distributions.js";
import {shiftOfT} from "../../../src/numerics/noncentral.js";
import {compatible, count, sweep} from "./draws.js";

const n = 3000;
const shifted = (values: readonly number[], name: string, trials = 100) =>
  sweep(Random.stream(name), trials, values.length, {shift: (j) => values[j], scale: () => 1, independence: 0.5});

describe("a bound", () => {
  it("is rejected by its most violated point, paid for by Bonferroni", () => {
    const columns = shifted([0.5, -0.4, 0], "bound");
    const {mean, sd} = momentsOf(columns);
    const {p, worst} = testBound(momentsOf(columns));
    expect(p).toBeCloseTo(3 * tUpper((-mean[1] / sd[1]) * 10, 99), 12);
    expect(worst.point).toBe(1);
  });

  it("is rejected at most at its level where it is attained at every point, however dependent", () => {
    for (const independence of [0.05, 3]) {
      const hits = count("edge", n, (random) => testBound(momentsOf(sweep(random, 50, 6, {independence}))).p <= 0.05);
      expect(hits / n).toBeLessThan(0.0565);
      expect(hits).toBeGreaterThan(0);
    }
  });

  it("catches the violation it states nine times in ten", () => {
    const [reference] = [sweep(Random.stream("bound power"), 80, 1)];
    const shifts = detectableSign(reference, 1e-3) / momentsOf(reference).sd[0];
    const spread = Math.sqrt(1.01);
    const hits = count(
      "violated",
      1000,
      (random) => testBound(momentsOf(sweep(random, 80, 1, {shift: () => -shifts * spread}))).p <= 1e-3
    );
    expect(compatible(hits, 1000, 0.9)).toBe(true);
  });
});

describe("an order", () => {
  it("is shown only when every point shows it", () => {
    expect(testOrder(momentsOf(shifted([1, 1, 1], "all"))).confirmation).toBeLessThan(1e-8);
    const {p, confirmation} = testOrder(momentsOf(shifted([1, 0, 1], "one open")));
    expect(confirmation).toBeGreaterThan(0.01);
    expect(p).toBeGreaterThan(0.01);
  });

  it("is contradicted by one point of the opposite sign", () => {
    expect(testOrder(momentsOf(shifted([1, -1, 1], "against"))).p).toBeLessThan(1e-8);
  });

  it("is falsely shown at most at its level when one point is zero", () => {
    const one = (random: Random) => sweep(random, 60, 3, {scale: () => 1, shift: (j) => (j === 1 ? 0 : 2)});
    expect(
      compatible(
        count("false order", n, (random) => (testOrder(momentsOf(one(random))).confirmation ?? 1) <= 0.05),
        n,
        0.05
      )
    ).toBe(true);
  });

  it("takes a difference that is the same in every trial at its word", () => {
    const same = (value: number) => [new Float64Array(9).fill(value)];
    expect(testOrder(momentsOf(same(0.1)))).toMatchObject({p: 1, confirmation: 0});
    expect(testOrder(momentsOf(same(-0.1)))).toMatchObject({p: 0, confirmation: 1});
    expect(testOrder(momentsOf(same(0))).confirmation).toBe(0.5);
  });
});

describe("a region", () => {
  const map = (wrong: number, open: number, name: string) =>
    shifted(
      Array.from({length: 20}, (_, j) => (j < wrong ? -1 : j < wrong + open ? 0 : 1)),
      name
    );

  it("is shown when nine points in ten have the predicted sign", () => {
    expect(testRegion(momentsOf(map(0, 2, "two open"))).confirmation).toBeLessThan(0.01);
    expect(testRegion(momentsOf(map(0, 3, "three open"))).confirmation).toBeGreaterThan(0.01);
  });

  it("is rejected by a single contradiction that cannot be noise", () => {
    expect(testRegion(momentsOf(map(1, 0, "one wrong"))).p).toBeLessThan(0.001);
    expect(testRegion(momentsOf(map(0, 5, "noise"))).p).toBeGreaterThan(0.01);
  });

  it("is falsely rejected at most at its level where every sign is a toss-up shared by all points", () => {
    const hits = count("toss-up", n, (random) => testRegion(momentsOf(sweep(random, 40, 20))).p <= 0.05);
    expect(hits / n).toBeLessThan(0.0565);
  });
});

describe("the smallest violation that would be caught", () => {
  it("pays for every point by Bonferroni and is that of the noisiest one", () => {
    const columns = sweep(Random.stream("many"), 50, 6);
    const {sd} = momentsOf(columns);
    const se = Math.max(...sd) / Math.sqrt(50);
    expect(detectableSign(columns, 1e-3)).toBeCloseTo(shiftOfT(1e-3 / 6, 49) * se, 10);
    expect(detectableSign(columns, 1e-3)).toBeGreaterThan(1.05 * shiftOfT(1e-3, 49) * se);
  });

  it("is rounding where nothing varies", () => {
    expect(detectableSign([new Float64Array(9).fill(0.1)], 1e-3)).toBe(1e-8);
  });
});

it("of a hundred points of a region ninety must be shown, no fewer and no more, at eleven times the ninetieth p", () => {
  const map = (open: number) =>
    momentsOf(
      shifted(
        Array.from({length: 100}, (_, j) => (j < open ? 0 : 3)),
        "hundred",
        30
      )
    );
  expect(regionShare).toBe(0.9);
  expect(testRegion(map(10)).confirmation).toBeLessThan(1e-6);
  expect(testRegion(map(11)).confirmation).toBeGreaterThan(0.05);
  const moments = map(10);
  const t = Array.from(moments.mean, (mean, j) => mean / (moments.sd[j] / Math.sqrt(30))).sort((a, b) => b - a);
  expect(testRegion(moments).confirmation).toBeCloseTo(11 * tUpper(t[89], 29), 20);
  expect(testRegion(moments).method).toContain("90 of 100");
});
