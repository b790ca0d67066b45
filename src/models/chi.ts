import ln from "@stdlib/math-base-special-ln";
import type {Random} from "../engine/random.js";

/**
 * Chi variable √χ²_k for any whole number k ≥ 0 of degrees of freedom, at a cost that does not grow with k: χ²_k is
 * twice a gamma variable of shape k/2, drawn by the rejection method of Marsaglia and Tsang (2000), which needs one
 * normal and one uniform, rarely a logarithm. Few degrees of freedom are drawn as the norm of k normals.
 *
 * The logarithm is stdlib's, in arithmetic only, so that every engine draws the same bytes.
 */
export function chi(random: Random, k: number): number {
  if (k < 6) {
    let sum = 0;
    for (let i = 0; i < k; ++i) sum += random.normal() ** 2;
    return Math.sqrt(sum);
  }
  const shape = k / 2 - 1 / 3;
  const spread = 1 / Math.sqrt(9 * shape);
  for (;;) {
    const x = random.normal();
    const root = 1 + spread * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = random.uniform();
    const square = x * x;
    if (u < 1 - 0.0331 * square * square || ln(u) < 0.5 * square + shape * (1 - v + ln(v))) {
      return Math.sqrt(2 * shape * v);
    }
  }
}
