import {expect, it} from "vitest";
import {evenly, geometrically} from "../../src/engine/spacing.js";

it("spaces numbers evenly, or evenly in the logarithm, with both ends", () => {
  expect(evenly(-1, 1, 5)).toEqual([-1, -0.5, 0, 0.5, 1]);
  expect(geometrically(0.01, 100, 5)).toEqual([0.01, 0.1, 1, 10, 100]);
  expect(geometrically(1, 10, 4)).toEqual([1, 2.15443, 4.64159, 10]);
});
