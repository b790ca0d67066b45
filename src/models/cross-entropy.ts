import {ensure} from "../numerics/ensure.js";

/** log p for p = 1/(1 + e^{−margin}), without overflow. */
const logProbability = (margin: number): number =>
  margin > 0 ? -Math.log1p(Math.exp(-margin)) : margin - Math.log1p(Math.exp(margin));

/**
 * Generalised cross-entropy (1 − p^q)/q of a binary prediction; −log p at q = 0, its limit.
 *
 * @param margin - Logit times the label ±1.
 * @param q - In [0, 1]: 0 is cross-entropy, 1 the mean absolute error.
 */
export function generalisedCrossEntropy(margin: number, q: number): number {
  const log = logProbability(margin);
  return q === 0 ? -log : -Math.expm1(q * log) / q;
}

/** Its derivative in the margin, −p^q(1 − p): where the prediction contradicts the label, p^q mutes it. */
export function generalisedCrossEntropySlope(margin: number, q: number): number {
  const log = logProbability(margin);
  return -Math.exp(q * log) * Math.exp(log - margin);
}

/** Entropy (nats) of a binary prediction from its logit; falls with |logit|. */
export function entropy(logit: number): number {
  const log = logProbability(Math.abs(logit));
  const rest = logProbability(-Math.abs(logit));
  return -Math.exp(log) * log - Math.exp(rest) * rest;
}

/** @throws RangeError unless q is in [0, 1]. */
export const ensureQ = (q: number): void => ensure(q >= 0 && q <= 1, "q", q, "a number in [0, 1]");
