import fc from "fast-check";
import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {expect, test} from "vitest";
import {Tridiagonal} from "../../src/numerics/tridiagonal.js";
import {distance, matrix, normals} from "./oracle.js";

function symmetric(size: number): Float64Array {
  const x = matrix(normals(size, size), size, size);
  return Float64Array.from(Matrix.add(x, x.transpose()).to1DArray());
}

function tridiagonalMatrix({diagonal, off}: Tridiagonal): Matrix {
  const t = Matrix.diag(Array.from(diagonal));
  off.forEach((e, i) => {
    t.set(i, i + 1, e);
    t.set(i + 1, i, e);
  });
  return t;
}

/** Q as a matrix: the images of the unit vectors, stored one after another, are its columns. */
function orthogonalFactor(reduction: Tridiagonal): Matrix {
  const {size} = reduction;
  const images = reduction.applyQ(Float64Array.from(Matrix.eye(size).to1DArray()), size);
  return matrix(images, size, size).transpose();
}

test("Q is orthogonal and A = QTQᵀ, for any size", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 40}), (size) => {
      const a = symmetric(size);
      const reduction = new Tridiagonal(Float64Array.from(a), size);
      const q = orthogonalFactor(reduction);
      expect(distance(q.transpose().mmul(q).to1DArray(), Matrix.eye(size).to1DArray())).toBeLessThan(1e-14 * 5);
      const back = q.mmul(tridiagonalMatrix(reduction)).mmul(q.transpose());
      expect(distance(back.to1DArray(), a)).toBeLessThan(1e-13 * 5);
    }),
    {numRuns: 40}
  );
});

test("T has the eigenvalues ml-matrix finds", () => {
  const a = symmetric(30);
  const t = tridiagonalMatrix(new Tridiagonal(Float64Array.from(a), 30));
  const eigenvalues = (m: Matrix): number[] => new EigenvalueDecomposition(m).realEigenvalues;
  expect(distance(eigenvalues(t), eigenvalues(matrix(a, 30, 30)))).toBeLessThan(1e-12);
});

test("the upper triangle is never read", () => {
  const a = symmetric(9);
  const lower = a.map((x, k) => (k % 9 > Math.floor(k / 9) ? Number.NaN : x));
  expect(new Tridiagonal(lower, 9).diagonal).toEqual(new Tridiagonal(a, 9).diagonal);
});

test("Qᵀ undoes Q on a block of vectors", () => {
  const reduction = new Tridiagonal(symmetric(17), 17);
  const block = normals(6, 17, "block");
  expect(distance(reduction.applyQT(reduction.applyQ(Float64Array.from(block), 6), 6), block)).toBeLessThan(1e-14);
});

test("a matrix that is tridiagonal already, or rank deficient, keeps its spectrum", () => {
  const diagonal = new Tridiagonal(Float64Array.of(3, 0, 0, 0, 2, 0, 0, 0, 1), 3);
  expect([...diagonal.diagonal, ...diagonal.off]).toEqual([3, 2, 1, 0, 0]);
  const ones = new Tridiagonal(new Float64Array(25).fill(1), 5);
  const eigenvalues = new EigenvalueDecomposition(tridiagonalMatrix(ones)).realEigenvalues;
  expect(distance(eigenvalues, [0, 0, 0, 0, 5])).toBeLessThan(1e-14);
});
