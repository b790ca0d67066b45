import type {Law} from "../geometry.js";
import type {Draw} from "./draw.js";
import {addWeightedGrams} from "./weighted-gram.js";

/** What a model sees of the group feature: its directions, and the mean Vᵀμ/σ_ξ along them. */
export interface Features {
  readonly directions: readonly (readonly number[])[];
  readonly mean: readonly number[];
}

/** Sums of z zᵀ ⊗ v vᵀ over the points of each group, v = [1; basis components of the noise]. */
export interface Moments {
  readonly basis: readonly (readonly number[])[];
  readonly groups: readonly {readonly amplitude: number; readonly sums: Float64Array}[];
}

const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

/** Orthonormal basis of the span of the directions. */
function basisOf(directions: readonly (readonly number[])[]): number[][] {
  const basis: number[][] = [];
  for (const direction of directions) {
    let rest = [...direction];
    // Twice, so that the result is orthogonal to working precision.
    for (let pass = 0; pass < 2; ++pass) {
      for (const b of basis) {
        const overlap = dot(b, rest);
        rest = rest.map((x, i) => x - overlap * b[i]);
      }
    }
    const norm = Math.sqrt(dot(rest, rest));
    if (norm > 1e-9) basis.push(rest.map((x) => x / norm));
  }
  return basis;
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i], 0);

/** The sums over a draw, kept in cells: by the first count that includes a point, and by its uniform number. */
export class Sums {
  private readonly basis: number[][];
  private readonly counts: number[];
  private readonly shares: number[];
  private readonly cells: Float64Array[][];

  /**
   * @param draw - As many points as the largest count.
   * @param counts - Sizes of the sets wanted; each is the draw's beginning.
   * @param shares - Minority shares wanted under the mixture.
   * @param directions - All directions that any model sees.
   */
  constructor(
    draw: Draw,
    counts: readonly number[],
    shares: readonly number[],
    directions: readonly (readonly number[])[]
  ) {
    this.basis = basisOf(directions);
    this.counts = ascending(counts);
    this.shares = ascending(shares);
    const q = this.basis.length + 1;
    const m = (q * (q + 1)) / 2;
    const weights = pairProducts(draw, this.basis);
    const members = this.counts.map(() => [...this.shares, 1].map((): number[] => []));
    let level = 0;
    for (let i = 0; i < draw.count; ++i) {
      while (i >= this.counts[level]) ++level;
      let bin = 0;
      while (bin < this.shares.length && draw.u[i] >= this.shares[bin]) ++bin;
      members[level][bin].push(i);
    }
    this.cells = members.map((bins) =>
      bins.map((list) => {
        const out = new Float64Array(((draw.dZ * (draw.dZ + 1)) / 2) * m);
        addWeightedGrams(draw.z, draw.dZ, weights, m, list, out);
        return out;
      })
    );
  }

  /** The groups' sums over the first `count` points at a share. Under the shift all points form one, about its mean. */
  at(count: number, law: Law, eta: number): Moments {
    const sum = (keep: (bin: number) => boolean): Float64Array => {
      const total = new Float64Array(this.cells[0][0].length);
      this.cells.slice(0, this.counts.indexOf(count) + 1).forEach((bins) => {
        bins.forEach((cell, bin) => {
          if (keep(bin)) for (let i = 0; i < total.length; ++i) total[i] += cell[i];
        });
      });
      return total;
    };
    const {basis} = this;
    if (law === "shift") return {basis, groups: [{amplitude: 0, sums: sum(() => true)}]};
    const bound = this.shares.indexOf(eta);
    return {
      basis,
      groups: [
        {amplitude: 0, sums: sum((bin) => bin > bound)},
        {amplitude: 1, sums: sum((bin) => bin <= bound)}
      ]
    };
  }
}

/** v_a v_b for a ≥ b of each point, at a(a + 1)/2 + b. */
function pairProducts({count, k, e}: Draw, basis: readonly (readonly number[])[]): Float64Array {
  const q = basis.length + 1;
  const m = (q * (q + 1)) / 2;
  const out = new Float64Array(count * m);
  const v = new Float64Array(q).fill(1);
  for (let i = 0; i < count; ++i) {
    for (let a = 1; a < q; ++a) {
      v[a] = 0;
      for (let x = 0; x < k; ++x) v[a] += basis[a - 1][x] * e[i * k + x];
    }
    let at = i * m;
    for (let a = 0; a < q; ++a) for (let b = 0; b <= a; ++b) out[at++] = v[a] * v[b];
  }
  return out;
}

/**
 * Σ_i (z ⊗ x)(z ⊗ y)ᵀ for the features x and y of two models, from the moments.
 *
 * @returns (rows of x's p·dZ) × (y's p·dZ), row-major; feature (a, j) at a·dZ + j.
 */
export function assemble({basis, groups}: Moments, dZ: number, x: Features, y: Features): Float64Array {
  const q = basis.length + 1;
  const m = (q * (q + 1)) / 2;
  const [px, py] = [x.directions.length + 1, y.directions.length + 1];
  const width = py * dZ;
  const out = new Float64Array(px * dZ * width);
  const half = new Float64Array(px * q);
  for (const {amplitude, sums} of groups) {
    const left = mixing(x, basis, amplitude);
    const right = mixing(y, basis, amplitude);
    for (let j = 0, at = 0; j < dZ; ++j) {
      for (let k = 0; k <= j; ++k, at += m) {
        half.fill(0);
        for (let a = 0; a < px; ++a) {
          for (let c = 0; c < q; ++c) {
            const factor = left[a * q + c];
            if (factor === 0) continue;
            for (let d = 0; d < q; ++d)
              half[a * q + d] += factor * sums[at + (c >= d ? (c * (c + 1)) / 2 + d : (d * (d + 1)) / 2 + c)];
          }
        }
        for (let a = 0; a < px; ++a) {
          for (let b = 0; b < py; ++b) {
            let sum = 0;
            for (let d = 0; d < q; ++d) sum += half[a * q + d] * right[b * q + d];
            out[(a * dZ + j) * width + b * dZ + k] += sum;
            if (k < j) out[(a * dZ + k) * width + b * dZ + j] += sum;
          }
        }
      }
    }
  }
  return out;
}

/** The matrix P, p × q, with features = P v in a group. */
function mixing({directions, mean}: Features, basis: readonly (readonly number[])[], amplitude: number): Float64Array {
  const q = basis.length + 1;
  const out = new Float64Array((directions.length + 1) * q);
  out[0] = 1;
  directions.forEach((direction, a) => {
    out[(a + 1) * q] = amplitude * mean[a];
    basis.forEach((b, c) => {
      out[(a + 1) * q + c + 1] = dot(direction, b);
    });
  });
  return out;
}
