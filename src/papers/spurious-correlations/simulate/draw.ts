import type {Random} from "../../../engine/random.js";
import type {Law, Rows} from "../geometry.js";

/** Inputs before the group acts: what is drawn once and serves every minority share. */
export interface Draw {
  readonly count: number;
  readonly dZ: number;
  /** Dimension of the group feature. */
  readonly k: number;
  /** Semantic features z, count × dZ, row-major, standard normal. */
  readonly z: Float64Array;
  /** The group feature's noise in units of σ_ξ, count × k, row-major, standard normal. */
  readonly e: Float64Array;
  /** Uniform numbers: a point is in the minority when its number lies below the share. */
  readonly u: Float64Array;
}

/**
 * Draws `count` inputs, point after point, so that a longer draw begins with a shorter one.
 *
 * @param z - Where to put the semantic features, if not in an array of their own.
 */
export function drawInputs(
  random: Random,
  count: number,
  dZ: number,
  k: number,
  z: Float64Array = new Float64Array(count * dZ)
): Draw {
  const e = new Float64Array(count * k);
  const u = new Float64Array(count);
  for (let i = 0; i < count; ++i) {
    for (let j = 0; j < dZ; ++j) z[i * dZ + j] = random.normal();
    for (let j = 0; j < k; ++j) e[i * k + j] = random.normal();
    u[i] = random.uniform();
  }
  return {count, dZ, k, z, e, u};
}

/** The multiple of μ_ξ that is added to a point's noise. */
export const amplitude = (law: Law, eta: number, u: number): number => (law === "shift" ? eta : u < eta ? 1 : 0);

/** Columns of a matrix given by rows. */
export const columnsOf = (rows: Rows): number[][] => (rows[0] ?? []).map((_, j) => rows.map((row) => row[j]));

/** Vᵀμ/σ for the directions V of a model. */
export const meanSeen = (directions: Rows, mu: readonly number[], sigmaXi: number): number[] =>
  columnsOf(directions).map((column) => column.reduce((sum, x, i) => sum + (x * mu[i]) / sigmaXi, 0));
