import {block, type Matrix, matrices, multiply, transposed} from "../numerics/kernel/matrix.js";
import {minimise, type Objective, type Schedule} from "../numerics/lbfgs.js";
import {generalisedCrossEntropy} from "./cross-entropy.js";
import {predict} from "./ridgeless.js";

/** A trained binary classifier: positive logits say +1. */
export interface Classifier<X> {
  logits(data: X): Float64Array;
}

/** Trains from one initial state, with one schedule: the same data, labels and q give the same bits. */
export interface Learner<X> {
  /** @param q - Exponent of the generalised cross-entropy, 0 for cross-entropy. */
  fit(data: X, labels: Int8Array, q: number): Classifier<X>;
}

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
    const margins = model.logits(table, theta);
    for (let i = 0; i < table.count; ++i) margins[i] *= labels[i];
    let value = generalisedCrossEntropy(margins, q, slopes) / table.count;
    for (let i = 0; i < table.count; ++i) slopes[i] = (labels[i] * slopes[i]) / table.count;
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
function learner<X extends object>(view: (data: X) => Table, model: Model, {ridge, ...schedule}: Training): Learner<X> {
  const tables = new WeakMap<X, Table>();
  const tableOf = (data: X): Table => {
    const table = tables.get(data) ?? view(data);
    tables.set(data, table);
    return table;
  };
  return {
    fit(data, labels, q): Classifier<X> {
      const theta = minimise(objectiveOf(model, tableOf(data), labels, q, ridge), model.start, schedule);
      return {logits: (other) => model.logits(tableOf(other), theta)};
    }
  };
}

/** Logistic regression from zero. */
export const linearLearner = <X extends object>(
  view: (data: X) => Table,
  width: number,
  training: Training
): Learner<X> => learner(view, linearModel(width), training);

export const linearModel = (width: number): Model => ({
  start: new Float64Array(width),
  logits: ({count, x}, theta) => predict(x, theta, count),
  pullBack: ({count, x}, _, slopes, gradient) => {
    let i = 0;
    for (; i + 3 < count; i += 4) {
      const [a, b, c, d] = [slopes[i], slopes[i + 1], slopes[i + 2], slopes[i + 3]];
      for (let j = 0, at = i * width; j < width; ++j, ++at) {
        gradient[j] += a * x[at] + b * x[at + width] + (c * x[at + 2 * width] + d * x[at + 3 * width]);
      }
    }
    for (; i < count; ++i) for (let j = 0; j < width; ++j) gradient[j] += slopes[i] * x[i * width + j];
  }
});

/** A network of one hidden layer, from the given initial state. */
export const networkLearner = <X extends object>(
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
  let room = new Room(0, width, hidden);
  // Where the room's units come from, as long as they are t = ⟨w_h, x⟩ + b_h: the gradient there takes them up.
  let last: {theta: Float64Array; table: Table} | undefined;
  const activate = (table: Table, theta: Float64Array): void => {
    if (table.count > room.units.rows) room = new Room(table.count, width, hidden);
    const weights = {rows: width + 1, columns: hidden, stride: 1, step: stride, values: theta};
    const {values} = multiply(room.unitsOf(table), room.inputsOf(table), weights);
    const {shrink} = room;
    for (let k = 0; k < table.count * room.units.stride; ++k) shrink[k] = 1 / Math.sqrt(1 + values[k] * values[k]);
    last = {theta, table};
  };
  const outerOf = (theta: Float64Array): Float64Array =>
    Float64Array.from({length: hidden}, (_, h) => theta[h * stride + width + 1]);
  return {
    start,
    logits: (table, theta) => {
      activate(table, theta);
      const {units, shrink} = room;
      const outer = outerOf(theta);
      const out = new Float64Array(table.count);
      for (let i = 0; i < table.count; ++i) {
        const at = i * units.stride;
        let sum = 0;
        for (let h = 0; h < hidden; ++h) sum += outer[h] * units.values[at + h] * shrink[at + h];
        out[i] = sum;
      }
      return out;
    },
    pullBack: (table, theta, slopes, gradient) => {
      if (last?.theta !== theta || last.table !== table) activate(table, theta);
      last = undefined;
      const {units, shrink, pulled} = room;
      const {values} = units;
      const outer = outerOf(theta);
      const sums = new Float64Array(hidden);
      for (let i = 0; i < table.count; ++i) {
        const at = i * units.stride;
        const slope = slopes[i];
        for (let h = 0; h < hidden; ++h) {
          const shrunk = shrink[at + h];
          const scaled = slope * shrunk;
          sums[h] += scaled * values[at + h];
          values[at + h] = scaled * outer[h] * shrunk * shrunk;
        }
      }
      for (let h = 0; h < hidden; ++h) gradient[h * stride + width + 1] += sums[h];
      multiply(pulled, transposed(room.inputsOf(table)), room.unitsOf(table));
      for (let h = 0; h < hidden; ++h) {
        for (let j = 0; j <= width; ++j) gradient[h * stride + j] += pulled.values[j * pulled.stride + h];
      }
    }
  };
}

/** Room for a network on up to `count` points: inputs [x, 1], what the units make of them, and gradients. */
class Room {
  readonly units: Matrix;
  readonly pulled: Matrix;
  /** 1/√(1 + t²) for each of the units' t. */
  readonly shrink: Float64Array;
  private readonly inputs: Matrix;
  private loaded?: Table;

  constructor(count: number, width: number, hidden: number) {
    [this.inputs, this.units, this.pulled] = matrices([count, width + 1], [count, hidden], [width + 1, hidden]);
    this.shrink = new Float64Array(this.units.values.length);
  }

  unitsOf({count}: Table): Matrix {
    return block(this.units, 0, 0, count, this.units.columns);
  }

  inputsOf(table: Table): Matrix {
    const {inputs} = this;
    const {count, x} = table;
    const width = inputs.columns - 1;
    if (this.loaded !== table) {
      for (let i = 0, k = 0; i < count; ++i) {
        for (let j = 0; j < width; ++j, ++k) inputs.values[i * inputs.stride + j] = x[k];
        inputs.values[i * inputs.stride + width] = 1;
      }
      this.loaded = table;
    }
    return block(inputs, 0, 0, count, inputs.columns);
  }
}
