import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {sizesAt, unitsAt} from "../../../src/papers/random-features/setting.js";
import {multiplicity, reluCoefficient} from "../../../src/papers/random-features/theory/sphere.js";
import * as theory from "../../../src/papers/random-features/theory.js";

const sizes = fc
  .record({
    M: fc.integer({min: 1, max: 200}),
    more: fc.integer({min: 1, max: 5000}),
    share: fc.double({min: 0, max: 1, noNaN: true})
  })
  .map(({M, more, share}) => ({M, d: M + more, K: 1 + Math.floor(share * (M + more - 2))}));
const times = fc.double({min: 0, max: 1e6, noNaN: true});

describe("the linear teacher and its student", () => {
  test("have the specification's errors and times", () => {
    for (const [M, teacher, time, student] of [
      [16, 0.188, 4.508, 0.056],
      [32, 0.1469, 5.507, 0.0296],
      [64, 0.1094, 6.597, 0.01463],
      [128, 0.0804, 7.752, 0.00733],
      [256, 0.0586, 8.953, 0.00373]
    ]) {
      const t = theory.bestTime({M});
      expect(theory.teacherError({M}) / teacher).toBeCloseTo(1, 2);
      expect(t).toBeCloseTo(time, 3);
      expect(theory.studentError({M, t}) / student).toBeCloseTo(1, 2);
    }
    for (const [M, ratio] of [
      [1024, 1.036],
      [4096, 1.0165],
      [16384, 1.008]
    ]) {
      const squared = theory.studentError({M, t: theory.bestTime({M})}) / theory.teacherError({M}) ** 2;
      expect(squared).toBeCloseTo(ratio, 3);
    }
  });

  test("begin with no student, stay above the limit, and end alike", () => {
    fc.assert(
      fc.property(sizes, times, (at, t) => {
        const teacher = theory.teacherError(at);
        expect(theory.studentError({...at, t: 0})).toBe(1);
        expect(theory.studentError({...at, t})).toBeGreaterThanOrEqual(theory.lowerLimit(teacher) * (1 - 1e-9));
        expect(theory.studentError({...at, t: Number.POSITIVE_INFINITY}) / teacher).toBeCloseTo(1, 9);
      })
    );
  });

  test("have their smallest error at the best time", () => {
    fc.assert(
      fc.property(sizes, fc.double({min: 0.2, max: 5, noNaN: true}), (at, factor) => {
        const t = theory.bestTime(at);
        const best = theory.studentError({...at, t});
        expect(theory.studentError({...at, t: factor * t})).toBeGreaterThanOrEqual(best * (1 - 1e-9));
      })
    );
  });

  test("lose a share that solves the equation for τ", () => {
    fc.assert(
      fc.property(sizes, ({M, d, K}) => {
        const lost = theory.teacherError({M, d, K});
        const tau = lost / (1 - lost);
        expect((K / (1 + tau) + (d - K) / (1 + M * tau)) / M).toBeCloseTo(1, 9);
      })
    );
  });

  test("refuse impossible sizes by name", () => {
    expect(() => theory.teacherError({M: 9, d: 9, K: 2})).toThrow("M = 9: must be at least 1 and less than d = 9");
    expect(() => theory.studentError({M: 2, d: 9, K: 9, t: 1})).toThrow(
      "K = 9: must be at least 1 and less than d = 9"
    );
  });
});

test("one strong input has the exact mean of the specification, above the limit's", () => {
  expect(theory.oneUnitError({M: 16, d: 64})).toBeCloseTo(0.171556, 6);
  expect(theory.oneUnitError({M: 8, d: 24})).toBeCloseTo(0.228682, 6);
  expect(theory.teacherError({M: 16, d: 64, K: 1})).toBeCloseTo(0.164682, 6);
  expect(theory.teacherError({M: 8, d: 24, K: 1})).toBeCloseTo(0.214756, 6);
  const [large, d] = [4000, 100_000];
  expect(theory.oneUnitError({M: large, d}) / theory.teacherError({M: large, d, K: 1})).toBeCloseTo(1, 3);
  // Beta(1, 1) is uniform: ∫(1−x)/(1+x).
  expect(theory.oneUnitError({M: 2, d: 4})).toBeCloseTo(2 * Math.LN2 - 1, 12);
});

