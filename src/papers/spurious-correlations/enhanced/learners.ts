import type {Classifier, Learner} from "./algorithm.js";
import {minimise, type Objective, type Schedule} from "./lbfgs.js";
import {generalisedCrossEntropy, generalisedCrossEntropySlope} from "./loss.js";

/** Features of a set of points, row-major. */
export interface Table {
  readonly count: number;
  readonly x: Float64Array;
}

interface Training extends Schedule {
  /** Penalty λ‖θ‖²/2 beside the mean loss. */
  readonly ridge: number;
}

/** A model with parameters θ: logits at all rows, and the gradient of Σ slopes·logits. */
interface Model {
  readonly start: Float64Array;
  logits(table: Table, theta: Float64Array): Float64Array;
  pullBack(table: Table, theta: Float64Array, slopes: Float64Array, gradient: Float64Array): void;
}

/** The training objective: mean generalised cross-entropy plus ridge. */
export function objectiveOf(model: Model, table: Table, labels: Int8Array, q: number, ridge: number): Objective {
  const slopes = new Float64Array(table.count);
  return (theta, gradient) => {
    const logits = model.logits(table, theta);
    let value = 0;
    for (let i = 0; i < table.count; ++i) {
      const margin = labels[i] * logits[i];
      value += generalisedCrossEntropy(margin, q);
      slopes[i] = (labels[i] * generalisedCrossEntropySlope(margin, q)) / table.count;
    }
    value /= table.count;
    gradient.fill(0);
    model.pullBack(table, theta, slopes, gradient);
    for (let j = 0; j < theta.length; ++j) {
      value += 0.5 * ridge * theta[j] * theta[j];
      gradient[j] += ridge * theta[j];
    }
    return value;
  };
}

/** A learner that sees data through `view`, starts at the model's initial state and follows a fixed schedule. */
function learner<X>(view: (data: X) => Table, model: Model, {ridge, ...schedule}: Training): Learner<X> {
  return {
    fit(data, labels, q): Classifier<X> {
      const theta = minimise(objectiveOf(model, view(data), labels, q, ridge), model.start, schedule);
      return {logits: (other) => model.logits(view(other), theta)};
    }
  };
}

/** Logistic regression from zero. */
export const linearLearner = <X>(view: (data: X) => Table, width: number, training: Training): Learner<X> =>
  learner(view, linearModel(width), training);

export const linearModel = (width: number): Model => ({
  start: new Float64Array(width),
  logits: ({count, x}, theta) => {
    const out = new Float64Array(count);
    for (let i = 0; i < count; ++i) {
      let sum = 0;
      for (let j = 0; j < width; ++j) sum += theta[j] * x[i * width + j];
      out[i] = sum;
    }
    return out;
  },
  pullBack: ({count, x}, _, slopes, gradient) => {
    for (let i = 0; i < count; ++i) {
      for (let j = 0; j < width; ++j) gradient[j] += slopes[i] * x[i * width + j];
    }
  }
});

/** A network of one hidden layer, from the given initial state. */
export const networkLearner = <X>(
  view: (data: X) => Table,
  width: number,
  start: Float64Array,
  training: Training
): Learner<X> => learner(view, networkModel(width, start), training);

/**
 * logit = Σ_h a_h s(⟨w_h, x⟩ + b_h) with s(t) = t/√(1 + t²).
 *
 * @param start - For each hidden unit w_h (width numbers), b_h, a_h.
 */
export function networkModel(width: number, start: Float64Array): Model {
  const stride = width + 2;
  const hidden = start.length / stride;
  // The last forward pass, which the gradient at the same point takes up.
  let last: {theta: Float64Array; table: Table; inner: Float64Array} | undefined;
  const activate = (table: Table, theta: Float64Array): Float64Array => {
    const {count, x} = table;
    const inner = new Float64Array(count * hidden);
    for (let i = 0; i < count; ++i) {
      for (let h = 0; h < hidden; ++h) {
        let t = theta[h * stride + width];
        for (let j = 0; j < width; ++j) t += theta[h * stride + j] * x[i * width + j];
        inner[i * hidden + h] = t;
      }
    }
    last = {theta, table, inner};
    return inner;
  };
  return {
    start,
    logits: (table, theta) => {
      const inner = activate(table, theta);
      const out = new Float64Array(table.count);
      for (let i = 0; i < table.count; ++i) {
        for (let h = 0; h < hidden; ++h) {
          const t = inner[i * hidden + h];
          out[i] += (theta[h * stride + width + 1] * t) / Math.sqrt(1 + t * t);
        }
      }
      return out;
    },
    pullBack: (table, theta, slopes, gradient) => {
      const inner = last?.theta === theta && last.table === table ? last.inner : activate(table, theta);
      const {count, x} = table;
      for (let i = 0; i < count; ++i) {
        for (let h = 0; h < hidden; ++h) {
          const at = h * stride;
          const t = inner[i * hidden + h];
          const root = Math.sqrt(1 + t * t);
          gradient[at + width + 1] += (slopes[i] * t) / root;
          const back = (slopes[i] * theta[at + width + 1]) / (root * root * root);
          gradient[at + width] += back;
          for (let j = 0; j < width; ++j) gradient[at + j] += back * x[i * width + j];
        }
      }
    }
  };
}
