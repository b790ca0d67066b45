import {type Matrix, multiply, transposed} from "../../../numerics/kernel/matrix.js";
import {add, type Dynamics} from "./dynamics.js";

/** What the vector form needs: the patches themselves and the start, in the noise space. */
export interface VectorStart {
  /** Noise patches as rows, n × dimension. */
  readonly patches: Matrix;
  /** The filters at their start as columns, dimension × 2m; they move. */
  readonly filters: Matrix;
  /** Zero matrices of `vectorShapes` in the kernel of `patches`. */
  readonly work: readonly Matrix[];
  /** Test noise, given the filters. */
  readonly testNoise: (filters: Matrix) => Float64Array;
}

export const vectorShapes = (n: number, filters: number, dimension: number): [number, number][] => [
  [n, filters],
  [n, filters],
  [dimension, filters]
];

/** The noise side with explicit vectors, for n of the order of the dimension or more. */
export function vectorDynamics({patches, filters, work, testNoise}: VectorStart): Dynamics {
  const [activations, moves, gradient] = work;
  multiply(activations, patches, filters);
  return {
    activations,
    moves,
    step() {
      multiply(gradient, transposed(patches), moves);
      add(filters.values, gradient.values);
      multiply(activations, patches, filters);
    },
    testNoise: () => testNoise(filters)
  };
}
