import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {bartlett} from "../../../models/bartlett.js";
import {dot} from "../../../numerics/dot.js";
import {factorize, invert, solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {gram, type Matrix, matrices, multiply, transposed} from "../../../numerics/kernel/matrix.js";
import type {Spectrum} from "../setting.js";
import {drawRows} from "./learn.js";

// Inputs have no preferred sign in any coordinate: independent random signs before the columns of X change nothing in
// law. The mean over them, and over the labels' noise, of a fit β = Pβˢ + X⁺z is exact: E β_i = P_iiβˢ_i and
// E β_i² = Σ_j P_ij²βˢ_j² + σ²‖X⁺_i‖², P being the projection on the span of the inputs.

/** What the shortest interpolator of n < p inputs does in the mean; functions must be called before the next draw. */
export interface Projection {
  /** P_ii. */
  readonly kept: Float64Array;
  /** ‖X⁺_i‖²: variance of β_i per σ². */
  readonly noise: Float64Array;
  /** (PΛP)_ii/λ_i: what βˢ_i² adds to the risk. */
  readonly charged: () => Float64Array;
  /** P_ij², row by row. */
  readonly squares: () => Float64Array;
}

/** Inputs; H = L⁻¹X, feature by feature, where LLᵀ is their Gram matrix and P = HᵀH; another of that shape; two squares. */
const roomFor = memo((n: number, p: number) => matrices([n, p], [p, n], [p, n], [n, n], [n, n]));
const squareFor = memo((p: number) => matrices([p, p], [p, p]));
/** Room apart for P, which not all need. */
const projectionFor = memo((n: number, p: number) => matrices([p, n], [p, p]));

const rowsOf = ({rows, columns, stride}: Matrix, a: Float64Array, b: Float64Array): Float64Array =>
  Float64Array.from({length: rows}, (_, i) => dot(a, b, i * stride, i * stride, columns));

/** Draws n inputs. */
export function project(n: number, eigenvalues: Float64Array, random: Random): Projection {
  const p = eigenvalues.length;
  const [x, h, other, l, w] = roomFor(n, p);
  drawRows(x, eigenvalues, random);
  factorize(gram(l, x));
  for (let i = 0; i < p; ++i) for (let j = 0; j < n; ++j) h.values[i * h.stride + j] = x.values[j * x.stride + i];
  solveRows(l, h);
  other.values.set(h.values);
  solveRowsTransposed(l, other);
  return {
    kept: rowsOf(h, h.values, h.values),
    noise: rowsOf(other, other.values, other.values),
    charged() {
      const {values, stride} = other;
      for (let i = 0; i < p; ++i) {
        const root = Math.sqrt(eigenvalues[i]);
        for (let at = i * stride; at < i * stride + n; ++at) values[at] = root * h.values[at];
      }
      gram(w, transposed(other));
      multiply(other, h, w);
      return rowsOf(h, h.values, values).map((value, i) => value / eigenvalues[i]);
    },
    squares() {
      const [rows, projection] = projectionFor(n, p);
      rows.values.set(h.values);
      const {values, stride} = gram(projection, rows);
      const out = new Float64Array(p * p);
      for (let i = 0, at = 0; i < p; ++i) for (let j = 0; j < p; ++j) out[at++] = values[i * stride + j] ** 2;
      return out;
    }
  };
}

/** A model in moments over signs and noise, given its inputs: E β_iβ*_i/β*_i² and E β_i². */
export interface Moments {
  readonly mean: Float64Array;
  readonly second: Float64Array;
}

/**
 * Least squares on the first k of the features, m > k + 1 samples and noisy labels of the truth. What other features
 * carry is noise to it, and the inputs' Gram matrix is drawn by its factor.
 */
export function regress(
  m: number,
  {eigenvalues, truth2}: Spectrum,
  variance: number,
  k: number,
  random: Random
): Moments {
  const [l, inverse] = squareFor(k);
  bartlett(l, m, 1, random);
  invert(l, inverse);
  const spread = rowsOf(inverse, inverse.values, inverse.values);
  const noise = eigenvalues.reduce((sum, x, i) => (i < k ? sum : sum + x * truth2[i]), variance);
  return {
    mean: truth2.map((_, i) => (i < k ? 1 : 0)),
    second: truth2.map((b, i) => (i < k ? b + (noise * spread[i]) / eigenvalues[i] : 0))
  };
}

/** Σλ_i E(β_i − β*_i)². */
export const meanRisk = ({eigenvalues, truth2}: Spectrum, {mean, second}: Moments): number =>
  eigenvalues.reduce((sum, x, i) => sum + x * (truth2[i] * (1 - 2 * mean[i]) + second[i]), 0);
