import {equivalent} from "../../models/equivalent.js";
import {gaussLegendre, integrate} from "../../numerics/quadrature.js";
import {powers, type Setting, type Spectrum, type Stages, sized, spectrumOf} from "./setting.js";

// Risks are Σλ_i(β_i − β*_i)², without the labels' noise. All forms of n < p samples are deterministic equivalents.

/** A fitted or given model in moments over its data: E β_i = (1 − lost_i)β*_i, Var β_i = spread_i. */
interface Model {
  readonly lost: Float64Array;
  readonly spread: Float64Array;
}

const sum = (values: Float64Array, of: (x: number, i: number) => number): number =>
  values.reduce((total, x, i) => total + of(x, i), 0);

const riskOf = ({eigenvalues, truth2}: Spectrum, {lost, spread}: Model): number =>
  sum(eigenvalues, (x, i) => x * (truth2[i] * lost[i] ** 2 + spread[i]));

const exactly = ({eigenvalues}: Spectrum): Model => ({
  lost: eigenvalues.map(() => 0),
  spread: eigenvalues.map(() => 0)
});

/** The shortest interpolator of n labels x·β + z, β having the moments of `teacher` and z this variance. */
function interpolating({eigenvalues, truth2}: Spectrum, n: number, variance: number, teacher: Model): Model {
  const {lost, kept, rest} = equivalent(eigenvalues, n);
  const second = truth2.map((b, i) => b * (1 - teacher.lost[i]) ** 2 + teacher.spread[i]);
  const error = (variance + sum(eigenvalues, (x, i) => x * lost[i] ** 2 * second[i])) / rest;
  return {
    lost: lost.map((zeta, i) => zeta + kept[i] * teacher.lost[i]),
    spread: kept.map((keep, i) => keep ** 2 * (teacher.spread[i] + error / n / eigenvalues[i]))
  };
}

/** Least squares on the first k features and m > k + 1 samples: what the others carry is noise to it. */
function leastSquares({eigenvalues, truth2}: Spectrum, m: number, variance: number, k: number): Model {
  const noise = variance + sum(eigenvalues, (x, i) => (i < k ? 0 : x * truth2[i]));
  return {
    lost: eigenvalues.map((_, i) => (i < k ? 0 : 1)),
    spread: eigenvalues.map((x, i) => (i < k ? noise / x / (m - k - 1) : 0))
  };
}

type Sizes = Pick<Setting, "p" | "n">;

/** Ω/(1−Ω): what labels of noise σ² cost, per σ²; p/(n−p−1) exactly for n > p + 1. */
export function noiseCost({p, n, alpha}: Sizes & Pick<Setting, "alpha">): number {
  if (n > p) return p / (n - p - 1);
  const {omega, rest} = equivalent(powers(p, alpha), n);
  return omega / rest;
}

/**
 * Risk of the target fitted to labels of the truth, of the best surrogate, or of the best 0–1 mask of the truth;
 * derived. Exact, and the same for all three, for n > p + 1.
 *
 * @throws RangeError naming the parameter outside its range.
 */
export function oneStageRisk(setting: Setting, surrogate: "truth" | "optimal" | "mask"): number {
  const {n, sigma, ...law} = sized(setting);
  const {eigenvalues, truth2} = spectrumOf(law);
  const noise = sigma ** 2 * noiseCost({p: law.p, n, alpha: law.alpha});
  if (n > law.p) return noise;
  const {lost, kept, omega, rest} = equivalent(eigenvalues, n);
  const share = {
    truth: (zeta: number) => zeta ** 2 / rest,
    mask: (zeta: number) => Math.min(1, zeta ** 2 / rest),
    optimal: (zeta: number, keep: number) => (omega * zeta ** 2) / (rest * keep ** 2 + omega * zeta ** 2)
  }[surrogate];
  return noise + sum(eigenvalues, (x, i) => x * truth2[i] * share(lost[i], kept[i]));
}

/** Exact risk with n < p labels of gβ* and features of one variance 1, where the truth's squares sum to `norm2`. */
export function isotropicRisk({p, n, sigma}: Sizes & Pick<Setting, "sigma">, norm2: number, g: number): number {
  const q = n / p;
  return norm2 * (1 - 2 * q * g + q * g * g) + (sigma ** 2 * n) / (p - n - 1);
}

/** Exact risk of least squares on n > p + 1 labels of gβ*. */
export function classicalRisk({p, n, sigma}: Sizes & Pick<Setting, "sigma">, signal: number, g: number): number {
  return signal * (1 - g) ** 2 + (sigma ** 2 * p) / (n - p - 1);
}

/**
 * Risk of the best surrogate, or mask, over that of true labels as 1 ≪ n ≪ p, without noise: Riemann sums become
 * integrals over u = i·τ^(1/α), with ζ = u^α/(1 + u^α) and Ω = 1 − 1/α.
 *
 * @param setting - α > 1 and 1 < β < 2α + 1.
 */
export function limitRatio(
  {alpha, beta}: {readonly alpha: number; readonly beta: number},
  surrogate: "optimal" | "mask"
): number {
  const [omega, rest] = [1 - 1 / alpha, 1 / alpha];
  // Over log u the integrands fall exponentially at either end.
  const [low, high] = [-36 / (2 * alpha + 1 - beta), 36 / (beta - 1)];
  const kink = -Math.log(Math.sqrt(alpha) - 1) / alpha;
  const over = (of: (zeta: number) => number): number =>
    [
      [low, kink],
      [kink, high]
    ].reduce((total, [from, to]) => {
      return (
        total +
        integrate(gaussLegendre(120, from, to), (x) => Math.exp((1 - beta) * x) * of(1 / (1 + Math.exp(-alpha * x))))
      );
    }, 0);
  const gained =
    surrogate === "mask"
      ? over((zeta) => Math.min(1, zeta ** 2 / rest))
      : over((zeta) => (omega * zeta ** 2) / (rest * (1 - zeta) ** 2 + omega * zeta ** 2));
  return gained / over((zeta) => zeta ** 2 / rest);
}

/**
 * Risks of a surrogate that was itself fitted to m true labels, on all or the first k features, and of the target fitted
 * to its labels; derived.
 */
export function twoStageRisks(setting: Stages): {readonly surrogate: number; readonly target: number} {
  const {p, m, n, k, alphaS, varianceS, sigma} = sized(setting);
  const spectrum = spectrumOf(sized(setting));
  const seen = {...spectrum, eigenvalues: powers(p, alphaS)};
  const surrogate =
    k !== undefined || m > p
      ? leastSquares(seen, m, varianceS, k ?? p)
      : interpolating(seen, m, varianceS, exactly(seen));
  return {
    surrogate: riskOf(spectrum, surrogate),
    target: riskOf(spectrum, interpolating(spectrum, n, sigma ** 2, surrogate))
  };
}

/** Risk after so many fits, each to n noiseless labels of the last on fresh inputs, the first to noisy ones of the truth. */
export function selfTrainingRisk({step, ...setting}: Setting & {readonly step: number}): number {
  const spectrum = spectrumOf(sized(setting));
  let model = exactly(spectrum);
  for (let k = 0; k < step; ++k)
    model = interpolating(spectrum, sized(setting).n, k === 0 ? setting.sigma ** 2 : 0, model);
  return riskOf(spectrum, model);
}
