import {describe, expect, it} from "vitest";
import {budgetOf, detectableLimit, type Layout, testLimit} from "../../../src/engine/judge/limit.js";
import {type Columns, momentsOf} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {compatible, count, sweep} from "./draws.js";

const sizes = [50, 100, 200, 400];
const layout: Layout = {curves: [0, 0, 0, 0], sizes, margin: 0.02, rate: -1};

/** Gaps a·size^r whose noise is mostly shared by the sizes of a trial. */
const gaps = (random: Random, trials: number, a: number, r: number, noise = 0.01): Columns =>
  sweep(random, trials, 4, {shift: (j) => a * sizes[j] ** r, scale: () => noise, independence: 0.7});

describe("equivalence", () => {
  it("is shown when the gap at the largest size is inside the margin, and only there", () => {
    // 4/400 = 0.01 is inside; 4/50 = 0.08 at the smallest size does not matter.
    const found = testLimit(momentsOf(gaps(Random.stream("inside"), 200, 4, -1)), layout);
    expect(found.confirmation).toBeLessThan(1e-6);
    expect(found.p).toBeGreaterThan(0.99);
    expect(found.worst.error).toBeCloseTo(0.01, 2);
  });

  it("is refused and contradicted when the gap is beyond the margin", () => {
    const found = testLimit(momentsOf(gaps(Random.stream("beyond"), 200, -16, -1)), layout);
    expect(found.confirmation).toBeGreaterThan(0.99);
    expect(found.p).toBeLessThan(1e-6);
  });

  it("is neither shown nor contradicted by noise", () => {
    const {p, confirmation} = testLimit(momentsOf(gaps(Random.stream("noise"), 20, 0, -1, 0.2)), layout);
    expect(confirmation).toBeGreaterThan(0.01);
    expect(p).toBeGreaterThan(0.01);
  });

  it("makes both errors at most at their level when the gap is exactly the margin", () => {
    const n = 3000;
    const edge = (random: Random): Columns => gaps(random, 40, 8, -1, 0.01);
    const shown = count("edge", n, (random) => (testLimit(momentsOf(edge(random)), layout).confirmation ?? 1) <= 0.05);
    const contradicted = count("edge", n, (random) => testLimit(momentsOf(edge(random)), layout).p <= 0.05);
    expect(compatible(shown, n, 0.05)).toBe(true);
    // Both ends of the margin are paid for.
    expect(compatible(contradicted, n, 0.025)).toBe(true);
  });

  it("needs every curve inside", () => {
    const two = {...layout, curves: [0, 0, 1, 1], sizes: [200, 400, 200, 400]};
    const columns = sweep(Random.stream("curves"), 100, 4, {shift: (j) => (j === 3 ? 0.03 : 0), scale: () => 0.005});
    expect(testLimit(momentsOf(columns), two).worst.point).toBe(3);
    expect(testLimit(momentsOf(columns), two).p).toBeLessThan(1e-6);
  });

  it("refuses the gap it states nine times in ten", () => {
    const reference = gaps(Random.stream("refused"), 60, 0, -1);
    const gap = detectableLimit(reference, layout, 0.01);
    expect(gap).toBeLessThan(0.02);
    const refused = count(
      "refuse",
      1000,
      (random) => (testLimit(momentsOf(gaps(random, 60, gap * 400, -1)), layout).confirmation ?? 1) > 0.01
    );
    expect(refused / 1000).toBeGreaterThan(0.84);
    expect(refused / 1000).toBeLessThan(0.96);
  });
});

describe("the decay of the gap", () => {
  it("is recovered with an error that covers it at the rate claimed, though sizes share noise", () => {
    const n = 600;
    const covered = count("decay", n, (random) => {
      const {fit} = budgetOf(gaps(random, 100, 4, -1, 0.02), layout);
      if (fit.exponent === null || fit.se === null) return false;
      return Math.abs(fit.exponent + 1) <= 1.984 * fit.se;
    });
    expect(covered / n).toBeGreaterThan(0.91);
    expect(covered / n).toBeLessThan(0.98);
  });

  it("is common to curves of different amplitude", () => {
    const two: Layout = {margin: 0.02, rate: -0.5, curves: [0, 0, 0, 1, 1, 1], sizes: [100, 200, 400, 100, 200, 400]};
    const shift = (j: number): number => (j < 3 ? 1 : -3) * two.sizes[j] ** -0.5;
    const columns = sweep(Random.stream("two curves"), 200, 6, {shift, scale: () => 0.01});
    const {exponent, amplitudes} = budgetOf(columns, two).fit;
    expect(exponent).toBeCloseTo(-0.5, 1);
    expect(amplitudes[0] / amplitudes[1]).toBeCloseTo(-1 / 3, 1);
  });

  it("is left open when the gap does not stand out of the noise", () => {
    expect(budgetOf(gaps(Random.stream("flat"), 60, 0, -1), layout).fit).toMatchObject({exponent: null, se: null});
  });

  it("is found to stall when the gap stays", () => {
    const stays = budgetOf(gaps(Random.stream("stays"), 200, 0.012, 0, 0.002), layout).fit;
    expect(stays.stalled).toBe(true);
    expect(budgetOf(gaps(Random.stream("goes"), 200, 4, -1, 0.002), layout).fit.stalled).toBe(false);
  });
});
