/**
 * Holm's step-down adjustment.
 *
 * @param p - The p-values at hand.
 * @param size - Hypotheses in the family, those not at hand included; they are taken to rank last, which is strict.
 * @returns Adjusted p-values: reject where at most the family-wise level.
 */
export function holm(p: readonly number[], size = p.length): number[] {
  if (p.some((value) => !(value >= 0 && value <= 1)))
    throw new RangeError(`p-values must be in [0, 1]: ${p.join(", ")}`);
  const adjusted = new Array<number>(p.length);
  let floor = 0;
  [...p.keys()]
    .sort((a, b) => p[a] - p[b])
    .forEach((index, rank) => {
      floor = Math.max(floor, Math.min(1, (size - rank) * p[index]));
      adjusted[index] = floor;
    });
  return adjusted;
}