describe("limits of winning", () => {
  test("are the printed form where it does not cancel, and at least three quarters of the square", () => {
    fc.assert(
      fc.property(fc.double({min: 1e-3, max: 1, noNaN: true}), (lost) => {
        const printed = (Math.sqrt(1 + 3 * lost) - Math.sqrt(1 - lost)) ** 2 / 4;
        expect(theory.lowerLimit(lost) / printed).toBeCloseTo(1, 9);
        expect(theory.lowerLimit(lost)).toBeGreaterThanOrEqual(0.75 * lost ** 2 * (1 - 1e-12));
      })
    );
    expect(theory.lowerLimit(2 / 3) / (0.75 * (2 / 3) ** 2)).toBeCloseTo(1, 12);
    expect(theory.lowerLimit(0)).toBe(0);
    expect(theory.lowerLimit(1)).toBeCloseTo(1, 15);
  });

  test("lie in time near where the whole error crosses the teacher's", () => {
    for (const M of [16, 64, 256, 4096]) {
      const teacher = theory.teacherError({M});
      const t = theory.losingTime(teacher);
      expect(theory.studentError({M, t: 0.98 * t})).toBeGreaterThan(teacher);
      expect(theory.studentError({M, t: 1.15 * t})).toBeLessThan(teacher);
    }
    expect(theory.losingTime(theory.teacherError({M: 16}))).toBeCloseTo(1.196, 3);
  });
});

describe("ReLU units on the sphere", () => {
  test("have the trace 1/(2d) in all degrees together", () => {
    for (const d of [3, 8, 16]) {
      let trace = reluCoefficient(d, 1) ** 2 * d;
      for (let l = 0; l <= 400; l += 2) trace += multiplicity(d, l) * reluCoefficient(d, l) ** 2;
      expect(2 * d * trace).toBeGreaterThan(d === 3 ? 0.9999 : 0.99);
      expect(2 * d * trace).toBeLessThan(1);
    }
  });

  test("have the multiplicities of the binomials", () => {
    const binomial = (n: number, k: number): number =>
      k < 0 ? 0 : Array.from({length: k}, (_, i) => (n - i) / (i + 1)).reduce((a, b) => a * b, 1);
    for (const d of [3, 5, 12])
      for (const l of [0, 1, 2, 3, 7])
        expect(multiplicity(d, l)).toBeCloseTo(binomial(d + l - 1, l) - binomial(d + l - 3, l - 2), 6);
  });

  test("have the specification's errors under universality", () => {
    for (const [M, teacher, student] of [
      [96, 0.52, 0.445],
      [192, 0.193, 0.0755],
      [384, 0.0609, 0.00557],
      [768, 0.0235, 0.00069]
    ]) {
      const at = {d: 16, M};
      expect(theory.reluTeacherError(at) / teacher).toBeCloseTo(1, 2);
      expect(theory.reluStudentError({...at, t: theory.reluBestTime(at)}) / student).toBeCloseTo(1, 2);
    }
    expect(theory.reluTeacherError({d: 16, M: unitsAt[16]})).toBeCloseTo(0.0739, 4);
  });

  test("end as their teacher, degrees beyond the tenth learned last", () => {
    for (const at of [
      {d: 6, M: 50},
      {d: 16, M: 338, degree: 1}
    ]) {
      const teacher = theory.reluTeacherError(at);
      expect(theory.reluStudentError({...at, t: Number.POSITIVE_INFINITY}) / teacher).toBeCloseTo(1, 11);
      expect(theory.reluStudentError({...at, t: 1e12})).toBeLessThan(teacher);
    }
  });
});

test("gain and misfit of a sample have the specification's values, and the population's as labels grow", () => {
  const outside = 30 * 0.2 ** 2;
  for (const [n, gain] of [
    [16, -1.2],
    [21, 0],
    [40, 0.786],
    [100, 1.065],
    [400, 1.169]
  ])
    expect(outside * theory.misfitGain({k: 10, n})).toBeCloseTo(gain, 3);
  expect(theory.misfitDistance({k: 10, n: 40}) + theory.misfitGain({k: 10, n: 40})).toBeCloseTo(2, 14);
  expect(theory.misfitDistance({k: 10, n: 1e9})).toBeCloseTo(1, 7);
});

test("the authors' sizes are rounded powers", () => {
  expect(sizesAt(8)).toEqual({M: 8, d: 23, K: 3});
  expect(sizesAt(256)).toEqual({M: 256, d: 4096, K: 16});
});
