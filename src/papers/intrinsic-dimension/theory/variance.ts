import {ensure} from "../../../numerics/ensure.js";

export interface TeacherParameters {
  /** Intrinsic dimension of the teacher's features, d_w ≥ 1. */
  readonly dW: number;
  /** Labelled samples, n > d_w + 1. */
  readonly n: number;
  /** Label noise σ ≥ 0. */
  readonly sigma: number;
}

export interface StudentParameters extends TeacherParameters {
  /** Intrinsic dimension of the student's features, d_s ≥ 1. */
  readonly dS: number;
  /** Correlation dimension d_{s∧w} in [0, min(d_w, d_s)]; real where the features meet at angles. */
  readonly dSw: number;
  /** Unlabelled samples, N ≥ 1. */
  readonly N: number;
}

/** Checks a dimension or a sample size: a whole number ≥ 1. */
export function ensureSize(name: string, value: number): void {
  ensure(Number.isInteger(value) && value >= 1, name, value, "a whole number ≥ 1");
}

/** Checks n > d_w + 1, where the teacher's error has a mean. */
export function ensureLabelled(dW: number, n: number): void {
  ensureSize("d_w", dW);
  ensureSize("n", n);
  ensure(n > dW + 1, "n", n, `> d_w + 1 = ${dW + 1}`);
}

/** Checks the student's dimensions. */
export function ensureDimensions({dW, dS, dSw}: Pick<StudentParameters, "dW" | "dS" | "dSw">): void {
  ensureSize("d_w", dW);
  ensureSize("d_s", dS);
  const most = Math.min(dW, dS);
  ensure(dSw >= 0 && dSw <= most, "d_sw", dSw, `in [0, min(d_w, d_s)] = [0, ${most}]`);
}

export function ensureNoise(sigma: number): void {
  ensure(sigma >= 0 && sigma < Infinity, "sigma", sigma, "a number ≥ 0");
}

/**
 * Variance of the ridgeless teacher, on fresh points or on the unlabelled sample alike.
 *
 * @returns Var(f_w) = σ²·d_w/(n − d_w − 1), in squared label units; exact for Gaussian features.
 * @throws RangeError naming the parameter outside its range.
 * @see intrinsic-dimension, Proposition (teacher's variance).
 */
export function teacherVariance({dW, n, sigma}: TeacherParameters): number {
  ensureLabelled(dW, n);
  ensureNoise(sigma);
  return (sigma * sigma * dW) / (n - dW - 1);
}

/**
 * Effective dimension D_N = d_{s∧w} + (d_w − d_{s∧w})·d_s/N of the teacher's noise that the student keeps in sample.
 *
 * @param p.N - Unlabelled samples; below d_s the student interpolates its labels and keeps all d_w.
 * @returns D_N in [d_{s∧w}, d_w].
 */
export function effectiveDimension({dW, dS, dSw, N}: Pick<StudentParameters, "dW" | "dS" | "dSw" | "N">): number {
  ensureDimensions({dW, dS, dSw});
  ensureSize("N", N);
  return dSw + (dW - dSw) * Math.min(1, dS / N);
}

/**
 * D_N as the bounds and the dotted curves print it: d_s/N is not kept from exceeding 1, so that for N < d_s it promises
 * less than the student, which interpolates there, delivers.
 *
 * @returns D_N ≥ d_{s∧w}; {@link effectiveDimension} for N ≥ d_s.
 * @see intrinsic-dimension, notebook, "Bounds".
 */
export function printedDimension({dW, dS, dSw, N}: Pick<StudentParameters, "dW" | "dS" | "dSw" | "N">): number {
  ensureDimensions({dW, dS, dSw});
  ensureSize("N", N);
  return dSw + (dW - dSw) * (dS / N);
}

/**
 * Variance of the weak-to-strong student on the N unlabelled points it was trained on.
 *
 * @returns Var(f_s) = σ²·D_N/(n − d_w − 1), in squared label units; exact for Gaussian features. For N < d_s the
 *   student interpolates, and this is Var(f_w).
 * @throws RangeError naming the parameter outside its range.
 * @see intrinsic-dimension, Theorem (student's variance).
 */
export function studentVariance(p: StudentParameters): number {
  const kept = effectiveDimension(p);
  ensureLabelled(p.dW, p.n);
  ensureNoise(p.sigma);
  return (p.sigma * p.sigma * kept) / (p.n - p.dW - 1);
}

/**
 * Variance of the weak-to-strong student on fresh points: d_s/N becomes d_s/(N − d_s − 1).
 *
 * @param p.N - Unlabelled samples, N > d_s + 1.
 * @returns In squared label units; exact for Gaussian features.
 * @throws RangeError naming the parameter outside its range.
 */
export function studentVarianceOutOfSample(p: StudentParameters): number {
  const {dW, dS, dSw, n, N, sigma} = p;
  ensureDimensions(p);
  ensureSize("N", N);
  ensureLabelled(dW, n);
  ensureNoise(sigma);
  ensure(N > dS + 1, "N", N, `> d_s + 1 = ${dS + 1} on fresh points`);
  return ((sigma * sigma) / (n - dW - 1)) * (dSw + ((dW - dSw) * dS) / (N - dS - 1));
}

/**
 * Sum of squared canonical correlations of k coordinate pairs at equal angles whose shared latent coordinate has
 * variance `spread` and whose other one has variance 1: k·a·c²/(a·c² + 1 − c²) with c² = d_{s∧w}/k.
 *
 * @param p.dSw - ‖V_sᵀV_w‖_F² = k·c².
 * @param p.pairs - k ≥ 1.
 * @param p.spread - Variance a > 0 of the latent coordinates the two models share; 1 gives back dSw.
 */
export function canonicalDimension({dSw, pairs, spread}: {dSw: number; pairs: number; spread: number}): number {
  ensureSize("pairs", pairs);
  ensure(dSw >= 0 && dSw <= pairs, "d_sw", dSw, `in [0, ${pairs}]`);
  ensure(spread > 0 && spread < Infinity, "spread", spread, "a number > 0");
  const square = dSw / pairs;
  return (pairs * spread * square) / (spread * square + 1 - square);
}
