import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {expect, test} from "vitest";
import {eigenvaluesBelow} from "../../src/numerics/sturm.js";
import {normals} from "./oracle.js";

test("as many eigenvalues lie below a point as ml-matrix finds there", () => {
  for (const size of [1, 2, 17, 40]) {
    const [diagonal, off] = [normals(size, 1, "diagonal"), normals(size, 1, "off").subarray(1)];
    const t = Matrix.diag(Array.from(diagonal));
    off.forEach((e, i) => {
      t.set(i, i + 1, e);
      t.set(i + 1, i, e);
    });
    const {realEigenvalues} = new EigenvalueDecomposition(t);
    for (let x = -4; x <= 4; x += 0.37) {
      expect(eigenvaluesBelow(diagonal, off, x)).toBe(realEigenvalues.filter((value) => value < x).length);
    }
  }
});

test("a pivot that is exactly zero is passed over", () => {
  // Eigenvalues −1 and 1: the first pivot at 0 is 0.
  expect(eigenvaluesBelow(Float64Array.of(0, 0), Float64Array.of(1), 0)).toBe(1);
  expect(eigenvaluesBelow(Float64Array.of(0, 0, 0), new Float64Array(2), 0)).toBe(0);
});

test("lengths that do not fit are refused", () => {
  expect(() => eigenvaluesBelow(new Float64Array(3), new Float64Array(3), 0)).toThrow("off.length = 3");
});
