/** Points handled at a time: a slice of that many points of two columns and four weights stays in the cache. */
const depth = 256;

/**
 * Adds Σ_i c_m(i) z_j(i) z_k(i) over the given points to `out`, for all j ≥ k and all weights m: the Gram matrix of
 * Kronecker features z ⊗ v, with c the products of pairs of components of v, at half the cost of forming it.
 *
 * @param z - Points × dZ, row-major.
 * @param weights - Points × m, row-major.
 * @param members - Which points.
 * @param out - dZ(dZ + 1)/2 × m, row-major; entry (j, k ≤ j) at j(j + 1)/2 + k.
 */
export function addWeightedGrams(
  z: Float64Array,
  dZ: number,
  weights: Float64Array,
  m: number,
  members: ArrayLike<number>,
  out: Float64Array
): void {
  const zs = new Float64Array(depth * dZ);
  const cs = new Float64Array(depth * m);
  for (let from = 0; from < members.length; from += depth) {
    const rows = Math.min(depth, members.length - from);
    gather(z, dZ, members, from, rows, zs);
    gather(weights, m, members, from, rows, cs);
    for (let j = 0; j < dZ; ++j) {
      let k = 0;
      for (; k < j; k += 2) {
        let c = 0;
        for (; c + 3 < m; c += 4) tile(zs, cs, rows, j, k, c, out, m);
        for (; c < m; ++c) {
          single(zs, cs, rows, j, k, c, out, m);
          single(zs, cs, rows, j, k + 1, c, out, m);
        }
      }
      for (; k <= j; ++k) for (let c = 0; c < m; ++c) single(zs, cs, rows, j, k, c, out, m);
    }
  }
}

/** Copies the members' rows, transposed: one column after another. */
function gather(
  a: Float64Array,
  cols: number,
  members: ArrayLike<number>,
  from: number,
  rows: number,
  to: Float64Array
): void {
  for (let i = 0; i < rows; ++i) {
    const at = members[from + i] * cols;
    for (let j = 0; j < cols; ++j) to[j * rows + i] = a[at + j];
  }
}

function tile(
  zs: Float64Array,
  cs: Float64Array,
  rows: number,
  j: number,
  k: number,
  c: number,
  out: Float64Array,
  m: number
): void {
  const zj = j * rows;
  const zk = k * rows;
  const zl = zk + rows;
  const c0 = c * rows;
  const c1 = c0 + rows;
  const c2 = c1 + rows;
  const c3 = c2 + rows;
  let [k0, k1, k2, k3, l0, l1, l2, l3] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < rows; ++i) {
    const x = zs[zj + i];
    const p = x * zs[zk + i];
    const q = x * zs[zl + i];
    const a = cs[c0 + i];
    k0 += p * a;
    l0 += q * a;
    const b = cs[c1 + i];
    k1 += p * b;
    l1 += q * b;
    const d = cs[c2 + i];
    k2 += p * d;
    l2 += q * d;
    const e = cs[c3 + i];
    k3 += p * e;
    l3 += q * e;
  }
  let at = ((j * (j + 1)) / 2 + k) * m + c;
  out[at] += k0;
  out[at + 1] += k1;
  out[at + 2] += k2;
  out[at + 3] += k3;
  at += m;
  out[at] += l0;
  out[at + 1] += l1;
  out[at + 2] += l2;
  out[at + 3] += l3;
}

function single(
  zs: Float64Array,
  cs: Float64Array,
  rows: number,
  j: number,
  k: number,
  c: number,
  out: Float64Array,
  m: number
): void {
  let sum = 0;
  for (let i = 0; i < rows; ++i) sum += zs[j * rows + i] * zs[k * rows + i] * cs[c * rows + i];
  out[((j * (j + 1)) / 2 + k) * m + c] += sum;
}
