import {ensure} from "./ensure.js";

/** A pivot of zero is moved this little: the point is then a rounding error off. */
const least = 1e-300;

/**
 * How many eigenvalues of a symmetric tridiagonal T lie below a point: by Sylvester's law of inertia, as many as pivots
 * of T − xI = LDLᵀ are negative. Right but for eigenvalues within rounding of the point.
 *
 * @param diagonal - Diagonal of T, length d ≥ 1.
 * @param off - Subdiagonal of T, length d − 1.
 * @throws RangeError when the lengths do not fit.
 */
export function eigenvaluesBelow(diagonal: Float64Array, off: Float64Array, x: number): number {
  ensure(off.length === diagonal.length - 1, "off.length", off.length, `${diagonal.length} − 1`);
  let pivot = diagonal[0] - x;
  let below = pivot < 0 ? 1 : 0;
  for (let i = 0; i < off.length; ++i) {
    pivot = diagonal[i + 1] - x - (off[i] * off[i]) / (pivot === 0 ? least : pivot);
    if (pivot < 0) ++below;
  }
  return below;
}
