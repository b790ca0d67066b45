/** Σ a[i + k]·b[j + k] over k < length, in four partial sums so that additions overlap; of all by default. */
export function dot(a: Float64Array, b: Float64Array, i = 0, j = 0, length = a.length - i): number {
  let p = 0;
  let q = 0;
  let r = 0;
  let s = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    p += a[i + k] * b[j + k];
    q += a[i + k + 1] * b[j + k + 1];
    r += a[i + k + 2] * b[j + k + 2];
    s += a[i + k + 3] * b[j + k + 3];
  }
  for (; k < length; ++k) p += a[i + k] * b[j + k];
  return p + q + (r + s);
}

/** Σ a_i·b_i of two plain vectors of equal length, added in order: for short ones, and where the order counts. */
export function innerProduct(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
}
