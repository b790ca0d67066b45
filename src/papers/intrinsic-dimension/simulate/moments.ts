import {memo} from "../../../engine/memo.js";
import {dot} from "../../../numerics/dot.js";
import {factorize, solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {
  addGram,
  block,
  clear,
  copied,
  type Factor,
  type Matrix,
  matrices,
  mirror,
  transposed
} from "../../../numerics/kernel/matrix.js";
import type {Sample, Support} from "./simulator.js";

/** Second moments of a sample: of its latent vectors, its noiseless labels and its unit noise, in this order. */
export interface Moments {
  readonly size: number;
  /** width × width, row-major. */
  readonly gram: Float64Array;
  /** Latent coordinates; the column of the noiseless labels. */
  readonly latent: number;
  readonly width: number;
}

/** Points multiplied out at a time. */
const depth = 512;

/** Some points, and the sum of their products, for one sample after the other. */
const sumRoom = memo((width: number) => matrices([depth, width], [width, width]));

/** Moments of the first k points of a sample for each k asked for; each point is multiplied out once. */
export function nestedMoments(sample: Sample, sizes: readonly number[]): Map<number, Moments> {
  const latent = sample.z.length / sample.noise.length;
  const width = latent + 2;
  const [points, sum] = sumRoom(width);
  clear(sum);
  const moments = new Map<number, Moments>();
  let from = 0;
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    while (from < size) {
      const rows = Math.min(depth, size - from);
      for (let row = 0; row < rows; ++row, ++from) {
        const at = row * points.stride;
        points.values.set(sample.z.subarray(from * latent, (from + 1) * latent), at);
        points.values[at + latent] = sample.target[from];
        points.values[at + latent + 1] = sample.noise[from];
      }
      addGram(sum, transposed(block(points, 0, 0, rows, width)));
    }
    moments.set(size, {size, gram: copied(mirror(sum)).values, latent, width});
  }
  return moments;
}

/** Moments of two samples taken together. */
export function pooled(a: Moments, b: Moments): Moments {
  const gram = Float64Array.from(a.gram);
  for (let i = 0; i < gram.length; ++i) gram[i] += b.gram[i];
  return {...a, size: a.size + b.size, gram};
}

/** Coefficients that are linear in the noise level: signal + σ·noise. */
export interface Coefficients {
  readonly support: Support;
  readonly signal: Float64Array;
  readonly noise: Float64Array;
}

/** A system of normal equations and two right sides, for one model after the other. */
const solverRoom = memo((largest: number) => matrices([largest, largest], [2, largest]));

/** Solves normal equations of up to `largest` features, and least squares by them. */
export class Solver {
  private readonly system: Matrix;
  private readonly sides: Matrix;

  constructor(largest: number) {
    [this.system, this.sides] = solverRoom(largest);
  }

  /** Cholesky factor of a model's normal equations, penalty times the sample's size added to the diagonal. */
  factor({gram, width, size}: Moments, {from, length}: Support, penalty = 0): Factor {
    const a = block(this.system, 0, 0, length, length);
    for (let i = 0; i < length; ++i) {
      const at = (from + i) * width + from;
      a.values.set(gram.subarray(at, at + length), i * a.stride);
      a.values[i * a.stride + i] += penalty * size;
    }
    return copied(factorize(a));
  }

  /** Least squares on a sample's own labels. */
  regress(moments: Moments, support: Support, penalty = 0): Coefficients {
    const {gram, width, latent} = moments;
    const lower = this.factor(moments, support, penalty);
    const right = (row: number) =>
      gram.subarray(row * width + support.from, row * width + support.from + support.length);
    return this.solve(lower, support, right(latent), right(latent + 1));
  }

  /** Least squares on the labels a teacher gives the sample; `lower` is the student's `factor`. */
  distil(moments: Moments, support: Support, teacher: Coefficients, lower: Factor): Coefficients {
    const {gram, width} = moments;
    const {from, length} = teacher.support;
    const labels = (theta: Float64Array): Float64Array =>
      new Float64Array(support.length).map((_, i) => dot(theta, gram, 0, (support.from + i) * width + from, length));
    return this.solve(lower, support, labels(teacher.signal), labels(teacher.noise));
  }

  private solve(lower: Factor, support: Support, signal: Float64Array, noise: Float64Array): Coefficients {
    const x = block(this.sides, 0, 0, 2, support.length);
    x.values.set(signal);
    x.values.set(noise, x.stride);
    const {values} = copied(solveRowsTransposed(lower, solveRows(lower, x)));
    return {support, signal: values.subarray(0, support.length), noise: values.subarray(support.length)};
  }
}

/** A risk as a polynomial c_0 + c_1 σ + c_2 σ² of the noise level. */
export type Quadratic = readonly [number, number, number];

export const at = ([a, b, c]: Quadratic, sigma: number): number => a + sigma * (b + sigma * c);

/** Excess risk on the population. */
export function populationRisk({support, signal, noise}: Coefficients, beta: Float64Array): Quadratic {
  const risk: [number, number, number] = [0, 0, 0];
  for (let j = 0; j < beta.length; ++j) {
    const k = j - support.from;
    const inside = k >= 0 && k < support.length;
    const error = (inside ? signal[k] : 0) - beta[j];
    risk[0] += error * error;
    if (inside) {
      risk[1] += 2 * error * noise[k];
      risk[2] += noise[k] * noise[k];
    }
  }
  return risk;
}

/** Excess risk on the sample's own points. */
export function sampleRisk({gram, width, latent, size}: Moments, c: Coefficients): Quadratic {
  const {from, length} = c.support;
  const risk: [number, number, number] = [gram[latent * width + latent], 0, 0];
  for (let i = 0; i < length; ++i) {
    const row = (from + i) * width;
    let signal = 0;
    let noise = 0;
    for (let j = 0; j < length; ++j) {
      signal += gram[row + from + j] * c.signal[j];
      noise += gram[row + from + j] * c.noise[j];
    }
    const label = gram[row + latent];
    risk[0] += c.signal[i] * (signal - 2 * label);
    risk[1] += 2 * c.noise[i] * (signal - label);
    risk[2] += c.noise[i] * noise;
  }
  return [risk[0] / size, risk[1] / size, risk[2] / size];
}
