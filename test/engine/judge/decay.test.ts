import {describe, expect, it} from "vitest";
import {budgetOf, type Layout} from "../../../src/engine/judge/limit.js";
import {tCritical} from "../../../src/numerics/distributions.js";

// Two sizes of one curve: the fit passes through both means, so that it and its errors are known in closed form.
const [small, large] = [50, 200];
const noise = [
  [0.3, -0.1, 0.4, -0.6],
  [-0.2, 0.5, 0.1, -0.4]
];
const n = noise[0].length;
const gaps = (means: readonly number[]): Float64Array[] =>
  noise.map((errors, j) => Float64Array.from(errors, (error) => means[j] + error));
const layout = (more: Partial<Layout> = {}): Layout => ({
  ...{curves: [0, 0], sizes: [small, large], margin: 0.02, rate: -1},
  ...more
});
/** Standard error of the mean of per-trial numbers, n − 1 in the variance. */
const standardError = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1) / n);
};

const means = [20, 8];
const exponent = Math.log(means[0] / means[1]) / Math.log(small / large);
/** To first order ln of a ratio of means moves by what its parts move. */
const exponentError = standardError(
  noise[0].map((error, i) => (error / means[0] - noise[1][i] / means[1]) / Math.log(small / large))
);

describe("the fitted decay of two sizes", () => {
  it("passes through both means, with the error of the logarithm of their ratio", () => {
    const {fit} = budgetOf(gaps(means), layout());
    expect(fit.exponent).toBeCloseTo(exponent, 6);
    expect(fit.amplitudes[0]).toBeCloseTo(means[1], 5);
    expect(fit.se).toBeCloseTo(exponentError, 6);
  });

  it("stalls where its 99.5 % bound, by Student's t, is above half the stated rate, and not below", () => {
    const bound = exponent - tCritical(0.005, n - 1) * exponentError;
    const stalled = (rate: number): boolean => budgetOf(gaps(means), layout({rate})).fit.stalled;
    expect(stalled(2 * (bound - 1e-5))).toBe(true);
    expect(stalled(2 * (bound + 1e-5))).toBe(false);
  });

  it("stalls only where the gap is a tenth of the margin", () => {
    const stalled = (margin: number): boolean => budgetOf(gaps(means), layout({rate: -9, margin})).fit.stalled;
    expect(stalled(10 * means[1] * (1 - 1e-5))).toBe(true);
    expect(stalled(10 * means[1] * (1 + 1e-5))).toBe(false);
  });

  it("is fitted to sizes that are close, however wide its error", () => {
    const near = layout({sizes: [190, 200]});
    const {exponent: found, se} = budgetOf(gaps([2.1, 2]), near).fit;
    expect(found).toBeCloseTo(Math.log(1.05) / Math.log(0.95), 5);
    expect(Number(se)).toBeGreaterThan(1);
  });

  it("is left open at either end of the exponents that are tried", () => {
    const found = (r: number): number | null =>
      budgetOf(gaps([1000 * (small / large) ** r, 1000]), layout()).fit.exponent;
    expect([found(2), found(1.96), found(-6), found(-5.96)]).toEqual([null, null, null, null]);
    expect([found(1.9), found(-5.9)]).toEqual([expect.closeTo(1.9, 3), expect.closeTo(-5.9, 3)]);
  });

  it("is left open where no curve's amplitude leaves its 99 % interval, shared out among curves", () => {
    const x = [(small / large) ** -0.7, 1];
    const weights = noise.map((errors) => standardError(errors) ** -2);
    const bottom = weights[0] * x[0] ** 2 + weights[1] * x[1] ** 2;
    const error = standardError(
      noise[0].map((_, i) => (weights[0] * x[0] * noise[0][i] + weights[1] * x[1] * noise[1][i]) / bottom)
    );
    for (const curves of [1, 2]) {
      const found = (share: number): number | null => {
        const amplitude = share * tCritical(0.005 / curves, n - 1) * error;
        const one = gaps(x.map((power) => amplitude * power));
        // A second curve without a gap asks for more of the first.
        const columns = curves === 1 ? one : [...one, ...gaps([0, 0])];
        const more = curves === 1 ? {} : {curves: [0, 0, 1, 1], sizes: [small, large, small, large]};
        return budgetOf(columns, layout(more)).fit.exponent;
      };
      expect(found(1.001)).toBeCloseTo(-0.7, 4);
      expect(found(0.999)).toBeNull();
    }
  });
});
