import type {Random} from "../engine/random.js";
import type {Factor} from "../numerics/kernel/matrix.js";
import {chi} from "./chi.js";

/**
 * Bartlett's factor of a Wishart matrix: fills the lower triangle L of `out` so that L·Lᵀ is distributed like X·Xᵀ for
 * X a rows × dof matrix of independent N(0, scale²). Row by row from the stream, so that fewer rows are a prefix of
 * more; entries beyond the dof-th column, which are zero, and those above the diagonal are left as they are.
 *
 * @param out - Square, zero where L is; a view into a larger matrix, transposed or not, will do.
 * @param dof - Degrees of freedom, a whole number ≥ 0.
 * @see Bartlett (1933).
 */
export function bartlett({rows, stride, step, values}: Factor, dof: number, scale: number, random: Random): void {
  for (let i = 0; i < rows; ++i) {
    const at = i * stride;
    for (let j = 0; j < Math.min(i, dof); ++j) values[at + j * step] = scale * random.normal();
    if (i < dof) values[at + i * step] = scale * chi(random, dof - i);
  }
}

/**
 * The triangular factor of a Gaussian design without the design: lower triangular L, d × d, with LLᵀ equal in law to
 * XᵀX for X a samples × d matrix of independent standard normals. It is the R factor of X, transposed.
 *
 * @param samples - At least d.
 */
export function drawTriangular(samples: number, d: number, random: Random): Factor {
  const lower = {rows: d, columns: d, stride: d, step: 1, values: new Float64Array(d * d)};
  bartlett(lower, samples, 1, random);
  return lower;
}
