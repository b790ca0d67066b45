import {type Panel, panels, widest} from "./panel.js";

/** Rows of the right factor that are packed at a time: a packed panel then stays in cache. */
const depth = 768;

interface Kernel {
  readonly panels: ReadonlyMap<number, Panel>;
  /** Room for one packed panel. */
  readonly packed: Float64Array;
}

/** A row-major matrix of doubles that lives in a kernel's memory; entry (i, j) is `values[i * stride + j]`. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `columns` rounded up to an even number; the padding stays zero. */
  readonly stride: number;
  readonly values: Float64Array;
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
  const floats = sizes.reduce((sum, size) => sum + size, widest * depth);
  const memory = new WebAssembly.Memory({initial: Math.ceil(floats / 8192)});
  const kernel = {panels: panels(memory), packed: new Float64Array(memory.buffer, 0, widest * depth)};
  let offset = 8 * kernel.packed.length;
  return shapes.map(([rows, columns], k) => {
    const values = new Float64Array(memory.buffer, offset, sizes[k]);
    offset += 8 * sizes[k];
    return {rows, columns, stride: even(columns), values, kernel};
  });
}

/** out = a·b. @throws RangeError when the shapes do not fit. */
export function multiply(out: Matrix, a: Matrix, b: Matrix): Matrix {
  return product(out, a, b, b.rows, b.columns, packRows, false);
}

/** out = a·bᵀ. @throws RangeError when the shapes do not fit. */
export function multiplyTransposed(out: Matrix, a: Matrix, b: Matrix): Matrix {
  return product(out, a, b, b.columns, b.rows, packColumns, false);
}

/** The Gram matrix out = a·aᵀ of the rows of a. @throws RangeError when the shapes do not fit. */
export function gram(out: Matrix, a: Matrix): Matrix {
  product(out, a, a, a.columns, a.rows, packColumns, true);
  const {values, stride, rows} = out;
  for (let i = 0; i < rows; ++i) for (let j = 0; j < i; ++j) values[j * stride + i] = values[i * stride + j];
  return out;
}

/** out = aᵀ. Both must share no memory cells. */
export function transpose(out: Matrix, {values, stride, rows, columns}: Matrix): Matrix {
  for (let block = 0; block < rows; block += 16) {
    const end = Math.min(block + 16, rows);
    for (let j = 0; j < columns; ++j) {
      for (let i = block; i < end; ++i) out.values[j * out.stride + i] = values[i * stride + j];
    }
  }
  return out;
}

/** Packs rows k … k + count − 1 and `width` columns from `column` on of the right factor, row after row. */
type Pack = (packed: Float64Array, b: Matrix, k: number, count: number, column: number, width: number) => void;

const packRows: Pack = (packed, {values, stride}, k, count, column, width) => {
  for (let row = 0; row < count; ++row) {
    const from = (k + row) * stride + column;
    for (let c = 0; c < width; ++c) packed[row * width + c] = values[from + c];
  }
};

const packColumns: Pack = (packed, {values, stride}, k, count, column, width) => {
  for (let c = 0; c < width; ++c) {
    const from = (column + c) * stride + k;
    for (let row = 0; row < count; ++row) packed[row * width + c] = values[from + row];
  }
};

function product(
  out: Matrix,
  a: Matrix,
  b: Matrix,
  inner: number,
  columns: number,
  pack: Pack,
  lower: boolean
): Matrix {
  if (out.rows !== a.rows || a.columns !== inner || out.columns !== columns) {
    throw new RangeError(
      `a product of ${a.rows} × ${a.columns} and ${inner} × ${columns}: must be ${out.rows} × ${out.columns}`
    );
  }
  const {kernel} = out;
  if (a.kernel !== kernel || b.kernel !== kernel) throw new RangeError("factors of a product: must share a memory");
  out.values.fill(0);
  const panelWidth = even(Math.ceil(out.stride / Math.ceil(out.stride / widest)));
  for (let k = 0; k < inner; k += depth) {
    const count = Math.min(depth, inner - k);
    for (let column = 0; column < out.stride; column += panelWidth) {
      const width = Math.min(panelWidth, out.stride - column);
      pack(kernel.packed, b, k, count, column, width);
      const first = lower ? column : 0;
      kernel.panels.get(width)?.(
        a.values.byteOffset + 8 * (first * a.stride + k),
        8 * a.stride,
        kernel.packed.byteOffset,
        8 * width,
        count,
        out.values.byteOffset + 8 * (first * out.stride + column),
        8 * out.stride,
        (even(out.rows) - first) / 2
      );
    }
  }
  return out;
}
