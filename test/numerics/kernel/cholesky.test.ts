import {CholeskyDecomposition, inverse, Matrix as Reference} from "ml-matrix";
import {describe, expect, test} from "vitest";
import {factorize, invert, solveRows, solveRowsTransposed} from "../../../src/numerics/kernel/cholesky.js";
import {copied, type Matrix, matrices} from "../../../src/numerics/kernel/matrix.js";
import {distance, matrix, normals} from "../oracle.js";

function load(to: Matrix, from: Reference): Matrix {
  for (let i = 0; i < to.rows; ++i) to.values.set(from.getRow(i), i * to.stride);
  return to;
}

// One triangle handled entry by entry, and halved once, twice and more, at sizes even and odd.
describe.each([1, 5, 16, 17, 31, 48, 77, 130])("a positive definite matrix of size %i", (size) => {
  const x = matrix(normals(size + 5, size), size + 5, size);
  const a = x.transpose().mmul(x);
  const lower = new CholeskyDecomposition(a).lowerTriangularMatrix;
  const [square, rows, inverted] = matrices([size, size], [7, size], [size, size]);
  const right = matrix(normals(7, size), 7, size);
  const l = copied(factorize(load(square, a)));
  const tolerance = 1e-11 * size;

  test("has ml-matrix's Cholesky factor in its lower triangle", () => {
    const entries = Array.from(l.values, (value, k) => (k % size > Math.floor(k / size) ? 0 : value));
    expect(distance(entries, lower.to1DArray())).toBeLessThan(1e-12 * size);
  });
  test("solves rows by its factor, by the transpose, and so by itself", () => {
    const half = right.mmul(inverse(lower).transpose());
    expect(distance(copied(solveRows(l, load(rows, right))).values, half.to1DArray())).toBeLessThan(tolerance);
    const whole = right.mmul(inverse(a));
    expect(distance(copied(solveRowsTransposed(l, rows)).values, whole.to1DArray())).toBeLessThan(tolerance);
  });
  test("has the transposed inverse of its factor, whatever stood there", () => {
    inverted.values.fill(9);
    const expected = inverse(lower).transpose();
    expect(distance(copied(invert(l, inverted)).values, expected.to1DArray())).toBeLessThan(tolerance);
  });
});

test("an indefinite matrix is refused at its pivot, in later blocks too", () => {
  const [small, large] = matrices([2, 2], [40, 40]);
  expect(() =>
    factorize(
      load(
        small,
        new Reference([
          [1, 2],
          [2, 1]
        ])
      )
    )
  ).toThrow(/^pivot 1 = -3: must be > 0/);
  const indefinite = Reference.eye(40);
  indefinite.set(33, 33, -1);
  expect(() => factorize(load(large, indefinite))).toThrow(/^pivot 33 = -1: must be > 0/);
});
