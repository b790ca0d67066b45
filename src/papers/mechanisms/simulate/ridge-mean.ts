import type {Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {resolventTraces} from "../../../numerics/resolvent.js";
import {drawBidiagonal} from "./bidiagonal.js";
import {type RidgeParameters, type RidgeSweep, settingsOf} from "./setting.js";

/**
 * The errors of `ridgeExact` averaged over everything but the two spectra: over β*, ε and the rotation between the
 * teacher's and the student's eigenvectors. What is left to draw are the spectra, so a trial shows the finite-size
 * bias of a mean without the noise of single trials.
 *
 * With R = λ_t(G_t + λ_t)⁻¹, H = I − R and K = G_s(G_s + λ_s)⁻¹, the errors are quadratic forms in β* ~ N(0, I/d) and
 * ε, and E O A Oᵀ = (tr A/d) I for Haar O. Write ⟨A⟩ = tr A/d and ν = σ²γ_t⟨G_t(G_t + λ_t)⁻²⟩. Then
 * teacher σ² + ⟨R²⟩ + ν, student σ² + ⟨K²⟩(⟨H²⟩ + ν) − 2⟨K⟩⟨H⟩ + 1.
 *
 * @returns Series `teacher` and `student` (given λ_s): conditional mean test errors, noise floor included.
 * @throws RangeError naming the key that is missing or impossible.
 */
export function ridgeMean(parameters: RidgeParameters, sweep: RidgeSweep, random: Random): Values {
  const settings = settingsOf(parameters, sweep);
  const teacher = new Float64Array(settings.length);
  const student = new Float64Array(settings.length);
  settings.forEach(({d, nT, sigma, lambdaT, student: of}, index) => {
    const t = shrinkage(random.split("teacher", d, nT), d, nT, lambdaT);
    const noise = ((sigma * sigma * d) / nT) * t.variance;
    teacher[index] = sigma * sigma + t.lost2 + noise;
    if (!of) return;
    const s = shrinkage(random.split("student", d, nT, of.nS), d, of.nS, of.lambdaS);
    student[index] = sigma * sigma + s.kept2 * (t.kept2 + noise) - 2 * s.kept * t.kept + 1;
  });
  return settings.some(({student: of}) => of) ? {teacher, student} : {teacher};
}

interface Shrinkage {
  /** ⟨K⟩ and ⟨K²⟩ of K = G(G + λ)⁻¹. */
  readonly kept: number;
  readonly kept2: number;
  /** ⟨(I − K)²⟩. */
  readonly lost2: number;
  /** ⟨G(G + λ)⁻²⟩. */
  readonly variance: number;
}

function shrinkage(random: Random, d: number, n: number, lambda: number): Shrinkage {
  const {diagonal, off} = drawBidiagonal(n, d, random);
  const {first, second} = resolventTraces(diagonal, off, lambda);
  const lost = (lambda * first) / d;
  const lost2 = (lambda * lambda * second) / d;
  return {kept: 1 - lost, kept2: 1 - 2 * lost + lost2, lost2, variance: (first - lambda * second) / d};
}
