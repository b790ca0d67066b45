import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";
import {QR} from "../../../numerics/qr.js";
import {transpose} from "./fit.js";
import {cosines, drawLatent, type PairParameters, type PairPoint, type PairSweep, studentFeatures} from "./pairs.js";

/**
 * Variances of ridgeless teacher and student on the data `ridgeless` draws, averaged exactly over the label noise:
 * a linear fit A·ε has E‖Aε‖² = σ²‖A‖_F². For n ≥ d_w and N ≥ d_s, without a target.
 *
 * @returns Series teacher and student (on the N unlabelled points) and student-out-of-sample (on the population).
 */
export function averaged(parameters: PairParameters, sweep: PairSweep, random: Random) {
  const {dW, dS, spread = 1, target} = parameters;
  ensure(target === undefined, "target", target, "absent: only the noise is averaged");
  const points = pointsOf(sweep) as unknown as PairPoint[];
  const draw = (name: string, rows: number): {p: Float64Array; q: Float64Array} => {
    const p = drawLatent(rows, dW, parameters, random.split(name, "p"));
    const root = Math.sqrt(spread);
    if (root !== 1) for (let i = 0; i < p.length; ++i) p[i] *= root;
    return {p, q: drawLatent(rows, dS, parameters, random.split(name, "q"))};
  };
  const labelled = draw("labelled", Math.max(...sweep.n));
  const unlabelled = draw("unlabelled", Math.max(...sweep.N));
  const teachers = new Map(sweep.n.map((n) => [n, new QR(labelled.p.subarray(0, n * dW), n, dW)]));
  const series = () => new Float64Array(points.length);
  const teacher = series();
  const student = series();
  const studentOut = series();
  for (const [i, {noise, overlap, n, N}] of points.entries()) {
    const fitted = teachers.get(n);
    if (!fitted) throw new RangeError(`n = ${n}: must be in the sweep`);
    // Rows of the map from unit label noise to predictions, up to the rotation Q of the labelled sample: wᵀR⁻¹.
    const spreadOf = (rows: Float64Array, count: number): number => {
      let sum = 0;
      for (let k = 0; k < count; ++k) {
        const row = fitted.solveRT(rows.slice(k * dW, (k + 1) * dW));
        for (let j = 0; j < dW; ++j) sum += row[j] * row[j];
      }
      return sum;
    };
    teacher[i] = (noise * spreadOf(unlabelled.p, N)) / N;
    const c = cosines(parameters, overlap);
    const qr = new QR(studentFeatures(unlabelled.p, unlabelled.q, N, dW, dS, c), N, dS);
    const projected = qr.applyQT(transpose(unlabelled.p.subarray(0, N * dW), N, dW), dW);
    const kept = new Float64Array(dS * dW);
    const coefficients = new Float64Array(dS * dW);
    for (let j = 0; j < dW; ++j) {
      const column = projected.slice(j * N, j * N + dS);
      for (let k = 0; k < dS; ++k) kept[k * dW + j] = column[k];
      qr.solveR(column);
      for (let k = 0; k < dS; ++k) {
        const variance = k < c.length ? 1 + (spread - 1) * c[k] * c[k] : 1;
        coefficients[k * dW + j] = Math.sqrt(variance) * column[k];
      }
    }
    student[i] = (noise * spreadOf(kept, dS)) / N;
    studentOut[i] = noise * spreadOf(coefficients, dS);
  }
  return {teacher, student, "student-out-of-sample": studentOut};
}
