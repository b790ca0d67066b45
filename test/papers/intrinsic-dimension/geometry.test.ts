import {describe, expect, test} from "vitest";
import * as theory from "../../../src/papers/intrinsic-dimension/theory.js";

const {authors, simulatorGeometry} = theory;

/** Orthogonal projection on the span of orthonormal rows. */
const project = (rows: readonly (readonly number[])[], x: readonly number[]): number[] => {
  const out = x.map(() => 0);
  for (const row of rows) {
    const inner = row.reduce((sum, value, i) => sum + value * x[i], 0);
    for (const [i, value] of row.entries()) out[i] += inner * value;
  }
  return out;
};
const subtract = (x: readonly number[], y: readonly number[]): number[] => x.map((value, i) => value - y[i]);
const energy = (x: readonly number[]): number => x.reduce((sum, value) => sum + value * value, 0);

/** Geometry from explicit bases. */
function geometryOf(w: readonly (readonly number[])[], s: readonly (readonly number[])[], beta: readonly number[]) {
  const onW = project(w, beta);
  const beyond = subtract(beta, onW);
  return {
    dSw: w.reduce((sum, row) => sum + energy(project(s, row)), 0),
    rhoW: energy(beyond),
    rhoS: energy(subtract(beta, project(s, beta))),
    unseen: energy(project(s, beyond)),
    spill: energy(subtract(onW, project(s, onW)))
  };
}

describe("geometry", () => {
  test("of the authors' simulator is that of its coordinate projections", () => {
    const sim = {dW: 6, dS: 4, target: 12, ambient: 24};
    const beta = Array.from({length: 12}, (_, j) => (j % 2 ? 1 : -1) / Math.sqrt(24 * (j + 1)));
    const unit = (k: number): number[] => beta.map((_, j) => (j === k ? 1 : 0));
    for (const dSw of [0, 1, 3, 4]) {
      const w = Array.from({length: 6}, (_, j) => unit(4 - dSw + j));
      const s = Array.from({length: 4}, (_, j) => unit(j));
      const expected = geometryOf(w, s, beta);
      const actual = simulatorGeometry(sim, dSw);
      for (const key of ["dSw", "rhoW", "rhoS", "unseen", "spill"] as const) {
        expect(actual[key]).toBeCloseTo(expected[key], 14);
      }
    }
  });

  test("of pairs at one angle is that of its projections", () => {
    const [dW, dS, shared, own, hidden] = [5, 3, 1.3, 0.6, 0.2];
    const beta = [...Array(dW).fill(Math.sqrt(shared / dW)), ...Array(dS).fill(Math.sqrt(own / dS)), Math.sqrt(hidden)];
    for (const dSw of [0, 0.9, 2.2, 3]) {
      const c = Math.sqrt(dSw / dS);
      const w = Array.from({length: dW}, (_, k) => beta.map((_, j) => (j === k ? 1 : 0)));
      const s = Array.from({length: dS}, (_, k) =>
        beta.map((_, j) => (j === k ? c : j === dW + k ? Math.sqrt(1 - c * c) : 0))
      );
      const expected = geometryOf(w, s, beta);
      const actual = theory.angledGeometry({dW, dS, dSw, shared, own, hidden});
      for (const key of ["dSw", "rhoW", "rhoS", "unseen", "spill"] as const) {
        expect(actual[key]).toBeCloseTo(expected[key], 12);
      }
    }
  });

  test("has the approximation errors the specification lists", () => {
    for (const [dSw, rhoW] of [
      [90, 1.64e-4],
      [50, 2.34e-4],
      [10, 2.56e-4]
    ]) {
      const g = simulatorGeometry(authors, dSw);
      expect(g.rhoW).toBeCloseTo(rhoW, 6);
      expect(g.rhoS).toBeCloseTo(5.48e-5, 7);
    }
    expect(theory.zeroRisk(authors)).toBeCloseTo(3.14e-4, 6);
  });

  test("refuses supports that leave the target's", () => {
    expect(() => simulatorGeometry({...authors, target: 250}, 10)).toThrow(
      "target = 250: must be ≥ d_s − d_sw + d_w = 290"
    );
    expect(() => simulatorGeometry(authors, 10.5)).toThrow("d_sw = 10.5");
  });
});
