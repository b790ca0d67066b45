import {type Panel, panels, widest} from "./panel.js";

/**
 * Terms of each sum, and rows of the left factor, that are multiplied at a time: then a packed panel stays in the first
 * cache and the rows of the left factor in the second.
 */
const depth = 128;
const height = 128;

interface Kernel {
  readonly panels: ReadonlyMap<number, Panel>;
  /** Room for the packed panels of `depth` rows of the right factor. */
  readonly packed: Float64Array;
}

/** A factor of a product; entry (i, j) is `values[i * stride + j * step]`. */
export interface Factor {
  readonly rows: number;
  readonly columns: number;
  readonly stride: number;
  readonly step: number;
  readonly values: Float64Array;
  readonly kernel: Kernel;
}

/**
 * A row-major matrix of doubles that lives in a kernel's memory: `step` is 1, and `stride` is `columns` rounded up to
 * an even number; the padding stays zero.
 */
export interface Matrix extends Factor {
  readonly step: 1;
}

const even = (n: number): number => n + (n % 2);

/**
 * Allocates zero matrices in one memory, so that they can be multiplied with each other.
 *
 * @param shapes - [rows, columns] of each; all in all at most 4 GiB.
 */
export function matrices(...shapes: readonly (readonly [number, number])[]): Matrix[] {
  const sizes = shapes.map(([rows, columns]) => even(rows) * even(columns));
  const room = depth * even(Math.max(...shapes.flat()));
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

/** out = a·b. @throws RangeError when the shapes do not fit or the factors are not of one memory. */
export function multiply(out: Matrix, a: Factor, b: Factor): Matrix {
  return product(out, a, b, false);
}

/** The Gram matrix out = a·aᵀ of the rows of a. @throws RangeError as `multiply`. */
export function gram(out: Matrix, a: Factor): Matrix {
  product(out, a, transposed(a), true);
  const {values, stride, rows} = out;
  for (let i = 0; i < rows; ++i) for (let j = 0; j < i; ++j) values[j * stride + i] = values[i * stride + j];
  return out;
}

/** The product, or its lower triangle: what then stands above the diagonal is of no use. */
function product(out: Matrix, a: Factor, b: Factor, lower: boolean): Matrix {
  if (out.rows !== a.rows || a.columns !== b.rows || out.columns !== b.columns) {
    throw new RangeError(
      `a product of ${a.rows} × ${a.columns} and ${b.rows} × ${b.columns}: must be ${out.rows} × ${out.columns}`
    );
  }
  const {kernel} = out;
  if (a.kernel !== kernel || b.kernel !== kernel) throw new RangeError("factors of a product: must share a memory");
  out.values.fill(0);
  const panelWidth = even(Math.ceil(out.stride / Math.ceil(out.stride / widest)));
  for (let k = 0; k < b.rows; k += depth) {
    const count = Math.min(depth, b.rows - k);
    for (let column = 0; column < out.stride; column += panelWidth) {
      pack(kernel.packed, column * count, b, k, count, column, Math.min(panelWidth, out.stride - column));
    }
    for (let row = 0; row < out.rows; row += height) {
      const end = even(Math.min(row + height, out.rows));
      for (let column = 0; column < (lower ? end : out.stride); column += panelWidth) {
        const width = Math.min(panelWidth, out.stride - column);
        const first = lower ? Math.max(row, column) : row;
        kernel.panels.get(width)?.(
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

/** Packs rows k … k + count − 1 and `width` columns from `column` on of the right factor, row after row. */
function pack(
  packed: Float64Array,
  to: number,
  {values, stride, step}: Factor,
  k: number,
  count: number,
  column: number,
  width: number
): void {
  for (let row = 0; row < count; ++row) {
    const from = (k + row) * stride + column * step;
    for (let c = 0; c < width; ++c) packed[to + row * width + c] = values[from + c * step];
  }
}
