import {ensure} from "../numerics/ensure.js";
import type {Classifier, Learner} from "./classifier.js";
import {ensureQ, entropy} from "./cross-entropy.js";

/** A set of points of which some can be taken. */
export interface Selectable<X> {
  readonly count: number;
  select(indices: Uint32Array): X;
}

export interface EnhancedOptions {
  /** Share of the unlabelled set that is kept, in (0, 1]. */
  readonly fraction: number;
  /** Exponent of the generalised cross-entropy in the second training, in [0, 1]. */
  readonly q: number;
}

export interface Enhanced<X> {
  /** The student after plain W2S: all points, the teacher's hard labels, cross-entropy. */
  readonly plain: Classifier<X>;
  readonly student: Classifier<X>;
  /** The points kept, ascending. */
  readonly kept: Uint32Array;
  /** The teacher's label of every point. */
  readonly labels: Int8Array;
}

/** Hard labels ±1. */
export const hardLabels = (logits: Float64Array): Int8Array => Int8Array.from(logits, (logit) => (logit > 0 ? 1 : -1));

/** The share of points (rounded up) on which the classifier is surest, ascending; ties go to the earlier point. */
export function surest(logits: Float64Array, fraction: number): Uint32Array {
  ensure(fraction > 0 && fraction <= 1, "fraction", fraction, "a number in (0, 1]");
  const entropies = logits.map(entropy);
  const order = Uint32Array.from(logits, (_, i) => i).sort((i, j) => entropies[i] - entropies[j] || i - j);
  return order.slice(0, Math.ceil(fraction * logits.length)).sort();
}

/**
 * Enhanced-W2S: train the student on the teacher's hard labels, keep the points on which it is surest, train it again
 * from the same initial state on those with generalised cross-entropy. No group label is used.
 *
 * fraction = 1 with q = 0 repeats plain W2S exactly.
 *
 * @throws RangeError naming fraction or q.
 * @see spurious-correlations, Enhanced-W2S.
 */
export function enhancedW2S<X extends Selectable<X>>(
  teacher: Classifier<X>,
  student: Learner<X>,
  data: X,
  {fraction, q}: EnhancedOptions
): Enhanced<X> {
  ensureQ(q);
  const labels = hardLabels(teacher.logits(data));
  const plain = student.fit(data, labels, 0);
  return {...retrain(student, data, labels, plain, {fraction, q}), plain, labels};
}

/** The second training alone, for sweeps that share the first. */
export function retrain<X extends Selectable<X>>(
  student: Learner<X>,
  data: X,
  labels: Int8Array,
  plain: Classifier<X>,
  {fraction, q}: EnhancedOptions
): {student: Classifier<X>; kept: Uint32Array} {
  ensureQ(q);
  const kept = surest(plain.logits(data), fraction);
  return {
    kept,
    student: student.fit(
      data.select(kept),
      Int8Array.from(kept, (i) => labels[i]),
      q
    )
  };
}
