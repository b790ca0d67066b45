import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  appendixThreshold,
  derivedThreshold,
  statedThreshold,
  studentDifference,
  studentSide,
  studentWindow,
  teacherError,
  teacherPenaltyAt,
  teacherSide,
  windowAt
} from "../../../src/papers/mechanisms/theory.js";

const sides = fc.double({min: -0.999, max: -0.001, noNaN: true});
const few = fc.double({min: 1.001, max: 12, noNaN: true});
const many = fc.double({min: 0.02, max: 0.999, noNaN: true});

/** Appendix D's λ± = [−S ± (1 + 3c)√R]/(4c(1 + c)), as printed; `sign` is that of the root. */
function printedRoot(c: number, gamma: number, sign: 1 | -1): number {
  const s = 1 + 2 * c + 5 * c * c + 4 * gamma * c * (1 + c);
  const r = (1 - c) ** 2 + 8 * gamma * c * (1 + c);
  return (-s + sign * (1 + 3 * c) * Math.sqrt(r)) / (4 * c * (1 + c));
}

/** Penalties at which a student with H1 on a grid crosses c, by bisection on the student's side alone. */
function crossings(c: number, gamma: number): number[] {
  const side = (x: number) => studentSide(10 ** x, gamma) - c;
  const found: number[] = [];
  const step = 0.02;
  for (let x = -7; x < 7; x += step) {
    let [a, b] = [x, x + step];
    if (side(a) > 0 === side(b) > 0) continue;
    for (let k = 0; k < 60; ++k) {
      const middle = (a + b) / 2;
      if (side(middle) > 0 === side(a) > 0) a = middle;
      else b = middle;
    }
    found.push(10 ** a);
  }
  return found;
}

