import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {controls, cosine, ensureAffordable, fraction, nonNegative, nullAt} from "../../src/engine/commands.js";

const takes = (schema: v.GenericSchema, values: readonly unknown[]): unknown[] =>
  values.filter((value) => v.is(schema, value));

describe("what a key takes", () => {
  it("is 0 or of a size that squares and products survive", () => {
    const sizes = [0, 1e-31, 1e-30, 1, 1e30, 1.1e30, -1, Number.NaN, Infinity, "1"];
    expect(takes(nonNegative, sizes)).toEqual([0, 1e-30, 1, 1e30]);
  });

  it("is in a closed range for cosines and shares", () => {
    const values = [-1.01, -1, -1e-31, 0, 1e-31, 0.5, 1, 1.01];
    expect(takes(cosine, values)).toEqual([-1, 0, 0.5, 1]);
    expect(takes(fraction, values)).toEqual([0, 0.5, 1]);
  });

  it("is a whole number for trials and workers, one at least", () => {
    const counts = [0, 1, 2, 2.5, 256, 257, 1e5, 1e5 + 1];
    expect(takes(controls.trials, counts)).toEqual([1, 2, 256, 257, 1e5]);
    expect(takes(controls.workers, counts)).toEqual([1, 2, 256]);
  });
});

it("what needs more than a gibibyte or a quarter of an hour is refused by its largest size", () => {
  const asked = (numbers: number, operations: number, trials: number) => () =>
    ensureAffordable({numbers, operations}, {d: 7, n: 9, law: "shift"}, trials);
  expect(asked(2 ** 27, 1e11 - 1e5, 10)).not.toThrow();
  expect(asked(2 ** 27 + 1, 1, 1)).toThrow("n = 9: must be smaller, or other sizes: they need 1 GiB of memory");
  expect(asked(1, 1.2e11, 10)).toThrow("trials = 10: must be smaller, or other sizes: they need 1200 s of computing");
  expect(asked(Number.NaN, 1, 1)).toThrow("GiB");
});

it("a value that is infinite by definition is null, and no other", () => {
  expect([nullAt(Infinity, Infinity), nullAt(Infinity, 3), nullAt(Infinity, -Infinity)]).toEqual([null, 3, -Infinity]);
});
