/**
 * Where a function that does not fall on [0, ∞) reaches a target: doubling, then bisection to the last digits.
 *
 * @returns x ≥ 0; 0 when the target is reached at once, 1e300 when never.
 */
export function rising(f: (x: number) => number, target: number): number {
  let high = 1;
  while (f(high) < target && high < 1e300) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  for (let k = 0; k < 1100 && high - low > 4e-16 * high; ++k) {
    const middle = (low + high) / 2;
    if (f(middle) < target) low = middle;
    else high = middle;
  }
  return high;
}
