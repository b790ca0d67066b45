/** A sample at the judged points, in units: `columns[j][i]` is what trial i gave at point j. */
export type Columns = readonly Float64Array[];

export interface Moments {
  readonly trials: number;
  readonly mean: Float64Array;
  /** Standard deviations, n − 1 in the variance; exactly 0 where all trials are equal up to rounding. */
  readonly sd: Float64Array;
  /** Covariance of columns j and k about their means, n − 1 below; only a joint test asks. */
  readonly covariance: (j: number, k: number) => number;
}

/** Spread below this, in units and as a fraction of the values, is rounding, not chance. */
const rounding = 1e-9;

/** The standard deviation of values whose squares about the mean have this sum, 0 where it is rounding. */
export function spreadOf(squares: number, trials: number, largest: number): number {
  const spread = Math.sqrt(squares / (trials - 1));
  return spread <= rounding * Math.max(1, largest) ? 0 : spread;
}

/** Mean and standard deviation of each column. @throws RangeError for fewer than two trials. */
export function momentsOf(columns: Columns): Moments {
  const trials = columns[0]?.length ?? 0;
  if (trials < 2) throw new RangeError(`trials = ${trials}: must be at least 2 to be judged`);
  const mean = new Float64Array(columns.length);
  const sd = new Float64Array(columns.length);
  columns.forEach((column, j) => {
    let sum = 0;
    for (let i = 0; i < trials; ++i) sum += column[i];
    const middle = sum / trials;
    let squares = 0;
    let largest = 0;
    for (let i = 0; i < trials; ++i) {
      const value = column[i];
      squares += (value - middle) ** 2;
      if (value > largest) largest = value;
      else if (-value > largest) largest = -value;
    }
    mean[j] = middle;
    sd[j] = spreadOf(squares, trials, largest);
  });
  const covariance = (j: number, k: number): number => {
    const [a, b] = [columns[j], columns[k]];
    const [middle, other] = [mean[j], mean[k]];
    let sum = 0;
    for (let i = 0; i < trials; ++i) sum += (a[i] - middle) * (b[i] - other);
    return sum / (trials - 1);
  };
  return {trials, mean, sd, covariance};
}

/** What an error that is the same in every trial may be, in units, and count as rounding. */
export const exactTolerance = 1e-8;

/**
 * Student's t of a mean against 0. Where all trials are equal it is 0 or infinite: no chance is involved, so an error
 * above rounding is a contradiction and one below is none.
 */
export function studentized({trials, mean, sd}: Moments, j: number, shift = 0): number {
  const difference = mean[j] - shift;
  if (sd[j] > 0) return difference / (sd[j] / Math.sqrt(trials));
  return Math.abs(difference) <= exactTolerance ? 0 : difference * Number.POSITIVE_INFINITY;
}

/** Bonferroni's bound for the smallest p-value of this many tests, whatever their dependence. */
export function bonferroni(smallest: number, tests: number): number {
  return Math.min(1, tests * smallest);
}
