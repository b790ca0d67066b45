import {ensure} from "../../numerics/ensure.js";

/** A teacher of M linear units, on d inputs of which K have variance 1 and the others 1/M. */
export interface Linear {
  readonly M: number;
  readonly d: number;
  readonly K: number;
}

/** The authors' sizes: d = M^1.5 and K = √M, rounded. */
export const sizesAt = (M: number): Linear => ({M, d: Math.round(M ** 1.5), K: Math.round(Math.sqrt(M))});

/** A setting whose d and K are the authors' unless told. */
export type Sizes = Pick<Linear, "M"> & Partial<Linear>;

/** @throws RangeError naming the size outside its range. */
export function sized({M, d = sizesAt(M).d, K = sizesAt(M).K}: Sizes): Linear {
  ensure(Number.isInteger(d) && d >= 2, "d", d, "a whole number ≥ 2");
  ensure(M >= 1 && M < d, "M", M, `at least 1 and less than d = ${d}`);
  ensure(K >= 1 && K < d, "K", K, `at least 1 and less than d = ${d}`);
  return {M, d, K};
}

/** A teacher of M ReLU units on the sphere in d dimensions, for a target that is a harmonic of this degree, 1 or 2. */
export interface Relu {
  readonly d: number;
  readonly M: number;
  /** 2 by default. */
  readonly degree?: number;
}

/** Two and a half units for each harmonic of degree 2, rounded, by dimension. */
export const unitsAt: Readonly<Record<number, number>> = {6: 50, 8: 88, 10: 135, 12: 192, 14: 260, 16: 338};
