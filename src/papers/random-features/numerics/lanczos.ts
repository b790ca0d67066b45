import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {dot} from "../../../numerics/dot.js";
import {addScaled, combine, norm, normalize} from "../../../numerics/vectors.js";

/** Functions of a symmetric operator applied to a vector, by their coefficients in an orthonormal basis. */
export interface Applied {
  readonly basis: readonly Float64Array[];
  /** One row a function. */
  readonly coefficients: readonly Float64Array[];
}

/**
 * f(B)v for several functions f, by Lanczos' method. The basis is orthogonalized in full and grows until it spans all
 * that B makes of v, or until flows e^−sB v have nothing new in it at any s = time, time/2, time/4, …: at one time alone
 * small eigenvalues that the basis has not met would go unnoticed.
 *
 * @param apply - x ↦ Bx, a new array; B symmetric, positive semi-definite.
 * @param time - Functions tell eigenvalues apart no better than e^−time·x does.
 */
export function lanczos(
  apply: (x: Float64Array) => Float64Array,
  v: Float64Array,
  functions: readonly ((eigenvalue: number) => number)[],
  time: number
): Applied {
  const length = norm(v);
  const basis = [normalize(Float64Array.from(v))];
  const diagonal: number[] = [];
  const off: number[] = [];
  for (let check = 16; ; ) {
    const last = basis[basis.length - 1];
    const next = apply(last);
    diagonal.push(dot(next, last));
    for (const q of [...basis, ...basis]) addScaled(next, -dot(next, q), q);
    const rest = norm(next);
    const done = basis.length === v.length || rest <= 1e-13 * Math.max(...diagonal);
    if (done || basis.length === check) {
      const halvings = Math.max(0, Math.ceil(Math.log2(time * Math.max(...diagonal))));
      const flows = Array.from({length: halvings + 1}, (_, k) => (x: number) => Math.exp((-time / 2 ** k) * x));
      const all = coefficientsOf(diagonal, off, [...functions, ...flows], length);
      if (done || all.every((c) => Math.hypot(...c.slice(-2)) <= 1e-10 * length))
        return {basis, coefficients: all.slice(0, functions.length)};
      check = Math.ceil(1.4 * check);
    }
    off.push(rest);
    basis.push(normalize(next));
  }
}

/** ‖v‖·f(T)e₁ for the tridiagonal T. */
function coefficientsOf(
  diagonal: readonly number[],
  off: readonly number[],
  functions: readonly ((eigenvalue: number) => number)[],
  length: number
): Float64Array[] {
  const size = diagonal.length;
  const t = Matrix.zeros(size, size);
  diagonal.forEach((x, i) => {
    t.set(i, i, x);
  });
  for (let i = 1; i < size; ++i) {
    t.set(i - 1, i, off[i - 1]);
    t.set(i, i - 1, off[i - 1]);
  }
  const {realEigenvalues, eigenvectorMatrix} = new EigenvalueDecomposition(t, {assumeSymmetric: true});
  const rows = eigenvectorMatrix.to2DArray();
  return functions.map((f) => {
    const weights = Float64Array.from(realEigenvalues, (x, k) => length * rows[0][k] * f(Math.max(0, x)));
    return Float64Array.from(rows, (row) => row.reduce((sum, x, k) => sum + x * weights[k], 0));
  });
}

/** The vector that these coefficients stand for. */
export const vectorOf = (basis: readonly Float64Array[], coefficients: Float64Array): Float64Array =>
  basis.reduce((sum, q, j) => combine(1, sum, coefficients[j], q), new Float64Array(basis[0].length));
