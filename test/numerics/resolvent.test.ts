import fc from "fast-check";
import {inverse, Matrix} from "ml-matrix";
import {expect, test} from "vitest";
import {Resolvent, resolventTraces} from "../../src/numerics/resolvent.js";
import {Tridiagonal} from "../../src/numerics/tridiagonal.js";
import {matrix, normals} from "./oracle.js";

/** Tridiagonal form of the Gram matrix of n rows: positive semidefinite, singular for n < d. */
function reduced(n: number, d: number): Tridiagonal {
  const x = matrix(normals(n, d), n, d);
  return new Tridiagonal(Float64Array.from(x.transpose().mmul(x).div(n).to1DArray()), d);
}

function shifted({diagonal, off}: Tridiagonal, lambda: number): Matrix {
  const t = Matrix.diag(Array.from(diagonal, (x) => x + lambda));
  off.forEach((e, i) => {
    t.set(i, i + 1, e);
    t.set(i + 1, i, e);
  });
  return t;
}

test("solving and multiplying back returns the right side, for any penalty from 1e-6 to 1e6", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 40}), fc.integer({min: -6, max: 6}), (d, exponent) => {
      const lambda = 10 ** exponent;
      const t = reduced(2 * d, d);
      const b = normals(d, 1, "b");
      const x = new Resolvent(t.diagonal, t.off, lambda).solve(Float64Array.from(b));
      const residual = Matrix.sub(shifted(t, lambda).mmul(Matrix.columnVector(x)), Matrix.columnVector(b));
      const size = Math.max(...x.map(Math.abs)) * (5 + lambda);
      expect(residual.norm("max" as "frobenius")).toBeLessThan(1e-13 * Math.max(1, size));
    }),
    {numRuns: 60}
  );
});

test("a singular Gram matrix is solved down to a penalty of 1e-12, in relative terms", () => {
  // λ(G + λ)⁻¹ tends to the projection on the kernel; a constant error of 1e-15 in G is one of 1e-3 there.
  const t = reduced(12, 30);
  const kept = (lambda: number): Float64Array => {
    const x = new Resolvent(t.diagonal, t.off, lambda).solve(normals(30, 1, "b"));
    return x.map((value) => lambda * value);
  };
  const limit = kept(1e-7);
  for (const lambda of [1e-9, 1e-10, 1e-11, 1e-12]) {
    kept(lambda).forEach((x, i) => {
      expect(Math.abs(x - limit[i])).toBeLessThan(1e-6 + 1e-14 / lambda);
    });
  }
});

test("both traces equal those of the inverse ml-matrix computes", () => {
  for (const [n, d] of [
    [50, 20],
    [10, 20],
    [5, 1]
  ]) {
    const t = reduced(n, d);
    for (const lambda of [0.01, 1, 100]) {
      const r = inverse(shifted(t, lambda));
      const {first, second} = resolventTraces(t.diagonal, t.off, lambda);
      expect(first / r.trace() - 1).toBeCloseTo(0, 11);
      expect(second / r.mmul(r).trace() - 1).toBeCloseTo(0, 11);
    }
  }
});

test("an indefinite matrix is refused", () => {
  expect(() => new Resolvent(Float64Array.of(1, 1), Float64Array.of(2), 0.5)).toThrow(/^pivot 1 = .*not positive/);
  expect(() => resolventTraces(Float64Array.of(-1), new Float64Array(0), 0.5)).toThrow(/^pivot 0 = -0.5/);
});
