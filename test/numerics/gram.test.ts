import fc from "fast-check";
import {expect, test} from "vitest";
import {addGram, gram} from "../../src/numerics/gram.js";
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

test("blocks of rows added one after another give the lower triangle of the whole", () => {
  const x = normals(40, 7);
  const g = new Float64Array(49);
  addGram(g, x.subarray(0, 11 * 7), 11, 7);
  addGram(g, x.subarray(11 * 7), 29, 7);
  const whole = gram(x, 40, 7);
  for (let i = 0; i < 7; ++i) {
    expect(distance(g.subarray(7 * i, 8 * i + 1), whole.subarray(7 * i, 8 * i + 1))).toBeLessThan(1e-13);
  }
});

test("an array of another size is refused by name", () => {
  expect(() => gram(normals(2, 3), 3, 3)).toThrow(/^length = 6: must be n × d = 9/);
});
