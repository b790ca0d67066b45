import {expect, it} from "vitest";
import type {Row} from "../../src/engine/figure.js";
import {decidedSign, half95, withIntervals} from "../../src/engine/interval.js";

const rowsOf = (rows: readonly Row[]) =>
  withIntervals({title: "", caption: "", description: "", rows, spec: {}}).rows.map((row) => row.half95);

it("the interval of a mean is Student's, wide for few trials", () => {
  expect(half95(2, 2)).toBeCloseTo(25.4124, 3);
  expect(half95(1, 11)).toBeCloseTo(2.22814, 5);
  expect(half95(1, 1e6)).toBeCloseTo(1.95997, 4);
});

it("one trial has no interval, nor has a row without a standard error or a count", () => {
  expect(half95(null, 1)).toBeNull();
  expect(half95(1, 1)).toBeNull();
  expect([half95(null, 11), half95(undefined, 11), half95(0, 11)]).toEqual([null, null, 0]);
  const mean = {series: "a", mean: 1};
  expect(rowsOf([{...mean, se: 1, trials: 11}, {...mean, se: null, trials: 1}, {...mean, se: 1}, mean])).toEqual([
    half95(1, 11),
    undefined,
    undefined,
    undefined
  ]);
});

it("the sign of a mean is decided where its 99 % interval, by Student's t, leaves zero out", () => {
  expect(decidedSign({mean: 3.17, se: 1, trials: 11})).toBe(1);
  expect(decidedSign({mean: 3.169, se: 1, trials: 11})).toBe(0);
  expect(decidedSign({mean: 6.34, se: 2, trials: 11})).toBe(1);
  expect(decidedSign({mean: 6.3, se: 2, trials: 11})).toBe(0);
  expect(decidedSign({mean: 0, se: 0, trials: 11})).toBe(0);
  expect(decidedSign({mean: -3.1, se: 1, trials: 11})).toBe(0);
  expect(decidedSign({mean: -2.6, se: 1, trials: 1e6})).toBe(-1);
  expect(decidedSign({mean: 5, se: null, trials: 1})).toBe(0);
});
