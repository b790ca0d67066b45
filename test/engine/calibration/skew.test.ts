import {describe, expect, it} from "vitest";
import {bendOf, bent, skewnessOf} from "../../../src/engine/calibration/bend.js";
import {packed} from "../../../src/engine/calibration/packed.js";
import {redraw, redrawnMoments} from "../../../src/engine/calibration/redraw.js";
import {tails as tailsSampler} from "../../../src/engine/calibration/simulate.js";
import {skewedOf, type TailParameters, tailsExperiment} from "../../../src/engine/calibration/skew.js";
import {proposalFor, type Tail, tailWeight} from "../../../src/engine/calibration/tails.js";
import type {Claim, Test} from "../../../src/engine/claim.js";
import {Random} from "../../../src/engine/random.js";
import {Results} from "../../../src/engine/results.js";
import {columnsOf} from "../../../src/engine/sampler.js";
import {tCritical, tUpper} from "../../../src/numerics/distributions.js";
import {exactClaim, results} from "../fixtures.js";

describe("a bent normal", () => {
  it("has mean 0, variance 1 and the skewness asked for, up to that of one squared normal", () => {
    for (const skewness of [-2.8, -1, -0.2, 0, 0.5, 1.6, Math.sqrt(8)]) {
      const {linear: b, square: c} = bendOf(skewness);
      // E(bz + c(z² − 1))² = b² + 2c², and the cube's mean is 6b²c + 8c³.
      expect(b * b + 2 * c * c).toBeCloseTo(1, 12);
      expect(6 * b * b * c + 8 * c ** 3).toBeCloseTo(skewness, 6);
    }
    expect(bendOf(9)).toEqual(bendOf(Math.sqrt(8)));
    expect(bent({linear: 0.6, square: 0.5}, 3)).toBeCloseTo(1.8 + 4, 14);
  });

  it("takes a sample's skewness corrected for its size, as Fisher's G₁", () => {
    // Deviations −1, −1, 2 of variance 3: Σd³ = 6, G₁ = 3/(2·1)·6/3^1.5.
    expect(skewnessOf([4, 4, 7], 5, Math.sqrt(3))).toBeCloseTo(9 / 3 ** 1.5, 12);
    expect([skewnessOf([1, 1, 1], 1, 0), skewnessOf([1, 2], 1.5, 1)]).toEqual([0, 0]);
  });
});

it("trials that are few are redrawn with their own skewness (within five standard errors)", () => {
  const column = Array.from({length: 20}, (_, i) => 5 + (i / 10 - 1) ** 3 + (i === 19 ? 1.5 : 0));
  const middle = column.reduce((sum, value) => sum + value / 20, 0);
  const sd = Math.sqrt(column.reduce((sum, value) => sum + (value - middle) ** 2, 0) / 19);
  const skewness = skewnessOf(column, middle, sd);
  expect(skewness).toBeGreaterThan(1);
  expect(skewness).toBeLessThan(2.5);
  const pool = packed({trials: 20, questions: [{kind: "bound", columns: [column, new Array(20).fill(0)]}]});
  const random = Random.stream("skewed");
  // A mean and a variance go together as the third moment says: their covariance is κ₃/n.
  const products = Array.from({length: 6000}, () => {
    redraw(pool, random);
    const [moments] = redrawnMoments(pool, random);
    expect(moments.sd[1]).toBe(0);
    return (20 * (moments.mean[0] - middle) * (moments.sd[0] ** 2 - sd ** 2)) / sd ** 3;
  });
  const got = products.reduce((sum, value) => sum + value / products.length, 0);
  const scatter = Math.sqrt(products.reduce((sum, value) => sum + (value - got) ** 2, 0)) / products.length;
  expect(Math.abs(got - skewness)).toBeLessThan(5 * scatter);
  expect(scatter).toBeLessThan(0.1 * skewness);
});

/** A tail's probability by so many samples, and its standard error. */
function estimate(tail: Tail, samples = 4000): {p: number; se: number} {
  const [random, proposal] = [Random.stream("tail", JSON.stringify(tail)), proposalFor(tail)];
  const weights = Array.from({length: samples}, () => tailWeight(tail, proposal, random));
  const p = weights.reduce((sum, w) => sum + w / samples, 0);
  return {p, se: Math.sqrt(weights.reduce((sum, w) => sum + (w - p) ** 2, 0)) / samples};
}

