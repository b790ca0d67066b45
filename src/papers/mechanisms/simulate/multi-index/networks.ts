import type {Random} from "../../../../engine/random.js";
import {fillRows} from "../../../../models/gaussian.js";
import {type Matrix, matrices, multiply, transposed} from "../../../../numerics/kernel/matrix.js";
import {activations, links} from "./functions.js";
import type {Placed} from "./setting.js";

/** The directions are the first two axes: Gaussian covariates and weights look alike from every side. */
export const easyAxis = 0;
export const hardAxis = 1;

/** A sample of covariates with the matrices a network needs to train on it; weights stand as columns, d × p. */
export interface Bench {
  /** Covariates as rows, n × d. */
  readonly x: Matrix;
  /** Weights Wᵀ and their last change. */
  readonly weights: Matrix;
  readonly change: Matrix;
  /** Preactivations X·Wᵀ, n × p. */
  readonly hidden: Matrix;
  /** What a step takes from every sample for every neuron, n × p. */
  readonly pulls: Matrix;
}

export function bench({n, d, p}: Placed): Bench {
  const [x, weights, change, hidden, pulls] = matrices([n, d], [d, p], [d, p], [n, p], [n, p]);
  return {x, weights, change, hidden, pulls};
}

/** Fresh covariates N(0, I). */
export const drawCovariates = ({x}: Bench, random: Random): void => fillRows(x, 1, random);

/** Fresh weights N(0, 1/d). */
export const drawWeights = ({weights}: Bench, random: Random): void =>
  fillRows(weights, 1 / Math.sqrt(weights.rows), random);

/** The second layer: independent N(0, 1/p) numbers. */
export const drawOuter = ({p}: Placed, random: Random): Float64Array => random.normals(p, 1 / Math.sqrt(p));

/** Labels y = σ_e(x·β_e) + σ_h(x·β_h). */
export function truth({easy, hard}: Placed, {x}: Bench): Float64Array {
  return Float64Array.from({length: x.rows}, (_, i) => {
    const at = i * x.stride;
    return links[easy](x.values[at + easyAxis]) + links[hard](x.values[at + hardAxis]);
  });
}

/** The bench's covariates meet its weights. */
export const preactivate = ({x, weights, hidden}: Bench): unknown => multiply(hidden, x, weights);

/** Outputs aᵀσ(Wx) on the bench's covariates. */
export function outputs({activation}: Placed, bench: Bench, outer: Float64Array): Float64Array {
  const {x, hidden} = bench;
  const {value} = activations[activation];
  preactivate(bench);
  return Float64Array.from({length: x.rows}, (_, i) => {
    const at = i * hidden.stride;
    let sum = 0;
    for (let j = 0; j < outer.length; ++j) sum += outer[j] * value(hidden.values[at + j]);
    return sum;
  });
}

/**
 * One full-batch gradient step on the correlation loss −(1/n)Σ yᵢf(xᵢ), first layer only, from the bench's
 * preactivations: W += (η/n)·Σᵢ yᵢ (a ∘ σ′(Wxᵢ))·xᵢᵀ.
 */
export function step(setting: Placed, bench: Bench, outer: Float64Array, labels: Float64Array, eta: number): void {
  const {x, weights, change, hidden, pulls} = bench;
  const {slope} = activations[setting.activation];
  for (let i = 0; i < labels.length; ++i) {
    const at = i * hidden.stride;
    const pull = (eta / labels.length) * labels[i];
    for (let j = 0; j < outer.length; ++j) pulls.values[at + j] = pull * outer[j] * slope(hidden.values[at + j]);
  }
  multiply(change, transposed(x), pulls);
  for (let k = 0; k < change.values.length; ++k) weights.values[k] += change.values[k];
}

/** A row of Wᵀ: W·β for the direction along that axis. */
export const along = ({values, stride, columns}: Matrix, axis: number): Float64Array =>
  values.subarray(axis * stride, axis * stride + columns);
