import {describe, expect, it} from "vitest";
import {sharedPerDimension} from "../../src/compare/claims/spurious-correlations.js";
import {studentRisk, studentVarianceOutOfSample, teacherVariance} from "../../src/papers/intrinsic-dimension/theory.js";
import {featureMoments} from "../../src/papers/knowledge-distillation/theory/surrogates.js";
import {twoStageRisks} from "../../src/papers/knowledge-distillation/theory.js";
import {studentExcess, teacherExcess} from "../../src/papers/mechanisms/theory.js";
import {misfitDistance, misfitGain, teacherError} from "../../src/papers/random-features/theory.js";
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

describe("misfit and gain", () => {
  const shape = {dW: 20, dS: 10, dSw: 4, n: 60, sigma: 0.5};

  it("are one as unlabelled samples grow, in the student's class, which has the truth", () => {
    const outside = (0.25 * 16) / (60 - 20 - 1);
    for (const N of [1e3, 1e6]) {
      const gain = teacherVariance(shape) - studentVarianceOutOfSample({...shape, N});
      expect(gain).toBeCloseTo(outside * misfitGain({k: 10, n: N}), 12);
    }
    expect(misfitGain({k: 10, n: 1e9}) / misfitDistance({k: 10, n: 1e9})).toBeCloseTo(1, 6);
  });
});

it("random units lose of a target what as many samples lose of a feature", () => {
  const {kept} = featureMoments({i: 1, p: 64, n: 16, spikes: 4, floor: 1 / 16, alpha: 0, beta: 0, sigma: 0});
  expect(teacherError({M: 16, d: 64, K: 4})).toBeCloseTo(1 - kept, 12);
});

it("a fitted surrogate with one variance, and its target, are ridge without a penalty", () => {
  const [p, m, n, sigma] = [120, 60, 90, 0.5];
  const risks = twoStageRisks({...{p, m, n, sigma: 0}, alpha: 0, alphaS: 0, beta: 0, varianceS: p * sigma ** 2});
  const ridge = {gammaT: p / m, lambdaT: 0, sigma};
  expect(risks.surrogate / p).toBeCloseTo(teacherExcess(ridge), 11);
  expect(risks.target / p).toBeCloseTo(studentExcess({...ridge, gammaS: p / n, lambdaS: 0}), 11);
});
