import {ensure} from "../numerics/ensure.js";

/** log p for p = 1/(1 + e^{−margin}), without overflow. */
const logProbability = (margin: number): number =>
  margin > 0 ? -Math.log1p(Math.exp(-margin)) : margin - Math.log1p(Math.exp(margin));

/**
 * The sum over margins (logit times the label ±1) of the generalised cross-entropy (1 − p^q)/q of binary predictions;
 * −log p at q = 0, its limit.
 *
 * @param q - In [0, 1]: 0 is cross-entropy, 1 the mean absolute error.
 * @param slopes - Becomes the derivatives in the margins, −p^q(1 − p): where the prediction contradicts the label, p^q
 *   mutes it.
 */
export function generalisedCrossEntropy(margins: Float64Array, q: number, slopes: Float64Array): number {
  let total = 0;
  for (let i = 0; i < margins.length; ++i) {
    const log = logProbability(margins[i]);
    total += q === 0 ? -log : -Math.expm1(q * log) / q;
    slopes[i] = -(q === 0 ? 1 : Math.exp(q * log)) * Math.exp(log - margins[i]);
  }
  return total;
}

/** Entropy (nats) of a binary prediction from its logit; falls with |logit|. */
export function entropy(logit: number): number {
  const log = logProbability(Math.abs(logit));
  const rest = logProbability(-Math.abs(logit));
  return -Math.exp(log) * log - Math.exp(rest) * rest;
}

/** @throws RangeError unless q is in [0, 1]. */
export const ensureQ = (q: number): void => ensure(q >= 0 && q <= 1, "q", q, "a number in [0, 1]");
