/**
 * Calls back with P_ℓ at every point, for ℓ = 0, 1, 2, … until told to stop: Gegenbauer polynomials of the sphere in d
 * dimensions, with P_ℓ(1) = 1, by their recurrence. The array is overwritten in the next round but one.
 *
 * @param visit - Returns whether to go on.
 */
export function gegenbauer(
  d: number,
  points: Float64Array,
  visit: (degree: number, values: Float64Array) => boolean
): void {
  let before = new Float64Array(points.length);
  let here = new Float64Array(points.length).fill(1);
  for (let degree = 0; visit(degree, here); ++degree) {
    const [a, b] = [(2 * degree + d - 2) / (degree + d - 2), degree / (degree + d - 2)];
    for (let k = 0; k < points.length; ++k) before[k] = a * points[k] * here[k] - b * before[k];
    [before, here] = [here, before];
  }
}
