import {ensure} from "./ensure.js";
import {reflect} from "./reflect.js";

/**
 * Thin Householder QR of a tall matrix, A = QR with R upper triangular, kept as reflectors: Q is applied, not formed.
 * The factor behind least squares (A tall), least-norm solutions (A the transpose of a wide matrix) and orthonormal
 * frames.
 */
export class QR {
  /** Columns of A one after another; below the diagonal the reflectors, above it the rest of R. */
  private readonly columns: Float64Array;
  /** Diagonal of R, its signs opposite to those of the columns they came from. */
  readonly diagonal: Float64Array;

  /**
   * @param a - rows × cols matrix, row-major; not changed.
   * @throws RangeError unless rows ≥ cols ≥ 1 and the array has their product.
   */
  constructor(
    a: Float64Array,
    readonly rows: number,
    readonly cols: number
  ) {
    ensure(cols >= 1 && rows >= cols, "rows", rows, `at least cols = ${cols} ≥ 1`);
    ensure(a.length === rows * cols, "length", a.length, `rows × cols = ${rows * cols}`);
    const columns = new Float64Array(rows * cols);
    for (let i = 0, k = 0; i < rows; ++i) for (let j = 0; j < cols; ++j, ++k) columns[j * rows + i] = a[k];
    this.columns = columns;
    this.diagonal = new Float64Array(cols);
    for (let j = 0; j < cols; ++j) {
      this.diagonal[j] = this.makeReflector(j);
      reflect(columns, j * rows + j, rows - j, columns, (j + 1) * rows + j, rows, cols - j - 1);
    }
  }

  /** Replaces column j from the diagonal down by v with ‖v‖² = 2, so that H = I − vvᵀ; returns r_jj. */
  private makeReflector(j: number): number {
    const {columns, rows} = this;
    const from = j * rows + j;
    const to = (j + 1) * rows;
    let largest = 0;
    for (let i = from; i < to; ++i) largest = Math.max(largest, Math.abs(columns[i]));
    if (!(largest > 0)) {
      columns.fill(0, from, to);
      return largest;
    }
    let squares = 0;
    for (let i = from; i < to; ++i) squares += (columns[i] / largest) ** 2;
    const norm = Math.sqrt(squares);
    const head = columns[from] / largest;
    const sign = head < 0 ? -1 : 1;
    const scale = Math.sqrt(norm * (norm + Math.abs(head)));
    for (let i = from; i < to; ++i) columns[i] /= largest * scale;
    columns[from] = (head + sign * norm) / scale;
    return -sign * norm * largest;
  }

  /** Replaces each of `count` vectors of length rows, stored one after another in `block`, by Qᵀ of it (full Q). */
  applyQT(block: Float64Array, count = 1): Float64Array {
    const {columns, rows, cols} = this;
    for (let j = 0; j < cols; ++j) reflect(columns, j * rows + j, rows - j, block, j, rows, count);
    return block;
  }

  /** Replaces each of `count` vectors of length rows, stored one after another in `block`, by Q of it (full Q). */
  applyQ(block: Float64Array, count = 1): Float64Array {
    const {columns, rows, cols} = this;
    for (let j = cols - 1; j >= 0; --j) reflect(columns, j * rows + j, rows - j, block, j, rows, count);
    return block;
  }

  /** Replaces the first cols entries of x by the solution of R x = b, where x holds b. */
  solveR(x: Float64Array): Float64Array {
    const {columns, rows, cols, diagonal} = this;
    for (let j = cols - 1; j >= 0; --j) {
      x[j] /= diagonal[j];
      const at = j * rows;
      for (let i = 0; i < j; ++i) x[i] -= columns[at + i] * x[j];
    }
    return x;
  }

  /** Replaces the first cols entries of x by the solution of Rᵀx = b, where x holds b. */
  solveRT(x: Float64Array): Float64Array {
    const {columns, rows, cols, diagonal} = this;
    for (let j = 0; j < cols; ++j) {
      const at = j * rows;
      let sum = x[j];
      for (let i = 0; i < j; ++i) sum -= columns[at + i] * x[i];
      x[j] = sum / diagonal[j];
    }
    return x;
  }

  /**
   * Least squares: the x of length cols that minimises ‖Ax − b‖, for A of full column rank.
   *
   * @param b - Length rows; not changed.
   */
  leastSquares(b: Float64Array): Float64Array {
    return this.solveR(this.applyQT(Float64Array.from(b))).slice(0, this.cols);
  }

  /**
   * Least norm: the shortest x of length rows with Aᵀx = b, for A of full column rank.
   *
   * @param b - Length cols; not changed.
   */
  leastNorm(b: Float64Array): Float64Array {
    const x = new Float64Array(this.rows);
    x.set(b);
    return this.applyQ(this.solveRT(x));
  }

  /** R as a cols × cols matrix, row-major. */
  upper(): Float64Array {
    const {columns, rows, cols, diagonal} = this;
    const r = new Float64Array(cols * cols);
    for (let j = 0; j < cols; ++j) {
      for (let i = 0; i < j; ++i) r[i * cols + j] = columns[j * rows + i];
      r[j * cols + j] = diagonal[j];
    }
    return r;
  }

  /** The cols orthonormal columns of thin Q, each of length rows, one after another. */
  frame(): Float64Array {
    const {rows, cols} = this;
    const q = new Float64Array(rows * cols);
    for (let j = 0; j < cols; ++j) q[j * rows + j] = 1;
    return this.applyQ(q, cols);
  }
}