describe("the student's window", () => {
  it("is the interval on which Δ is negative, whatever the teacher", () => {
    const teachers = fc.record({
      gammaT: fc.double({min: 0.05, max: 5, noNaN: true}),
      lambdaT: fc.double({min: 0, max: 3, noNaN: true}),
      sigma: fc.double({min: 0, max: 3, noNaN: true}),
      gammaS: fc.double({min: 0.05, max: 6, noNaN: true})
    });
    fc.assert(
      fc.property(teachers, fc.double({min: -6, max: 6, noNaN: true}), (p, x) => {
        const lambdaS = 10 ** x;
        const {wins, lower, upper} = studentWindow(p);
        const edges = [lower, upper].filter((edge) => edge !== null && edge > 0) as number[];
        fc.pre(edges.every((edge) => Math.abs(Math.log(lambdaS / edge)) > 1e-6));
        const inside = wins && lambdaS > (lower ?? 0) && lambdaS < (upper ?? Infinity);
        const difference = studentDifference({...p, lambdaS});
        fc.pre(Math.abs(difference) > 1e-13 * teacherError(p));
        expect(difference < 0).toBe(inside);
      }),
      {numRuns: 2000}
    );
  });

  it("has the ends that bisection of the student's side finds", () => {
    for (const [c, gamma] of [
      [-0.02, 0.25],
      [-0.5, 0.25],
      [-0.97, 0.9],
      [-0.688, 1.2],
      [-0.55, 1.2],
      [-0.9, 3],
      [-0.4, 1.01]
    ]) {
      const {lower, upper} = windowAt(c, gamma);
      const ends = [lower, upper].filter((end) => end !== null && end > 0);
      const found = crossings(c, gamma);
      expect(found).toHaveLength(ends.length);
      found.forEach((end, i) => {
        expect(end / (ends[i] as number)).toBeCloseTo(1, 11);
      });
    }
  });

  it("has the appendix' roots as ends, λ̄ = λ₊ below γ_s = 1 and both above, with product (γ_s − 1)²", () => {
    fc.assert(
      fc.property(sides, many, (c, gamma) => {
        const {upper} = windowAt(c, gamma);
        const printed = printedRoot(c, gamma, 1);
        fc.pre(printed > 1e-4);
        expect((upper as number) / printed).toBeCloseTo(1, 6);
      })
    );
    fc.assert(
      fc.property(fc.double({min: 0.01, max: 0.99, noNaN: true}), few, (part, gamma) => {
        const c = derivedThreshold(gamma) * (1 - part) - part;
        const {wins, lower, upper} = windowAt(c, gamma);
        expect(wins).toBe(true);
        const printed = [printedRoot(c, gamma, 1), printedRoot(c, gamma, -1)].sort((a, b) => a - b);
        expect((upper as number) / printed[1]).toBeCloseTo(1, 6);
        expect(((lower as number) * (upper as number)) / (gamma - 1) ** 2).toBeCloseTo(1, 12);
      })
    );
  });

  it("opens at λ_s = γ_s − 1 exactly when c falls below 1/(1 − 4γ_s + 4√(γ_s² − γ_s))", () => {
    for (const gamma of [1.05, 1.2, 2, 5, 40]) {
      const threshold = derivedThreshold(gamma);
      expect(threshold * (1 - 4 * gamma + 4 * Math.sqrt(gamma * gamma - gamma))).toBeCloseTo(1, 10);
      expect(studentSide(gamma - 1, gamma)).toBeCloseTo(threshold, 12);
      let highest = -1;
      for (let x = -4; x <= 4; x += 0.001) highest = Math.max(highest, studentSide((gamma - 1) * 10 ** x, gamma));
      expect(highest).toBeLessThanOrEqual(threshold + 1e-15);
      expect(windowAt(threshold * (1 + 1e-9), gamma).wins).toBe(true);
      expect(windowAt(threshold * (1 - 1e-9), gamma).wins).toBe(false);
    }
  });

  it("does not open where either printed form of condition (5) says it does", () => {
    for (const gamma of [1.2, 2, 5]) {
      for (const printed of [statedThreshold(gamma), appendixThreshold(gamma)]) {
        expect(printed).toBeGreaterThan(derivedThreshold(gamma));
        const c = (printed + derivedThreshold(gamma)) / 2;
        for (let x = -5; x <= 5; x += 0.01) expect(studentSide(10 ** x, gamma)).toBeLessThan(c);
      }
    }
  });

  it("tells the printed forms from the derived one at λ_t = .45 of Figure 1 right", () => {
    const p = {gammaT: 0.25, lambdaT: 0.45, sigma: 2, gammaS: 500 / 416};
    const c = teacherSide(p);
    expect(c).toBeCloseTo(-0.4, 2);
    expect(c).toBeLessThan(statedThreshold(p.gammaS));
    expect(c).toBeLessThan(appendixThreshold(p.gammaS));
    expect(c).toBeGreaterThan(derivedThreshold(p.gammaS));
    expect(studentWindow(p)).toEqual({wins: false, lower: null, upper: null});
  });

  it("finds the teacher's penalty back from its c", () => {
    for (const lambdaT of [0.1, 0.3, 0.9, 0.999]) {
      const p = {gammaT: 0.25, sigma: 2, lambdaT};
      expect((teacherPenaltyAt(teacherSide(p), p) as number) / lambdaT).toBeCloseTo(1, 12);
    }
    expect(teacherPenaltyAt(-1, {gammaT: 0.25, sigma: 2})).toBeCloseTo(0.0972, 4);
    expect(teacherPenaltyAt(0, {gammaT: 0.25, sigma: 2})).toBe(1);
    expect(teacherPenaltyAt(-0.9, {gammaT: 0.25, sigma: 0.1})).toBeNull();
  });

  it("meets at γ_s = 1 the closed form (0, −(1 + 3c)²/(2c(1 + c))) for c < −1/3 only", () => {
    expect(windowAt(-1 / 3, 1).wins).toBe(false);
    expect(windowAt(-0.3, 1).wins).toBe(false);
    const {wins, lower, upper} = windowAt(-0.6, 1);
    expect(wins).toBe(true);
    expect(lower).toBe(0);
    expect(upper).toBeCloseTo(0.64 / (2 * 0.6 * 0.4), 13);
    expect((windowAt(-0.6, 1 - 1e-9).upper as number) / (upper as number)).toBeCloseTo(1, 7);
    expect((windowAt(-0.6, 1 + 1e-9).upper as number) / (upper as number)).toBeCloseTo(1, 7);
  });

  it("is unbounded for a teacher worse than none, empty for one at or above its best penalty", () => {
    const always = {wins: true, lower: 0, upper: null};
    const never = {wins: false, lower: null, upper: null};
    const right = {gammaT: 0.25, sigma: 2};
    for (const gammaS of [0.3, 1, 1.2, 30]) {
      expect(studentWindow({...right, gammaS, lambdaT: 0.0972})).toEqual(always);
      expect(studentWindow({...right, gammaS, lambdaT: 1})).toEqual(never);
      expect(studentWindow({...right, gammaS, lambdaT: 5})).toEqual(never);
      expect(studentWindow({gammaT: 0.25, sigma: 0, gammaS, lambdaT: 0})).toEqual(never);
      expect(studentWindow({gammaT: 1, sigma: 0.1, gammaS, lambdaT: 0})).toEqual(always);
      expect(studentWindow({gammaT: 1, sigma: 0, gammaS, lambdaT: 0})).toEqual(never);
    }
    expect(teacherError({...right, lambdaT: 0.0972})).toBeGreaterThan(5);
    expect(teacherError({...right, lambdaT: 0.0973})).toBeLessThan(5);
    expect(studentWindow({...right, gammaS: 0.3, lambdaT: 0.0973}).upper).not.toBeNull();
  });

  it("shrinks to a point of the right scale, without losing digits, as c rises to 0", () => {
    for (const c of [-1e-3, -1e-8, -1e-14]) {
      // H1 ≈ −λ_s/(2(1 − γ_s)²) near 0: with γ_s = 0.25 the root is λ̄ ≈ −2c(1 − γ_s)².
      const upper = windowAt(c, 0.25).upper as number;
      expect(studentSide(upper, 0.25) / c).toBeCloseTo(1, 12);
    }
  });
});
