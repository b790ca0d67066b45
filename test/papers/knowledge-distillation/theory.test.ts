import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {equivalent} from "../../../src/models/equivalent.js";
import {sized, spectrumOf} from "../../../src/papers/knowledge-distillation/setting.js";
import {factorsOf, type SurrogateName} from "../../../src/papers/knowledge-distillation/theory/surrogates.js";
import * as theory from "../../../src/papers/knowledge-distillation/theory.js";

const figure1 = {p: 500, n: 200, alpha: 2, beta: 1.5, sigma: 0};
const names = ["truth", "optimal", "mask"] as const;

/** Equation (2), as it stands, for labels of any multiple of each coefficient. */
function equationTwo(setting: typeof figure1, factors: Float64Array): number {
  const {eigenvalues, truth2} = spectrumOf(setting);
  const {lost, omega} = equivalent(eigenvalues, setting.n);
  const c = omega / (1 - omega);
  return factors.reduce(
    (sum, g, i) => sum + eigenvalues[i] * truth2[i] * ((1 - (1 - lost[i]) * g) ** 2 + c * (lost[i] * g) ** 2),
    c * setting.sigma ** 2
  );
}

const settings = fc
  .record({
    p: fc.integer({min: 4, max: 60}),
    share: fc.double({min: 0, max: 1, noNaN: true}),
    alpha: fc.double({min: 0, max: 4, noNaN: true}),
    beta: fc.double({min: 0, max: 4, noNaN: true}),
    sigma: fc.double({min: 0, max: 2, noNaN: true})
  })
  .map(({share, ...rest}) => ({...rest, n: 1 + Math.floor(share * (rest.p - 3))}));

describe("the equivalent", () => {
  test("is what the specification of Figure 1 computed", () => {
    const {lost, omega, rest} = equivalent(spectrumOf(figure1).eigenvalues, 200);
    expect(omega).toBeCloseTo(0.612985, 6);
    expect(lost.filter((zeta) => zeta < rest)).toHaveLength(126);
    expect(lost.filter((zeta) => zeta ** 2 < rest)).toHaveLength(203);
    const factors = factorsOf("optimal", spectrumOf(figure1).eigenvalues, 200);
    expect(Math.max(...factors)).toBeCloseTo(1.1386, 4);
    expect(factors.indexOf(Math.max(...factors))).toBe(83);
  });
});

describe("risks on labels of known surrogates", () => {
  test("are equation (2) at their surrogates, of which the best has the smallest", () => {
    fc.assert(
      fc.property(settings, fc.double({min: -0.3, max: 0.3, noNaN: true}), (setting, nudge) => {
        const {eigenvalues} = spectrumOf(setting);
        const [truth, optimal, mask] = names.map((name) => {
          const risk = theory.oneStageRisk(setting, name);
          const given = equationTwo(setting, factorsOf(name, eigenvalues, setting.n));
          expect(Math.abs(given - risk)).toBeLessThan(1e-9 * risk + 1e-12);
          return risk;
        });
        expect(optimal).toBeLessThanOrEqual(mask * (1 + 1e-12));
        expect(mask).toBeLessThanOrEqual(truth * (1 + 1e-12));
        const nudged = factorsOf("optimal", eigenvalues, setting.n).map((g, i) => g + (i % 2 ? nudge : -nudge));
        expect(equationTwo(setting, nudged)).toBeGreaterThanOrEqual(optimal * (1 - 1e-9) - 1e-12);
      })
    );
  });

  test("are the specification's", () => {
    const of = (setting: typeof figure1) => names.map((name) => theory.oneStageRisk(setting, name));
    for (const [setting, expected] of [
      [figure1, [0.119367, 0.083251, 0.089662]],
      [{...figure1, n: 50}, [0.4109, 0.2679, 0.2807]],
      [{p: 400, n: 100, alpha: 1.2, beta: 1.5, sigma: Math.sqrt(0.05)}, [0.25447, 0.21859, 0.23662]]
    ] as const)
      of(setting).forEach((risk, k) => {
        expect(risk / expected[k]).toBeCloseTo(1, 3);
      });
    expect(theory.noiseCost(figure1)).toBeCloseTo(1.5839, 4);
  });

  test("gain by the form that does not cancel, and never more than the floor of the ratio allows", () => {
    fc.assert(
      fc.property(settings, (given) => {
        const setting = {...given, sigma: 0};
        const {eigenvalues, truth2} = spectrumOf(setting);
        const {lost, kept, omega, rest} = equivalent(eigenvalues, setting.n);
        const gain = eigenvalues.reduce((sum, x, i) => {
          const top = x * truth2[i] * lost[i] ** 2 * (rest - lost[i]) ** 2;
          return sum + top / (rest * (kept[i] ** 2 * rest + omega * lost[i] ** 2));
        }, 0);
        const [truth, optimal] = names.map((name) => theory.oneStageRisk(setting, name));
        expect(Math.abs(truth - optimal - gain)).toBeLessThan(1e-9 * truth);
        expect(optimal / truth).toBeGreaterThanOrEqual(Math.min(omega, rest) * (1 - 1e-12));
      })
    );
  });

  test("with one variance tend to the exact ones, and with more samples than features are exact", () => {
    const limit = theory.oneStageRisk({p: 4000, n: 1000, alpha: 0, beta: 0, sigma: 1}, "truth");
    const exact = theory.isotropicRisk({p: 4000, n: 1000, sigma: 1}, 4000, 1);
    expect(limit / exact).toBeCloseTo(1, 6);
    const tall = {p: 20, n: 40, alpha: 1, beta: 1, sigma: 0.7};
    for (const name of names) expect(theory.oneStageRisk(tall, name)).toBeCloseTo((0.49 * 20) / 19, 14);
    expect(theory.classicalRisk(tall, 5, 1)).toBeCloseTo((0.49 * 20) / 19, 14);
    const names2: SurrogateName[] = ["truth", "mask", "optimal", "damped"];
    for (const name of names2) expect([...factorsOf(name, new Float64Array(3).fill(1), 5)]).toEqual([1, 1, 1]);
  });
});

