import betainc from "@stdlib/math-base-special-betainc";
import erfc from "@stdlib/math-base-special-erfc";
import {rising} from "./bisection.js";
import {fCritical, fUpper, normalUpper, tCritical, tUpper} from "./distributions.js";
import {ensure} from "./ensure.js";

/** A mixture over j: places and weights. */
interface Mixture {
  readonly places: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Weights proportional to λ^(j+shift)/Γ(j+shift+1), j = 0, 1, …, that are not negligible, from the largest outwards
 * by recurrence, scaled to sum to `total`: Poisson weights at shift 0 without a gamma function. They are a bell of
 * width √λ, and so are the tails they are to weigh smooth: for large λ every √λ/30th stands for its neighbours.
 */
function mixture(lambda: number, shift: number, total: number): Mixture {
  const mode = Math.max(0, Math.floor(lambda - shift));
  const stride = Math.max(1, Math.floor(Math.sqrt(lambda) / 30));
  const places: number[] = [];
  const weights: number[] = [];
  const keep = (j: number, weight: number): void => {
    if ((j - mode) % stride !== 0) return;
    places.push(j);
    weights.push(weight);
  };
  for (let j = mode, w = 1; w > 1e-18; w *= lambda / (++j + shift)) keep(j, w);
  for (let j = mode - 1, w = (mode + shift) / lambda; j >= 0 && w > 1e-18; w *= (j-- + shift) / lambda) keep(j, w);
  const scale = total / weights.reduce((sum, w) => sum + w, 0);
  return {places, weights: weights.map((w) => w * scale)};
}

/** Σ weight_j · tail(j) over a mixture; at most 1, which weights rounded up could pass. */
function average({places, weights}: Mixture, tail: (j: number) => number): number {
  return Math.min(
    1,
    weights.reduce((sum, weight, k) => sum + weight * tail(places[k]), 0)
  );
}

/** P[F > f] for noncentral F with noncentrality λ ≥ 0 (the sum of squared means): a Poisson(λ/2) mixture. */
export function noncentralFUpper(f: number, d1: number, d2: number, lambda: number): number {
  if (lambda === 0 || f <= 0) return fUpper(f, d1, d2);
  const x = d2 / (d2 + d1 * f);
  return average(mixture(lambda / 2, 0, 1), (j) => betainc(x, d2 / 2, d1 / 2 + j));
}

/**
 * P[T > t] for noncentral t with mean shift δ of the normal: two mixtures over j of the beta tails, with Poisson(δ²/2)
 * weights and the same half a step on, which sum to erf(|δ|/√2).
 */
export function noncentralTUpper(t: number, df: number, delta: number): number {
  if (delta === 0) return tUpper(t, df);
  if (t < 0) return 1 - noncentralTUpper(-t, df, -delta);
  const lambda = (delta * delta) / 2;
  const x = df / (df + t * t);
  const even = average(mixture(lambda, 0, 1), (j) => betainc(x, df / 2, j + 0.5));
  const odd = average(mixture(lambda, 0.5, 1 - erfc(Math.abs(delta) * Math.SQRT1_2)), (j) => betainc(x, df / 2, j + 1));
  // δ < 0 subtracts: what is left of 1e-16 is nothing a power needs.
  return t === 0 ? normalUpper(-delta) : Math.max(0, Math.min(1, (even + Math.sign(delta) * odd) / 2));
}

const proper = (level: number, power: number): void => {
  ensure(level > 0 && level < 1, "level", level, "in (0, 1)");
  ensure(power > level && power < 1, "power", power, `in (${level}, 1)`);
};

/** Noncentrality λ at which an F test of this level rejects with this power. */
export function noncentralityOfF(level: number, d1: number, d2: number, power = 0.9): number {
  proper(level, power);
  const critical = fCritical(level, d1, d2);
  return rising((lambda) => noncentralFUpper(critical, d1, d2, lambda), power);
}

const shifts = new Map<string, number>();

/** Shift δ, in standard errors, at which a one-sided t test of this level rejects with this power. */
export function shiftOfT(level: number, df: number, power = 0.9): number {
  proper(level, power);
  // The questions of a register ask for few different ones.
  const key = `${level} ${df} ${power}`;
  const known = shifts.get(key);
  if (known !== undefined) return known;
  const critical = tCritical(level, df);
  const shift = rising((delta) => noncentralTUpper(critical, df, delta), power);
  shifts.set(key, shift);
  return shift;
}
