import {readFileSync} from "node:fs";
import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {shrinkage, stieltjes, stieltjesSlope} from "../../../src/models/marchenko-pastur.js";
import * as theory from "../../../src/papers/mechanisms/theory.js";

// The paper's printed formulas (Definition 2, Proposition 3, Theorems 4 and 8) evaluated in 80 digits with mpmath:
// γ_t, λ_t, γ_s, λ_s, σ, ζ, then m1 and m2 of the teacher, L_t, Δ, Δ_Γ, L_s and the weighted L_s to 25 digits.
type Reference = [number, number, number, number, number, number, ...string[]];
const references = JSON.parse(readFileSync(new URL("./references.json", import.meta.url), "utf8")) as Reference[];

const relative = (value: number, reference: number, scale = Math.abs(reference)): number =>
  value === reference ? 0 : Math.abs(value - reference) / scale;

const gammas = fc.double({min: 0.01, max: 20, noNaN: true});
const penalties = fc.double({min: -9, max: 3, noNaN: true}).map((x) => 10 ** x);
const noise = fc.double({min: 0, max: 5, noNaN: true});
const teachers = fc.record({gammaT: gammas, lambdaT: penalties, sigma: noise});
const students = fc.record({gammaT: gammas, lambdaT: penalties, sigma: noise, gammaS: gammas, lambdaS: penalties});

describe("closed forms of the ridge limit", () => {
  it("agree with the printed formulas in 80 digits for penalties from 1e-12 to 1e6 on both sides of γ = 1", () => {
    let worst = 0;
    for (const [gammaT, lambdaT, gammaS, lambdaS, sigma, zeta, ...text] of references) {
      const [m1, m2, lt, delta, deltaGamma, ls, lw] = text.map(Number);
      const p = {gammaT, lambdaT, gammaS, lambdaS, sigma, zeta};
      const found = [
        relative(stieltjes(lambdaT, gammaT), m1),
        relative(stieltjesSlope(lambdaT, gammaT), m2),
        relative(theory.teacherError(p), lt),
        relative(theory.shrinkageCost(p), deltaGamma),
        relative(theory.studentError(p), ls),
        relative(theory.weightedStudentError(p), lw),
        relative(theory.studentDifference(p), delta, theory.shrinkageCost(p) + theory.dampingGain(p))
      ];
      worst = Math.max(worst, ...found);
    }
    expect(references.length).toBeGreaterThan(50);
    expect(worst).toBeLessThan(1e-13);
  });

  it("become ridgeless regression at λ = 0", () => {
    const at = (gammaT: number, lambdaT: number) => theory.teacherExcess({gammaT, lambdaT, sigma: 0.7});
    expect(at(0.25, 0)).toBeCloseTo(0.49 / 3, 15);
    expect(at(4, 0)).toBeCloseTo(0.75 + 0.49 / 3, 15);
    expect(at(1, 0)).toBe(Infinity);
    expect(theory.teacherExcess({gammaT: 1, lambdaT: 0, sigma: 0})).toBe(0);
    expect(relative(at(0.25, 1e-12), at(0.25, 0))).toBeLessThan(1e-11);
    expect(relative(at(4, 1e-12), at(4, 0))).toBeLessThan(1e-11);
  });

  it("leave a student of a perfect copy where its teacher is: no penalty and enough samples", () => {
    fc.assert(
      fc.property(teachers, fc.double({min: 0.01, max: 0.99, noNaN: true}), (p, gammaS) => {
        expect(theory.studentError({...p, gammaS, lambdaS: 0})).toBe(theory.teacherError(p));
        expect(theory.studentDifference({...p, gammaS, lambdaS: 0})).toBeCloseTo(0, 15);
      })
    );
  });

  it("let weighting only help, by the whole cost of shrinking the truth at ζ = 1", () => {
    fc.assert(
      fc.property(students, fc.double({min: -1, max: 1, noNaN: true}), (p, zeta) => {
        const plain = theory.studentDifference(p);
        const weighted = theory.weightedStudentDifference({...p, zeta});
        const cost = theory.shrinkageCost(p);
        expect(cost).toBeGreaterThanOrEqual(0);
        expect(relative(weighted, plain - zeta * zeta * cost, cost + theory.dampingGain(p))).toBeLessThan(1e-14);
        expect(theory.weightedStudentDifference({...p, zeta: 1})).toBe(-theory.dampingGain(p));
        const error = theory.weightedStudentError({...p, zeta});
        expect(relative(error, theory.teacherError(p) + weighted, error + theory.teacherError(p))).toBeLessThan(1e-13);
      })
    );
  });

  it("put the teacher's smallest error at λ_t* = σ²γ_t, where it is u_t", () => {
    fc.assert(
      fc.property(gammas, fc.double({min: 0.1, max: 5, noNaN: true}), (gammaT, sigma) => {
        const best = theory.bestTeacherPenalty({gammaT, sigma});
        const at = (factor: number) => theory.teacherError({gammaT, sigma, lambdaT: factor * best});
        expect(relative(at(1) - sigma * sigma, shrinkage(best, gammaT).lost)).toBeLessThan(1e-12);
        expect(at(0.9)).toBeGreaterThan(at(1));
        expect(at(1.1)).toBeGreaterThan(at(1));
      })
    );
  });

  it("reproduce the sizes at which an independent simulation was run", () => {
    const left = {gammaT: 0.25, gammaS: 0.25, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8};
    const right = {gammaT: 0.25, gammaS: 500 / 416, sigma: 2, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.88};
    const round = (x: number) => Math.round(x * 1e4) / 1e4;
    expect(
      [theory.teacherError(left), theory.studentError(left), theory.weightedStudentError(left)].map(round)
    ).toEqual([1.2873, 1.2629, 1.1962]);
    expect(
      [theory.teacherError(right), theory.studentError(right), theory.weightedStudentError(right)].map(round)
    ).toEqual([5.1349, 4.8025, 4.5389]);
  });

  it("name the parameter they refuse", () => {
    const p = {gammaT: 0.25, gammaS: 1.2, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8};
    expect(() => theory.teacherError({...p, lambdaT: -1})).toThrow("lambda_t = -1: must be a number ≥ 0");
    expect(() => theory.teacherError({...p, gammaT: 0})).toThrow("gamma_t = 0: must be a number > 0");
    expect(() => theory.studentError({...p, lambdaS: Number.NaN})).toThrow("lambda_s = NaN");
    expect(() => theory.studentError({...p, gammaS: Infinity})).toThrow("gamma_s = Infinity");
    expect(() => theory.studentWindow({...p, sigma: -2})).toThrow("sigma = -2: must be a number ≥ 0");
    expect(() => theory.weightedStudentError({...p, zeta: 1.1})).toThrow("zeta = 1.1: must be a number in [−1, 1]");
  });
});
