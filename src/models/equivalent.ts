import {rising} from "../numerics/bisection.js";
import {ensure} from "../numerics/ensure.js";

/** What the shortest interpolator of n labels does to each feature, in the deterministic equivalent. */
export interface Equivalent {
  /** ζ_i = τ/(λ_i + τ), the share of a coefficient that is lost, and 1 − ζ_i. */
  readonly lost: Float64Array;
  readonly kept: Float64Array;
  /** Ω = Σ(1−ζ_i)²/n, and 1 − Ω = Σ(1−ζ_i)ζ_i/n. */
  readonly omega: number;
  readonly rest: number;
}

/** Features that are not listed one by one. */
export interface Listing {
  /** How many features have each of the eigenvalues; one by default. */
  readonly counts?: Float64Array;
  /** Sum of the eigenvalues of infinitely many features besides, each too small to be kept; 0 by default. */
  readonly tail?: number;
}

/**
 * The equivalent at the τ with Σλ/(λ+τ) = n; shares and their complements are formed apart, so that
 * neither cancels where n is small or near the number p of features.
 *
 * @param n - Samples; or random features, whose span a projection on it keeps as samples' span does.
 * @throws RangeError unless 1 ≤ n < p.
 * @see Han and Xu (2023).
 */
export function equivalent(eigenvalues: Float64Array, n: number, {counts, tail = 0}: Listing = {}): Equivalent {
  const total = (values: Float64Array): number =>
    values.reduce((sum, x, i) => sum + (counts === undefined ? x : counts[i] * x), 0);
  const p = tail > 0 ? Number.POSITIVE_INFINITY : counts ? total(eigenvalues.map(() => 1)) : eigenvalues.length;
  ensure(n >= 1 && n < p, "n", n, `at least 1 and less than p = ${p}`);
  // What is kept is counted from below, what is lost from above: neither sum is large beside what it must reach.
  const t =
    n > p / 2 && tail === 0
      ? 1 / rising((tau) => sumLost(eigenvalues, counts, tau), p - n)
      : rising((at) => sumKept(eigenvalues, counts, at) + tail * at, n);
  const kept = eigenvalues.map((x) => (x * t) / (1 + x * t));
  const lost = eigenvalues.map((x) => 1 / (1 + x * t));
  return {
    kept,
    lost,
    omega: total(kept.map((x) => x * x)) / n,
    rest: (total(kept.map((x, i) => x * lost[i])) + tail * t) / n
  };
}

// What the searches add up at every step.

/** Σ τ/(λ_i + τ). */
function sumLost(eigenvalues: Float64Array, counts: Float64Array | undefined, tau: number): number {
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; ++i) {
    const share = tau / (eigenvalues[i] + tau);
    sum += counts === undefined ? share : counts[i] * share;
  }
  return sum;
}

/** Σ λ_it/(1 + λ_it). */
function sumKept(eigenvalues: Float64Array, counts: Float64Array | undefined, t: number): number {
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; ++i) {
    const product = eigenvalues[i] * t;
    const share = product / (1 + product);
    sum += counts === undefined ? share : counts[i] * share;
  }
  return sum;
}
