import type {Geometry, Rows} from "./geometry.js";

/** A matrix from its columns, each of k numbers. */
const fromColumns = (columns: readonly (readonly number[])[], k: number): Rows =>
  Array.from({length: k}, (_, i) => columns.map((column) => column[i]));

const axis = (i: number, k: number): number[] => Array.from({length: k}, (_, j) => (i === j ? 1 : 0));

const axes = (count: number, k: number): Rows =>
  fromColumns(
    Array.from({length: count}, (_, i) => axis(i, k)),
    k
  );

const combine = (terms: readonly (readonly [factor: number, i: number])[], k: number): number[] => {
  const out = new Array<number>(k).fill(0);
  for (const [factor, i] of terms) out[i] += factor;
  return out;
};

const half = Math.SQRT1_2;

/** p_T = 5, p_S = 3; each of the student's directions lies half in the teacher's sight: ‖Ξ‖² = 1, ‖μ_T‖² = 5. */
export const reference: Geometry = {
  T: axes(4, 8),
  S: fromColumns(
    [
      combine(
        [
          [half, 0],
          [half, 4]
        ],
        8
      ),
      combine(
        [
          [half, 1],
          [half, 5]
        ],
        8
      )
    ],
    8
  ),
  mu: [2, 1, 0, 0, 1, 0, 0, 0],
  sigmaXi: 1
};

/** The teacher sees nothing of the mean that the student sees: equal shares, and yet the student loses. */
export const unseenMean: Geometry = {
  T: fromColumns([axis(0, 2)], 2),
  S: fromColumns([[half, half]], 2),
  mu: [0, 10],
  sigmaXi: 1
};

/** p_T = p_S = 5 with next to no similarity, p_{T∧S} = 1.05: one of the student's directions touches the teacher's. */
const nearlyApart = {
  T: axes(4, 8),
  S: fromColumns(
    [
      combine(
        [
          [Math.sqrt(0.05), 0],
          [Math.sqrt(0.95), 4]
        ],
        8
      ),
      axis(5, 8),
      axis(6, 8),
      axis(7, 8)
    ],
    8
  ),
  sigmaXi: 1
};

/** Little similarity, and the mean in the teacher's sight or out of it. */
export const apartSeen: Geometry = {...nearlyApart, mu: combine([[10, 0]], 8)};
export const apartUnseen: Geometry = {...nearlyApart, mu: combine([[30, 4]], 8)};

/** The student's two directions turned out of the teacher's sight until ‖Ξ‖²_F = overlap, 0 ≤ overlap ≤ 2. */
export function turned(overlap: number, mu: readonly number[]): Geometry {
  const cosine = Math.sqrt(overlap / 2);
  const sine = Math.sqrt(1 - overlap / 2);
  const column = (i: number): number[] =>
    combine(
      [
        [cosine, i],
        [sine, i + 4]
      ],
      8
    );
  return {T: axes(4, 8), S: fromColumns([column(0), column(1)], 8), mu, sigmaXi: 1};
}

/** Means for `turned`: one that no student sees, and one along the first direction of both models. */
export const unseenByStudent: readonly number[] = combine([[Math.sqrt(5), 2]], 8);
export const seenByBoth: readonly number[] = combine([[Math.sqrt(30), 0]], 8);

/** The reference with an extra part of the mean that only the student sees. */
export const strengthened = (extra: number): Geometry => ({
  ...reference,
  mu: combine(
    [
      [2, 0],
      [1, 1],
      [extra, 4]
    ],
    8
  )
});

/** Nothing in common, the mean in the teacher's sight alone: ‖μ_T‖² = kappa. */
export const orthogonal = (kappa: number): Geometry => turned(0, combine([[Math.sqrt(kappa), 0]], 8));

/** A teacher of p_T group features and a student of two, half in its sight. */
export const widened = (pT: number): Geometry => ({
  T: axes(pT - 1, 9),
  S: fromColumns(
    [
      combine(
        [
          [half, 0],
          [half, 8]
        ],
        9
      )
    ],
    9
  ),
  mu: combine([[2, 0]], 9),
  sigmaXi: 1
});
