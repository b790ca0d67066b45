/** The transpose of a rows × cols matrix, row-major. */
export function transpose(x: Float64Array, rows: number, cols: number): Float64Array {
  const t = new Float64Array(x.length);
  for (let i = 0, k = 0; i < rows; ++i) for (let j = 0; j < cols; ++j, ++k) t[j * rows + i] = x[k];
  return t;
}
