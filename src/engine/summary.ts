/** Mean of independent trials with its standard error. */
export interface Summary {
  readonly mean: number;
  /** Standard error of the mean; null when it cannot be estimated (one trial). */
  readonly se: number | null;
  readonly trials: number;
}

/** Mean, standard error (n − 1 in the variance) and count of a sample. */
export function summarize(sample: ArrayLike<number>): Summary {
  const n = sample.length;
  let mean = 0;
  for (let i = 0; i < n; ++i) mean += sample[i] / n;
  let squares = 0;
  for (let i = 0; i < n; ++i) squares += (sample[i] - mean) ** 2;
  return {mean, se: n > 1 ? Math.sqrt(squares / (n - 1) / n) : null, trials: n};
}

/** Quantile by linear interpolation between order statistics (Hyndman and Fan's type 7). `sorted` ascends. */
export function quantileSorted(sorted: ArrayLike<number>, probability: number): number {
  const position = probability * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
