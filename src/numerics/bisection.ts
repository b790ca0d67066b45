/**
 * Where a continuous function that rises on [0, ∞) reaches a target: doubling, then false position (Illinois) and
 * bisection by turns, to the last digits.
 *
 * @returns x ≥ 0; 0 when the target is reached at once, 1e300 or more when never.
 */
export function rising(f: (x: number) => number, target: number): number {
  let low = 0;
  let below = f(low) - target;
  if (below >= 0) return 0;
  let high = 1;
  let above = f(high) - target;
  while (above < 0 && high < 1e300) {
    [low, below] = [high, above];
    high *= 2;
    above = f(high) - target;
  }
  let last = 0;
  for (let k = 0; k < 1100 && high - low > 4e-16 * high; ++k) {
    const crossing = low + (high - low) * (below / (below - above));
    const x = k % 2 === 0 && crossing > low && crossing < high ? crossing : (low + high) / 2;
    const value = f(x) - target;
    if (value === 0) return x;
    // The end that stays twice weighs half, or one end would stay for ever.
    if (value < 0) {
      [low, below] = [x, value];
      if (last < 0) above /= 2;
    } else {
      [high, above] = [x, value];
      if (last > 0) below /= 2;
    }
    last = value;
  }
  return high;
}
