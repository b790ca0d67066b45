import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {
  type Directions,
  driftRate,
  easyRate,
  hardRate,
  noiseRate,
  type Rates,
  teacherAccuracy,
  threshold
} from "../../../src/papers/linear-to-nonlinear/theory.js";

const setting: Rates = {d: 500, n: 100, m: 10, pE: 0.3, pH: 0.3, pB: 0.4, mu: 4, nu: 2, sigmaP: 1.5};
const component = fc.double({min: -5, max: 5, noNaN: true});
const directions = fc
  .tuple(component, component, component, component, fc.double({min: 0.01, max: 5, noNaN: true}))
  .map(([a, b, c, d, noise]): Directions => ({mu: [a, b], nu: [c, d], noise}));

describe("the threshold quantity", () => {
  const p = {n: 200, pB: 0.6, nu: 5, sigmaP: 1, d: 20000};
  test("is n·p_b²‖ν‖⁴/(σ_p⁴d)", () => {
    expect(threshold(p)).toBeCloseTo(2.25, 14);
  });
  test("does not change when samples and dimension grow alike, or signal and noise", () => {
    fc.assert(
      fc.property(fc.double({min: 0.1, max: 10, noNaN: true}), fc.integer({min: 1, max: 9}), (scale, k) => {
        expect(threshold({...p, nu: scale * p.nu, sigmaP: scale})).toBeCloseTo(threshold(p), 10);
        expect(threshold({...p, n: k * p.n, d: k * p.d})).toBeCloseTo(threshold(p), 10);
      })
    );
  });
  test("names an impossible value", () => {
    expect(() => threshold({...p, sigmaP: 0})).toThrow("sigma_p = 0: must be a number > 0");
    expect(() => threshold({...p, pB: Number.NaN})).toThrow("p_b = NaN");
  });
});

describe("the teacher's accuracy", () => {
  test("is one half on hard-only samples whatever the teacher", () => {
    fc.assert(
      fc.property(directions, (teacher) => {
        expect(teacherAccuracy("hard", teacher, 1)).toBeCloseTo(0.5, 14);
      })
    );
  });
  test("equals a count over drawn samples", () => {
    const teacher: Directions = {mu: [0.8, -0.5], nu: [0.3, 0.1], noise: 0.7};
    const random = Random.stream(1, "teacher-accuracy");
    let hits = 0;
    const draws = 40000;
    for (let i = 0; i < draws; ++i) {
      const s = random.integer(2);
      const output = teacher.mu[s] + random.sign() * teacher.nu[s] + 1.5 * teacher.noise * random.normal();
      if (output > 0 === (s === 0)) ++hits;
    }
    const expected = teacherAccuracy("both", teacher, 1.5);
    // Level 1e-4.
    expect(Math.abs(hits / draws - expected)).toBeLessThan(3.9 * Math.sqrt((expected * (1 - expected)) / draws));
  });
});

describe("early growth", () => {
  const ideal: Directions = {mu: [1e3, -1e3], nu: [0, 0], noise: 1};
  test("of a teacher that errs only on hard-only samples has the simple rates", () => {
    expect(easyRate(setting, ideal)).toBeCloseTo((2 * 0.3 + 0.4) / 40, 14);
    expect(hardRate(setting, ideal)).toBeCloseTo(0.4 / 80, 14);
    expect(driftRate(setting, ideal)).toBeCloseTo((1.5 * 0.3 * Math.sqrt(2 / Math.PI)) / 40, 14);
    const q = 0.3 * Math.sqrt(2 / Math.PI);
    expect(noiseRate(setting, ideal)).toBeCloseTo(2.25 * (496 / 2000 + (q * q * 0.99) / 40), 12);
  });
  test("along the signals never exceeds that of a teacher without errors", () => {
    fc.assert(
      fc.property(directions, (teacher) => {
        expect(Math.abs(easyRate(setting, teacher))).toBeLessThanOrEqual(easyRate(setting, ideal) + 1e-15);
        expect(Math.abs(hardRate(setting, teacher))).toBeLessThanOrEqual(hardRate(setting, ideal) + 1e-15);
      })
    );
  });
  test("of the drift is the mean of label times noise over drawn samples", () => {
    const teacher: Directions = {mu: [0.8, -0.5], nu: [0.3, 0.1], noise: 0.7};
    const random = Random.stream(1, "drift");
    const draws = 200000;
    let sum = 0;
    for (let i = 0; i < draws; ++i) {
      const u = random.uniform();
      const s = random.integer(2);
      const b = random.sign();
      const signal = u < 0.3 ? 2 * teacher.mu[s] : u < 0.6 ? 2 * b * teacher.nu[s] : teacher.mu[s] + b * teacher.nu[s];
      const g = random.normal();
      sum += (signal + 1.5 * 0.7 * g > 0 ? g : -g) / draws;
    }
    const measured = (1.5 * sum) / (4 * 10);
    // Level 1e-4; label · g has variance at most 1.
    expect(Math.abs(measured - driftRate(setting, teacher))).toBeLessThan((3.9 * 1.5) / 40 / Math.sqrt(draws));
  });
});
