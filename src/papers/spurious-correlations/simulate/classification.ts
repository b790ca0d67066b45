import type {Random} from "../../../engine/random.js";
import type {Table} from "../../../models/classifier.js";
import type {Selectable} from "../../../models/enhanced.js";
import type {Geometry, Rows} from "../geometry.js";
import {columnsOf, drawInputs} from "./draw.js";

/** Points of the synthetic task: semantic features, group feature (in units of σ_ξ), label and group. */
export class Points implements Selectable<Points> {
  constructor(
    readonly dZ: number,
    readonly k: number,
    readonly z: Float64Array,
    readonly xi: Float64Array,
    readonly labels: Int8Array,
    readonly minority: Uint8Array
  ) {}

  get count(): number {
    return this.labels.length;
  }

  select(indices: Uint32Array): Points {
    const rows = (a: Float64Array, width: number): Float64Array => {
      const out = new Float64Array(indices.length * width);
      indices.forEach((from, to) => {
        out.set(a.subarray(from * width, (from + 1) * width), to * width);
      });
      return out;
    };
    return new Points(
      this.dZ,
      this.k,
      rows(this.z, this.dZ),
      rows(this.xi, this.k),
      Int8Array.from(indices, (i) => this.labels[i]),
      Uint8Array.from(indices, (i) => this.minority[i])
    );
  }
}

/**
 * Draws points of the mixture whose label is the sign of zᵀβ + noise.
 *
 * @param noise - Standard deviation of the noise before the sign; β has norm 1.
 */
export function drawPoints(
  random: Random,
  count: number,
  beta: Float64Array,
  {mu, sigmaXi}: Geometry,
  eta: number,
  noise: number
): Points {
  const dZ = beta.length;
  const k = mu.length;
  const {z, e, u} = drawInputs(random, count, dZ, k);
  const flips = random.split("label noise").normals(count, noise);
  const labels = new Int8Array(count);
  const minority = Uint8Array.from(u, (x) => (x < eta ? 1 : 0));
  for (let i = 0; i < count; ++i) {
    let score = flips[i];
    for (let j = 0; j < dZ; ++j) score += z[i * dZ + j] * beta[j];
    labels[i] = score > 0 ? 1 : -1;
    if (minority[i]) for (let j = 0; j < k; ++j) e[i * k + j] += mu[j] / sigmaXi;
  }
  return new Points(dZ, k, z, e, labels, minority);
}

/** Vᵀξ of every point, count × columns. */
function project({count, k, xi}: Points, columns: readonly (readonly number[])[]): Float64Array {
  const out = new Float64Array(count * columns.length);
  for (let i = 0; i < count; ++i) {
    columns.forEach((column, c) => {
      for (let x = 0; x < k; ++x) out[i * columns.length + c] += column[x] * xi[i * k + x];
    });
  }
  return out;
}

/** The features z ⊗ [1; Vᵀξ] of the paper's models. */
export function kroneckerView(directions: Rows): (points: Points) => Table {
  const columns = columnsOf(directions);
  const p = columns.length + 1;
  return (points) => {
    const {count, dZ, z} = points;
    const seen = project(points, columns);
    const x = new Float64Array(count * p * dZ);
    for (let i = 0; i < count; ++i) {
      for (let a = 0; a < p; ++a) {
        const factor = a === 0 ? 1 : seen[i * (p - 1) + a - 1];
        for (let j = 0; j < dZ; ++j) x[(i * p + a) * dZ + j] = factor * z[i * dZ + j];
      }
    }
    return {count, x};
  };
}

/** The raw inputs [z; Vᵀξ], for a student that learns its features. */
export function rawView(directions: Rows): (points: Points) => Table {
  const columns = columnsOf(directions);
  return (points) => {
    const {count, dZ, z} = points;
    const seen = project(points, columns);
    const width = dZ + columns.length;
    const x = new Float64Array(count * width);
    for (let i = 0; i < count; ++i) {
      x.set(z.subarray(i * dZ, (i + 1) * dZ), i * width);
      x.set(seen.subarray(i * columns.length, (i + 1) * columns.length), i * width + dZ);
    }
    return {count, x};
  };
}
