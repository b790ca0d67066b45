import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {noiseKept} from "../../../models/label-noise.js";
import {dot} from "../../../numerics/dot.js";
import {ensure} from "../../../numerics/ensure.js";
import {solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {type Factor, type Matrix, matrices} from "../../../numerics/kernel/matrix.js";
import {QR} from "../../../numerics/qr.js";
import {transpose} from "../../../numerics/transpose.js";
import {cosines, drawLatent, type PairParameters, type PairPoint, studentFeatures} from "./pairs.js";

/**
 * Variances of ridgeless teacher and student on the data `ridgeless` draws, averaged exactly over the label noise:
 * a linear fit A·ε has E‖Aε‖² = σ²‖A‖_F². For n ≥ d_w and N ≥ d_s, without a target.
 *
 * @returns Series teacher and student (on the N unlabelled points) and student-out-of-sample (on the population).
 */
export const averaged = sampler("equal in mean", variancesOf);

/**
 * Teacher and student on the same d features, sample sizes in proportion to d; variances averaged over the noise.
 *
 * @param parameters - σ², n/d and N/d.
 * @returns Series teacher (on the unlabelled points) and student (on the population).
 */
export const identical = sampler(
  "equal in mean",
  (
    {noise, labelled, unlabelled}: {readonly noise: number; readonly labelled: number; readonly unlabelled: number},
    _: readonly {readonly d: number}[],
    random
  ) =>
    ({d}) => {
      const point = {noise, overlap: d, n: Math.round(labelled * d), N: Math.round(unlabelled * d)};
      const variances = variancesOf({dW: d, dS: d, angles: "axes"}, [point], random.split(d))(point);
      return {teacher: variances.teacher, student: variances["student-out-of-sample"]};
    }
);

/** The variances of `averaged` as a function of the point; samples are drawn for the largest sizes among these. */
function variancesOf(parameters: PairParameters, points: readonly PairPoint[], random: Random) {
  const {dW, dS, spread = 1, target} = parameters;
  ensure(target === undefined, "target", target, "absent: only the noise is averaged");
  const draw = (name: string, rows: number): {p: Float64Array; q: Float64Array} => {
    const p = drawLatent(rows, dW, parameters, random.split(name, "p"));
    const root = Math.sqrt(spread);
    if (root !== 1) for (let i = 0; i < p.length; ++i) p[i] *= root;
    return {p, q: drawLatent(rows, dS, parameters, random.split(name, "q"))};
  };
  const labelled = draw("labelled", Math.max(...points.map(({n}) => n)));
  const largest = Math.max(...points.map(({N}) => N));
  const unlabelled = draw("unlabelled", largest);
  const [seen, tall, wide] = roomFor(dW, dS, largest);
  // Rows of the map from unit label noise to predictions, up to the rotation Q of the labelled sample: wᵀR⁻¹.
  const teacherAt = memo((n: number) => lowerOf(new QR(labelled.p.subarray(0, n * dW), n, dW)));
  const spreadOf = memo((n: number) => {
    for (let k = 0; k < largest; ++k) seen.values.set(unlabelled.p.subarray(k * dW, (k + 1) * dW), k * seen.stride);
    return sumsOfSquares(solveRows(teacherAt(n), seen));
  });
  return ({noise, overlap, n, N}: PairPoint) => {
    const c = cosines(parameters, overlap);
    const qr = new QR(studentFeatures(unlabelled.p, unlabelled.q, N, dW, dS, c), N, dS);
    const projected = qr.applyQT(transpose(unlabelled.p.subarray(0, N * dW), N, dW), dW);
    for (let j = 0; j < dW; ++j) {
      for (let k = 0; k < dS; ++k) {
        wide.values[j * wide.stride + k] = projected[j * N + k];
        tall.values[k * tall.stride + j] = projected[j * N + k];
      }
    }
    const teacher = (noise * spreadOf(n)[N]) / N;
    const student = (noise * noiseKept(tall, teacherAt(n))) / N;
    solveRowsTransposed(lowerOf(qr), wide);
    for (let k = 0; k < dS; ++k) {
      const deviation = Math.sqrt(k < c.length ? 1 + (spread - 1) * c[k] * c[k] : 1);
      for (let j = 0; j < dW; ++j) tall.values[k * tall.stride + j] = deviation * wide.values[j * wide.stride + k];
    }
    return {teacher, student, "student-out-of-sample": noise * noiseKept(tall, teacherAt(n))};
  };
}

/** Matrices that one trial after the other works in: of the unlabelled points, and of the student's coefficients. */
const roomFor = memo((dW: number, dS: number, N: number) => matrices([N, dW], [dS, dW], [dW, dS]));

/** Rᵀ. */
const lowerOf = (qr: QR): Factor => ({
  ...{rows: qr.cols, columns: qr.cols, stride: 1, step: qr.cols},
  values: qr.upper()
});

/** Squared norms of the rows, summed over the first 0, 1, … of them. */
function sumsOfSquares({rows, columns, stride, values}: Matrix): Float64Array {
  const sums = new Float64Array(rows + 1);
  for (let i = 0; i < rows; ++i) sums[i + 1] = sums[i] + dot(values, values, i * stride, i * stride, columns);
  return sums;
}
