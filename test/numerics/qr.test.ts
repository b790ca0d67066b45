import fc from "fast-check";
import {Matrix, QrDecomposition, SingularValueDecomposition, solve} from "ml-matrix";
import {expect, test} from "vitest";
import {QR} from "../../src/numerics/qr.js";
import {distance, matrix, normals} from "./oracle.js";

const shapes = fc.tuple(fc.integer({min: 1, max: 12}), fc.integer({min: 0, max: 20})).map(([d, more]) => [d + more, d]);

test("the thin factors multiply to the matrix and the frame is orthonormal, for any tall shape", () => {
  fc.assert(
    fc.property(shapes, ([n, d]) => {
      const a = normals(n, d);
      const qr = new QR(a, n, d);
      const q = matrix(qr.frame(), d, n).transpose();
      expect(distance(q.mmul(matrix(qr.upper(), d, d)).to1DArray(), a)).toBeLessThan(1e-13);
      expect(distance(q.transpose().mmul(q).to1DArray(), Matrix.eye(d).to1DArray())).toBeLessThan(1e-14);
    }),
    {numRuns: 60}
  );
});

test("R agrees with ml-matrix up to the signs of its rows", () => {
  const a = normals(9, 5);
  const oracle = new QrDecomposition(matrix(a, 9, 5)).upperTriangularMatrix.to1DArray().map(Math.abs);
  expect(distance(new QR(a, 9, 5).upper().map(Math.abs), oracle)).toBeLessThan(1e-14);
});

test("least squares equals ml-matrix's solution", () => {
  const a = normals(40, 7);
  const b = normals(40, 1, "b");
  const oracle = solve(matrix(a, 40, 7), matrix(b, 40, 1)).to1DArray();
  expect(distance(new QR(a, 40, 7).leastSquares(b), oracle)).toBeLessThan(1e-13);
});

test("the least-norm solution equals the pseudo-inverse's", () => {
  const wide = normals(6, 15);
  const b = normals(6, 1, "b");
  const oracle = new SingularValueDecomposition(matrix(wide, 6, 15), {autoTranspose: true}).solve(matrix(b, 6, 1));
  const tall = Float64Array.from(matrix(wide, 6, 15).transpose().to1DArray());
  expect(distance(new QR(tall, 15, 6).leastNorm(b), oracle.to1DArray())).toBeLessThan(1e-13);
});

test("Qᵀ undoes Q on a block of any number of vectors", () => {
  const qr = new QR(normals(11, 4), 11, 4);
  for (const count of [1, 3, 4, 6]) {
    const block = normals(count, 11, "block");
    expect(distance(qr.applyQT(qr.applyQ(Float64Array.from(block), count), count), block)).toBeLessThan(1e-14);
  }
});

test("entries as large as 1e200 or as small as 1e-200 neither overflow nor underflow", () => {
  for (const scale of [1e200, 1e-200]) {
    const a = normals(8, 3).map((x) => x * scale);
    const small = new QR(normals(8, 3), 8, 3).upper();
    expect(
      distance(
        new QR(a, 8, 3).upper().map((x) => x / scale),
        small
      )
    ).toBeLessThan(1e-14);
  }
});

test("a wide matrix is refused by name", () => {
  expect(() => new QR(normals(2, 3), 2, 3)).toThrow(/^rows = 2: must be at least cols = 3/);
});
