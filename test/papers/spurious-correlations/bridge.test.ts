import {describe, expect, it} from "vitest";
import {studentVarianceOutOfSample, teacherVariance} from "../../../src/papers/intrinsic-dimension/theory.js";
import {teacherExcess} from "../../../src/papers/mechanisms/theory.js";
import {sharedPerDimension} from "../../../src/papers/spurious-correlations/claims/bridge.js";
import {
  limitStudent,
  limitTeacher,
  smallGammaStudent,
  smallGammaTeacher
} from "../../../src/papers/spurious-correlations/theory.js";
import {reference, setting} from "./cases.js";

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
