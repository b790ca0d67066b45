import {ensure} from "../ensure.js";
import {addGram, addProduct, block, type Factor, type Matrix, transposed} from "./matrix.js";

/** Up to this size a triangle is handled entry by entry; a larger one by halves, which meet in one product. */
const small = 16;

/** Where a triangle of this size is halved. */
const half = (size: number): number => small * Math.ceil(size / small / 2);

/**
 * Replaces the lower triangle of a symmetric positive definite A by its Cholesky factor L, A = LLᵀ.
 *
 * @param a - Only the lower triangle is read; what then stands above it is of no use.
 * @throws RangeError when A is not positive definite to working precision.
 */
export function factorize(a: Matrix): Matrix {
  factorizeFrom(a, 0, a.rows);
  return a;
}

/**
 * Replaces every row x of a matrix by the row L⁻¹x: X by XL⁻ᵀ.
 *
 * @param l - Only the lower triangle is read; in any memory.
 */
export function solveRows(l: Factor, x: Matrix): Matrix {
  solveFrom(l, 0, l.rows, x, 0);
  return x;
}

/** Replaces every row x of a matrix by the row L⁻ᵀx: X by XL⁻¹. As `solveRows`. */
export function solveRowsTransposed(l: Factor, x: Matrix): Matrix {
  solveTransposedFrom(l, 0, l.rows, x);
  return x;
}

/**
 * Sets x to L⁻ᵀ, whose row i is L⁻¹e_i.
 *
 * @param l - As in `solveRows`.
 * @param x - Of the same shape.
 */
export function invert(l: Factor, x: Matrix): Matrix {
  for (let i = 0; i < l.rows; ++i) {
    x.values.fill(0, i * x.stride, i * x.stride + l.rows);
    x.values[i * x.stride + i] = 1;
  }
  invertFrom(l, 0, l.rows, x);
  return x;
}

/** Below the diagonal of a triangle of `size` that begins at `from`, halved after `first`. */
const below = <F extends Factor>(l: F, from: number, first: number, size: number): F =>
  block(l, from + first, from, size - first, first);

function factorizeFrom(a: Matrix, from: number, size: number): void {
  if (size <= small) {
    factorizeSmall(a, from, size);
    return;
  }
  const first = half(size);
  const lower = below(a, from, first, size);
  factorizeFrom(a, from, first);
  solveFrom(a, from, first, lower, 0);
  addGram(block(a, from + first, from + first, size - first, size - first), lower, -1);
  factorizeFrom(a, from + first, size - first);
}

/** Solves for the columns of x from `column` on by the triangle of `size` that begins at `from`. */
function solveFrom(l: Factor, from: number, size: number, x: Matrix, column: number): void {
  if (size <= small) {
    solveSmall(l, from, size, x, column);
    return;
  }
  const first = half(size);
  solveFrom(l, from, first, x, column);
  const [left, right] = [block(x, 0, column, x.rows, first), block(x, 0, column + first, x.rows, size - first)];
  addProduct(right, left, transposed(below(l, from, first, size)), -1);
  solveFrom(l, from + first, size - first, x, column + first);
}

function solveTransposedFrom(l: Factor, from: number, size: number, x: Matrix): void {
  if (size <= small) {
    solveSmall(l, from, size, x, from, true);
    return;
  }
  const first = half(size);
  solveTransposedFrom(l, from + first, size - first, x);
  const [left, right] = [block(x, 0, from, x.rows, first), block(x, 0, from + first, x.rows, size - first)];
  addProduct(left, right, below(l, from, first, size), -1);
  solveTransposedFrom(l, from, first, x);
}

/** Solves for the identity, where what stands below the diagonal stays zero. */
function invertFrom(l: Factor, from: number, size: number, x: Matrix): void {
  if (size <= small) {
    solveSmall(l, from, size, block(x, from, 0, size, x.columns), from);
    return;
  }
  const first = half(size);
  invertFrom(l, from, first, x);
  const inverse = block(x, from, from, first, first);
  const right = block(x, from, from + first, first, size - first);
  addProduct(right, inverse, transposed(below(l, from, first, size)), -1);
  solveFrom(l, from + first, size - first, right, 0);
  invertFrom(l, from + first, size - first, x);
}

function factorizeSmall({stride, values}: Matrix, from: number, size: number): void {
  for (let i = from; i < from + size; ++i) {
    for (let j = from; j <= i; ++j) {
      let sum = values[i * stride + j];
      for (let k = from; k < j; ++k) sum -= values[i * stride + k] * values[j * stride + k];
      if (j < i) values[i * stride + j] = sum / values[j * stride + j];
      else {
        ensure(sum > 0, `pivot ${i}`, sum, "> 0: the matrix is not positive definite");
        values[i * stride + i] = Math.sqrt(sum);
      }
    }
  }
}

/** Solves `size` columns of x from `column` on by the triangle at `from`: forwards by L, or backwards by its transpose. */
function solveSmall(l: Factor, from: number, size: number, x: Matrix, column: number, backwards = false): void {
  const {rows, stride, values} = x;
  const t = new Float64Array(size * size);
  const corner = (backwards ? from + size - 1 : from) * (l.stride + l.step);
  const [down, across] = backwards ? [-l.step, -l.stride] : [l.stride, l.step];
  for (let i = 0; i < size; ++i) {
    for (let j = 0, at = corner + i * down; j <= i; ++j, at += across) t[i * size + j] = l.values[at];
  }
  const start = backwards ? column + size - 1 : column;
  // Four rows at a time; the last few repeat the last one, which is computed and stored alike.
  const at = (row: number): number => Math.min(row, rows - 1) * stride + start;
  for (let row = 0; row < rows; row += 4) {
    forward(t, size, values, at(row), at(row + 1), at(row + 2), at(row + 3), backwards ? -1 : 1);
  }
}

/** Solves four vectors, which begin at a, b, c, d and go on in steps of ±1, by a triangle whose entries they share. */
function forward(
  t: Float64Array,
  size: number,
  x: Float64Array,
  a: number,
  b: number,
  c: number,
  d: number,
  by: number
): void {
  for (let i = 0, to = 0; i < size; ++i, to += by) {
    let p = x[a + to];
    let q = x[b + to];
    let r = x[c + to];
    let s = x[d + to];
    for (let j = 0, k = i * size, from = 0; j < i; ++j, ++k, from += by) {
      const factor = t[k];
      p -= factor * x[a + from];
      q -= factor * x[b + from];
      r -= factor * x[c + from];
      s -= factor * x[d + from];
    }
    const scale = 1 / t[i * size + i];
    x[a + to] = p * scale;
    x[b + to] = q * scale;
    x[c + to] = r * scale;
    x[d + to] = s * scale;
  }
}
