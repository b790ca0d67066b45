import {memo} from "../../../engine/memo.js";
import {sampler} from "../../../engine/sampler.js";
import {type BidiagonalDesign, drawBidiagonal} from "../../../models/bidiagonal.js";
import {Ridge, type SampleShrinkage, sampleShrinkage} from "../../../models/ridge.js";
import {dot} from "../../../numerics/dot.js";

import {type RidgeParameters, settingsAt} from "./setting.js";
import type {Errors} from "./sweep.js";

/**
 * The errors of `ridge` averaged over all that can be averaged in closed form: conditional expectations given the two
 * spectra and, for the weighted student, given where β̂ lies among the student's eigenvectors. What is left shows the
 * finite-size bias of a mean without the noise of single trials.
 *
 * Write ⟨A⟩ = tr A/d, G and G̃ for the Gram matrices of teacher and student, H = G(G + λ_t)⁻¹, and M for the student as
 * a linear map of its teacher: β_t = Hβ* + (G + λ_t)⁻¹Xᵀε/n_t, β_s = Mβ_t.
 *
 * - Noise: the covariance of the second term of β_t is (σ²/n_t)G(G + λ_t)⁻²; averaged over the teacher's Haar
 *   eigenvectors, (ν/d)I with ν = σ²γ_t⟨G(G + λ_t)⁻²⟩.
 * - Truth: Hβ* has mean ⟨H⟩β* under the same average, and covers β* with second moment p = (2⟨H²⟩ + d⟨H⟩²)/(d + 2),
 *   each direction orthogonal to it with q = (⟨H²⟩ − p)/(d − 1). E‖β*‖² = 1, independent of its direction u.
 * - Hence, given M and u, the mean error is
 *   σ² + p‖Mu‖² + q(‖M‖² − ‖Mu‖²) − 2⟨H⟩uᵀMu + 1 + (ν/d)‖M‖², with Frobenius' ‖M‖.
 * - Plain student: M = K = G̃(G̃ + λ_s)⁻¹, averaged over u: σ² + ⟨K²⟩(⟨H²⟩ + ν) − 2⟨K⟩⟨H⟩ + 1.
 * - Weighted: u = ζβ̂ + √(1 − ζ²)a with a uniform orthogonal to β̂, so uᵀMu and ‖Mu‖² average to mixtures of their
 *   values at β̂ and their means over the other directions; β̂ itself is drawn, uniform in the student's basis.
 *
 * @returns Series `teacher`, `student` (given λ_s) and `weighted` (given ζ): conditional mean test errors, noise floor
 *   included.
 * @throws RangeError naming the key that is missing or impossible.
 */
export const ridgeMean = sampler(
  "equal in mean",
  (parameters: RidgeParameters, points: readonly RidgeParameters[], random) => {
    const designOf = memo((role: string, d: number, n: number) => drawBidiagonal(n, d, random.split(role, d, n)));
    return settingsAt(parameters, points).map(({d, nT, sigma, lambdaT, student}) => {
      const floor = sigma * sigma;
      const h = sampleShrinkage(designOf("teacher", d, nT), lambdaT);
      const noise = ((floor * d) / nT) * h.variance;
      const errors: Partial<Errors> = {teacher: floor + h.lost2 + noise};
      if (!student) return errors as Errors;
      const {nS, lambdaS, zeta} = student;
      const design = designOf("student", d, nS);
      const k = sampleShrinkage(design, lambdaS);
      errors.student = floor + k.kept2 * (h.kept2 + noise) - 2 * k.kept * h.kept + 1;
      if (zeta === undefined) return errors as Errors;
      const m = weightedMap(design, lambdaS, k, zeta, random.split("direction", d, nS).normals(d));
      const along = (2 * h.kept2 + d * h.kept * h.kept) / (d + 2);
      const across = (h.kept2 - along) / (d - 1);
      errors.weighted =
        floor + (along - across) * m.image2 + (across + noise / d) * m.frobenius2 - 2 * h.kept * m.overlap + 1;
      return errors as Errors;
    });
  }
);

/** Means of ‖Mu‖² and uᵀMu over u at cosine ζ to β̂, and ‖M‖², for the weighted student's map M. */
interface WeightedMap {
  readonly image2: number;
  readonly overlap: number;
  readonly frobenius2: number;
}

/**
 * M = K + c·r(Kb)ᵀ by Sherman and Morrison, where b = β̂, A = G̃ + λ_sI, r = λ_sA⁻¹b, κ = d/(1 + d) and
 * c = κ/(1 − κbᵀr).
 *
 * @param b - Independent normals; scaled here to a uniform unit vector in the student's basis.
 */
function weightedMap(
  design: BidiagonalDesign,
  lambdaS: number,
  k: SampleShrinkage,
  zeta: number,
  b: Float64Array
): WeightedMap {
  const d = b.length;
  const ridge = new Ridge(design, lambdaS);
  const minus = (x: Float64Array, y: Float64Array): Float64Array => x.map((value, i) => value - y[i]);
  const norm = Math.sqrt(dot(b, b));
  for (let i = 0; i < d; ++i) b[i] /= norm;
  const r = ridge.lost(b);
  const kb = minus(b, r);
  const kr = minus(r, ridge.lost(r));
  const kappa = d / (1 + d);
  const c = kappa / (1 - kappa * dot(b, r));
  const bkb = dot(b, kb);
  const rkb = dot(r, kb);
  const r2 = dot(r, r);
  const kb2 = dot(kb, kb);
  const trace = d * k.kept + c * rkb;
  const frobenius2 = d * k.kept2 + 2 * c * dot(kb, kr) + c * c * r2 * kb2;
  // Mb = Kb + c(bᵀKb)r.
  const overlapAtB = bkb + c * bkb * dot(b, r);
  const image2AtB = kb2 + 2 * c * bkb * rkb + (c * bkb) ** 2 * r2;
  const mix = (atB: number, total: number): number => zeta * zeta * atB + ((1 - zeta * zeta) * (total - atB)) / (d - 1);
  return {image2: mix(image2AtB, frobenius2), overlap: mix(overlapAtB, trace), frobenius2};
}
