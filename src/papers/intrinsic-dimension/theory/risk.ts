import {ensure} from "../../../numerics/ensure.js";
import type {Geometry} from "./geometry.js";
import {effectiveDimension, ensureLabelled, ensureNoise, ensureSize, printedDimension} from "./variance.js";

/** Sample sizes and noise. */
export interface Samples {
  /** Labelled samples n. */
  readonly n: number;
  /** Unlabelled samples N. */
  readonly N: number;
  /** Label noise σ ≥ 0. */
  readonly sigma: number;
}

/** Expected excess risks of the four models, in squared label units. */
export interface Risks {
  readonly teacher: number;
  readonly student: number;
  readonly baseline: number;
  readonly ceiling: number;
}

/**
 * Expected excess risk, on fresh points, of ridgeless regression on k samples in d isotropic Gaussian features that
 * leave `rho` of the target unexpressed. The unexpressed part is Gaussian and independent of the features, so it is
 * more label noise.
 *
 * @param p.signal - ‖Pβ‖², which least norm shrinks when k < d; not needed when k > d + 1.
 * @returns ρ + (σ²+ρ)·d/(k−d−1) for k > d + 1; ρ + (1−k/d)·signal + (σ²+ρ)·k/(d−k−1) for k < d − 1 and features of
 *   equal variance; Infinity between, where the mean does not exist.
 */
export function ridgelessRisk(p: {d: number; samples: number; rho: number; sigma: number; signal?: number}): number {
  const {d, samples, rho, sigma, signal = Number.NaN} = p;
  ensureSize("d", d);
  ensureSize("samples", samples);
  ensureNoise(sigma);
  const noise = sigma * sigma + rho;
  if (samples > d + 1) return rho + (noise * d) / (samples - d - 1);
  if (samples >= d - 1) return Infinity;
  return rho + (1 - samples / d) * signal + (noise * samples) / (d - samples - 1);
}

/** Variance a coordinate of the teacher's error has, (σ² + ρ_w)/(n − d_w − 1). */
function teacherNoise({dW, rhoW}: Geometry, {n, sigma}: Pick<Samples, "n" | "sigma">): number {
  ensureLabelled(dW, n);
  ensureNoise(sigma);
  return (sigma * sigma + rhoW) / (n - dW - 1);
}

/**
 * Expected excess risk of the teacher: ρ_w + (σ²+ρ_w)·d_w/(n−d_w−1).
 *
 * @throws RangeError unless n > d_w + 1.
 */
export function teacherRisk(g: Geometry, samples: Pick<Samples, "n" | "sigma">): number {
  return g.rhoW + g.dW * teacherNoise(g, samples);
}

/**
 * Expected excess risk of the weak-to-strong student on fresh points. With v the variance of a coordinate of the
 * teacher's error: ρ_s + ‖P_s(I−P_w)β‖² + v·d_{s∧w} + [v(d_w−d_{s∧w}) + ‖(I−P_s)P_wβ‖²]·d_s/(N−d_s−1).
 *
 * @throws RangeError unless n > d_w + 1 and N > d_s + 1.
 */
export function studentRisk(g: Geometry, samples: Samples): number {
  const v = teacherNoise(g, samples);
  const {N} = samples;
  ensureSize("N", N);
  ensure(N > g.dS + 1, "N", N, `> d_s + 1 = ${g.dS + 1} on fresh points`);
  return g.rhoS + g.unseen + v * g.dSw + ((v * (g.dW - g.dSw) + g.spill) * g.dS) / (N - g.dS - 1);
}

/**
 * Expected excess risk of the student on the unlabelled points it was trained on: v·D_N + ρ_s(1 − d_s/N) +
 * ‖P_s(I−P_w)β‖² + ‖(I−P_s)(I−P_w)β‖²·d_s/N.
 *
 * @throws RangeError unless n > d_w + 1 and N ≥ d_s.
 */
export function studentRiskInSample(g: Geometry, samples: Samples): number {
  const v = teacherNoise(g, samples);
  const {N} = samples;
  ensure(N >= g.dS, "N", N, `≥ d_s = ${g.dS}`);
  const share = g.dS / N;
  return v * effectiveDimension({...g, N}) + g.rhoS * (1 - share) + g.unseen + (g.rhoW - g.unseen) * share;
}

/** Expected excess risk of the strong baseline: the student's features on the n labelled samples. */
export function baselineRisk({dS, rhoS}: Geometry, {n, sigma}: Pick<Samples, "n" | "sigma">): number {
  ensure(n > dS + 1, "n", n, `> d_s + 1 = ${dS + 1}`);
  return ridgelessRisk({d: dS, samples: n, rho: rhoS, sigma});
}

/** Expected excess risk of the strong ceiling: the student's features on n + N samples with true, noisy labels. */
export function ceilingRisk(g: Geometry, {n, N, sigma}: Samples): number {
  return baselineRisk(g, {n: n + N, sigma});
}

/** Expected excess risks of all four models on fresh points. */
export function risks(g: Geometry, samples: Samples): Risks {
  return {
    teacher: teacherRisk(g, samples),
    student: studentRisk(g, samples),
    baseline: baselineRisk(g, samples),
    ceiling: ceilingRisk(g, samples)
  };
}

/**
 * The dotted curves of the authors' notebook: σ²d_w/n + ρ_w for the teacher, σ²D_N/(n−d_w−1) + ρ_w + ρ_s for the
 * student, σ²d_s/n + ρ_s and σ²d_s/(n+N) + ρ_s for baseline and ceiling.
 */
export function plottedRisks(g: Geometry, {n, N, sigma}: Samples): Risks {
  ensureLabelled(g.dW, n);
  const noise = sigma * sigma;
  return {
    teacher: (noise * g.dW) / n + g.rhoW,
    student: (noise * printedDimension({...g, N})) / (n - g.dW - 1) + g.rhoW + g.rhoS,
    baseline: (noise * g.dS) / n + g.rhoS,
    ceiling: (noise * g.dS) / (n + N) + g.rhoS
  };
}

/** Performance gap recovered, (ER_w − ER_w2s)/(ER_w − ER_ceiling), of expected risks. */
export function pgr({teacher, student, ceiling}: Risks): number {
  return (teacher - student) / (teacher - ceiling);
}

/** Outperforming ratio, ER_baseline/ER_w2s, of expected risks. */
export function opr({baseline, student}: Risks): number {
  return baseline / student;
}
