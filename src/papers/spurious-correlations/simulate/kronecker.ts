import {
  addProduct,
  block,
  type Factor,
  type Matrix,
  matrices,
  multiply,
  transposed
} from "../../../numerics/kernel/matrix.js";

/** Points handled at a time: their z then stays in the cache between the two products of a pass. */
const height = 512;

/** z of many points, count × dZ, in a kernel's memory, with room for p coefficients of each z_j under each law. */
export interface Room {
  readonly z: Matrix;
  readonly coefficients: Matrix;
  readonly image: Matrix;
  readonly seen: Matrix;
}

/** Rooms of laws·p coefficients, for each of `columns`, that share z. */
export function rooms(count: number, dZ: number, ...columns: readonly number[]): Room[] {
  const shapes = columns.flatMap((width): [number, number][] => [
    [width, dZ],
    [dZ, width],
    [height, width]
  ]);
  const [z, ...rest] = matrices([count, dZ], ...shapes);
  return columns.map((_, i) => {
    const [coefficients, image, seen] = rest.slice(3 * i);
    return {z, coefficients, image, seen};
  });
}

/**
 * Products with the features w ⊗ z of points under several laws of w, in one pass over z for all: neither the features
 * nor their Gram matrix is formed. The coefficient of w_a z_j stands at a·dZ + j.
 */
export class Kronecker {
  readonly p: number;

  /**
   * @param room - Its first `count` rows of z are used.
   * @param w - For each law the group features, count × p, row-major.
   */
  constructor(
    private readonly room: Room,
    readonly count: number,
    readonly w: readonly Float64Array[]
  ) {
    this.p = w[0].length / count;
  }

  /** Φθ for the coefficients of each law: the prediction at every point. */
  forward(theta: readonly Float64Array[]): Float64Array[] {
    const out = this.w.map(() => new Float64Array(this.count));
    const right = this.load(theta);
    this.pass((z, seen, from) => {
      this.mix(multiply(seen, z, right), from, (law, i, prediction) => {
        out[law][i] = prediction;
        return 0;
      });
    });
    return out;
  }

  /** Φᵀy for the labels of each law. */
  transposedProduct(y: readonly Float64Array[]): Float64Array[] {
    return this.accumulate((_, seen, from) => this.mix(seen, from, (law, i) => y[law][i]));
  }

  /** ΦᵀΦθ for the coefficients of each law. */
  normalProduct(theta: readonly Float64Array[]): Float64Array[] {
    const right = this.load(theta);
    return this.accumulate((z, seen, from) => this.mix(multiply(seen, z, right), from, (_law, _i, own) => own));
  }

  private load(theta: readonly Float64Array[]): Factor {
    const {values, columns} = this.room.coefficients;
    for (const [law, coefficients] of theta.entries()) values.set(coefficients, law * this.p * columns);
    return transposed(this.room.coefficients);
  }

  /** Σ zᵀ·(what `fill` makes of a slice of points). */
  private accumulate(fill: (z: Matrix, seen: Matrix, from: number) => void): Float64Array[] {
    const {image} = this.room;
    image.values.fill(0);
    this.pass((z, seen, from) => {
      fill(z, seen, from);
      addProduct(image, transposed(z), seen);
    });
    const {rows: dZ, stride, values} = image;
    return this.w.map((_, law) => {
      const out = new Float64Array(this.p * dZ);
      for (let i = 0; i < out.length; ++i) out[i] = values[(i % dZ) * stride + law * this.p + Math.floor(i / dZ)];
      return out;
    });
  }

  private pass(each: (z: Matrix, seen: Matrix, from: number) => void): void {
    const {z, seen} = this.room;
    for (let from = 0; from < this.count; from += height) {
      const rows = Math.min(height, this.count - from);
      each(block(z, from, 0, rows, z.columns), block(seen, 0, 0, rows, seen.columns), from);
    }
  }

  /** Replaces what a law sees of a point, zᵀθ_a for each a, by w·weight, where the prediction Σ_a w_a zᵀθ_a decides. */
  private mix(seen: Matrix, from: number, weigh: (law: number, i: number, prediction: number) => number): void {
    const {w, p} = this;
    for (let row = 0; row < seen.rows; ++row) {
      for (const [law, features] of w.entries()) {
        const at = row * seen.stride + law * p;
        const own = (from + row) * p;
        let prediction = 0;
        for (let a = 0; a < p; ++a) prediction += features[own + a] * seen.values[at + a];
        const weight = weigh(law, from + row, prediction);
        for (let a = 0; a < p; ++a) seen.values[at + a] = features[own + a] * weight;
      }
    }
  }
}
