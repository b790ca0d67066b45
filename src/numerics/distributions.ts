import betainc from "@stdlib/math-base-special-betainc";
import erfc from "@stdlib/math-base-special-erfc";
import {rising} from "./bisection.js";
import {ensure} from "./ensure.js";

// Upper tails are computed as such, never as 1 − cdf: a p-value of 1e-40 keeps its digits.

const degrees = (value: number, name: string): void => ensure(value > 0, name, value, "> 0");

/** P[Z > z] for a standard normal Z. */
export function normalUpper(z: number): number {
  return erfc(z * Math.SQRT1_2) / 2;
}

/**
 * P[T > t] for Student's t with `df` > 0 degrees of freedom.
 *
 * @throws RangeError when df ≤ 0.
 */
export function tUpper(t: number, df: number): number {
  degrees(df, "df");
  if (t === 0) return 0.5;
  if (!Number.isFinite(t)) return t > 0 ? 0 : t < 0 ? 1 : Number.NaN;
  const tail = betainc(df / (df + t * t), df / 2, 0.5) / 2;
  return t > 0 ? tail : 1 - tail;
}

/** P[|T| > |t|]. */
export function tTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * tUpper(Math.abs(t), df));
}

/** The t exceeded with probability `tail` in (0, 1). */
export function tCritical(tail: number, df: number): number {
  degrees(df, "df");
  ensure(tail > 0 && tail < 1, "tail", tail, "in (0, 1)");
  return tail > 0.5 ? -tCritical(1 - tail, df) : rising((t) => -tUpper(t, df), -tail);
}

/** P[F > f] for Snedecor's F with d1, d2 > 0 degrees of freedom. */
export function fUpper(f: number, d1: number, d2: number): number {
  degrees(d1, "d1");
  degrees(d2, "d2");
  if (f <= 0) return 1;
  if (f === Number.POSITIVE_INFINITY) return 0;
  return betainc(d2 / (d2 + d1 * f), d2 / 2, d1 / 2);
}

/** The F exceeded with probability `tail` in (0, 1). */
export function fCritical(tail: number, d1: number, d2: number): number {
  degrees(d1, "d1");
  degrees(d2, "d2");
  ensure(tail > 0 && tail < 1, "tail", tail, "in (0, 1)");
  return rising((f) => -fUpper(f, d1, d2), -tail);
}

/** P[X ≥ k] for X binomial with n trials of probability p in [0, 1]. */
export function binomialAtLeast(k: number, n: number, p: number): number {
  ensure(p >= 0 && p <= 1, "p", p, "in [0, 1]");
  if (k <= 0) return 1;
  if (k > n || p === 0) return 0;
  return p === 1 ? 1 : betainc(p, k, n - k + 1);
}

/** P[X ≤ k] for X binomial with n trials of probability p in [0, 1]. */
export function binomialAtMost(k: number, n: number, p: number): number {
  return binomialAtLeast(n - k, n, 1 - p);
}

/**
 * Clopper and Pearson's exact interval for a probability after k of n successes.
 *
 * @param coverage - At least this, say 0.99.
 */
export function clopperPearson(k: number, n: number, coverage: number): readonly [lower: number, upper: number] {
  ensure(Number.isInteger(k) && k >= 0 && k <= n, "k", k, `a whole number from 0 to ${n}`);
  const tail = (1 - coverage) / 2;
  const lower = rising((p) => binomialAtLeast(k, n, Math.min(p, 1)), tail);
  const upper = rising((p) => -binomialAtMost(k, n, Math.min(p, 1)), -tail);
  return [k === 0 ? 0 : lower, k === n ? 1 : upper];
}
