import {pull} from "../../../models/logistic.js";
import type {Dynamics} from "./dynamics.js";
import {signalNorms} from "./samples.js";
import {combinations, type Setting} from "./setting.js";

/** The student's training set and start, but for the noise. */
export interface Problem {
  readonly setting: Setting;
  /** Combination of each sample, and the label ±1 the teacher gave it. */
  readonly drawn: Uint8Array;
  readonly labels: Int8Array;
  /** ⟨w_r, signal⟩ at the start, 2m rows of 4 (μ₁, μ₋₁, ν₁, ν₋₁); training moves them. */
  readonly signals: Float64Array;
  readonly dynamics: Dynamics;
}

/** What the signal patches of each combination give to the output F₁ − F₋₁. */
export function signalOutputs(signals: Float64Array, m: number): Float64Array {
  return Float64Array.from(combinations, ({patches}) => {
    let sum = 0;
    for (const {signal, sign, count} of patches) {
      for (let r = 0; r < 2 * m; ++r) {
        const x = sign * signals[4 * r + signal];
        if (x > 0) sum += (r < m ? count : -count) * x;
      }
    }
    return sum / m;
  });
}

/**
 * What noise patches give to the output, from their inner products with the filters (`skip` columns come first).
 *
 * Twice ReLU(x) is x + |x|, exactly; a branch on signs that look random would cost several times the addition.
 */
export function noiseOutputs(
  products: Float64Array,
  stride: number,
  skip: number,
  rows: number,
  m: number
): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; ++i) {
    const at = i * stride + skip;
    let sum = 0;
    for (let r = at; r < at + m; ++r) sum += products[r] + Math.abs(products[r]);
    for (let r = at + m; r < at + 2 * m; ++r) sum -= products[r] + Math.abs(products[r]);
    out[i] = sum / (2 * m);
  }
  return out;
}

/**
 * Trains the two-layer ReLU network by full-batch gradient descent on the logistic loss of the teacher's labels.
 *
 * @param steps - When to call `record`, ascending; training ends with the last.
 * @param record - Gets the step's index in `steps` and the outputs on the training samples.
 */
export function trainStudent(
  problem: Problem,
  steps: readonly number[],
  record: (index: number, outputs: Float64Array) => void
): void {
  const {setting, drawn, labels, signals, dynamics} = problem;
  const {activations, moves} = dynamics;
  const {m, lr} = setting;
  const n = drawn.length;
  const squares = signalNorms(setting).map((norm) => norm * norm);
  const pulls = new Float64Array(combinations.length);
  for (let step = 0, next = 0; ; ++step) {
    const outputs = noiseOutputs(activations.values, activations.stride, 0, n, m);
    const fixed = signalOutputs(signals, m);
    for (let i = 0; i < n; ++i) outputs[i] += fixed[drawn[i]];
    for (; steps[next] === step; ++next) record(next, outputs);
    if (next >= steps.length) return;

    pulls.fill(0);
    for (let i = 0; i < n; ++i) {
      const move = (lr / (n * m)) * labels[i] * pull(labels[i] * outputs[i]);
      pulls[drawn[i]] += move;
      activate(moves.values, activations.values, i * activations.stride, m, move);
      activate(moves.values, activations.values, i * activations.stride + m, m, -move);
    }
    moveSignals(signals, pulls, squares, m);
    dynamics.step();
  }
}

/** Gives `move` to the filters that a patch activates, 0 to the others; times 0 or 1 for the reason above. */
function activate(moves: Float64Array, activations: Float64Array, from: number, count: number, move: number): void {
  for (let r = from; r < from + count; ++r) moves[r] = Number(activations[r] > 0) * move;
}

/** One step along the signals: a signal patch moves the filters it activates. */
function moveSignals(signals: Float64Array, pulls: Float64Array, squares: readonly number[], m: number): void {
  const before = signals.slice();
  combinations.forEach(({patches}, c) => {
    for (const {signal, sign, count} of patches) {
      const move = pulls[c] * count * sign * squares[signal];
      for (let r = 0; r < 2 * m; ++r) {
        if (sign * before[4 * r + signal] > 0) signals[4 * r + signal] += r < m ? move : -move;
      }
    }
  });
}
