/**
 * Applies the reflector H = I − vvᵀ, ‖v‖² = 2 (or v = 0: the identity), to `count` vectors in place.
 * Four vectors at a time, so that v is loaded once for four.
 *
 * @param v - Array holding v from index `at`, `length` entries.
 * @param x - Array holding the vectors: the first from index `from`, each next `stride` further on.
 */
export function reflect(
  v: Float64Array,
  at: number,
  length: number,
  x: Float64Array,
  from: number,
  stride: number,
  count: number
): void {
  let k = 0;
  for (; k + 3 < count; k += 4) {
    const a = from + k * stride;
    const b = a + stride;
    const c = b + stride;
    const d = c + stride;
    let p = 0;
    let q = 0;
    let r = 0;
    let s = 0;
    for (let i = 0; i < length; ++i) {
      const w = v[at + i];
      p += w * x[a + i];
      q += w * x[b + i];
      r += w * x[c + i];
      s += w * x[d + i];
    }
    for (let i = 0; i < length; ++i) {
      const w = v[at + i];
      x[a + i] -= p * w;
      x[b + i] -= q * w;
      x[c + i] -= r * w;
      x[d + i] -= s * w;
    }
  }
  for (; k < count; ++k) {
    const a = from + k * stride;
    let p = 0;
    for (let i = 0; i < length; ++i) p += v[at + i] * x[a + i];
    for (let i = 0; i < length; ++i) x[a + i] -= p * v[at + i];
  }
}