describe("a tail's samples", () => {
  it("are unbiased for Student's where nothing is skewed, near and far out (within four standard errors)", () => {
    for (const [trials, nominal] of [
      [16, 0.3],
      [12, 1e-2],
      [12, 1e-6],
      [40, 1e-4],
      [24, 1e-9]
    ]) {
      const {p, se} = estimate({trials, skewness: 0, beyond: tCritical(nominal, trials - 1)});
      expect(Math.abs(p - nominal)).toBeLessThan(4 * se);
      expect(se).toBeLessThan(0.12 * nominal);
    }
  });

  it("agree with counting for a skewed law, in both tails (within four standard errors)", () => {
    for (const skewness of [-1.6, 1.6]) {
      const tail = {trials: 16, skewness, beyond: tCritical(skewness < 0 ? 1e-3 : 0.05, 15)};
      const [bend, random, draws] = [bendOf(skewness), Random.stream("counted", skewness), 20_000];
      let beyond = 0;
      for (let k = 0; k < draws; ++k) {
        const x = Array.from({length: 16}, () => bent(bend, random.normal()));
        const mean = x.reduce((sum, value) => sum + value / 16, 0);
        const sd = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 15);
        if (mean > (tail.beyond * sd) / 4) ++beyond;
      }
      const [{p, se}, share] = [estimate(tail), beyond / draws];
      expect(Math.abs(p - share)).toBeLessThan(4 * Math.hypot(se, Math.sqrt((share * (1 - share)) / draws)));
      expect(p / tUpper(tail.beyond, 15) > 1).toBe(skewness < 0);
    }
  });
});

const variant = (id: string, test: Record<string, unknown>): Claim => ({
  ...exactClaim,
  id,
  test: {...exactClaim.test, ...test} as Test
});
const claims = [
  variant("bound", {kind: "bound", side: "at most", bound: ({x}: {x: number}) => x + 1}),
  variant("order", {kind: "order", measure: "gain", controls: {}}),
  variant("limit", {kind: "limit", size: "x", margin: 0.2, why: "…", rate: -1}),
  variant("refused", {kind: "limit", size: "x", margin: 0.001, theory: () => 9, why: "…", rate: -1}),
  variant("rate", {binary: true, measure: () => 1, theory: () => 0.4})
];
const filed = (line: Results) => claims.map((claim) => ({paper: "lines", claim, results: {line}}));

describe("tests on few trials", () => {
  const line = results();
  const few = new Results(
    line.run,
    Array.from(
      {length: 20},
      (_, i) =>
        Object.fromEntries(
          line.series.map((name) => [name, line.points.map((_, j) => line.column(name, j)[i])])
        ) as never
    )
  );
  const experiment = tailsExperiment(filed(few));
  if (!experiment) throw new Error("few trials");

  it("are asked for their tails, and others are not", () => {
    expect(tailsExperiment(filed(line))).toBeUndefined();
    const {tests, tails} = experiment.parameters as TailParameters;
    expect(tests.map(({claim, found}) => [claim, found])).toEqual([
      ["bound", null],
      ["order", "shown"],
      ["limit", "shown"],
      ["refused", "refused"]
    ]);
    // Three points of a bound and of an order, one of a limit; Bonferroni over points and a limit's two sides.
    const alarms = tails.filter(({of}) => of === "alarm").map(({nominal}) => nominal / (0.01 / 5));
    expect(alarms).toEqual([3, 3, 3, 3, 3, 3, 2, 2].map((parts) => expect.closeTo(1 / parts, 12)));
    const {skewness} = tests[1];
    expect(tails.filter(({test, of}) => test === 1 && of === "found").some((tail) => tail.skewness === skewness)).toBe(
      true
    );
    expect(tails.filter(({test, of}) => test === 1 && of === "alarm").some((tail) => tail.skewness === -skewness)).toBe(
      true
    );
  });

  it("are told what their own skewness makes of them", () => {
    const {tests, tails} = experiment.parameters as TailParameters;
    // Were every tail three times Student's, so would be what was found.
    const tripled = {weight: Float64Array.from(tails, ({nominal}) => 3 * nominal)};
    const of = new Results({...line.run, experiment}, [tripled as never]);
    for (const [k, {claim, found, student, own, alarm, confirmation}] of skewedOf(of).entries()) {
      expect(alarm).toBeCloseTo(3, 9);
      expect(confirmation).toEqual(claim === "bound" ? null : expect.closeTo(3, 9));
      expect(found).toBe(tests[k].found);
      if (found === null) expect(own).toBeNull();
      else expect(own).toBeCloseTo(3 * Math.max(student ?? 1, found === "refused" ? 2e-12 : 1e-12), 20);
    }
  });

  it("have a sampler that answers for every tail", () => {
    const {weight} = columnsOf(
      tailsSampler,
      experiment.parameters as never,
      [{tail: 0}, {tail: 3}] as never,
      Random.stream(1)
    );
    expect(weight).toHaveLength(2);
    expect(Math.min(...weight)).toBeGreaterThan(0);
  });
});
