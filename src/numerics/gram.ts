import {ensure} from "./ensure.js";

/** Rows handled at a time: a block of 256 rows of two columns stays in the first-level cache. */
const depth = 256;

/**
 * Gram matrix scale · XᵀX of a row-major matrix.
 *
 * @param x - n × d, row-major; not changed.
 * @returns d × d, row-major, both triangles.
 * @throws RangeError unless the array has n·d entries.
 */
export function gram(x: Float64Array, n: number, d: number, scale = 1): Float64Array {
  const g = new Float64Array(d * d);
  addGram(g, x, n, d);
  for (let i = 0; i < d; ++i) {
    for (let j = 0; j <= i; ++j) {
      const value = scale * g[i * d + j];
      g[i * d + j] = value;
      g[j * d + i] = value;
    }
  }
  return g;
}

/**
 * Adds XᵀX to the lower triangle of g; what the upper one holds afterwards is of no use.
 *
 * Dot products over a transposed copy, 256 rows at a time, in tiles of 4 × 2 columns: eight accumulators in registers
 * use each loaded number four or two times.
 *
 * @param g - d × d, row-major.
 * @param x - n × d, row-major; not changed.
 * @throws RangeError unless the arrays have d² and n·d entries.
 */
export function addGram(g: Float64Array, x: Float64Array, n: number, d: number): void {
  ensure(x.length === n * d, "length", x.length, `n × d = ${n * d}`);
  ensure(g.length === d * d, "length", g.length, `d² = ${d * d}`);
  const t = new Float64Array(d * Math.min(n, depth));
  for (let from = 0; from < n; from += depth) {
    const rows = Math.min(depth, n - from);
    transpose(x, from, rows, d, t);
    let i = 0;
    for (; i + 3 < d; i += 4) {
      for (let j = 0; j < i + 4; j += 2) tile(t, rows, i, j, g, d);
    }
    for (; i < d; ++i) {
      for (let j = 0; j <= i; ++j) g[i * d + j] += dot(t, i * rows, j * rows, rows);
    }
  }
}

/** Copies `rows` rows of x from row `from` into t, one column after another. */
function transpose(x: Float64Array, from: number, rows: number, d: number, t: Float64Array): void {
  // Eight columns at a time: a row's eight numbers share a cache line, and eight write streams fit the cache.
  for (let j = 0; j < d; j += 8) {
    const end = Math.min(j + 8, d);
    for (let k = 0; k < rows; ++k) {
      for (let c = j, at = (from + k) * d + j; c < end; ++c, ++at) t[c * rows + k] = x[at];
    }
  }
}

/** Adds the products of columns i … i + 3 with columns j, j + 1 to g. */
function tile(t: Float64Array, rows: number, i: number, j: number, g: Float64Array, d: number): void {
  const a = i * rows;
  const b = a + rows;
  const c = b + rows;
  const e = c + rows;
  const u = j * rows;
  const v = u + rows;
  let au = 0;
  let bu = 0;
  let cu = 0;
  let eu = 0;
  let av = 0;
  let bv = 0;
  let cv = 0;
  let ev = 0;
  for (let k = 0; k < rows; ++k) {
    const p = t[u + k];
    const q = t[v + k];
    const x = t[a + k];
    au += x * p;
    av += x * q;
    const y = t[b + k];
    bu += y * p;
    bv += y * q;
    const z = t[c + k];
    cu += z * p;
    cv += z * q;
    const w = t[e + k];
    eu += w * p;
    ev += w * q;
  }
  const at = i * d + j;
  g[at] += au;
  g[at + 1] += av;
  g[at + d] += bu;
  g[at + d + 1] += bv;
  g[at + 2 * d] += cu;
  g[at + 2 * d + 1] += cv;
  g[at + 3 * d] += eu;
  g[at + 3 * d + 1] += ev;
}

function dot(t: Float64Array, a: number, b: number, n: number): number {
  let sum = 0;
  for (let k = 0; k < n; ++k) sum += t[a + k] * t[b + k];
  return sum;
}
