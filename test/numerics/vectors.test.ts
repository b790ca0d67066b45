import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {squaredDistance} from "../../src/numerics/distance.js";
import {addScaled, combine, cosineOfVectors, norm, normalize, roundedCosine} from "../../src/numerics/vectors.js";

const vector = fc
  .array(fc.double({min: -10, max: 10, noNaN: true}), {minLength: 3, maxLength: 9})
  .map((values) => Float64Array.from(values))
  .filter((a) => norm(a) > 1e-3);

describe("the cosine of two vectors", () => {
  it("of parallel ones is in its range, which rounding alone would leave", () => {
    fc.assert(
      fc.property(vector, fc.double({min: 0.01, max: 100, noNaN: true}), (a, scale) => {
        const along = cosineOfVectors(a, combine(scale, a, 0, a));
        const against = cosineOfVectors(a, combine(-scale, a, 0, a));
        expect(along).toBeLessThanOrEqual(1);
        expect(along).toBeGreaterThan(1 - 1e-14);
        expect(against).toBeGreaterThanOrEqual(-1);
        expect(against).toBeLessThan(-1 + 1e-14);
      }),
      {numRuns: 500}
    );
  });

  it("is what the angle says, and 0 at right angles", () => {
    expect(cosineOfVectors(Float64Array.of(2, 0), Float64Array.of(1, Math.sqrt(3)))).toBeCloseTo(0.5, 15);
    expect(cosineOfVectors(Float64Array.of(1, 1, 0), Float64Array.of(-3, 3, 9))).toBe(0);
  });

  it("keeps what is inside its range and what is no number", () => {
    expect([1.0000000000000002, -1.0000000000000002, 0.3].map(roundedCosine)).toEqual([1, -1, 0.3]);
    expect(roundedCosine(Number.NaN)).toBeNaN();
  });
});

it("vectors are added, combined and scaled to length 1", () => {
  const a = Float64Array.of(3, 4);
  addScaled(a, 2, Float64Array.of(1, -1));
  expect([...a]).toEqual([5, 2]);
  expect([...combine(2, a, -1, Float64Array.of(1, 1))]).toEqual([9, 3]);
  normalize(Float64Array.of(0, -3, 4)).forEach((x, i) => {
    expect(x).toBeCloseTo([0, -0.6, 0.8][i], 15);
  });
});

it("a squared distance is the sum over all coordinates, from zero where no other vector is given", () => {
  expect(squaredDistance(Float64Array.of(1, 2, 5), Float64Array.of(4, 0, 1))).toBe(9 + 4 + 16);
  expect(squaredDistance(Float64Array.of(1, -2, 5))).toBe(30);
});
