import {innerProduct} from "../../../numerics/dot.js";
import {addGram, block, clear, copied, type Matrix, mirror, transposed} from "../../../numerics/kernel/matrix.js";
import type {Law} from "../geometry.js";
import type {Draw} from "./draw.js";

/** What a model sees of the group feature: its directions, and the mean Vᵀμ/σ_ξ along them. */
export interface Features {
  readonly directions: readonly (readonly number[])[];
  readonly mean: readonly number[];
}

/** Sums of (v ⊗ z)(v ⊗ z)ᵀ over points, v = [1; basis components of the noise]; component (c, j) at c·dZ + j. */
export interface Moments {
  readonly basis: readonly (readonly number[])[];
  readonly all: Float64Array;
  /** Those of the minority; none where nobody's feature is displaced. */
  readonly minority?: Float64Array;
}

/** Points multiplied out at a time. */
const depth = 512;

/** Shapes of the matrices that `Sums` of up to `width` components needs: some points' v ⊗ z, and their sum. */
export const sumsShapes = (width: number): [[number, number], [number, number]] => [
  [depth, width],
  [width, width]
];

const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Orthonormal basis of the span of the directions. */
export function basisOf(directions: readonly (readonly number[])[]): number[][] {
  const basis: number[][] = [];
  for (const direction of directions) {
    let rest = [...direction];
    // Twice, so that the result is orthogonal to working precision.
    for (let pass = 0; pass < 2; ++pass) {
      for (const b of basis) {
        const overlap = innerProduct(b, rest);
        rest = rest.map((x, i) => x - overlap * b[i]);
      }
    }
    const norm = Math.sqrt(innerProduct(rest, rest));
    if (norm > 1e-9) basis.push(rest.map((x) => x / norm));
  }
  return basis;
}

/** The sums over a draw, for each count of points and each share, of the points whose uniform number lies below it. */
export class Sums {
  private readonly counts: number[];
  private readonly shares: number[];
  /** By count and share; the last share is 1, all points. */
  private readonly below: Float64Array[][];

  /**
   * @param draw - As many points as the largest count.
   * @param counts - Sizes of the sets wanted; each is the draw's beginning.
   * @param shares - Minority shares wanted under the mixture.
   * @param basis - Orthonormal, of all directions that any model sees.
   * @param room - Matrices of `sumsShapes`, free to use meanwhile.
   */
  constructor(
    draw: Draw,
    counts: readonly number[],
    shares: readonly number[],
    private readonly basis: readonly (readonly number[])[],
    room: readonly [Matrix, Matrix]
  ) {
    this.counts = ascending(counts);
    this.shares = ascending([...shares, 1]);
    const members = this.counts.map(() => this.shares.map((): number[] => []));
    let level = 0;
    for (let i = 0; i < draw.count; ++i) {
      while (i >= this.counts[level]) ++level;
      members[level][this.shares.findIndex((share) => draw.u[i] < share)].push(i);
    }
    const v = noiseSeen(draw, this.basis);
    const width = (this.basis.length + 1) * draw.dZ;
    const features = block(room[0], 0, 0, depth, width);
    const sum = block(room[1], 0, 0, width, width);
    let smaller: Float64Array[] | undefined;
    this.below = members.map((lists) => {
      clear(sum);
      smaller = lists.map((list, bin) => {
        for (let from = 0; from < list.length; from += depth) {
          const some = list.slice(from, from + depth);
          addGram(sum, transposed(kronecker(features, draw, v, some)));
        }
        return plus(copied(mirror(sum)).values, smaller?.[bin]);
      });
      return smaller;
    });
  }

  /** Sums over the first `count` points, at a share. Under the shift features are taken about their mean. */
  at(count: number, law: Law, eta: number): Moments {
    const {basis, shares} = this;
    const below = this.below[this.counts.indexOf(count)];
    const all = below[shares.length - 1];
    return law === "shift" ? {basis, all} : {basis, all, minority: below[shares.indexOf(eta)]};
  }
}

/** v = [1; basis components of the noise] of each point. */
function noiseSeen({count, k, e}: Draw, basis: readonly (readonly number[])[]): Float64Array {
  const q = basis.length + 1;
  const v = new Float64Array(count * q).fill(1);
  for (let i = 0; i < count; ++i) {
    for (let a = 1; a < q; ++a) {
      let sum = 0;
      for (let x = 0; x < k; ++x) sum += basis[a - 1][x] * e[i * k + x];
      v[i * q + a] = sum;
    }
  }
  return v;
}

/** Fills the first rows with v ⊗ z of the members. */
function kronecker(out: Matrix, {dZ, count, z}: Draw, v: Float64Array, members: readonly number[]): Matrix {
  const q = v.length / count;
  const {stride, values} = out;
  for (const [row, i] of members.entries()) {
    for (let c = 0; c < q; ++c) {
      const factor = v[i * q + c];
      const at = row * stride + c * dZ;
      for (let j = 0; j < dZ; ++j) values[at + j] = factor * z[i * dZ + j];
    }
  }
  return block(out, 0, 0, members.length, out.columns);
}

function plus(a: Float64Array, b?: Float64Array): Float64Array {
  if (b) for (let i = 0; i < a.length; ++i) a[i] += b[i];
  return a;
}

/**
 * Sets out to Σ_i (x ⊗ z)(y ⊗ z)ᵀ for the features x and y of two models, from the moments; to its lower triangle
 * where the models are one.
 *
 * @param out - (rows of x's p·dZ) × (y's p·dZ); feature (a, j) at a·dZ + j.
 */
export function assemble({basis, all, minority}: Moments, dZ: number, x: Features, y: Features, out: Matrix): Matrix {
  const q = basis.length + 1;
  const {stride, values} = out;
  const [left, right] = [mixing(x, basis, 0), mixing(y, basis, 0)];
  const [leftMoved, rightMoved] = [mixing(x, basis, 1), mixing(y, basis, 1)];
  clear(out);
  const add = (sums: Float64Array, factor: number, from: number, to: number): void => {
    for (let j = 0; j < dZ; ++j) {
      const [row, at] = [from + j * q * dZ, to + j * stride];
      for (let k = 0; k < dZ; ++k) values[at + k] += factor * sums[row + k];
    }
  };
  for (let a = 0; a <= x.directions.length; ++a) {
    for (let b = 0; b <= (x === y ? a : y.directions.length); ++b) {
      const to = a * dZ * stride + b * dZ;
      for (let c = 0; c < q; ++c) {
        for (let d = 0; d < q; ++d) {
          const from = c * dZ * q * dZ + d * dZ;
          const factor = left[a * q + c] * right[b * q + d];
          if (factor !== 0) add(all, factor, from, to);
          const change = leftMoved[a * q + c] * rightMoved[b * q + d] - factor;
          if (minority && change !== 0) add(minority, change, from, to);
        }
      }
    }
  }
  return out;
}

/** The matrix P, p × q, with features = P v: of the majority at amplitude 0, of the minority at 1. */
function mixing({directions, mean}: Features, basis: readonly (readonly number[])[], amplitude: 0 | 1): Float64Array {
  const q = basis.length + 1;
  const out = new Float64Array((directions.length + 1) * q);
  out[0] = 1;
  directions.forEach((direction, a) => {
    out[(a + 1) * q] = amplitude * mean[a];
    basis.forEach((b, c) => {
      out[(a + 1) * q + c + 1] = innerProduct(direction, b);
    });
  });
  return out;
}
