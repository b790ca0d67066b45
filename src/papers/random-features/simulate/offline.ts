import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {summarize} from "../../../engine/summary.js";
import {fillRows} from "../../../models/gaussian.js";
import {squaredDistance} from "../../../numerics/distance.js";
import {dot} from "../../../numerics/dot.js";
import {type Matrix, matrices, multiply, transposed} from "../../../numerics/kernel/matrix.js";
import {addScaled, combine} from "../../../numerics/vectors.js";
import {lanczos} from "../numerics/lanczos.js";
import {drawUnits} from "./relu.js";

/** The authors' script: inputs N(0, I), a truth of 64 ReLU units, a teacher of 48, full batches. */
export interface Script {
  readonly dimension: number;
  readonly hidden: number;
  readonly teachers: number;
  readonly samples: number;
  /** Steps that the teacher takes; its minimum is over these and all before. */
  readonly last: number;
}

const rates = {teacher: 3e-3, student: 1e-3};

/** Test and train inputs, units, their answers on either, and labels of the truth. */
const roomFor = memo((samples: number, dimension: number, units: number) =>
  matrices([samples, dimension], [samples, dimension], [units, dimension], [samples, units], [samples, units])
);

interface Layer {
  readonly train: Matrix;
  readonly test: Matrix;
}

/** Answers of so many ReLU units to the inputs, train and test; the same room is used again for as many units. */
function layerOf(inputs: readonly Matrix[], units: number, draw: (out: Matrix) => void): Layer {
  const [x, other, u, train, test] = roomFor(inputs[0].rows, inputs[0].columns, units);
  x.values.set(inputs[0].values);
  other.values.set(inputs[1].values);
  draw(u);
  for (const [out, from] of [
    [train, x],
    [test, other]
  ]) {
    multiply(out, from, transposed(u));
    const {values} = out;
    for (let i = 0; i < values.length; ++i) if (values[i] < 0) values[i] = 0;
  }
  return {train, test};
}

const answers = ({values, stride, columns, rows}: Matrix, w: Float64Array): Float64Array =>
  Float64Array.from({length: rows}, (_, i) => dot(values, w, i * stride, 0, columns));

/** Zᵀy/n, for labels y or for the answers to weights x, row by row. */
function pulled(
  {values, stride, columns, rows}: Matrix,
  label: (row: Float64Array, i: number) => number
): Float64Array {
  const out = new Float64Array(columns);
  for (let i = 0; i < rows; ++i) {
    const row = values.subarray(i * stride, i * stride + columns);
    addScaled(out, label(row, i) / rows, row);
  }
  return out;
}

/** Output weights after so many steps of gradient descent on the mean squared error, from 0; and test losses there. */
function descend(
  {train, test}: Layer,
  labels: Float64Array,
  truth: Float64Array,
  rate: number,
  steps: readonly number[]
) {
  const reached = steps.map((k) => (x: number): number => {
    const shrunk = 2 * rate * x;
    return shrunk === 0 ? 2 * rate * k : -Math.expm1(k * Math.log1p(-shrunk)) / x;
  });
  const apply = (x: Float64Array): Float64Array => pulled(train, (row) => dot(row, x));
  const start = pulled(train, (_, i) => labels[i]);
  const {basis, coefficients} = lanczos(apply, start, reached, 2 * rate * Math.max(...steps));
  const said = basis.map((q) => answers(test, q));
  const sum = (vectors: readonly Float64Array[], c: Float64Array): Float64Array =>
    vectors.reduce((total, v, j) => combine(1, total, c[j], v), new Float64Array(vectors[0].length));
  return {
    losses: coefficients.map((c) => squaredDistance(sum(said, c), truth) / truth.length),
    weights: sum(basis, coefficients[coefficients.length - 1])
  };
}

/** Labels, standardized over their sample. */
function standardized(y: Float64Array): Float64Array {
  const {mean, se} = summarize(y);
  return y.map((value) => (value - mean) / ((se ?? 1) * Math.sqrt(y.length)));
}

/**
 * Test losses of students of several sizes after several steps on the labels of the teacher, over the smallest test loss
 * that the teacher had on its way.
 */
export function ratios(
  {dimension, hidden, teachers, samples, last}: Script,
  sizes: readonly number[],
  steps: readonly number[],
  random: Random
): number[][] {
  const inputs = matrices([samples, dimension], [samples, dimension]);
  inputs.forEach((x, k) => {
    fillRows(x, 1, random.split("inputs", k));
  });
  const truth = random.split("truth");
  const layer = layerOf(inputs, hidden, (out) => fillRows(out, 1, truth));
  const weights = truth.normals(hidden);
  const [train, test] = [layer.train, layer.test].map((z) => standardized(answers(z, weights)));
  const drawn = (units: number, name: string) =>
    layerOf(inputs, units, (out) => drawUnits(out, random.split(name, units)));
  const teacher = drawn(teachers, "teacher");
  const all = [...steps.filter((k) => k < last), last];
  const taught = descend(teacher, train, test, rates.teacher, all);
  const labels = answers(teacher.train, taught.weights);
  const best = Math.min(...taught.losses);
  return sizes.map((size) =>
    descend(drawn(size, "student"), labels, test, rates.student, steps).losses.map((loss) => loss / best)
  );
}
