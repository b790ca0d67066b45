import {describe, expect, it} from "vitest";
import {sharedPerDimension} from "../../src/compare/claims/spurious-correlations.js";
import {studentRisk, studentVarianceOutOfSample, teacherVariance} from "../../src/papers/intrinsic-dimension/theory.js";
import {teacherExcess} from "../../src/papers/mechanisms/theory.js";
import {
  limitStudent,
  limitTeacher,
  smallGammaStudent,
  smallGammaTeacher
} from "../../src/papers/spurious-correlations/theory.js";
import {reference, setting} from "../papers/spurious-correlations/cases.js";

const equal = (eta: number) => ({etaL: eta, etaU: eta, etaT: eta});

describe("at equal shares group imbalance", () => {
  it("shares p_{T∧S} dimensions under the mean shift, wherever the mean is", () => {
    for (const eta of [0, 0.1, 0.5, 1])
      expect(sharedPerDimension(setting({...equal(eta), law: "shift"}))).toBeCloseTo(2, 12);
  });

  it("shares the squared canonical correlations under the mixture: the student's leading order", () => {
    for (const eta of [0, 0.1, 0.5, 0.9]) {
      const at = setting({...equal(eta), law: "mixture"});
      expect(sharedPerDimension(at)).toBeCloseTo(smallGammaStudent(at), 11);
    }
    expect(sharedPerDimension(setting({...equal(0.5), law: "mixture"}))).toBeGreaterThan(2.1);
  });

  it("has the variances of intrinsic dimension at many samples a dimension", () => {
    const [dZ, multiple] = [40, 1e7];
    for (const law of ["shift", "mixture"] as const) {
      const at = setting({...equal(0.1), law, nu: 0});
      const p = {dW: 5 * dZ, dS: 3 * dZ, dSw: dZ * sharedPerDimension(at), sigma: 1};
      const n = dZ * multiple;
      expect(teacherVariance({...p, n}) * multiple).toBeCloseTo(smallGammaTeacher(at), 5);
      expect(studentVarianceOutOfSample({...p, n, N: n}) * multiple).toBeCloseTo(smallGammaStudent(at), 5);
    }
  });

  it("is ridgeless regression on Gaussian features when neither model sees a group", () => {
    const blind = {...reference, T: reference.mu.map(() => []), S: reference.mu.map(() => [])};
    for (const gamma of [0.01, 0.3, 0.8]) {
      const at = setting({...equal(0.1), ...blind, law: "shift", gamma, nu: 0.4});
      const excess = teacherExcess({gammaT: gamma, lambdaT: 0, sigma: 1});
      expect(gamma * limitTeacher(at)).toBeCloseTo(excess, 11);
      expect(gamma * limitStudent(at)).toBeCloseTo(excess, 11);
    }
  });
});

it("ridgeless risks on shared features tend to the ridge limit without a penalty", () => {
  const d = 1e6;
  const gammaT = 0.4;
  const shared = {dW: d, dS: d, dSw: d, rhoW: 0, rhoS: 0, unseen: 0, spill: 0};
  const excess = studentRisk(shared, {n: d / gammaT, N: 4 * d, sigma: 1.3});
  expect(excess / teacherExcess({gammaT, lambdaT: 0, sigma: 1.3})).toBeCloseTo(1, 5);
});
