import {describe, expect, it} from "vitest";
import {testBound, testOrder, testRegion} from "../../../src/engine/judge/bound.js";
import {testExact} from "../../../src/engine/judge/exact.js";
import {budgetOf, type Layout, testLimit} from "../../../src/engine/judge/limit.js";
import {momentsOf} from "../../../src/engine/judge/moments.js";
import {deviationsOf} from "../../../src/engine/judge/question.js";
import {summarize} from "../../../src/engine/summary.js";

// Three trials, worked out by hand: mean 7/3, variance (16/9 + 1/9 + 25/9)/2 = 7/3, standard error √(7/9).
const column = Float64Array.of(1, 2, 4);
const moments = momentsOf([column]);
const [mean, se] = [7 / 3, Math.sqrt(7) / 3];
const t = mean / se;
/** P[T > t] with two degrees of freedom, in closed form. */
const upper = (t: number): number => 0.5 - t / (2 * Math.sqrt(t * t + 2));
const layout: Layout = {curves: [0], sizes: [10], margin: 3, rate: -1};

describe("the standard error of a mean is √(s²/n), with n − 1 below s²", () => {
  it("in a summary", () => {
    const {mean: got, se: error, trials} = summarize(column);
    expect([got, error, trials]).toEqual([expect.closeTo(mean, 14), expect.closeTo(se, 14), 3]);
    expect(summarize([5])).toEqual({mean: 5, se: null, trials: 1});
  });

  it("in every finding, budget and deviation", () => {
    const findings = [testExact, testBound, testOrder, testRegion].map((test) => test(moments));
    for (const {worst} of [...findings, testLimit(moments, layout)]) {
      expect(worst).toEqual({point: 0, error: expect.closeTo(mean, 14), se: expect.closeTo(se, 14)});
    }
    expect(budgetOf([column], layout).gaps[0].se).toBeCloseTo(se, 14);
    expect(deviationsOf({kind: "exact", columns: [column]})[0].se).toBeCloseTo(se, 14);
    const ones = Float64Array.of(1, 0, 0, 1);
    const [rate] = deviationsOf({kind: "rate", columns: [ones], rates: [0.25], units: [0.5]});
    expect(rate.error).toBeCloseTo(0.5, 14);
    expect(rate.se).toBeCloseTo((2 * Math.sqrt(1 / 3)) / 2, 14);
  });
});

describe("Student's t of n trials has n − 1 degrees of freedom", () => {
  it("in the test of an exact value", () => {
    const {statistic, p} = testExact(moments);
    expect(statistic).toEqual({name: "t", value: expect.closeTo(t, 12), df: [2]});
    expect(p).toBeCloseTo(2 * upper(t), 12);
  });

  it("in the tests of signs", () => {
    expect(testBound(moments).p).toBeCloseTo(upper(-t), 12);
    expect(testOrder(moments).confirmation).toBeCloseTo(upper(t), 12);
    expect(testRegion(moments).confirmation).toBeCloseTo(upper(t), 12);
    for (const test of [testBound, testOrder, testRegion]) expect(test(moments).statistic.df).toEqual([2]);
  });

  it("in the test of a limit", () => {
    const inside = (3 - mean) / se;
    const {statistic, p, confirmation} = testLimit(moments, layout);
    expect(statistic).toEqual({name: "t", value: expect.closeTo(inside, 12), df: [2]});
    expect(confirmation).toBeCloseTo(upper(inside), 12);
    expect(p).toBeCloseTo(Math.min(1, 2 * upper(-inside)), 12);
  });
});
