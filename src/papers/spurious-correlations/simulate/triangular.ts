/**
 * Replaces every row x of a matrix by L⁻¹x: four rows share each entry of L that is read.
 *
 * @param l - Lower triangular, size × size, row-major.
 * @param x - count × size, row-major.
 */
export function solveRows(l: Float64Array, size: number, x: Float64Array, count: number): void {
  let row = 0;
  for (; row + 3 < count; row += 4) {
    const a = row * size;
    const b = a + size;
    const c = b + size;
    const d = c + size;
    for (let i = 0; i < size; ++i) {
      const at = i * size;
      let [p, q, r, s] = [x[a + i], x[b + i], x[c + i], x[d + i]];
      for (let j = 0; j < i; ++j) {
        const t = l[at + j];
        p -= t * x[a + j];
        q -= t * x[b + j];
        r -= t * x[c + j];
        s -= t * x[d + j];
      }
      const pivot = l[at + i];
      x[a + i] = p / pivot;
      x[b + i] = q / pivot;
      x[c + i] = r / pivot;
      x[d + i] = s / pivot;
    }
  }
  for (; row < count; ++row) {
    const a = row * size;
    for (let i = 0; i < size; ++i) {
      let sum = x[a + i];
      for (let j = 0; j < i; ++j) sum -= l[i * size + j] * x[a + j];
      x[a + i] = sum / l[i * size + i];
    }
  }
}

/** Replaces every row x of a matrix by L⁻ᵀx, as `solveRows` does. */
export function solveRowsTransposed(l: Float64Array, size: number, x: Float64Array, count: number): void {
  for (let row = 0; row < count; row += 2) {
    const a = row * size;
    // An odd last row is solved as its own pair: both halves then compute and store the same numbers.
    const b = row + 1 < count ? a + size : a;
    for (let i = size - 1; i >= 0; --i) {
      const at = i * size;
      const p = x[a + i] / l[at + i];
      const q = b === a ? p : x[b + i] / l[at + i];
      x[a + i] = p;
      x[b + i] = q;
      if (b === a) for (let j = 0; j < i; ++j) x[a + j] -= l[at + j] * p;
      else
        for (let j = 0; j < i; ++j) {
          const t = l[at + j];
          x[a + j] -= t * p;
          x[b + j] -= t * q;
        }
    }
  }
}

/** The transpose of a rows × cols matrix, row-major. */
export function transposed(x: Float64Array, rows: number, cols: number): Float64Array {
  const out = new Float64Array(x.length);
  for (let i = 0; i < rows; ++i) for (let j = 0; j < cols; ++j) out[j * rows + i] = x[i * cols + j];
  return out;
}
