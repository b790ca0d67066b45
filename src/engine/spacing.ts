/** `count` numbers from a to b, evenly spaced, both ends included. */
export const evenly = (a: number, b: number, count: number): number[] =>
  Array.from({length: count}, (_, i) => a + ((b - a) * i) / (count - 1));

/** `count` numbers from a to b, evenly spaced in the logarithm, both ends included, rounded to so many digits. */
export const geometrically = (a: number, b: number, count: number, digits = 6): number[] =>
  Array.from({length: count}, (_, i) => Number((a * (b / a) ** (i / (count - 1))).toPrecision(digits)));
