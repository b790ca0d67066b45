import type {Random} from "../engine/random.js";
import {dot} from "../numerics/dot.js";
import {gram, type Matrix, matrices} from "../numerics/kernel/matrix.js";
import {addScaled, normalize} from "../numerics/vectors.js";

/** Samples drawn at a time: the matrix kernel takes as many in one pass. */
const depth = 384;

interface Workspace {
  /** d × depth: a block of samples, one covariate after another. */
  readonly block: Matrix;
  readonly product: Matrix;
}

/** The last workspace; making one costs more than a small design. Every trial overwrites all it reads. */
let last: Workspace | undefined;

function workspace(d: number): Workspace {
  if (last?.product.rows !== d) {
    const [block, product] = matrices([d, depth], [d, d]);
    last = {block, product};
  }
  return last;
}

/**
 * Draws n Gaussian covariates in d dimensions, block by block, and returns what ridge regression needs of them: memory
 * does not grow with n.
 *
 * @param labelNoise - Whether labels are noisy: draws ε, n normals, as well.
 * @returns XᵀX/n (d × d, row-major, lower triangle) and Xᵀε/n (zero without label noise).
 */
export function drawMoments(
  d: number,
  n: number,
  labelNoise: boolean,
  stream: Random
): {readonly average: Float64Array; readonly noise: Float64Array} {
  const {block, product} = workspace(d);
  const average = new Float64Array(d * d);
  const noise = new Float64Array(d);
  for (let from = 0; from < n; from += depth) {
    const count = Math.min(depth, n - from);
    const epsilon = labelNoise ? stream.normals(count) : undefined;
    for (let j = 0; j < d; ++j) {
      const row = block.values.subarray(j * block.stride, j * block.stride + depth);
      const samples = stream.fillNormal(row.subarray(0, count));
      row.fill(0, count);
      if (epsilon) noise[j] += dot(samples, epsilon) / n;
    }
    gram(product, block);
    for (let i = 0; i < d; ++i) {
      for (let j = 0; j <= i; ++j) average[i * d + j] += product.values[i * product.stride + j] / n;
    }
  }
  return {average, noise};
}

/** A uniform unit vector orthogonal to the given orthonormal ones. */
export function unitOrthogonalTo(basis: readonly Float64Array[], d: number, random: Random): Float64Array {
  const vector = random.normals(d);
  // Twice is enough for orthogonality to rounding.
  for (const b of [...basis, ...basis]) addScaled(vector, -dot(vector, b), b);
  return normalize(vector);
}

/** Fills the rows of a matrix (without their padding) with independent N(0, sd²) numbers, row after row. */
export function fillRows({values, stride, rows, columns}: Matrix, sd: number, random: Random): void {
  for (let i = 0; i < rows; ++i) random.fillNormal(values.subarray(i * stride, i * stride + columns), sd);
}
