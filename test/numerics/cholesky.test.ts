import fc from "fast-check";
import {CholeskyDecomposition} from "ml-matrix";
import {expect, test} from "vitest";
import {Cholesky} from "../../src/numerics/cholesky.js";
import {distance, matrix, normals} from "./oracle.js";

function positiveDefinite(size: number): Float64Array {
  const x = matrix(normals(size + 5, size), size + 5, size);
  return Float64Array.from(x.transpose().mmul(x).to1DArray());
}

test("the factor equals ml-matrix's, for any size", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 25}), (size) => {
      const a = positiveDefinite(size);
      const oracle = new CholeskyDecomposition(matrix(a, size, size)).lowerTriangularMatrix.to1DArray();
      expect(distance(new Cholesky(a, size).factor(), oracle)).toBeLessThan(1e-12);
    }),
    {seed: 1, numRuns: 30}
  );
});

test("the solution equals ml-matrix's and leaves the right side alone", () => {
  const a = positiveDefinite(12);
  const b = normals(12, 1, "b");
  const oracle = new CholeskyDecomposition(matrix(a, 12, 12)).solve(matrix(b, 12, 1)).to1DArray();
  expect(distance(new Cholesky(a, 12).solve(b), oracle)).toBeLessThan(1e-12);
  expect(b).toEqual(normals(12, 1, "b"));
});

test("an indefinite matrix is refused at its pivot", () => {
  expect(() => new Cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(/^pivot 1 = -3: must be > 0/);
});
