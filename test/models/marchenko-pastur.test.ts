import {expect, test} from "vitest";
import {shrinkage, stieltjes, stieltjesSlope} from "../../src/models/marchenko-pastur.js";

/** E f(s) under the Marchenko–Pastur law with its atom at 0, by the trapezoidal rule on s = 1 + γ + 2√γ·cos θ. */
function average(gamma: number, f: (s: number) => number): number {
  const n = 4000;
  let sum = gamma > 1 ? (1 - 1 / gamma) * f(0) : 0;
  for (let i = 1; i < n; ++i) {
    const theta = (Math.PI * i) / n;
    const s = 1 + gamma + 2 * Math.sqrt(gamma) * Math.cos(theta);
    sum += ((2 / n) * Math.sin(theta) ** 2 * f(s)) / s;
  }
  return sum;
}

test("shrinkage and Stieltjes transforms are averages over the Marchenko–Pastur law, its atom included", () => {
  for (const gamma of [0.2, 0.8, 1.5, 4]) {
    for (const lambda of [0.03, 0.4, 7]) {
      const s = shrinkage(lambda, gamma);
      const kept = average(gamma, (x) => x / (x + lambda));
      const square = average(gamma, (x) => (x / (x + lambda)) ** 2);
      expect(stieltjes(lambda, gamma)).toBeCloseTo(
        average(gamma, (x) => 1 / (x + lambda)),
        11
      );
      expect(stieltjesSlope(lambda, gamma)).toBeCloseTo(
        average(gamma, (x) => 1 / (x + lambda) ** 2),
        9
      );
      expect(s.kept).toBeCloseTo(kept, 12);
      expect(s.lost).toBeCloseTo(1 - kept, 12);
      expect(s.uneven).toBeCloseTo(square - kept * kept, 12);
      expect(s.damping).toBeCloseTo(1 - square, 12);
      expect(s.noiseGain).toBeCloseTo(gamma * average(gamma, (x) => x / (x + lambda) ** 2), 11);
    }
  }
});
