import {describe, expect, it} from "vitest";
import {apartUnseen} from "../../../src/papers/spurious-correlations/geometries.js";
import type {Geometry, Law} from "../../../src/papers/spurious-correlations/geometry.js";
import {
  bestEtaU,
  firstOrderBestEtaU,
  limitStudent,
  limitTeacher,
  statedStudent,
  statedTeacher
} from "../../../src/papers/spurious-correlations/theory.js";
import {fromColumns, reference, setting} from "./cases.js";

const laws: Law[] = ["shift", "mixture"];

describe("the stated consequences", () => {
  const counterexample: Geometry = {
    T: fromColumns([[1, 0]], 2),
    S: fromColumns([[Math.SQRT1_2, Math.SQRT1_2]], 2),
    mu: [0, 10],
    sigmaXi: 1
  };

  it("fail at equal shares when the student sees a mean that the teacher does not: 2.06 against 5.7 in the limit", () => {
    const at = setting({...counterexample, gamma: 0.01, nu: 0, etaL: 0.1, etaU: 0.1});
    expect(limitTeacher(at)).toBeCloseTo(2.06, 2);
    expect(limitStudent(at)).toBeCloseTo(5.7, 1);
    expect(statedStudent(at)).toBeCloseTo(5.5, 12);
  });

  it("fail at little similarity too: p_TS = 1.05, p_S = 5, by the stated risks 5 against 7.9 as ν → 0", () => {
    const at = setting({...apartUnseen, nu: 0, etaL: 0.1, etaU: 0.1});
    expect(statedTeacher(at)).toBeCloseTo(5, 12);
    expect(statedStudent(at)).toBeCloseTo(7.89, 12);
    expect(statedStudent({...at, etaU: 0.5})).toBeCloseTo(1.05, 12);
    expect(statedStudent({...at, nu: 0.01})).toBeCloseTo(7.89 + 0.01 * 5 * 3.95, 12);
  });
});

describe("the best unlabelled share", () => {
  it("minimises the limit under both laws", () => {
    for (const law of laws) {
      const at = setting({law, nu: 0.1});
      const best = bestEtaU(at);
      const risk = limitStudent({...at, etaU: best});
      expect(best).toBeGreaterThan(0.05);
      for (const step of [-0.01, 0.01]) expect(limitStudent({...at, etaU: best + step})).toBeGreaterThan(risk);
    }
  });

  it("is η_ℓ where the student's mean is out of the teacher's sight and N is large, and clipped to [0, 1] elsewhere", () => {
    const orthogonal = setting({mu: [0, 0, 2, 1, 0, 0, 0, 0], nu: 0, etaL: 0.23});
    expect(firstOrderBestEtaU(orthogonal)).toBeCloseTo(0.23, 12);
    expect(bestEtaU(orthogonal)).toBeCloseTo(0.23, 12);
    expect(bestEtaU({...orthogonal, law: "mixture", gamma: 0})).toBeCloseTo(0.23, 5);
    expect(bestEtaU(setting({nu: 1e-4, etaT: 1}))).toBe(0);
  });

  it("is η_ℓ exactly where c balances (μ_T − Ξμ_S)ᵀΞμ_S, or η_t = η_ℓ", () => {
    // In the reference (μ_T − Ξμ_S)ᵀΞμ_S = 1, and c = 15ν to first order.
    expect(firstOrderBestEtaU(setting({nu: 1 / 15, etaL: 0.23}))).toBeCloseTo(0.23, 12);
    expect(firstOrderBestEtaU(setting({nu: 0.1, etaL: 0.23}))).toBeGreaterThan(0.24);
    expect(firstOrderBestEtaU(setting({nu: 0.1, etaL: 0.23, etaT: 0.23}))).toBeCloseTo(0.23, 12);
  });

  it("does not exist where the risk ignores the unlabelled share", () => {
    expect(firstOrderBestEtaU(setting({mu: reference.mu.map(() => 0)}))).toBeNaN();
    expect(bestEtaU(setting({mu: reference.mu.map(() => 0)}))).toBeNaN();
  });
});
