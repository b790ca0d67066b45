import ln from "@stdlib/math-base-special-ln";
import type {Random} from "../../../engine/random.js";

/**
 * Chi variable with a whole number k ≥ 1 of degrees of freedom: the root of twice a gamma variable, drawn by Marsaglia
 * and Tsang's squeeze from about one normal and one uniform instead of k normals.
 */
export function chi(k: number, random: Random): number {
  if (k < 2) return Math.abs(random.normal());
  const shift = k / 2 - 1 / 3;
  const slope = 1 / Math.sqrt(9 * shift);
  for (;;) {
    const x = random.normal();
    const root = 1 + slope * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random.uniform();
    const x2 = x * x;
    if (u < 1 - 0.0331 * x2 * x2 || ln(u) < x2 / 2 + shift * (1 - v + ln(v))) return Math.sqrt(2 * shift * v);
  }
}

/**
 * Bartlett's factor of a Wishart matrix: rows of a lower triangular L with L·Lᵀ distributed like X·Xᵀ for X an n × dof
 * matrix of independent N(0, scale²). Row by row from the stream, so that fewer rows are a prefix of more.
 *
 * @param set - Gets (row, column, value) of the entries that are not zero.
 */
export function bartlett(
  n: number,
  dof: number,
  scale: number,
  random: Random,
  set: (row: number, column: number, value: number) => void
): void {
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < Math.min(i, dof); ++j) set(i, j, scale * random.normal());
    if (i < dof) set(i, i, scale * chi(dof - i, random));
  }
}
