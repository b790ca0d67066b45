import fc from "fast-check";
import {expect, test} from "vitest";
import {gram} from "../../src/numerics/gram.js";
import {distance, matrix, normals} from "./oracle.js";

test("XᵀX equals ml-matrix's for any shape, blocks and tiles cut anywhere", () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 600}), fc.integer({min: 1, max: 23}), (n, d) => {
      const x = normals(n, d);
      const oracle = matrix(x, n, d);
      const expected = oracle.transpose().mmul(oracle).mul(0.5).to1DArray();
      expect(distance(gram(x, n, d, 0.5), expected)).toBeLessThan(1e-12 * n);
    }),
    {seed: 1, numRuns: 60}
  );
});

test("the result is symmetric to the bit and the data are left alone", () => {
  const x = normals(300, 13);
  const g = matrix(gram(x, 300, 13), 13, 13);
  expect(g.isSymmetric()).toBe(true);
  expect(x).toEqual(normals(300, 13));
});

test("an array of another size is refused by name", () => {
  expect(() => gram(normals(2, 3), 3, 3)).toThrow(/^length = 6: must be n × d = 9/);
});
