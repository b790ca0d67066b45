import {Matrix as Reference} from "ml-matrix";
import {describe, expect, test} from "vitest";
import {Random} from "../../../src/engine/random.js";
import {
  addGram,
  addProduct,
  block,
  gram,
  type Matrix,
  matrices,
  multiply,
  transposed
} from "../../../src/numerics/kernel/matrix.js";

function fill(matrix: Matrix, random: Random): Reference {
  const {rows, columns, stride, values} = matrix;
  const reference = new Reference(rows, columns);
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < columns; ++j) {
      values[i * stride + j] = random.normal();
      reference.set(i, j, values[i * stride + j]);
    }
  }
  return reference;
}

function gap({rows, columns, stride, values}: Matrix, reference: Reference): number {
  let largest = 0;
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < columns; ++j) {
      largest = Math.max(largest, Math.abs(values[i * stride + j] - reference.get(i, j)));
    }
  }
  return largest;
}

// Sizes around the panel width (10), odd ones, sums longer than a packed panel (512), more rows than a block (128).
const shapes = [
  [1, 1, 1],
  [2, 3, 4],
  [7, 5, 9],
  [13, 769, 11],
  [5, 1600, 23],
  [64, 20, 32],
  [301, 33, 259]
] as const;

describe("the matrix kernel", () => {
  for (const [rows, inner, columns] of shapes) {
    const [a, b, out, other, square, inside] = matrices(
      [rows, inner],
      [inner, columns],
      [rows, columns],
      [columns, rows],
      [rows, rows],
      [inner, inner]
    );
    const random = Random.stream(3, rows, inner, columns);
    const left = fill(a, random);
    const right = fill(b, random);
    const tolerance = 1e-14 * inner + 1e-15;

    test(`multiplies ${rows} × ${inner} by ${inner} × ${columns}`, () => {
      // Whatever stood there before.
      out.values.fill(7);
      expect(gap(multiply(out, a, b), left.mmul(right))).toBeLessThan(tolerance);
    });
    test(`multiplies the transposes of ${inner} × ${columns} and ${rows} × ${inner}`, () => {
      const expected = right.transpose().mmul(left.transpose());
      expect(gap(multiply(other, transposed(b), transposed(a)), expected)).toBeLessThan(tolerance);
    });
    test(`gives both triangles of the Gram matrices of ${rows} × ${inner}`, () => {
      square.values.fill(7);
      expect(gap(gram(square, a), left.mmul(left.transpose()))).toBeLessThan(tolerance);
      expect(gap(gram(inside, transposed(a)), left.transpose().mmul(left))).toBeLessThan(1e-14 * rows + 1e-15);
    });
  }

  test("overwrites what stood in the result", () => {
    const [a, b, out] = matrices([2, 2], [2, 2], [2, 2]);
    a.values.set([1, 0, 0, 1]);
    b.values.set([1, 2, 3, 4]);
    out.values.fill(9);
    expect([...multiply(out, a, b).values]).toEqual([1, 2, 3, 4]);
  });

  test("adds multiples of products and of Gram matrices to what stands there", () => {
    const [a, b, out, square] = matrices([23, 40], [40, 31], [23, 31], [23, 23]);
    const random = Random.stream(4);
    const [left, right] = [fill(a, random), fill(b, random)];
    const [before, squareBefore] = [fill(out, random), fill(square, random)];
    expect(gap(addProduct(out, a, b, -2), before.sub(left.mmul(right).mul(2)))).toBeLessThan(1e-12);
    const sum = squareBefore.add(left.mmul(left.transpose()).mul(3));
    addGram(square, a, 3);
    for (let i = 0; i < 23; ++i) {
      for (let j = 0; j <= i; ++j) expect(square.values[i * square.stride + j]).toBeCloseTo(sum.get(i, j), 11);
    }
  });

  test("multiplies blocks in place of whole matrices and leaves the rest alone", () => {
    const [a, out] = matrices([30, 40], [31, 33]);
    const random = Random.stream(5);
    const [left, before] = [fill(a, random), fill(out, random)];
    const [b] = matrices([50, 60]);
    const right = fill(b, random);
    multiply(block(out, 3, 4, 20, 22), block(a, 5, 6, 20, 17), block(b, 7, 9, 17, 22));
    const product = left.subMatrix(5, 24, 6, 22).mmul(right.subMatrix(7, 23, 9, 30));
    before.setSubMatrix(product, 3, 4);
    expect(gap(out, before)).toBeLessThan(1e-12);
  });

  test("names shapes that do not fit", () => {
    const [a, b, out] = matrices([2, 3], [4, 5], [2, 5]);
    expect(() => multiply(out, a, b)).toThrow("a product of 2 × 3 and 4 × 5: must be 2 × 5");
  });

  test("takes a right factor from any memory, a left one from the result's alone", () => {
    const [a] = matrices([2, 2]);
    const [b, out] = matrices([2, 2], [2, 2]);
    b.values.set([1, 2, 3, 4]);
    a.values.set([1, 0, 0, 1]);
    expect([...multiply(out, b, a).values]).toEqual([1, 2, 3, 4]);
    expect(() => multiply(out, a, b)).toThrow(RangeError);
  });
});
