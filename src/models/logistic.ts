import {exp} from "../numerics/exp.js";

/** Minus the slope of log(1 + e^{−margin}): 1/(1 + e^{margin}), without overflow. */
export function pull(margin: number): number {
  if (margin > 0) {
    const e = exp(-margin);
    return e / (1 + e);
  }
  return 1 / (1 + exp(margin));
}

/**
 * The logistic function 1/(1 + e^{−z}), so that `pull(m)` is `sigmoid(−m)`, by the engine's own exponential: faster, but
 * its last bit may differ between engines.
 */
export const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
