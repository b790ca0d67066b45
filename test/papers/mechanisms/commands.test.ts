import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {models, quantities} from "../../../src/papers/mechanisms/commands.js";

const evaluate = (name: string, parameters: Record<string, unknown>) => {
  const {keys, evaluate: of} = quantities[name];
  return of(v.parse(v.strictObject(keys), parameters));
};

describe("the commands of the linear half", () => {
  it("answer with the limits of the reference settings", () => {
    const p = {gamma_t: 0.25, lambda_t: 0.05, sigma: 1};
    expect(evaluate("teacher-error", p)).toBeCloseTo(1.2873, 4);
    expect(evaluate("student-error", {...p, gamma_s: 0.25, lambda_s: 0.3})).toBeCloseTo(1.2629, 4);
    expect(evaluate("weighted-student-error", {...p, gamma_s: 0.25, lambda_s: 0.3, zeta: 0.8})).toBeCloseTo(1.1962, 4);
  });

  it("give a window's ends, null where there is none", () => {
    const p = {gamma_t: 0.25, gamma_s: 1.2, sigma: 2};
    const {wins, lower, upper} = evaluate("student-window", {...p, lambda_t: 0.24}) as Record<string, number>;
    expect(wins).toBe(true);
    expect(lower * upper).toBeCloseTo(0.04, 12);
    expect(upper).toBeCloseTo(2.219828556330435, 10);
    expect(evaluate("student-window", {...p, lambda_t: 0.05})).toEqual({wins: true, lower: 0, upper: null});
    expect(evaluate("student-window", {...p, lambda_t: 0.45})).toEqual({wins: false, lower: null, upper: null});
  });

  it("refuse unknown, missing and impossible keys", () => {
    const p = {gamma_t: 0.25, lambda_t: 0.05, sigma: 1};
    expect(() => evaluate("teacher-error", {...p, zeta: 1})).toThrow();
    expect(() => evaluate("teacher-error", {gamma_t: 0.25, sigma: 1})).toThrow();
    expect(() => evaluate("teacher-error", {...p, gamma_t: 0})).toThrow("a number > 0");
    expect(() => evaluate("student-error", {...p, gamma_s: 1, lambda_s: -1})).toThrow("a number ≥ 0");
  });

  it("arrange a ridge simulation for the sampler that is asked for", () => {
    const {keys, arrange} = models.ridge;
    const flat = {d: 50, n_t: 200, n_s: 40, sigma: 1, lambda_t: 0.1, lambda_s: 0.2};
    const literal = arrange(v.parse(v.strictObject(keys), flat));
    expect(literal.sampler).toBe("ridge");
    expect(literal.parameters).toEqual({d: 50, nT: 200, nS: 40, sigma: 1, lambdaT: 0.1, lambdaS: 0.2});
    const exact = arrange(v.parse(v.strictObject(keys), {...flat, zeta: 0.5, sampler: "exact"}));
    expect(exact.sampler).toBe("ridgeExact");
    expect(exact.parameters).toMatchObject({zeta: 0.5});
  });
});
