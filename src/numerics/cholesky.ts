import {ensure} from "./ensure.js";

/** Cholesky factor A = LLᵀ of a symmetric positive definite matrix. */
export class Cholesky {
  private readonly lower: Float64Array;

  /**
   * @param a - size × size, row-major; only the lower triangle is read; not changed.
   * @throws RangeError when A is not positive definite to working precision.
   */
  constructor(
    a: Float64Array,
    readonly size: number
  ) {
    ensure(a.length === size * size, "length", a.length, `size² = ${size * size}`);
    const l = new Float64Array(size * size);
    for (let i = 0; i < size; ++i) {
      const row = i * size;
      for (let j = 0; j < i; ++j) l[row + j] = (a[row + j] - dot(l, row, j * size, j)) / l[j * size + j];
      const pivot = a[row + i] - dot(l, row, row, i);
      ensure(pivot > 0, `pivot ${i}`, pivot, "> 0: the matrix is not positive definite");
      l[row + i] = Math.sqrt(pivot);
    }
    this.lower = l;
  }

  /** L, row-major; a copy. */
  factor(): Float64Array {
    return Float64Array.from(this.lower);
  }

  /** Replaces x by L⁻¹x. */
  solveL(x: Float64Array): Float64Array {
    const {lower, size} = this;
    for (let i = 0; i < size; ++i) {
      let sum = x[i];
      for (let j = 0, at = i * size; j < i; ++j) sum -= lower[at + j] * x[j];
      x[i] = sum / lower[i * size + i];
    }
    return x;
  }

  /** Replaces x by L⁻ᵀx. */
  solveLT(x: Float64Array): Float64Array {
    const {lower, size} = this;
    for (let i = size - 1; i >= 0; --i) {
      const at = i * size;
      x[i] /= lower[at + i];
      for (let j = 0; j < i; ++j) x[j] -= lower[at + j] * x[i];
    }
    return x;
  }

  /** Solution of Ax = b; b is not changed. */
  solve(b: Float64Array): Float64Array {
    return this.solveLT(this.solveL(Float64Array.from(b)));
  }
}

/** Σ l[a + k]·l[b + k] over k < n, in four partial sums so that additions overlap. */
function dot(l: Float64Array, a: number, b: number, n: number): number {
  let p = 0;
  let q = 0;
  let r = 0;
  let s = 0;
  let k = 0;
  for (; k + 3 < n; k += 4) {
    p += l[a + k] * l[b + k];
    q += l[a + k + 1] * l[b + k + 1];
    r += l[a + k + 2] * l[b + k + 2];
    s += l[a + k + 3] * l[b + k + 3];
  }
  for (; k < n; ++k) p += l[a + k] * l[b + k];
  return p + q + (r + s);
}
