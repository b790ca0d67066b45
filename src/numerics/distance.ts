/** Σ (a_i − b_i)²; b defaults to zero. */
export function squaredDistance(a: Float64Array, b?: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += (a[i] - (b ? b[i] : 0)) ** 2;
  return sum;
}
