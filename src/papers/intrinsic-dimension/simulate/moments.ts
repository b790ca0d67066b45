import {Cholesky} from "../../../numerics/cholesky.js";
import {gram} from "../../../numerics/gram.js";
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

/** Moments of the first k points of a sample for each k asked for; each point is multiplied out once. */
export function nestedMoments(sample: Sample, sizes: readonly number[]): Map<number, Moments> {
  const latent = sample.z.length / sample.noise.length;
  const width = latent + 2;
  const moments = new Map<number, Moments>();
  let sum: Float64Array = new Float64Array(width * width);
  let from = 0;
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    const block = new Float64Array((size - from) * width);
    for (let i = from, k = 0; i < size; ++i, k += width) {
      block.set(sample.z.subarray(i * latent, (i + 1) * latent), k);
      block[k + latent] = sample.target[i];
      block[k + latent + 1] = sample.noise[i];
    }
    sum = add(gram(block, size - from, width), sum);
    moments.set(size, {size, gram: sum, latent, width});
    from = size;
  }
  return moments;
}

/** Moments of two samples taken together. */
export function pooled(a: Moments, b: Moments): Moments {
  return {...a, size: a.size + b.size, gram: add(Float64Array.from(a.gram), b.gram)};
}

function add(a: Float64Array, b: Float64Array): Float64Array {
  for (let i = 0; i < a.length; ++i) a[i] += b[i];
  return a;
}

/** Coefficients that are linear in the noise level: signal + σ·noise. */
export interface Coefficients {
  readonly support: Support;
  readonly signal: Float64Array;
  readonly noise: Float64Array;
}

/** Factor of a model's normal equations, penalty times the sample's size added to the diagonal. */
export function factor({gram, width, size}: Moments, {from, length}: Support, penalty = 0): Cholesky {
  const a = new Float64Array(length * length);
  for (let i = 0; i < length; ++i) {
    const at = (from + i) * width + from;
    a.set(gram.subarray(at, at + length), i * length);
    a[i * length + i] += penalty * size;
  }
  return new Cholesky(a, length);
}

/** Least squares on a sample's own labels. */
export function regress(moments: Moments, support: Support, penalty = 0): Coefficients {
  const {gram, width, latent} = moments;
  const system = factor(moments, support, penalty);
  const right = (row: number) => gram.subarray(row * width + support.from, row * width + support.from + support.length);
  return {support, signal: system.solve(right(latent)), noise: system.solve(right(latent + 1))};
}

/** Least squares on the labels a teacher gives the sample; `system` is the student's `factor`. */
export function distil(moments: Moments, support: Support, teacher: Coefficients, system: Cholesky): Coefficients {
  const {gram, width} = moments;
  const labels = (theta: Float64Array): Float64Array => {
    const right = new Float64Array(support.length);
    for (let i = 0; i < support.length; ++i) {
      const at = (support.from + i) * width + teacher.support.from;
      for (let j = 0; j < theta.length; ++j) right[i] += gram[at + j] * theta[j];
    }
    return system.solve(right);
  };
  return {support, signal: labels(teacher.signal), noise: labels(teacher.noise)};
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
