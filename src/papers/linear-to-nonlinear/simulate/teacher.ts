import {pull} from "../../../models/logistic.js";
import {type Matrix, multiply} from "../../../numerics/kernel/matrix.js";
import {signalNorms} from "./samples.js";
import {combinations, type Setting} from "./setting.js";

/** The trained linear network w: what of it lies along the signals, and along the noise patches it was trained on. */
export interface Teacher {
  /** ⟨w, signal⟩ for (μ₁, μ₋₁, ν₁, ν₋₁). */
  readonly signals: Float64Array;
  /** The part of w in the noise space is Σᵢ coefficients[i]·ξᵢ. */
  readonly coefficients: Float64Array;
  /** Norm of that part. */
  readonly noise: number;
}

/** The part of the teacher's output that the signal patches give, for each combination. */
export function teacherOutputs(signals: ArrayLike<number>): Float64Array {
  return Float64Array.from(combinations, ({patches}) =>
    patches.reduce((sum, {signal, sign, count}) => sum + count * sign * signals[signal], 0)
  );
}

/** Matrices that training n samples needs in one kernel: inner products, coefficients and outputs. */
export const teacherShapes = (n: number): [number, number][] => [
  [n, n],
  [n, 1],
  [n, 1]
];

/**
 * Trains the linear network f(X) = Σ_p ⟨w, x⁽ᵖ⁾⟩ from zero by full-batch gradient descent on the logistic loss.
 *
 * @param drawn - Combination of each of the n_w samples; they are labelled by the truth.
 * @param work - Matrices of `teacherShapes`: the inner products of their noise patches, the others zero.
 */
export function trainTeacher(drawn: Uint8Array, work: readonly Matrix[], setting: Setting): Teacher {
  const [gram, coefficients, outputs] = work;
  const {lrW, stepsW} = setting;
  const n = drawn.length;
  const squares = signalNorms(setting).map((norm) => norm * norm);
  const signals = new Float64Array(4);
  const {stride} = outputs;
  const pulls = new Float64Array(combinations.length);
  const labels = combinations.map(({label}) => label);
  for (let step = 0; step < stepsW; ++step) {
    const fixed = teacherOutputs(signals);
    pulls.fill(0);
    for (let i = 0; i < n; ++i) {
      const label = labels[drawn[i]];
      const move = (lrW / n) * label * pull(label * (fixed[drawn[i]] + outputs.values[i * stride]));
      coefficients.values[i * stride] += move;
      pulls[drawn[i]] += move;
    }
    combinations.forEach(({patches}, c) => {
      for (const {signal, sign, count} of patches) signals[signal] += pulls[c] * count * sign * squares[signal];
    });
    multiply(outputs, gram, coefficients);
  }
  let square = 0;
  for (let i = 0; i < n; ++i) square += coefficients.values[i * stride] * outputs.values[i * stride];
  return {signals, coefficients: coefficients.values.filter((_, at) => at % stride === 0), noise: Math.sqrt(square)};
}
