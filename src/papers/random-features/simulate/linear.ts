import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {bartlett, drawTriangular} from "../../../models/bartlett.js";
import {dot} from "../../../numerics/dot.js";
import {factorize, solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {addProduct, clear, gram, matrices, multiply, transposed} from "../../../numerics/kernel/matrix.js";
import {addScaled} from "../../../numerics/vectors.js";
import type {Linear} from "../setting.js";

// A linear function of x ~ N(0, Λ) is held by its coefficients in L2, where the unit gᵀx stands as Λ^½g.

/** Variances of the inputs: K are 1, the others 1/M unless told. */
export const variances = ({M, d, K}: Linear): Float64Array =>
  Float64Array.from({length: d}, (_, j) => (j < K ? 1 : 1 / M));

/** M × d units, their Gram matrix, and labels. */
const roomFor = memo((M: number, d: number) => matrices([M, d], [M, M], [1, d], [1, M], [1, d]));

/** The teacher: the projection of the target on the span of M units Λ^½g, g ~ N(0, I). */
export function teach(M: number, lambda: Float64Array, target: Float64Array, random: Random): Float64Array {
  const d = lambda.length;
  const [units, l, y, b, out] = roomFor(M, d);
  const scale = lambda.map(Math.sqrt);
  for (let i = 0; i < M; ++i)
    for (let j = 0, at = i * units.stride; j < d; ++j, ++at) units.values[at] = scale[j] * random.normal();
  y.values.set(target);
  multiply(b, y, transposed(units));
  factorize(gram(l, units));
  multiply(out, solveRowsTransposed(l, solveRows(l, b)), units);
  return out.values.slice(0, d);
}

/** What a student does to the coefficients of each eigenvalue, 1 − e^−tλ: gradient flow with infinitely many units. */
export const flow = (lambda: Float64Array, taught: Float64Array, t: number): Float64Array =>
  taught.map((x, j) => -Math.expm1(-t * lambda[j]) * x);

/**
 * The kernel Λ^½VVᵀΛ^½/S of S random units, applied to a vector. From S = d on VVᵀ is drawn by its triangular factor,
 * unless `literally`.
 */
export function kernel(students: number, lambda: Float64Array, random: Random, literally = false) {
  const d = lambda.length;
  const scale = lambda.map((x) => Math.sqrt(x / students));
  const small = students >= d && !literally;
  const lower = small ? drawTriangular(students, d, random).values : undefined;
  const units = lower === undefined ? random.normals(students * d) : undefined;
  return (x: Float64Array): Float64Array => {
    const scaled = x.map((value, j) => scale[j] * value);
    const out = new Float64Array(d);
    // Vᵀx unit by unit, or Lᵀx as a sum of the rows of L.
    if (units) {
      for (let i = 0; i < students; ++i) {
        const unit = units.subarray(i * d, (i + 1) * d);
        addScaled(out, dot(unit, scaled), unit);
      }
    } else if (lower) {
      const inner = new Float64Array(d);
      for (let i = 0; i < d; ++i) for (let j = 0, at = i * d; j <= i; ++j, ++at) inner[j] += scaled[i] * lower[at];
      for (let i = 0; i < d; ++i) out[i] = dot(lower, inner, i * d, 0, i + 1);
    }
    return out.map((value, j) => scale[j] * value);
  };
}

/** Sums of squares of what the teacher makes of the first coordinate: there, on the others of variance 1, on the rest. */
export interface Projected {
  /** 1 − P_11 and P_11. */
  readonly lost: number;
  readonly kept: number;
  readonly strong: number;
  readonly weak: number;
}

/** Wishart factors of the reduced teacher, and what is built of them. */
const squaresFor = memo((K: number, rank: number) => matrices([K, rank], [rank, rank], [K, K], [1, K]));

/**
 * The same projection of the first coordinate, drawn by two Wishart factors of size K: with A = CCᵀ ~ W_K(M) and
 * B ~ W_K(d−M) the block of I − P on the variances 1 is (I + M·CB⁻¹Cᵀ)⁻¹. With fewer than K units C has M columns, and
 * B is their W_M(d−K). Needs K + M ≤ d.
 */
export function project({M, d, K}: Linear, random: Random): Projected {
  const rank = Math.min(K, M);
  const [c, l, block, column] = squaresFor(K, rank);
  clear(c);
  clear(l);
  bartlett(c, M, Math.sqrt(M), random);
  bartlett(l, d - K - M + rank, 1, random);
  solveRows(l, c);
  clear(block);
  for (let i = 0; i < K; ++i) block.values[i * block.stride + i] = 1;
  addProduct(block, c, transposed(c));
  clear(column);
  column.values[0] = 1;
  factorize(block);
  solveRowsTransposed(block, solveRows(block, column));
  const lost = column.values[0];
  const kept = 1 - lost;
  const strong = dot(column.values, column.values, 1, 1, K - 1);
  return {lost, kept, strong, weak: kept * lost - strong};
}
