import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {dot} from "../../../numerics/dot.js";
import {factorize, solveRows, solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {gram, type Matrix, matrices, mirror, multiply, transposed} from "../../../numerics/kernel/matrix.js";
import {normalize} from "../../../numerics/vectors.js";
import {gegenbauer} from "../numerics/gegenbauer.js";
import {multiplicity, reluCoefficient} from "../theory/sphere.js";

/** E relu(u·x)relu(u′·x) for x uniform on the unit sphere in d dimensions, r = u·u′. */
function kernel(d: number, r: number): number {
  const c = Math.max(-1, Math.min(1, r));
  return (Math.sqrt((1 - c) * (1 + c)) + (Math.PI - Math.acos(c)) * c) / (2 * Math.PI * d);
}

/** The target, a harmonic of unit norm: √(d(d+2))·x₁x₂, or √d·x₁. */
const harmonic = (d: number, degree: number, u: Float64Array): number =>
  degree === 1 ? Math.sqrt(d) * u[0] : Math.sqrt(d * (d + 2)) * u[0] * u[1];

/** λ of the target's degree, in whose inverse times are told. */
export const unitOf = (d: number, degree: number): number => reluCoefficient(d, degree) ** 2;

const roomFor = memo((d: number, units: number) => matrices([units, d], [units, units], [units, units], [1, units]));

/** Fills the rows with units, uniform on the sphere. */
export function drawUnits({rows, columns, stride, values}: Matrix, random: Random): void {
  for (let i = 0; i < rows; ++i) {
    const unit = values.subarray(i * stride, i * stride + columns);
    normalize(random.fillNormal(unit));
  }
}

/** A teacher fitted on the population, and what its infinite student needs; valid until the next one of its size. */
export interface Teacher {
  readonly units: Matrix;
  /** Output weights; none of a mean over targets. */
  readonly weights: Float64Array;
  /** u·u′ of all pairs, without the diagonal, and the products of their weights, doubled; the sum of squared weights. */
  readonly pairs: Float64Array;
  readonly products: Float64Array;
  readonly norm2: number;
  /** Share of the target that it keeps, 1 − L. */
  readonly kept: number;
}

/** Draws M units; the Cholesky factor of their κ(UUᵀ) stands in the second matrix. */
function draw(d: number, M: number, random: Random) {
  const [units, l, square, row] = roomFor(d, M);
  drawUnits(units, random);
  gram(l, units);
  const pairs = new Float64Array((M * (M - 1)) / 2);
  for (let i = 0, k = 0; i < M; ++i) {
    for (let j = 0; j < i; ++j, ++k) {
      pairs[k] = l.values[i * l.stride + j];
      l.values[i * l.stride + j] = kernel(d, pairs[k]);
    }
    l.values[i * l.stride + i] = kernel(d, 1);
  }
  factorize(l);
  return {units, l, square, row, pairs};
}

/** Twice a symmetric matrix's entries at all pairs. */
const doubled = (pairs: Float64Array, at: (i: number, j: number) => number): Float64Array => {
  const products = new Float64Array(pairs.length);
  for (let i = 0, k = 0; k < pairs.length; ++i) for (let j = 0; j < i; ++j, ++k) products[k] = 2 * at(i, j);
  return products;
};

/** Projects the target on M random ReLU units: κ(UUᵀ)w = μY(U). */
export function teach(d: number, M: number, degree: number, random: Random): Teacher {
  const {units, l, row, pairs} = draw(d, M, random);
  const mu = reluCoefficient(d, degree);
  const labels = Float64Array.from({length: M}, (_, i) => mu * harmonic(d, degree, rowOf(units, i)));
  row.values.set(labels);
  solveRowsTransposed(l, solveRows(l, row));
  const weights = row.values.slice(0, M);
  const products = doubled(pairs, (i, j) => weights[i] * weights[j]);
  return {units, weights, pairs, products, norm2: dot(weights, weights), kept: dot(weights, labels)};
}

/** The mean over all targets of this degree, whose products are NμP(r)μ/N = μ²P_ℓ(r): W = μ²κ⁻¹P_ℓκ⁻¹. */
export function teachAll(d: number, M: number, degree: number, random: Random): Teacher {
  const {units, l, square, pairs} = draw(d, M, random);
  const mu2 = reluCoefficient(d, degree) ** 2;
  gegenbauer(d, pairs, (l, values) => {
    for (let i = 0, k = 0; i < M && l === degree; ++i) {
      for (let j = 0; j < i; ++j, ++k) square.values[i * square.stride + j] = mu2 * values[k];
      square.values[i * square.stride + i] = mu2;
    }
    return l < degree;
  });
  mirror(square);
  solveRowsTransposed(l, solveRows(l, square));
  let kept = 0;
  for (let i = 0; i < M; ++i) kept += square.values[i * square.stride + i];
  for (let i = 0; i < M; ++i)
    for (let j = 0; j < i; ++j) {
      const [at, across] = [i * square.stride + j, j * square.stride + i];
      [square.values[at], square.values[across]] = [square.values[across], square.values[at]];
    }
  solveRowsTransposed(l, solveRows(l, square));
  const at = (i: number, j: number): number => square.values[i * square.stride + j];
  let norm2 = 0;
  for (let i = 0; i < M; ++i) norm2 += at(i, i);
  return {units, weights: new Float64Array(0), pairs, products: doubled(pairs, at), norm2, kept};
}

const rowOf = ({values, stride, columns}: Matrix, i: number): Float64Array =>
  values.subarray(i * stride, i * stride + columns);

/** Error of the infinite student after the time t in units of 1/λ of the target's degree. */
export function flow(d: number, degree: number, {pairs, products, norm2, kept}: Teacher, t: number): number {
  const unit = unitOf(d, degree);
  let error = 1 + 2 * Math.expm1(-t) * kept;
  let [left, share] = [kept, 0];
  gegenbauer(d, pairs, (l, values) => {
    const eigenvalue = reluCoefficient(d, l) ** 2;
    if (eigenvalue === 0) return true;
    const energy = eigenvalue * multiplicity(d, l) * (norm2 + dot(products, values));
    share = Math.expm1((-t * eigenvalue) / unit) ** 2;
    error += share * energy;
    left -= energy;
    return l < degree || (l < 60 && share * left > 1e-9 * error);
  });
  // What is left lies in higher degrees, which the flow learns by shares as small or smaller, or all in the end.
  return error + share * left;
}

const studentsFor = memo((d: number, M: number, students: number) =>
  matrices([students, d], [students, students], [students, M])
);

/** What a student of so many units needs: its Gram matrix over S, its units' products with teacher and target. */
export function student(d: number, degree: number, {units, weights}: Teacher, students: number, random: Random) {
  const [own, k, cross] = studentsFor(d, units.rows, students);
  drawUnits(own, random);
  gram(k, own);
  multiply(cross, own, transposed(units));
  for (let i = 0; i < students; ++i) {
    for (let j = 0; j < i; ++j) k.values[i * k.stride + j] = kernel(d, k.values[i * k.stride + j]) / students;
    k.values[i * k.stride + i] = kernel(d, 1) / students;
  }
  mirror(k);
  const labels = new Float64Array(students);
  const truth = new Float64Array(students);
  for (let i = 0; i < students; ++i) {
    for (let j = 0; j < units.rows; ++j) labels[i] += kernel(d, cross.values[i * cross.stride + j]) * weights[j];
    truth[i] = reluCoefficient(d, degree) * harmonic(d, degree, rowOf(own, i));
  }
  const apply = (x: Float64Array): Float64Array => x.map((_, i) => dot(k.values, x, i * k.stride, 0, students));
  return {apply, labels, truth};
}
