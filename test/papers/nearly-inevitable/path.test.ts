import fc from "fast-check";
import {describe, expect, it} from "vitest";
import * as theory from "../../../src/papers/nearly-inevitable/theory.js";
import {triangles} from "./triangles.js";

const {cosineOf, correlation, peakCosine, peakTime, pull} = theory;
const student = cosineOf(0.8);
const teacher = cosineOf(0.7);

/** Those with a peak inside the path. */
const peaked = triangles.filter(({s, t, rho}) => t - s * rho > 1e-3 && s - t * rho > 1e-3 && rho < 0.999);

describe("peak", () => {
  it("is reached by the flow at the peak time, whatever the norm", () => {
    fc.assert(
      fc.property(peaked, fc.constantFrom(0.1, 1, 10), ({s, t, rho}, norm) => {
        const time = peakTime(s, t, rho, norm);
        const states = theory.flow({s, t, rho, norm}, [0.9 * time, time, 1.1 * time]);
        expect(states[1].cosine).toBeCloseTo(peakCosine(s, t, rho), 10);
        expect(states[1].cosine).toBeGreaterThan(Math.max(states[0].cosine, states[2].cosine));
        expect(states[1].agreement).toBeCloseTo(t / peakCosine(s, t, rho), 9);
      }),
      {numRuns: 30}
    );
  });

  it("lifts 80 % to 80.10, 80.41, 80.96, 81.82, 83.09, 84.48 % with orthogonal errors", () => {
    const stated = [0.801, 0.8041, 0.8096, 0.8182, 0.8309, 0.8448];
    [0.55, 0.6, 0.65, 0.7, 0.75, 0.79].forEach((accuracy, i) => {
      const t = cosineOf(accuracy);
      expect(theory.accuracyOf(peakCosine(student, t, student * t))).toBeCloseTo(stated[i], 4);
    });
  });

  it("adds the squared cotangents of the angles when the errors are orthogonal", () => {
    const cot2 = (x: number) => (x * x) / ((1 - x) * (1 + x));
    fc.assert(
      fc.property(
        fc.double({min: 0.01, max: 0.999, noNaN: true}),
        fc.double({min: 0.01, max: 0.999, noNaN: true}),
        (s, t) => {
          expect(cot2(peakCosine(s, t, s * t)) / (cot2(s) + cot2(t))).toBeCloseTo(1, 9);
        }
      )
    );
  });

  it("is at least both cosines, and the start or the end where the arc has no interior peak", () => {
    fc.assert(
      fc.property(triangles, ({s, t, rho}) => {
        const peak = peakCosine(s, t, rho);
        expect(peak).toBeLessThanOrEqual(1);
        if (t > s * rho && s > t * rho) expect(peak).toBeGreaterThanOrEqual(Math.max(s, t) - 1e-15);
        else expect([s, t]).toContain(peak);
      })
    );
    expect(peakCosine(0.9, 0.5, 0.8)).toBe(0.9);
  });

  it("has the clocks .961 and .807 times the norm at its two ends, and lies between", () => {
    const rho = student * teacher;
    const [small, large] = [
      theory.smallNormPeakTime(student, teacher, rho),
      theory.largeNormPeakTime(student, teacher, rho)
    ];
    expect(small).toBeCloseTo(0.961, 3);
    expect(large).toBeCloseTo(0.807, 3);
    expect(peakTime(student, teacher, rho, 1e-7) / 1e-7).toBeCloseTo(small, 7);
    expect(peakTime(student, teacher, rho, 1e7) / 1e7).toBeCloseTo(large, 12);
    for (const norm of [0.1, 1, 10]) {
      const clock = peakTime(student, teacher, rho, norm) / norm;
      expect(clock).toBeGreaterThan(large);
      expect(clock).toBeLessThan(small);
    }
  });

  it("says which correlations are impossible or leave no peak", () => {
    expect(() => peakCosine(0.8, 0.6, 0.99)).toThrow(/rho = 0.99: must be in \[/);
    expect(() => peakTime(0.9, 0.5, 0.8, 1)).toThrow(/rho = 0.8: must be below/);
  });
});

describe("flow", () => {
  it("is w = e^{−βτ/4}w₀ + (4c/β)(1 − e^{−βτ/4})û for small norms", () => {
    const start = {s: student, t: teacher, rho: 0.3, norm: 1e-4};
    [1e-4, 3e-4].forEach((time, i) => {
      const decay = Math.exp((-0.5 * time) / 4);
      const push = (4 * pull * (1 - decay)) / 0.5;
      const inner = decay * 1e-4 * student + push * teacher;
      expect(theory.flow({...start, beta: 0.5}, [1e-4, 3e-4])[i].inner / inner).toBeCloseTo(1, 7);
    });
  });

  it("keeps to the great circle through student and teacher, moving towards the teacher", () => {
    fc.assert(
      fc.property(triangles, ({s, t, rho}) => {
        const states = theory.flow({s, t, rho, norm: 2}, [0, 0.5, 1, 2, 4]);
        for (let k = 1; k < states.length; ++k) {
          expect(states[k].agreement).toBeGreaterThan(states[k - 1].agreement - 1e-12);
        }
      }),
      {numRuns: 20}
    );
  });

  it("depends on norm, β and time only through β‖w₀‖ and time/‖w₀‖", () => {
    const [one] = theory.flow({s: 0.8, t: 0.6, rho: 0.4, norm: 3}, [2]);
    const [other] = theory.flow({s: 0.8, t: 0.6, rho: 0.4, norm: 0.3, beta: 10}, [0.2]);
    expect(one.cosine).toBeCloseTo(other.cosine, 12);
  });

  it("is approached by gradient descent with an error linear in the rate", () => {
    const start = {s: student, t: teacher, rho: 0.45, norm: 1};
    const [exact] = theory.flow(start, [1]);
    const error = (steps: number) => theory.descent(start, 1 / steps, steps)[steps].agreement - exact.agreement;
    expect(error(200) / error(100)).toBeCloseTo(0.5, 2);
    expect(theory.descent(start, 0.1, 3)).toHaveLength(4);
  });

  it("falls to the teacher's cosine in the end", () => {
    const [late] = theory.flow({s: student, t: teacher, rho: 0.4, norm: 1}, [3e3]);
    expect(late.cosine).toBeCloseTo(teacher, 6);
  });
});

it("students and teachers that are parallel, or opposite, keep every cosine in its range", () => {
  fc.assert(
    fc.property(fc.integer({min: -1000, max: 1000}), fc.constantFrom(1, -1), (thousandths, side) => {
      const s = thousandths / 1000;
      const rho = correlation(s, side * s, side);
      for (const {cosine, agreement} of theory.descent({s, t: side * s, rho, norm: 1}, 0.3, 9)) {
        expect(Math.max(Math.abs(cosine), Math.abs(agreement))).toBeLessThanOrEqual(1);
        expect(theory.accuracyOf(cosine)).toBeCloseTo(theory.accuracyOf(Math.sign(cosine * s) * s), 6);
      }
    }),
    {numRuns: 300}
  );
});

describe("sampling noise", () => {
  it("has the power E[(y − σ)²] of a two-dimensional sum", () => {
    for (const [r, rho] of [
      [0.5, 0.3],
      [5, -0.4]
    ]) {
      let sum = 0;
      const h = 0.02;
      for (let z = -8; z <= 8; z += h) {
        for (let v = -8; v <= 8; v += h) {
          const error = (rho * z + Math.sqrt(1 - rho * rho) * v > 0 ? 1 : 0) - 1 / (1 + Math.exp(-r * z));
          sum += error * error * h * h * Math.exp(-0.5 * (z * z + v * v));
        }
      }
      expect(theory.coefficientPower(r, rho)).toBeCloseTo(sum / (2 * Math.PI), 3);
    }
    expect(theory.coefficientPower(1e-9, 0.5)).toBeCloseTo(0.25, 8);
  });

  it("costs a cosine proportional to (d − 2)/B: .0061 at d = 100, B = 100 after ten steps", () => {
    const start = {s: student, t: teacher, rho: student * teacher, norm: 1};
    const loss = theory.noiseLoss(start, 0.1, 10, 100, 100);
    expect(loss).toBeCloseTo(0.0061, 4);
    expect(theory.noiseLoss(start, 0.1, 10, 51, 200)).toBeCloseTo(loss / 4, 12);
    expect(theory.noiseLoss(start, 0.1, 0, 100, 100)).toBe(0);
  });
});
