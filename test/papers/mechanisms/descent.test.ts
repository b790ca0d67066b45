import {describe, expect, it} from "vitest";
import {bestTeacherPenalty, studentDifference, studentError} from "../../../src/papers/mechanisms/theory.js";

const gammas = Array.from({length: 400}, (_, i) => 0.05 * 100 ** (i / 399));

/** Student errors over γ_t at this multiple of λ_t*. */
const tuned = (tuning: number, lambdaS: number, sigma = 1): number[] =>
  gammas.map((gammaT) =>
    studentError({gammaT, gammaS: 0.1, sigma, lambdaS, lambdaT: tuning * bestTeacherPenalty({gammaT, sigma})})
  );

const rises = (values: readonly number[]): boolean => values.every((value, i) => i === 0 || value > values[i - 1]);

describe("the student's error over its teacher's aspect ratio", () => {
  it("peaks at γ_t = 1 for a nearly ridgeless teacher, whatever the student's penalty and the noise", () => {
    for (const sigma of [0.2, 1]) {
      for (const lambdaS of [0.01, 0.1, 0.3, 1]) {
        const at = (gammaT: number) => studentError({gammaT, gammaS: 0.1, sigma, lambdaS, lambdaT: 1e-6});
        expect(at(1)).toBeGreaterThan(at(0.98));
        expect(at(0.98)).toBeGreaterThan(at(0.8));
        expect(at(1)).toBeGreaterThan(at(1.02));
        expect(at(1.02)).toBeGreaterThan(at(1.3));
      }
    }
  });

  it("only rises when the teacher has its best penalty, and the student never wins then", () => {
    for (const sigma of [0.2, 1, 3]) {
      for (const lambdaS of [0.001, 0.1, 1, 30]) {
        expect(rises(tuned(1, lambdaS, sigma))).toBe(true);
        for (const gammaT of [0.1, 1, 4]) {
          const p = {gammaT, gammaS: 0.1, sigma, lambdaS, lambdaT: bestTeacherPenalty({gammaT, sigma})};
          expect(studentDifference(p)).toBeGreaterThan(0);
        }
      }
    }
  });

  it("at 0.15 of the best penalty has a bump for λ_s ≤ 0.1 and none for larger penalties", () => {
    for (const lambdaS of [0.01, 0.03, 0.1]) expect(rises(tuned(0.15, lambdaS))).toBe(false);
    for (const lambdaS of [0.3, 1, 3]) expect(rises(tuned(0.15, lambdaS))).toBe(true);
  });
});
