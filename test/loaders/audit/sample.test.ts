import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {drawnOrder, missed, worth} from "../../../loaders/audit/sample.js";
import {Random} from "../../../src/engine/random.js";

const named = (costs: readonly number[]) => costs.map((seconds, id) => ({id, seconds}));

describe("the draws of an audit", () => {
  it("come with chances proportional to cost, each thing once, the same from the same seed", () => {
    const things = named([1, 2, 7]);
    const firsts = [0, 0, 0];
    const draws = 20_000;
    for (let seed = 0; seed < draws; ++seed) {
      const order = drawnOrder(things, seed);
      expect(new Set(order).size).toBe(3);
      ++firsts[order[0].id];
    }
    for (const [id, {seconds}] of things.entries()) {
      const share = seconds / 10;
      // Five standard errors.
      expect(Math.abs(firsts[id] / draws - share)).toBeLessThan(5 * Math.sqrt((share * (1 - share)) / draws));
    }
    expect(drawnOrder(things, 7)).toEqual(drawnOrder(things, 7));
  });

  it("are as many as are worth the share: at least one, all at 100 %", () => {
    const costs = fc.array(fc.double({min: 1e-3, max: 100, noNaN: true}), {minLength: 1, maxLength: 40});
    fc.assert(
      fc.property(costs, fc.double({min: 1e-4, max: 1, noNaN: true}), (seconds, share) => {
        const order = drawnOrder(named(seconds), 1);
        const sum = (some: readonly {seconds: number}[]): number => some.reduce((all, one) => all + one.seconds, 0);
        const taken = worth(order, share);
        expect(sum(taken)).toBeGreaterThanOrEqual(share * sum(order) * (1 - 1e-9));
        expect(sum(taken.slice(0, -1))).toBeLessThan(share * sum(order) + 1e-9);
        expect(worth(order, 1)).toEqual(order);
      })
    );
  });
});

describe("the probability of a miss", () => {
  it("is that of drawing without replacement where all cost the same", () => {
    // Of 20 things one is wrong: 20 × 5 %. Seven draws miss it with 13/20.
    const order = named(Array(20).fill(3));
    expect(missed(order.slice(0, 7), 60)).toBeCloseTo(13 / 20, 12);
    expect(missed([], 60)).toBe(1);
    // Of 40 two are: (38 choose 10) / (40 choose 10).
    const forty = named(Array(40).fill(1));
    expect(missed(forty.slice(0, 10), 40)).toBeCloseTo((30 * 29) / (40 * 39), 12);
  });

  it("is near a power of 95 % where every draw is small, and 0 where less is left than would be wrong", () => {
    const many = named(Array(100_000).fill(1));
    expect(missed(many.slice(0, 61), 1e5)).toBeCloseTo(0.95 ** 61, 3);
    expect(missed(many, 1e5)).toBe(0);
    const [heavy, light] = named([97, 3]);
    expect(missed([heavy], 100)).toBe(0);
    expect(missed([light], 100)).toBeGreaterThan(0.9);
  });

  it("is never too small: over all drawings, also those that end early, a miss makes up for it", () => {
    // Wrong are the things 0, 1 and 2, worth 5 % of the cost; drawing ends as soon as time is over.
    const costs = [1, 1.5, 2.5, ...Array.from({length: 19}, (_, k) => 5 * (1 + Math.sin(k)))];
    const rest = costs.slice(3).reduce((sum, cost) => sum + cost, 0);
    const things = named(costs.map((cost, k) => (k < 3 ? cost : (cost * 95) / rest)).filter((cost) => cost > 0));
    const random = Random.stream(3, "test");
    const draws = 20_000;
    let [sum, squares, missedAll] = [0, 0, 0];
    for (let seed = 0; seed < draws; ++seed) {
      const order = drawnOrder(things, seed);
      // An end that knows what was drawn and how long it took, but not what is wrong.
      const budget = 20 + 30 * random.uniform();
      let [spent, taken] = [0, 0];
      while (taken < order.length && spent < budget) spent += order[taken++].seconds;
      const sample = order.slice(0, taken);
      const hit = sample.some(({id}) => id < 3);
      const value = hit ? 0 : 1 / missed(sample, 100);
      sum += value;
      squares += value * value;
      if (!hit) ++missedAll;
    }
    const mean = sum / draws;
    const se = Math.sqrt((squares / draws - mean * mean) / draws);
    expect(missedAll).toBeGreaterThan(draws / 10);
    expect(Math.abs(mean - 1)).toBeLessThan(5 * se);
  });
});
