import {normalUpper} from "../../../numerics/distributions.js";

/** The setting, as far as the first step of gradient descent depends on it. */
export interface Rates {
  readonly d: number;
  readonly n: number;
  readonly m: number;
  readonly pE: number;
  readonly pH: number;
  readonly pB: number;
  readonly mu: number;
  readonly nu: number;
  readonly sigmaP: number;
}

/** The teacher: ⟨w, signal⟩ for the easy (μ₁, μ₋₁) and hard (ν₁, ν₋₁) signals and the norm of its noise part. */
export interface Directions {
  readonly mu: readonly [number, number];
  readonly nu: readonly [number, number];
  readonly noise: number;
}

const root2Pi = Math.sqrt(2 * Math.PI);
const signs = [1, -1] as const;

/** Teacher outputs from the signals alone, by kind; every combination of label and sign of the kind once. */
function margins(kind: "easy" | "hard" | "both", {mu, nu}: Directions): {output: number; label: number}[] {
  return signs.flatMap((label, s) => {
    if (kind === "easy") return [{output: 2 * mu[s], label}];
    return signs.map((b) => ({output: kind === "hard" ? 2 * b * nu[s] : mu[s] + b * nu[s], label}));
  });
}

/**
 * Accuracy of a linear teacher on fresh samples of a kind: a normal probability for each combination, and one half on
 * hard-only samples whatever the teacher is, because b and −b are equally likely.
 *
 * @see linear-to-nonlinear, result 1.
 */
export function teacherAccuracy(kind: "easy" | "hard" | "both", teacher: Directions, sigmaP: number): number {
  const all = margins(kind, teacher);
  const noise = sigmaP * teacher.noise;
  return all.reduce((sum, {output, label}) => sum + normalUpper((-label * output) / noise) / all.length, 0);
}

/** E[label · y] of a kind: twice the accuracy less one. */
const trust = (kind: "easy" | "both", teacher: Directions, sigmaP: number): number =>
  2 * teacherAccuracy(kind, teacher, sigmaP) - 1;

/**
 * First growth of a filter along its class's easy signal, per learning rate and ‖μ‖², if it starts on its side:
 * (2p_e t_e + p_b t_b)/(4m), t being E[label · y]. One half of the samples have that label, and each pulls with the
 * slope ½ of the logistic loss at 0.
 */
export function easyRate({pE, pB, m, sigmaP}: Rates, teacher: Directions): number {
  return (2 * pE * trust("easy", teacher, sigmaP) + pB * trust("both", teacher, sigmaP)) / (4 * m);
}

/**
 * First growth of |⟨w, ν⟩| of a filter of that class, per learning rate and ‖ν‖², averaged over its two signs:
 * p_b t_b/(8m). Hard-only samples add 2p_hδ/(8m) for one sign of b and take it away for the other: nothing in the mean.
 */
export function hardRate({pB, m, sigmaP}: Rates, teacher: Directions): number {
  return (pB * trust("both", teacher, sigmaP)) / (8 * m);
}

/** E[label · g], g being a patch's standard normal component along the teacher's noise direction. */
function leaning({pE, pH, pB, sigmaP}: Rates, teacher: Directions): number {
  const share = {easy: pE, hard: pH, both: pB};
  return (["easy", "hard", "both"] as const).reduce((sum, kind) => {
    const all = margins(kind, teacher);
    const density = ({output}: {output: number}) => Math.exp(-0.5 * (output / (sigmaP * teacher.noise)) ** 2) / root2Pi;
    return sum + all.reduce((part, margin) => part + (share[kind] * 2 * density(margin)) / all.length, 0);
  }, 0);
}

/**
 * First movement of the filters along the teacher's noise direction (towards it in class +1, away from it in class −1),
 * per learning rate: σ_p q/(4m) with q = E[label · g]. With hard-only labels decided by noise alone q = p_h√(2/π).
 */
export function driftRate(setting: Rates, teacher: Directions): number {
  return (setting.sigmaP * leaning(setting, teacher)) / (4 * setting.m);
}

/**
 * First growth of a filter's inner product with a noise patch of its own label that activates it, per learning rate:
 * σ_p²(d − 4)/(2nm) from the patch itself, and σ_p²q²(1 − 1/n)/(4m) from the others' drift along the teacher.
 */
export function noiseRate(setting: Rates, teacher: Directions): number {
  const {d, n, m, sigmaP} = setting;
  const q = leaning(setting, teacher);
  return sigmaP * sigmaP * ((d - 4) / (2 * n * m) + (q * q * (1 - 1 / n)) / (4 * m));
}
