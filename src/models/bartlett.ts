import type {Random} from "../engine/random.js";
import {chi} from "./chi.js";

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
    if (i < dof) set(i, i, scale * chi(random, dof - i));
  }
}
