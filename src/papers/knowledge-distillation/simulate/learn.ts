import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {factorize, solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {block, gram, type Matrix, matrices, multiply, transposed} from "../../../numerics/kernel/matrix.js";

/** What labels are made of: a model's answers, and a share of noise that all labels of a sample have in common. */
export interface Labels {
  readonly model: Float64Array;
  readonly noise: number;
}

/** Design, Gram matrix, labels, models before and after. */
const roomFor = memo((n: number, p: number, k: number, models: number) => {
  const small = Math.min(n, k);
  return matrices([n, p], [small, small], [models, n], [models, p], [models, k]);
});

/** Fills a matrix with rows of independent N(0, λ_j). */
export function drawRows({rows, columns, stride, values}: Matrix, eigenvalues: Float64Array, random: Random): void {
  const scale = eigenvalues.map(Math.sqrt);
  for (let i = 0; i < rows; ++i)
    for (let j = 0, at = i * stride; j < columns; ++j, ++at) values[at] = scale[j] * random.normal();
}

/**
 * Draws n inputs x ~ N(0, Λ), labels them in several ways, and fits a model to each: the shortest interpolator, or
 * least squares where samples are more than features.
 *
 * @param k - Features that are fitted, the first; all by default. The others' coefficients are 0.
 */
export function learn(
  n: number,
  eigenvalues: Float64Array,
  labels: readonly Labels[],
  random: Random,
  k = eigenvalues.length
): Float64Array[] {
  const p = eigenvalues.length;
  const [x, g, y, models, fitted] = roomFor(n, p, k, labels.length);
  drawRows(x, eigenvalues, random.split("inputs"));
  const noise = random.split("noise").normals(n);
  for (const [j, {model}] of labels.entries()) models.values.set(model, j * models.stride);
  multiply(y, models, transposed(x));
  for (const [j, label] of labels.entries())
    for (let i = 0; i < n; ++i) y.values[j * y.stride + i] += label.noise * noise[i];
  const seen = block(x, 0, 0, n, k);
  if (n < k) {
    factorize(gram(g, seen));
    multiply(fitted, solveRowsTransposed(g, solveRows(g, y)), seen);
  } else {
    factorize(gram(g, transposed(seen)));
    solveRowsTransposed(g, solveRows(g, multiply(fitted, y, seen)));
  }
  return labels.map((_, j) => {
    const model = new Float64Array(p);
    model.set(fitted.values.subarray(j * fitted.stride, j * fitted.stride + k));
    return model;
  });
}

/** Σλ_j(β_j − β*_j)². */
export const riskOf = (eigenvalues: Float64Array, model: Float64Array, truth: Float64Array): number =>
  eigenvalues.reduce((sum, x, j) => sum + x * (model[j] - truth[j]) ** 2, 0);
