import {expect, test} from "vitest";
import {Random} from "../../src/engine/random.js";
import {bartlett, drawTriangular} from "../../src/models/bartlett.js";
import {gram, matrices, transposed} from "../../src/numerics/kernel/matrix.js";

const draws = 4000;

/** Means over draws of the entries of LLᵀ for the leading 3 × 3 block. */
function meanGram(dof: number, scale: number): number[][] {
  const [l, product] = matrices([3, 3], [3, 3]);
  const sums = [0, 1, 2].map(() => [0, 0, 0]);
  for (let draw = 0; draw < draws; ++draw) {
    bartlett(l, dof, scale, Random.stream("wishart", dof, draw));
    gram(product, l);
    for (let i = 0; i < 3; ++i)
      for (let j = 0; j < 3; ++j) sums[i][j] += product.values[i * product.stride + j] / draws;
  }
  return sums;
}

// Entries of a Wishart matrix have mean dof·scale²·I and variance dof·scale⁴, twice that on the diagonal; z below 4.
test.each([2, 3, 9])("the factor of a Wishart matrix of %i degrees of freedom has its mean", (dof) => {
  const scale = 1.5;
  meanGram(dof, scale).forEach((row, i) => {
    for (const [j, mean] of row.entries()) {
      const expected = i === j ? dof * scale ** 2 : 0;
      const error = scale ** 2 * Math.sqrt((i === j ? 2 : 1) * (dof / draws));
      expect(Math.abs(mean - expected) / error).toBeLessThan(4);
    }
  });
});

test("fewer rows are a prefix of more, and a transposed view gets the transpose", () => {
  const small = drawTriangular(9, 3, Random.stream("prefix"));
  const large = drawTriangular(9, 5, Random.stream("prefix"));
  const [turned] = matrices([3, 3]);
  bartlett(transposed(turned), 9, 1, Random.stream("prefix"));
  for (let i = 0; i < 3; ++i) {
    for (let j = 0; j < 3; ++j) {
      expect(large.values[i * 5 + j]).toBe(small.values[i * 3 + j]);
      expect(turned.values[j * turned.stride + i]).toBe(small.values[i * 3 + j]);
    }
  }
});
