import {expect, it} from "vitest";
import {momentsOf, spreadOf, studentized} from "../../../src/engine/judge/moments.js";

it("spread below a billionth of the values, or of a unit where they are small, is rounding", () => {
  // Two trials: the standard deviation is the root of the squares' sum.
  const spread = (sd: number, largest: number): number => spreadOf(sd ** 2, 2, largest);
  expect([spread(1.01e-9, 0), spread(0.99e-9, 0)]).toEqual([expect.closeTo(1.01e-9, 20), 0]);
  expect([spread(1.01e-9, 0.5), spread(0.99e-9, 0.5)]).toEqual([expect.closeTo(1.01e-9, 20), 0]);
  expect([spread(1.01e-6, 1000), spread(0.99e-6, 1000)]).toEqual([expect.closeTo(1.01e-6, 18), 0]);
  expect(momentsOf([Float64Array.of(-1000, -1000 + 5e-7)]).sd[0]).toBe(0);
});

it("an error without spread contradicts where it is above rounding, and has its sign", () => {
  const moments = momentsOf([Float64Array.of(1, 1, 1)]);
  expect([studentized(moments, 0, 1 - 0.9e-8), studentized(moments, 0, 1 - 1.1e-8)]).toEqual([0, Infinity]);
  expect(studentized(moments, 0, 2)).toBe(-Infinity);
});
