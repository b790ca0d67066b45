import {Matrix, solve} from "ml-matrix";

/**
 * A symmetric p×p matrix that is invariant under rotations fixing the constant feature and the direction of the mean:
 * a 2×2 block (one, mixed, along) on (1, direction of μ) and `across` times the identity on the p − 2 others.
 * For p = 1 only `one` counts, for p = 2 not `across`.
 */
export interface Block {
  readonly one: number;
  readonly mixed: number;
  readonly along: number;
  readonly across: number;
}

export const invert = ({one, mixed, along, across}: Block, p: number): Block => {
  if (p === 1) return {one: 1 / one, mixed: 0, along: 0, across: 0};
  const determinant = one * along - mixed * mixed;
  return {
    one: along / determinant,
    mixed: -mixed / determinant,
    along: one / determinant,
    across: p > 2 ? 1 / across : 0
  };
};

/** tr(AB). */
export const traceOfProduct = (a: Block, b: Block, p: number): number =>
  a.one * b.one + 2 * a.mixed * b.mixed + a.along * b.along + Math.max(0, p - 2) * a.across * b.across;

export const isPositive = ({one, mixed, along, across}: Block, p: number): boolean =>
  one > 0 && (p === 1 || one * along - mixed * mixed > 0) && (p < 3 || across > 0);

export const toArray = ({one, mixed, along, across}: Block): number[] => [one, mixed, along, across];

export const fromArray = ([one, mixed, along, across]: ArrayLike<number> & Iterable<number>): Block => ({
  one,
  mixed,
  along,
  across
});

/** The linear map X ↦ MXM on blocks, as a 4×4 matrix. */
function conjugation({one, mixed, along, across}: Block): Matrix {
  return new Matrix([
    [one * one, 2 * one * mixed, mixed * mixed, 0],
    [one * mixed, one * along + mixed * mixed, mixed * along, 0],
    [mixed * mixed, 2 * mixed * along, along * along, 0],
    [0, 0, 0, across * across]
  ]);
}

/** Solves X = M(A + c·H[X])M for X, H being a linear map on blocks given by its 4×4 matrix. */
export function solveResolvent(m: Block, a: Block, c: number, h: Matrix): Block {
  const map = conjugation(m);
  const system = Matrix.eye(4).sub(map.mmul(h).mul(c));
  return fromArray(solve(system, map.mmul(Matrix.columnVector(toArray(a)))).to1DArray());
}
