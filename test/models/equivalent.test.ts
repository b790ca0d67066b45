import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {equivalent} from "../../src/models/equivalent.js";

const powers = (p: number, alpha: number): Float64Array => Float64Array.from({length: p}, (_, i) => (i + 1) ** -alpha);

const settings = fc
  .record({
    p: fc.integer({min: 4, max: 60}),
    share: fc.double({min: 0, max: 1, noNaN: true}),
    alpha: fc.double({min: 0, max: 4, noNaN: true})
  })
  .map(({p, share, alpha}) => ({eigenvalues: powers(p, alpha), n: 1 + Math.floor(share * (p - 3))}));

describe("the equivalent", () => {
  test("keeps n features' worth, and its complements are formed without loss", () => {
    fc.assert(
      fc.property(settings, ({eigenvalues, n}) => {
        const {kept, lost, omega, rest} = equivalent(eigenvalues, n);
        expect(kept.reduce((sum, x) => sum + x, 0)).toBeCloseTo(n, 9);
        kept.forEach((x, i) => {
          expect(x + lost[i]).toBeCloseTo(1, 14);
        });
        expect(omega + rest).toBeCloseTo(1, 12);
      })
    );
  });

  test("of one variance loses the same share of every feature", () => {
    const {lost, omega} = equivalent(new Float64Array(50).fill(0.3), 20);
    for (const zeta of lost) expect(zeta).toBeCloseTo(0.6, 13);
    expect(omega).toBeCloseTo(0.4, 13);
  });

  test("takes equal features by their number", () => {
    const listed = equivalent(Float64Array.from([1, 1, 1, 0.1, 0.1, 0.1, 0.1, 0.1]), 4);
    const counted = equivalent(Float64Array.from([1, 0.1]), 4, {counts: Float64Array.from([3, 5])});
    expect(counted.lost[0]).toBeCloseTo(listed.lost[0], 14);
    expect(counted.kept[1]).toBeCloseTo(listed.kept[7], 14);
    expect(counted.omega).toBeCloseTo(listed.omega, 14);
    expect(counted.rest).toBeCloseTo(listed.rest, 14);
  });

  test("loses little of all but one of many features without losing digits of it", () => {
    // The smaller root of the quadratic equation for τ, by the larger one.
    const [many, small] = [1e9, 1e-3];
    const {lost} = equivalent(Float64Array.of(1, small), many - 1, {counts: Float64Array.of(2, many - 2)});
    const [a, b] = [many - 1, small * (2 - 1) + (many - 2 - 1)];
    const tau = (2 * small) / (b + Math.sqrt(b * b + 4 * a * small));
    expect(lost[0] / (tau / (1 + tau))).toBeCloseTo(1, 11);
  });

  test("has a tail of features that are too small to be kept as its limit", () => {
    const many = 1e7;
    const counts = Float64Array.from([3, many]);
    const finite = equivalent(Float64Array.from([1, 2 / many]), 40, {counts});
    const limit = equivalent(Float64Array.from([1]), 40, {counts: Float64Array.from([3]), tail: 2});
    expect(finite.lost[0] / limit.lost[0]).toBeCloseTo(1, 5);
    expect(finite.omega).toBeCloseTo(limit.omega, 5);
    expect(limit.omega + limit.rest).toBeCloseTo(1, 13);
  });
});

test("as many samples as features, or none, are refused", () => {
  const five = new Float64Array(5).fill(1);
  expect(() => equivalent(five, 5)).toThrow("n = 5: must be at least 1 and less than p = 5");
  expect(() => equivalent(five, 0)).toThrow("n = 0: must be at least 1 and less than p = 5");
});
