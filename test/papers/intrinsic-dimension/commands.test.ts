import * as v from "valibot";
import {describe, expect, test} from "vitest";
import {models, quantities} from "../../../src/papers/intrinsic-dimension/commands.js";

const sizes = {d_w: 200, d_s: 100, d_sw: 10, n: 2000, N: 400, sigma: 1};

describe("commands", () => {
  test("tell the variance on the sample from that on fresh points", () => {
    const {evaluate} = quantities["student-variance"];
    expect(evaluate({...sizes, where: "in-sample"})).toBeCloseTo(0.031962, 6);
    expect(evaluate({...sizes, where: "out-of-sample"})).toBeCloseTo(0.040881, 6);
  });

  test("name the impossible value as the command line spells it", () => {
    const {evaluate} = quantities["teacher-variance"];
    expect(() => evaluate({d_w: 200, n: 50, sigma: 1})).toThrow("n = 50: must be > d_w + 1 = 201");
    const {arrange} = models.ridgeless;
    expect(() => arrange({...sizes, sampler: "literal", d_sw: 300})).toThrow("d_sw = 300: must be in [0");
    expect(() => arrange({...sizes, sampler: "literal", n: 201})).toThrow("n = 201: must be > d_w + 1 = 201");
    expect(() => arrange({...sizes, sampler: "literal", N: 101})).toThrow("N = 101: must be more than 1 away");
    expect(() => arrange({...sizes, sampler: "exact", N: 50})).toThrow("N = 50: must be > d_s = 100 for sampler=exact");
  });

  test("arrange one point for the literal sampler unless told otherwise", () => {
    const keys = v.object(models.ridgeless.keys);
    const parsed = v.parse(keys, sizes);
    expect(models.ridgeless.arrange(parsed).sampler).toBe("ridgeless");
    const exact = models.ridgeless.arrange({...parsed, sampler: "exact", sigma: 0.5});
    expect(exact).toMatchObject({sampler: "averaged", sweep: {noise: [0.25], overlap: [10], n: [2000], N: [400]}});
  });
});