describe("the constants of the scaling law", () => {
  test("are the specification's", () => {
    for (const [alpha, beta, optimal, mask] of [
      [2, 1.5, 0.6159, 0.6381],
      [2, 2.5, 0.7654, 0.8482],
      [1.5, 2.5, 0.7405, 0.9663]
    ]) {
      expect(theory.limitRatio({alpha, beta}, "optimal")).toBeCloseTo(optimal, 4);
      expect(theory.limitRatio({alpha, beta}, "mask")).toBeCloseTo(mask, 4);
    }
  });

  test("are what the sums tend to as samples and, faster, features grow", () => {
    const gaps = [25, 100, 400].map((n) => {
      const setting = {p: 400 * n, n, alpha: 2, beta: 2.5, sigma: 0};
      const ratio = theory.oneStageRisk(setting, "optimal") / theory.oneStageRisk(setting, "truth");
      return Math.abs(ratio - theory.limitRatio(setting, "optimal"));
    });
    expect(gaps[0]).toBeLessThan(0.004);
    expect(gaps[1]).toBeLessThan(gaps[0] / 2);
    expect(gaps[2]).toBeLessThan(gaps[1] / 2);
  });
});

describe("fitted surrogates", () => {
  const stages = {p: 300, m: 150, n: 100, alphaS: 1.5, alpha: 2, beta: 1.5, varianceS: 0.1, sigma: 0};

  test("have the specification's risks", () => {
    const {surrogate, target} = theory.twoStageRisks(stages);
    expect(surrogate).toBeCloseTo(0.2119, 4);
    expect(target).toBeCloseTo(0.2893, 4);
    const tall = theory.twoStageRisks({...stages, m: 600, alphaS: 2, varianceS: 0.5, sigma: Math.sqrt(0.02)});
    expect(tall.surrogate).toBeCloseTo(0.5017, 4);
    expect(tall.target).toBeCloseTo(0.6959, 4);
    const masked = {...figure1, m: 400, k: 40, alphaS: 2, varianceS: 0};
    expect(theory.twoStageRisks(masked).target).toBeCloseTo(0.2494, 4);
  });

  test("learn which masks win only from many samples", () => {
    const truth = theory.oneStageRisk(figure1, "truth");
    const wins = (m: number, last: number): number[] =>
      Array.from({length: last}, (_, k) => k + 1).filter(
        (k) => theory.twoStageRisks({...figure1, m, k, alphaS: 2, varianceS: 0}).target < truth
      );
    expect(wins(200, 198)).toEqual([]);
    expect(wins(400, 398)).toEqual([]);
    const many = wins(800, 499);
    expect([many[0], many[many.length - 1]]).toEqual([118, 434]);
  });

  test("of many samples are the truth, and of one variance those of a surrogate in the mean", () => {
    const many = theory.twoStageRisks({...stages, m: 1e12});
    expect(many.surrogate).toBeLessThan(1e-6);
    expect(many.target / theory.oneStageRisk(stages, "truth")).toBeCloseTo(1, 6);
    // Risk (1 − q)‖β*‖² + q·(the surrogate's risk), as a ridgeless student has it.
    const one = {...stages, alphaS: 0, alpha: 0, beta: 0};
    const {surrogate, target} = theory.twoStageRisks(one);
    expect(target / ((2 / 3) * 300 + surrogate / 3)).toBeCloseTo(1, 10);
  });

  test("in a row begin as two fits do and go on as the specification says", () => {
    const many = {p: 300, n: 120, alpha: 1.2, beta: 2, sigma: 1};
    [1.0992, 0.7531, 0.5577, 0.4429, 0.3722, 0.3266].forEach((risk, k) => {
      expect(theory.selfTrainingRisk({...many, step: k + 1})).toBeCloseTo(risk, 3);
    });
    const two = theory.twoStageRisks({...many, m: 120, alphaS: 1.2, varianceS: 1, sigma: 0});
    expect(theory.selfTrainingRisk({...many, step: 1})).toBeCloseTo(two.surrogate, 12);
    expect(theory.selfTrainingRisk({...many, step: 2})).toBeCloseTo(two.target, 12);
    expect(theory.selfTrainingRisk({...many, step: 1})).toBeCloseTo(theory.oneStageRisk(many, "truth"), 12);
  });

  test("are U-shaped in a row where the truth lies on spikes, least at the fifth", () => {
    const spiked = {p: 500, n: 200, alpha: 0, beta: 0, spikes: 10, floor: 0.02, sigma: Math.SQRT1_2};
    const risks = Array.from({length: 9}, (_, k) => theory.selfTrainingRisk({...spiked, step: k + 1}));
    expect(risks.indexOf(Math.min(...risks))).toBe(4);
    expect(risks[4]).toBeCloseTo(0.0735, 4);
  });
});

test("sizes are multiplied together", () => {
  const setting = {...figure1, m: 10, k: 3, times: 4, alphaS: 1, varianceS: 0};
  expect(sized(setting)).toEqual({...setting, p: 2000, n: 800, m: 40, k: 12, times: 1});
  expect(sized(figure1)).toEqual({...figure1, times: 1});
});

test("an impossible size is named", () => {
  expect(() => spectrumOf({p: 0, alpha: 1, beta: 1})).toThrow("p = 0: must be a whole number ≥ 1");
});
