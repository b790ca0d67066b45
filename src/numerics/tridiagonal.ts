import {ensure} from "./ensure.js";
import {reflect} from "./reflect.js";

/**
 * Householder reduction A = Q T Qᵀ of a symmetric matrix to tridiagonal form. Q is kept as reflectors and applied to
 * vectors, never formed.
 *
 * Rows are eliminated from the last upwards, so that all work runs along rows of the lower triangle. Each step passes
 * over the remaining triangle once: the rank-two update of the step before and the product with the new reflector are
 * done together, two rows at a time.
 */
export class Tridiagonal {
  /** Diagonal of T, length d. */
  readonly diagonal: Float64Array;
  /** Subdiagonal of T, length d − 1. */
  readonly off: Float64Array;
  /** Row i holds in its first i entries the reflector that eliminated it, ‖v‖² = 2 (0: none was needed). */
  private readonly reflectors: Float64Array;

  /**
   * @param a - d × d, row-major; only the lower triangle is read. Used as workspace: its contents are destroyed.
   * @throws RangeError unless the array has d² entries.
   */
  constructor(
    a: Float64Array,
    readonly size: number
  ) {
    ensure(size >= 1 && a.length === size * size, "length", a.length, `size² = ${size * size}`);
    this.reflectors = a;
    this.diagonal = new Float64Array(size);
    this.off = new Float64Array(size - 1);
    reduce(a, size, this.diagonal, this.off);
  }

  /** Replaces each of `count` vectors of length d, stored one after another in `block`, by Qᵀ of it. */
  applyQT(block: Float64Array, count = 1): Float64Array {
    const {reflectors, size} = this;
    for (let i = size - 1; i > 1; --i) reflect(reflectors, i * size, i, block, 0, size, count);
    return block;
  }

  /** Replaces each of `count` vectors of length d, stored one after another in `block`, by Q of it. */
  applyQ(block: Float64Array, count = 1): Float64Array {
    const {reflectors, size} = this;
    for (let i = 2; i < size; ++i) reflect(reflectors, i * size, i, block, 0, size, count);
    return block;
  }
}

function reduce(a: Float64Array, size: number, diagonal: Float64Array, off: Float64Array): void {
  // The pending update is A ← A − v wᵀ − w vᵀ on the leading rows; p collects A·(next v).
  let v = new Float64Array(size);
  let w = new Float64Array(size);
  let next = new Float64Array(size);
  let p = new Float64Array(size);
  for (let i = size - 1; i >= 0; --i) {
    const row = i * size;
    for (let c = 0; c <= i; ++c) a[row + c] -= v[i] * w[c] + w[i] * v[c];
    diagonal[i] = a[row + i];
    if (i === 0) break;
    off[i - 1] = makeReflector(a, row, i);
    for (let c = 0; c < i; ++c) next[c] = a[row + c];
    updateAndMultiply(a, size, i, v, w, next, p);
    // w = p − ½(vᵀp) v with H = I − vvᵀ: HAH = A − v wᵀ − w vᵀ.
    let half = 0;
    for (let c = 0; c < i; ++c) half += next[c] * p[c];
    half /= 2;
    for (let c = 0; c < i; ++c) p[c] -= half * next[c];
    [v, w, next, p] = [next, p, v, w];
  }
}

/**
 * Replaces x = a[at … at + n) by v with ‖v‖² = 2 such that (I − vvᵀ)x has only its last entry left, and returns that
 * entry. When only it is there already, v = 0.
 */
function makeReflector(a: Float64Array, at: number, n: number): number {
  const last = at + n - 1;
  const tip = a[last];
  let largest = 0;
  for (let k = at; k < last; ++k) largest = Math.max(largest, Math.abs(a[k]));
  if (!(largest > 0)) {
    a.fill(0, at, last + 1);
    return tip + largest;
  }
  largest = Math.max(largest, Math.abs(tip));
  let squares = 0;
  for (let k = at; k <= last; ++k) squares += (a[k] / largest) ** 2;
  const norm = Math.sqrt(squares);
  const head = tip / largest;
  const sign = head < 0 ? -1 : 1;
  const scale = Math.sqrt(norm * (norm + Math.abs(head)));
  for (let k = at; k < last; ++k) a[k] /= largest * scale;
  a[last] = (head + sign * norm) / scale;
  return -sign * norm * largest;
}

/** On the leading n × n lower triangle: A ← A − v wᵀ − w vᵀ, then p ← A u. */
function updateAndMultiply(
  a: Float64Array,
  size: number,
  n: number,
  v: Float64Array,
  w: Float64Array,
  u: Float64Array,
  p: Float64Array
): void {
  p.fill(0, 0, n);
  const odd = n % 2;
  if (odd === 1) {
    a[0] -= 2 * v[0] * w[0];
    p[0] = a[0] * u[0];
  }
  for (let r = odd; r < n; r += 2) {
    const s = r + 1;
    const top = r * size;
    const low = top + size;
    const vr = v[r];
    const wr = w[r];
    const ur = u[r];
    const vs = v[s];
    const ws = w[s];
    const us = u[s];
    let pr = 0;
    let ps = 0;
    for (let c = 0; c < r; ++c) {
      const vc = v[c];
      const wc = w[c];
      const uc = u[c];
      const x = a[top + c] - vr * wc - wr * vc;
      const y = a[low + c] - vs * wc - ws * vc;
      a[top + c] = x;
      a[low + c] = y;
      pr += x * uc;
      ps += y * uc;
      p[c] += x * ur + y * us;
    }
    const x = a[top + r] - 2 * vr * wr;
    const y = a[low + r] - vs * wr - ws * vr;
    const z = a[low + s] - 2 * vs * ws;
    a[top + r] = x;
    a[low + r] = y;
    a[low + s] = z;
    p[r] += pr + x * ur + y * us;
    p[s] += ps + y * ur + z * us;
  }
}
