import {type Panels, panels, widest} from "./panel.js";

/**
 * Terms of each sum, and rows of the left factor, that are multiplied at a time: then a packed panel stays in the first
 * cache and the rows of the left factor in the second.
 */
const depth = 512;
const height = 128;

/** The kernel functions of one memory. */
interface Kernel {
  readonly panels: Panels;
  /** Room for the packed panels of `depth` rows of the right factor, or of all where they are fewer. */
  readonly packed: Float64Array;
}

/** A factor of a product; entry (i, j) is `values[i * stride + j * step]`. */
export interface Factor {
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  readonly step: number;
  readonly values: Float64Array;
  /** Present when it lives in a kernel's memory, as a left factor must. */
  readonly kernel?: Kernel;
}

/**
 * A row-major matrix of doubles that lives in a kernel's memory: `step` is 1, and `stride` is `columns` rounded up to
 * an even number (that of the whole for a block); the padding stays zero.
 */
export interface Matrix extends Factor {
  readonly step: 1;
  readonly kernel: Kernel;
}

const even = (n: number): number => n + (n % 2);

/**
 * Allocates zero matrices in one memory, so that they can be multiplied with each other.
 *
 * @param shapes - [rows, columns] of each; all in all at most 4 GiB.
 */
export function matrices(...shapes: readonly (readonly [number, number])[]): Matrix[] {
  const sizes = shapes.map(([rows, columns]) => even(rows) * even(columns));
  // Terms of a sum are at most as many as the longest side, columns of a result as many as the widest matrix has.
  const terms = Math.min(depth, even(Math.max(...shapes.flat())));
  const room = terms * even(Math.max(...shapes.map(([, columns]) => columns)));
  const floats = sizes.reduce((sum, size) => sum + size, room);
  const memory = new WebAssembly.Memory({initial: Math.ceil(floats / 8192)});
  const kernel = {panels: panels(memory), packed: new Float64Array(memory.buffer, 0, room)};
  let offset = 8 * room;
  return shapes.map(([rows, columns], k) => {
    const values = new Float64Array(memory.buffer, offset, sizes[k]);
    offset += 8 * sizes[k];
    return {rows, columns, stride: even(columns), step: 1, values, kernel};
  });
}

/** The same numbers seen as aᵀ; nothing is copied. */
export const transposed = ({rows, columns, stride, step, ...rest}: Factor): Factor => ({
  ...rest,
  rows: columns,
  columns: rows,
  stride: step,
  step: stride
});

/**
 * A block of a matrix; nothing is copied. Where it is written to, its last row and column must be the matrix's own
 * last or of odd index, since rows and columns are computed in pairs.
 */
export function block<F extends Factor>(whole: F, row: number, column: number, rows: number, columns: number): F {
  return {...whole, rows, columns, values: whole.values.subarray(row * whole.stride + column * whole.step)};
}

/**
 * out = a·b.
 *
 * @throws RangeError when the shapes do not fit or `a` and `out` are not of one memory; `b` may stand anywhere.
 */
export function multiply(out: Matrix, a: Factor, b: Factor): Matrix {
  return product(out, a, b, {});
}

/** out += factor·a·b; `out` must not overlap `a` or `b`. @throws RangeError as `multiply`. */
export function addProduct(out: Matrix, a: Factor, b: Factor, factor = 1): Matrix {
  return product(out, a, b, {factor, adds: true});
}

/** The Gram matrix out = a·aᵀ of the rows of a. @throws RangeError as `multiply`. */
export function gram(out: Matrix, a: Factor): Matrix {
  return mirror(product(out, a, transposed(a), {lower: true}));
}

/** Adds factor·a·aᵀ to the lower triangle; what then stands above the diagonal is of no use. */
export function addGram(out: Matrix, a: Factor, factor = 1): Matrix {
  return product(out, a, transposed(a), {factor, lower: true, adds: true});
}

/** Copies the lower triangle to the upper one. */
export function mirror(square: Matrix): Matrix {
  const {values, stride, rows} = square;
  for (let i = 0; i < rows; ++i) for (let j = 0; j < i; ++j) values[j * stride + i] = values[i * stride + j];
  return square;
}

/** A copy outside the kernel's memory, without padding. */
export function copied({rows, columns, stride, values}: Matrix): Factor {
  const copy = new Float64Array(rows * columns);
  for (let i = 0; i < rows; ++i) copy.set(values.subarray(i * stride, i * stride + columns), i * columns);
  return {rows, columns, stride: columns, step: 1, values: copy};
}

/** Sets every entry to zero. */
export function clear({values, stride, rows, columns}: Matrix): void {
  for (let i = 0; i < rows; ++i) values.fill(0, i * stride, i * stride + even(columns));
}

interface Way {
  readonly factor?: number;
  /** The lower triangle alone: what then stands above the diagonal is of no use. */
  readonly lower?: boolean;
  /** Adds to what stands in the matrix. */
  readonly adds?: boolean;
}

/** out = factor·a·b, or += where it adds. */
function product(out: Matrix, a: Factor, b: Factor, {factor = 1, lower = false, adds = false}: Way): Matrix {
  if (out.rows !== a.rows || a.columns !== b.rows || out.columns !== b.columns) {
    throw new RangeError(
      `a product of ${a.rows} × ${a.columns} and ${b.rows} × ${b.columns}: must be ${out.rows} × ${out.columns}`
    );
  }
  const {kernel} = out;
  if (a.kernel !== kernel) throw new RangeError("left factor and result of a product: must share a memory");
  if (b.rows === 0 && !adds) clear(out);
  const columns = even(out.columns);
  const panelWidth = even(Math.ceil(columns / Math.ceil(columns / widest)));
  for (let k = 0; k < b.rows; k += depth) {
    const count = Math.min(depth, b.rows - k);
    for (let column = 0; column < columns; column += panelWidth) {
      pack(kernel.packed, column * count, b, k, count, column, Math.min(panelWidth, columns - column), factor);
    }
    const multiplied = adds || k > 0 ? kernel.panels.add : kernel.panels.set;
    for (let row = 0; row < out.rows; row += height) {
      const end = even(Math.min(row + height, out.rows));
      for (let column = 0; column < (lower ? end : columns); column += panelWidth) {
        const width = Math.min(panelWidth, columns - column);
        const first = lower ? Math.max(row, column) : row;
        multiplied.get(width)?.(
          a.values.byteOffset + 8 * (first * a.stride + k * a.step),
          8 * a.stride,
          8 * a.step,
          kernel.packed.byteOffset + 8 * column * count,
          8 * width,
          count,
          out.values.byteOffset + 8 * (first * out.stride + column),
          8 * out.stride,
          (end - first) / 2
        );
      }
    }
  }
  return out;
}

/** Packs rows k … k + count − 1 and `width` columns from `column` on of factor times b, row after row; then zeros. */
function pack(
  packed: Float64Array,
  to: number,
  {values, stride, step, columns}: Factor,
  k: number,
  count: number,
  column: number,
  width: number,
  factor: number
): void {
  const own = Math.min(width, columns - column);
  for (let row = 0; row < count; ++row) {
    const from = (k + row) * stride + column * step;
    for (let c = 0; c < own; ++c) packed[to + row * width + c] = factor * values[from + c * step];
    if (own < width) packed[to + row * width + own] = 0;
  }
}
