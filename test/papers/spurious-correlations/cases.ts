import type {Geometry, Rows} from "../../../src/papers/spurious-correlations/geometry.js";
import {frameOf} from "../../../src/papers/spurious-correlations/geometry.js";
import type {LawfulSetting} from "../../../src/papers/spurious-correlations/theory.js";

/** A matrix from its columns. */
export const fromColumns = (columns: readonly (readonly number[])[], k: number): Rows =>
  Array.from({length: k}, (_, i) => columns.map((column) => column[i]));

const unit = (i: number, k: number): number[] => Array.from({length: k}, (_, j) => (i === j ? 1 : 0));
const half = Math.SQRT1_2;
const between = (i: number, j: number, k: number): number[] =>
  unit(i, k).map((x, at) => half * x + half * unit(j, k)[at]);

/** The reference geometry: p_T = 5, p_S = 3, ‖Ξ‖² = 1, ‖μ_T‖² = 5. */
export const reference: Geometry = {
  T: fromColumns(
    [0, 1, 2, 3].map((i) => unit(i, 8)),
    8
  ),
  S: fromColumns([between(0, 4, 8), between(1, 5, 8)], 8),
  mu: [2, 1, 0, 0, 1, 0, 0, 0],
  sigmaXi: 1
};

export const setting = (change: Partial<LawfulSetting> = {}): LawfulSetting => ({
  ...reference,
  law: "shift",
  gamma: 0.04,
  nu: 0.01,
  etaL: 0.1,
  etaU: 0.5,
  etaT: 0.5,
  ...change
});

/** A point of ξ, in units of σ_ξ, with its weight. */
export interface Atom {
  readonly weight: number;
  readonly xi: readonly number[];
}

/**
 * The limit by the general equations, for laws of ξ given as atoms at the labelled, unlabelled and test shares: dense
 * matrices, plain iteration, nothing of the theory under test but the geometry's definition.
 */
export function bruteForce(
  geometry: Geometry,
  [labelled, unlabelled, test]: readonly (readonly Atom[])[],
  gamma: number,
  nu: number
): {teacher: number; student: number} {
  frameOf(geometry);
  const see = (rows: Rows, xi: readonly number[]): number[] => [
    1,
    ...(rows[0] ?? []).map((_, j) => xi.reduce((sum, x, i) => sum + x * rows[i][j], 0))
  ];
  const w = (atom: Atom): number[] => see(geometry.T, atom.xi);
  const psi = (atom: Atom): number[] => see(geometry.S, atom.xi);
  const m = iterate(labelled, w, gamma);
  const u = iterate(unlabelled, psi, nu);
  const teacher = average(test, (atom) => quadratic(m, w(atom)));
  const omegas = unlabelled.map((atom) => 1 / (1 + nu * quadratic(u, psi(atom))));
  const cross = zeros(u.length, m.length);
  unlabelled.forEach((atom, i) => {
    addOuter(cross, psi(atom), w(atom), atom.weight * omegas[i]);
  });
  const b = multiply(u, cross);
  const second = zeros(u.length, u.length);
  for (const atom of test) addOuter(second, psi(atom), psi(atom), atom.weight);
  let q = second;
  for (let k = 0; k < 400; ++k) {
    const inner = second.map((row) => [...row]);
    unlabelled.forEach((atom, i) => {
      const x = psi(atom);
      addOuter(inner, x, x, nu * atom.weight * omegas[i] ** 2 * quadratic(q, x));
    });
    q = multiply(multiply(u, inner), u);
  }
  const seen = multiply(multiply(b, m), transpose(b));
  const signal = second.reduce((sum, row, i) => sum + row.reduce((s, x, j) => s + x * seen[j][i], 0), 0);
  let noise = 0;
  unlabelled.forEach((atom, i) => {
    const x = psi(atom);
    const r = w(atom).map((value, j) => value - x.reduce((sum, y, k) => sum + y * b[k][j], 0));
    noise += atom.weight * omegas[i] ** 2 * quadratic(q, x) * quadratic(m, r);
  });
  return {teacher, student: signal + nu * noise};
}

const zeros = (n: number, m: number): number[][] => Array.from({length: n}, () => new Array<number>(m).fill(0));
const transpose = (a: number[][]): number[][] => a[0].map((_, j) => a.map((row) => row[j]));
const multiply = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
const quadratic = (a: number[][], x: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < x.length; ++i) for (let j = 0; j < x.length; ++j) sum += x[i] * a[i][j] * x[j];
  return sum;
};
const average = (atoms: readonly Atom[], f: (atom: Atom) => number): number =>
  atoms.reduce((sum, atom) => sum + atom.weight * f(atom), 0);
function addOuter(a: number[][], x: readonly number[], y: readonly number[], weight: number): void {
  for (let i = 0; i < x.length; ++i) for (let j = 0; j < y.length; ++j) a[i][j] += weight * x[i] * y[j];
}

function iterate(atoms: readonly Atom[], features: (atom: Atom) => number[], c: number): number[][] {
  const p = features(atoms[0]).length;
  const rows = atoms.map(features);
  let m: number[][] = zeros(p, p).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  for (let k = 0; k < 400; ++k) {
    const inner = zeros(p, p);
    rows.forEach((x, i) => {
      addOuter(inner, x, x, atoms[i].weight / (1 + c * quadratic(m, x)));
    });
    const next = gaussJordan(inner);
    const moved = Math.max(...next.flatMap((row, i) => row.map((x, j) => Math.abs(x - m[i][j]))));
    m = next;
    if (moved < 1e-11) break;
  }
  return m;
}

function gaussJordan(a: number[][]): number[][] {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  for (let c = 0; c < n; ++c) {
    const pivot = rows[c][c];
    rows[c] = rows[c].map((x) => x / pivot);
    for (let i = 0; i < n; ++i) {
      if (i === c) continue;
      const factor = rows[i][c];
      rows[i] = rows[i].map((x, j) => x - factor * rows[c][j]);
    }
  }
  return rows.map((row) => row.slice(n));
}
