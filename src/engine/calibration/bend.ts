/**
 * A standardised variable of a given skewness, linear·z + square·(z² − 1) of a standard normal z: a shifted χ² with one
 * degree of freedom and a noncentrality, which is near a shifted gamma.
 */
export interface Bend {
  readonly linear: number;
  readonly square: number;
}

/** The skewness of a χ² with one degree of freedom; what is more skewed is taken to be this much. */
const most = Math.sqrt(8);

/** The bend with this skewness: the small root of 6·square − 4·square³ = skewness, by Newton's method from its left. */
export function bendOf(skewness: number): Bend {
  const size = Math.min(Math.abs(skewness), most);
  let square = size / 6;
  for (let k = 0; k < 60; ++k) {
    const slope = 6 - 12 * square * square;
    if (slope > 1e-7) square += (size - 6 * square + 4 * square ** 3) / slope;
  }
  square = Math.min(square, Math.SQRT1_2);
  return {linear: Math.sqrt(Math.max(0, 1 - 2 * square * square)), square: Math.sign(skewness) * square};
}

/** The bent value of a standard normal. */
export const bent = ({linear, square}: Bend, z: number): number => linear * z + square * (z * z - 1);

/**
 * Sample skewness of a column, corrected for the number of values as Fisher's G₁; 0 where nothing varies.
 *
 * @param sd - Standard deviation, n − 1 in the variance.
 */
export function skewnessOf(column: ArrayLike<number>, mean: number, sd: number): number {
  const n = column.length;
  if (!(sd > 0) || n < 3) return 0;
  let cubes = 0;
  for (let i = 0; i < n; ++i) cubes += ((column[i] - mean) / sd) ** 3;
  return (n * cubes) / ((n - 1) * (n - 2));
}
