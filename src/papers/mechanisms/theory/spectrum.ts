import {ensure} from "../../../numerics/ensure.js";

/**
 * Distribution function of the Marchenko–Pastur law, the mass at 0 for γ > 1 included.
 *
 * For γ ≤ 1 an eigenvalue is 1 + γ − 2√γ·cos θ with θ from 0 to π, and the mass below it is
 * (2/π)∫ sin²θ/(1 + γ − 2√γ·cos θ) dθ = (γθ + √γ·sin θ − (1 − γ)ψ)/(πγ), ψ = arg(1 − √γ·e^{−iθ}). For γ > 1 the
 * eigenvalues that are not 0 are γ times those of the transposed sample, whose ratio is 1/γ.
 *
 * @param p.gamma - Aspect ratio γ = d/n > 0.
 * @param p.s - Where the law is cut, s ≥ 0.
 * @returns The share of eigenvalues in [0, s], to some 1e-15/√γ for small γ.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 16.
 */
export function spectrumBelow({gamma, s}: {readonly gamma: number; readonly s: number}): number {
  ensure(gamma > 0 && gamma < Infinity, "gamma", gamma, "a number > 0");
  ensure(s >= 0, "s", s, "a number ≥ 0");
  if (gamma > 1) return (gamma - 1 + spectrumBelow({gamma: 1 / gamma, s: s / gamma})) / gamma;
  const root = Math.sqrt(gamma);
  const theta = Math.acos(Math.max(-1, Math.min(1, (1 + gamma - s) / (2 * root))));
  const psi = Math.atan2(root * Math.sin(theta), 1 - root * Math.cos(theta));
  return theta === 0 ? 0 : (gamma * theta + root * Math.sin(theta) - (1 - gamma) * psi) / (Math.PI * gamma);
}
