import {describe, expect, it} from "vitest";
import {detectableExact, detectableRate, testRate} from "../../../src/engine/judge/exact.js";
import {detectableLimit} from "../../../src/engine/judge/limit.js";
import {momentsOf} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {binomialAtLeast} from "../../../src/numerics/distributions.js";
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

  it("is, for a rate of nothing, what n trials exclude: the smallest probability that shows itself nine times in ten", () => {
    const seen = detectableRate([new Float64Array(400)], [0], [1], level);
    expect(binomialAtLeast(1, 400, seen)).toBeCloseTo(0.9, 9);
    expect(seen).toBeCloseTo(1 - 0.1 ** (1 / 400), 10);
  });
});

it("the error of a rate is that of its stated probability, over the root of the trials", () => {
  expect(testRate([9], 16, [0.2], [0.5]).worst.se).toBeCloseTo(Math.sqrt(0.2 * 0.8) / 4 / 0.5, 14);
});
