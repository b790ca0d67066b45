import * as v from "valibot";
import {describe, expect, it} from "vitest";
import {models, quantities} from "../../../src/papers/spurious-correlations/commands.js";
import {limitTeacher} from "../../../src/papers/spurious-correlations/theory.js";
import {reference, setting} from "./cases.js";

const shares = {eta_l: 0.1, eta_u: 0.5, eta_t: 0.5};
const group = {T: reference.T, S: reference.S, mu: reference.mu, sigma_xi: 1};

function evaluate(name: string, input: Record<string, unknown>): unknown {
  const {keys, evaluate} = quantities[name];
  return evaluate(v.parse(v.strictObject(keys), input));
}

describe("the commands", () => {
  it("evaluate the specification's cases in all three forms", () => {
    const input = {law: "mixture", gamma: 0.0005, nu: 0.0005, ...shares, ...group};
    expect(evaluate("teacher-risk", {form: "stated", ...input})).toBeCloseTo(5.8, 12);
    expect(evaluate("teacher-risk", {form: "limit", ...input})).toBeCloseTo(6.1247, 4);
    expect(evaluate("teacher-risk", {form: "small-gamma", ...input})).toBeCloseTo(5 + 1.6 / 1.45, 12);
    expect(evaluate("student-risk", {form: "stated", ...input})).toBeCloseTo(2.8, 12);
    expect(evaluate("student-risk", {form: "limit", ...input})).toBeCloseTo(3.2341, 4);
  });

  it("let a teacher be asked for without a student, and the best share without a form", () => {
    const {S: _, ...teacher} = group;
    const alone = {form: "limit", law: "shift", gamma: 0.04, eta_l: 0.1, eta_t: 0.5, ...teacher};
    expect(evaluate("teacher-risk", alone)).toBeCloseTo(limitTeacher(setting()), 12);
    const best = {nu: 0.1, eta_l: 0.1, eta_t: 1, ...group};
    expect(evaluate("best-eta-u", {form: "first-order", ...best})).toBeCloseTo(0.325, 12);
    expect(evaluate("best-eta-u", best)).toBeGreaterThan(0.325);
  });

  it("refuse impossible settings with the key's own name", () => {
    const input = {form: "limit", law: "shift", gamma: 0.3, nu: 0.01, ...shares, ...group};
    expect(() => evaluate("student-risk", input)).toThrow(/^gamma = 0.3/);
    expect(() => evaluate("student-risk", {...input, gamma: 0.1, S: [[1]]})).toThrow(/^S = /);
  });

  it("simulate literally unless told otherwise, and the accelerated sampler in the same units", () => {
    const {keys, arrange} = models.ridgeless;
    const input = {law: "shift", d_z: 10, n: 100, N: 200, sigma_y: 2, ...shares, ...group};
    const parse = (extra: Record<string, unknown>) => arrange(v.parse(v.strictObject(keys), {...input, ...extra}));
    expect(parse({}).sampler).toBe("ridgeless");
    const exact = parse({sampler: "exact"});
    expect(exact.sampler).toBe("averaged");
    expect(exact.parameters).toMatchObject({gamma: 0.1, nu: 0.05, unit: 0.4});
    expect(() => parse({sampler: "exact", n: 49})).toThrow(/^n = 49: must be at least d_z·p_T = 50/);
  });
});
