/*
 * Products with the features w ⊗ z of many points, from z (count × dZ) and w (count × p), both row-major; the
 * coefficient of w_a z_j stands at a·dZ + j.
 */

/** Φθ: the prediction at every point. */
export function forward(z: Float64Array, w: Float64Array, p: number, theta: Float64Array): Float64Array {
  const dZ = theta.length / p;
  const count = w.length / p;
  const out = new Float64Array(count);
  const mixed = new Float64Array(dZ);
  for (let i = 0; i < count; ++i) {
    mixed.fill(0);
    for (let a = 0; a < p; ++a) {
      const factor = w[i * p + a];
      for (let j = 0; j < dZ; ++j) mixed[j] += factor * theta[a * dZ + j];
    }
    let sum = 0;
    for (let j = 0; j < dZ; ++j) sum += mixed[j] * z[i * dZ + j];
    out[i] = sum;
  }
  return out;
}

/** Φᵀy. */
export function transposedProduct(z: Float64Array, w: Float64Array, p: number, y: Float64Array): Float64Array {
  const count = y.length;
  const dZ = z.length / count;
  const out = new Float64Array(p * dZ);
  for (let i = 0; i < count; ++i) {
    for (let a = 0; a < p; ++a) {
      const factor = w[i * p + a] * y[i];
      for (let j = 0; j < dZ; ++j) out[a * dZ + j] += factor * z[i * dZ + j];
    }
  }
  return out;
}

/** ΦᵀΦθ in one pass over z, four points at a time. */
export function normalProduct(z: Float64Array, w: Float64Array, p: number, theta: Float64Array): Float64Array {
  const dZ = theta.length / p;
  const count = w.length / p;
  const out = new Float64Array(p * dZ);
  const sums = new Float64Array(4);
  const predicted = new Float64Array(4);
  // The last few points repeat the last one with weight zero.
  const at = (i: number): number => Math.min(i, count - 1) * dZ;
  for (let i = 0; i < count; i += 4) {
    const rows = [at(i), at(i + 1), at(i + 2), at(i + 3)] as const;
    predicted.fill(0);
    for (let a = 0; a < p; ++a) {
      fourDots(z, rows, theta, a * dZ, dZ, sums);
      for (let k = 0; k < 4 && i + k < count; ++k) predicted[k] += w[(i + k) * p + a] * sums[k];
    }
    for (let a = 0; a < p; ++a) {
      for (let k = 0; k < 4; ++k) sums[k] = i + k < count ? w[(i + k) * p + a] * predicted[k] : 0;
      addFour(z, rows, sums, out, a * dZ, dZ);
    }
  }
  return out;
}

type FourRows = readonly [number, number, number, number];

/** Products of four rows of z with one row of θ. */
function fourDots(
  z: Float64Array,
  [r0, r1, r2, r3]: FourRows,
  theta: Float64Array,
  from: number,
  dZ: number,
  out: Float64Array
): void {
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let j = 0; j < dZ; ++j) {
    const t = theta[from + j];
    a += z[r0 + j] * t;
    b += z[r1 + j] * t;
    c += z[r2 + j] * t;
    d += z[r3 + j] * t;
  }
  out[0] = a;
  out[1] = b;
  out[2] = c;
  out[3] = d;
}

/** Adds a combination of four rows of z to one row of out. */
function addFour(
  z: Float64Array,
  [r0, r1, r2, r3]: FourRows,
  [a, b, c, d]: Float64Array,
  out: Float64Array,
  from: number,
  dZ: number
): void {
  for (let j = 0; j < dZ; ++j) out[from + j] += a * z[r0 + j] + b * z[r1 + j] + (c * z[r2 + j] + d * z[r3 + j]);
}
