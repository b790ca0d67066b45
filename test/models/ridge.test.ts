import {EVD, Matrix} from "ml-matrix";
import {expect, test} from "vitest";
import {Random} from "../../src/engine/random.js";
import {drawBidiagonal} from "../../src/models/bidiagonal.js";
import {shrinkage} from "../../src/models/marchenko-pastur.js";
import {Ridge, sampleShrinkage, type TridiagonalGram} from "../../src/models/ridge.js";

function whole({diagonal, off}: TridiagonalGram): Matrix {
  const g = Matrix.diag([...diagonal]);
  off.forEach((e, i) => {
    g.set(i, i + 1, e);
    g.set(i + 1, i, e);
  });
  return g;
}

test("what the penalty takes from a truth is the truth minus the fit to its own labels", () => {
  const gram = drawBidiagonal(9, 12, Random.stream("ridge"));
  const beta = Random.stream("beta").normals(12);
  const ridge = new Ridge(gram, 0.3);
  const fitted = ridge.fit(Float64Array.from(whole(gram).mmul(Matrix.columnVector(beta)).to1DArray()));
  ridge.lost(beta).forEach((lost, i) => {
    expect(lost).toBeCloseTo(beta[i] - fitted[i], 13);
  });
});

test("averages over a sample are those over its eigenvalues, zeros included", () => {
  for (const n of [8, 30]) {
    const gram = drawBidiagonal(n, 15, Random.stream("ridge", n));
    const s = new EVD(whole(gram)).realEigenvalues.map((value) => Math.max(value, 0));
    const mean = (f: (s: number) => number): number => s.reduce((sum, value) => sum + f(value) / 15, 0);
    for (const lambda of [0.01, 2]) {
      const found = sampleShrinkage(gram, lambda);
      expect(found.kept).toBeCloseTo(
        mean((x) => x / (x + lambda)),
        11
      );
      expect(found.kept2).toBeCloseTo(
        mean((x) => (x / (x + lambda)) ** 2),
        11
      );
      expect(found.lost2).toBeCloseTo(
        mean((x) => (lambda / (x + lambda)) ** 2),
        11
      );
      expect(found.variance).toBeCloseTo(
        mean((x) => x / (x + lambda) ** 2),
        9
      );
    }
  }
});

test("they tend to the averages over the Marchenko–Pastur law", () => {
  const [d, gamma, lambda] = [4000, 0.5, 0.3];
  const sample = sampleShrinkage(drawBidiagonal(d / gamma, d, Random.stream("limit")), lambda);
  const limit = shrinkage(lambda, gamma);
  // Linear statistics of the spectrum fluctuate by order 1/d.
  expect(Math.abs(sample.kept - limit.kept)).toBeLessThan(4 / d);
  expect(Math.abs(1 - sample.kept2 - limit.damping)).toBeLessThan(4 / d);
  expect(Math.abs(gamma * sample.variance - limit.noiseGain)).toBeLessThan(8 / d);
});
