import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {summarize} from "../../../src/engine/summary.js";
import {drawMoments} from "../../../src/models/gaussian.js";
import {shrinkage} from "../../../src/models/marchenko-pastur.js";
import {gaussLegendre, integrate} from "../../../src/numerics/quadrature.js";
import {spectrum, spectrumExact} from "../../../src/papers/mechanisms/simulate.js";
import {spectrumBelow} from "../../../src/papers/mechanisms/theory.js";
import {once} from "../../engine/once.js";

const edges = (gamma: number): [number, number] => [(1 - Math.sqrt(gamma)) ** 2, (1 + Math.sqrt(gamma)) ** 2];

/** ∫ f over the continuous part between its lower edge and s, by the printed density √((b − x)(x − a))/(2πγx). */
function integrated(gamma: number, s: number, f: (x: number) => number): number {
  const [a, b] = edges(gamma);
  const at = (angle: number): number => a + (b - a) * Math.sin(angle / 2) ** 2;
  const end = 2 * Math.asin(Math.sqrt(Math.min(1, (s - a) / (b - a))));
  // x = at(angle): √((b − x)(x − a)) = (b − a)/2·sin and dx the same.
  return integrate(gaussLegendre(120, 0, end), (angle) => {
    const x = at(angle);
    return (f(x) * ((b - a) * Math.sin(angle)) ** 2) / (8 * Math.PI * gamma * x);
  });
}

test.each([0.01, 0.25, 0.7, 1.5, 4, 60])(
  "the distribution function is the printed density's integral at γ = %s",
  (gamma) => {
    const [a, b] = edges(gamma);
    for (const part of [0.003, 0.1, 0.4, 0.7, 0.99]) {
      const s = a + part * (b - a);
      const expected = Math.max(0, 1 - 1 / gamma) + integrated(gamma, s, () => 1);
      expect(Math.abs(spectrumBelow({gamma, s}) - expected)).toBeLessThan(1e-13);
    }
  }
);

test("at γ = 1 it is (θ + sin θ)/π with cos θ = 1 − s/2, Wigner's law of √s", () => {
  for (const s of [1e-6, 0.3, 2, 3.9]) {
    const theta = Math.acos(1 - s / 2);
    expect(spectrumBelow({gamma: 1, s})).toBeCloseTo((theta + Math.sin(theta)) / Math.PI, 14);
  }
});

test("nothing lies below the lower edge but the mass at 0, and all below the upper one", () => {
  for (const gamma of [0.1, 0.9, 1.1, 5]) {
    const [a, b] = edges(gamma);
    expect(spectrumBelow({gamma, s: 0.999 * a})).toBeCloseTo(Math.max(0, 1 - 1 / gamma), 15);
    expect(spectrumBelow({gamma, s: 1.001 * b})).toBeCloseTo(1, 14);
  }
  expect(() => spectrumBelow({gamma: 0, s: 1})).toThrow("gamma = 0");
  expect(() => spectrumBelow({gamma: 1, s: Number.NaN})).toThrow("s = NaN");
});

test("it is the law whose shrinkage the errors take: E[x/(x + λ)] = Q", () => {
  for (const gamma of [0.25, 2]) {
    for (const lambda of [0.05, 1]) {
      const kept = integrated(gamma, edges(gamma)[1], (x) => x / (x + lambda));
      expect(kept).toBeCloseTo(shrinkage(lambda, gamma).kept, 12);
    }
  }
});

const points = {gamma: [0.5, 1, 2], s: [0.2, 0.8, 1.7, 3]};
const stream = (trial: number, name: string): Random => Random.stream(1, "spectrum", name, trial);

test("the literal sampler counts the eigenvalues of the sample covariance that it draws", () => {
  const {below} = once(spectrum, {d: 8}, points, stream(0, "literal"));
  points.gamma.forEach((gamma, i) => {
    const {average} = drawMoments(8, 8 / gamma, false, stream(0, "literal").split(8, 8 / gamma));
    const lower = Matrix.from1DArray(8, 8, average);
    const whole = Matrix.add(lower, lower.transpose()).sub(Matrix.diag(lower.diagonal()));
    const eigenvalues = new EigenvalueDecomposition(whole).realEigenvalues;
    points.s.forEach((s, j) => {
      expect(8 * below[4 * i + j]).toBeCloseTo(eigenvalues.filter((value) => value < s).length, 12);
    });
  });
});

test("the exact sampler's counts have the literal one's means and products (α 0.001 over all)", () => {
  const trials = 3000;
  const rows = (of: typeof spectrum, name: string) =>
    Array.from({length: trials}, (_, k) => once(of, {d: 8}, points, stream(k, name)).below);
  const [drawn, exact] = [rows(spectrum, "literal"), rows(spectrumExact, "exact")];
  for (let i = 0; i < 12; ++i) {
    for (let j = -1; j <= i; ++j) {
      const of = (below: ArrayLike<number>): number => below[i] * (j < 0 ? 1 : below[j]);
      const [a, b] = [summarize(drawn.map(of)), summarize(exact.map(of))];
      const se = Math.hypot(a.se ?? Number.NaN, b.se ?? Number.NaN);
      if (se > 0) expect(Math.abs(a.mean - b.mean) / se, `${i}, ${j}`).toBeLessThan(4.4);
      else expect(a.mean).toBeCloseTo(b.mean, 14);
    }
  }
});

test("a size that is not whole is refused", () => {
  expect(() => once(spectrumExact, {d: 8, gamma: 0.3, s: 1}, {}, stream(0, "refused"))).toThrow("gamma = 0.3");
});
