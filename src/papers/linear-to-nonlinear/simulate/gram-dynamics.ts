import {type Matrix, multiply} from "../../../numerics/kernel/matrix.js";
import {add, type Dynamics} from "./dynamics.js";

/** What the Gram form needs of the noise patches ξᵢ and of the frame (teacher, then the 2m filters at their start). */
export interface GramStart {
  /** ⟨ξᵢ, ξ_j⟩, n × n. */
  readonly gram: Matrix;
  /** Zero matrices of `gramShapes` in the kernel of `gram`. */
  readonly work: readonly Matrix[];
  /** ⟨ξᵢ, frame_r⟩, n rows of 1 + 2m numbers `stride` apart. */
  readonly overlaps: Pick<Matrix, "values" | "stride">;
  /** Test noise, given the coefficients of the filters on the patches and their present activations. */
  readonly testNoise: (coefficients: Matrix, activations: Matrix) => Float64Array;
}

export const gramShapes = (n: number, filters: number): [number, number][] => Array(3).fill([n, filters]);

/**
 * The noise side through inner products alone, n² of them for a filter and step instead of 2n·d: a filter's noise part
 * is its start plus Σᵢ cᵢξᵢ, and gradient descent only ever adds to the coefficients c.
 */
export function gramDynamics({gram, work, overlaps, testNoise}: GramStart): Dynamics {
  const [activations, moves, coefficients] = work;
  const {rows: n, columns: filters, stride} = activations;
  const start = new Float64Array(activations.values.length);
  for (let i = 0; i < n; ++i) {
    const at = i * overlaps.stride + 1;
    start.set(overlaps.values.subarray(at, at + filters), i * stride);
  }
  activations.values.set(start);
  return {
    activations,
    moves,
    step() {
      add(coefficients.values, moves.values);
      multiply(activations, gram, coefficients);
      add(activations.values, start);
    },
    testNoise: () => testNoise(coefficients, activations)
  };
}

/**
 * Inner products of teacher and filters with each other, (1 + 2m)², from those of the frame:
 * w_r·w_s = start_r·start_s + Σᵢ c_ir⟨ξᵢ, w_s⟩ + Σᵢ c_is⟨ξᵢ, start_r⟩, where the teacher has no coefficients.
 */
export function frameProducts(
  frame: Float64Array,
  overlaps: Pick<Matrix, "values" | "stride">,
  coefficients: Matrix,
  activations: Matrix
): Float64Array {
  const {rows: n, columns: filters, stride} = coefficients;
  const k = filters + 1;
  const out = frame.slice();
  for (let i = 0; i < n; ++i) {
    const start = i * overlaps.stride;
    for (let r = 1; r < k; ++r) {
      const c = coefficients.values[i * stride + r - 1];
      out[r * k] += c * overlaps.values[start];
      for (let s = 1; s < k; ++s) {
        out[r * k + s] += c * activations.values[i * stride + s - 1];
        out[s * k + r] += c * overlaps.values[start + s];
      }
    }
  }
  for (let r = 1; r < k; ++r) out[r] = out[r * k];
  return out;
}
