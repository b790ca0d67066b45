import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";
import type {Simulator} from "../theory/geometry.js";

/**
 * Features as coordinate pairs. Pair j has a latent coordinate p_j both models see and one, q_j, only the student
 * sees: the teacher's feature is p_j, the student's c_j·p_j + √(1−c_j²)·q_j. Coordinates beyond the smaller
 * dimension belong to one model alone. Σ c_j² = d_{s∧w}.
 */
export interface PairParameters {
  readonly dW: number;
  readonly dS: number;
  /** "axes": whole coordinates shared, the rest at right angles; "equal": every pair at the same angle. */
  readonly angles: "axes" | "equal";
  /** Variance of the p_j; 1 (the default) makes the latent isotropic. */
  readonly spread?: number;
  /** Law of the latent coordinates: standard normal (default) or random signs. */
  readonly latent?: "normal" | "signs";
  /** What is learned; noise alone by default. */
  readonly target?: Target;
}

/** ‖β‖² on the p's and on the q's, spread evenly, and the variance of a part of the target neither model sees. */
export interface EvenTarget {
  readonly shared: number;
  readonly own: number;
  readonly hidden: number;
}

/** An even target, or the authors' simulator's (axes only). */
export type Target = EvenTarget | Simulator;

export interface PairPoint {
  /** σ². */
  readonly noise: number;
  /** d_{s∧w}. */
  readonly overlap: number;
  readonly n: number;
  readonly N: number;
}

/** Cosines c_j of the min(d_w, d_s) pairs. */
export function cosines({dW, dS, angles}: PairParameters, overlap: number): Float64Array {
  const pairs = Math.min(dW, dS);
  ensure(overlap >= 0 && overlap <= pairs, "d_sw", overlap, `in [0, min(d_w, d_s)] = [0, ${pairs}]`);
  if (angles === "equal") return new Float64Array(pairs).fill(Math.sqrt(overlap / pairs));
  return Float64Array.from({length: pairs}, (_, j) => Math.sqrt(Math.min(1, Math.max(0, overlap - j))));
}

/** Coefficients of the target f* = ⟨onP, p⟩ + ⟨onQ, q⟩ + √hidden·r with r ~ N(0, 1) unseen by both. */
export interface Coefficients {
  /** On p_1 … p_{d_w}. */
  readonly onP: Float64Array;
  /** On q_1 … q_{d_s}; where c_j = 1 nobody sees q_j. */
  readonly onQ: Float64Array;
  readonly hidden: number;
}

export function targetOf({dW, dS, target}: PairParameters, overlap: number): Coefficients {
  const onP = new Float64Array(dW);
  const onQ = new Float64Array(dS);
  if (!target) return {onP, onQ, hidden: 0};
  if ("hidden" in target) {
    onP.fill(Math.sqrt(target.shared / dW));
    onQ.fill(Math.sqrt(target.own / dS));
    return {onP, onQ, hidden: target.hidden};
  }
  // The simulator's coordinates in pairs: shared ones first; the student's others are q's, the teacher's others p's.
  const first = dS - overlap;
  const coefficient = (j: number): number => Math.sqrt(1 / (target.ambient * (j + 1)));
  for (let j = 0; j < dW; ++j) onP[j] = coefficient(first + j);
  for (let j = overlap; j < dS; ++j) onQ[j] = coefficient(j - overlap);
  let hidden = 0;
  for (let j = target.target; j > first + dW; --j) hidden += 1 / (target.ambient * j);
  return {onP, onQ, hidden};
}

/** Draws a row-major rows × dimension block of p's or q's. */
export function drawLatent(rows: number, dimension: number, {latent}: PairParameters, random: Random): Float64Array {
  if (latent !== "signs") return random.normals(rows * dimension);
  const block = new Float64Array(rows * dimension);
  for (let i = 0; i < block.length; ++i) block[i] = random.sign();
  return block;
}

/** The student's features from the latent coordinates. */
export function studentFeatures(
  p: Float64Array,
  q: Float64Array,
  rows: number,
  dW: number,
  dS: number,
  c: Float64Array
) {
  const s = new Float64Array(rows * dS);
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < dS; ++j) {
      const own = q[i * dS + j];
      s[i * dS + j] = j < c.length ? c[j] * p[i * dW + j] + Math.sqrt(1 - c[j] * c[j]) * own : own;
    }
  }
  return s;
}
