import {confidence, pull} from "./confidence.js";

/** Student, truth and teacher in coordinates in which the covariance Σ of x is diagonal. */
export interface Colored {
  /** Not zero. */
  readonly w: ArrayLike<number>;
  readonly truth: ArrayLike<number>;
  readonly u: ArrayLike<number>;
  /** Eigenvalues of Σ, all above 0. */
  readonly spectrum: ArrayLike<number>;
  /** Inverse temperature β > 0. */
  readonly beta: number;
}

/** ⟨a, b⟩ with the eigenvalues of Σ to a power: 1 for ⟨a, b⟩_Σ. */
function inner(a: ArrayLike<number>, b: ArrayLike<number>, spectrum: ArrayLike<number>, power = 1): number {
  let sum = 0;
  for (let j = 0; j < spectrum.length; ++j) sum += spectrum[j] ** power * a[j] * b[j];
  return sum;
}

/** ‖w‖_Σ, the cosine s in ⟨·, ·⟩_Σ, and the direction w* − sŵ in which it grows, both of length 1 in ⟨·, ·⟩_Σ. */
function ascent({w, truth, spectrum}: Colored) {
  const [r, length] = [w, truth].map((vector) => Math.sqrt(inner(vector, vector, spectrum)));
  const s = inner(w, truth, spectrum) / (r * length);
  return {r, s, direction: Float64Array.from({length: w.length}, (_, j) => truth[j] / length - (s * w[j]) / r)};
}

/**
 * What the teacher does to the cosine under x ~ N(0, Σ): c·⟨w* − sŵ, û⟩_{Σ²}, all vectors of length 1 in ⟨·, ·⟩_Σ. The
 * rate of the cosine times ‖w‖_Σ is this less `confidencePart`; for Σ = I it is c(t − ρs).
 *
 * @see nearly-inevitable, Equation 3 (its formula is lost; derived here)
 */
export function teacherPart(p: Colored): number {
  const length = Math.sqrt(inner(p.u, p.u, p.spectrum));
  return (pull * inner(ascent(p).direction, p.u, p.spectrum, 2)) / length;
}

/** What the student's confidence does to it: κ(‖w‖_Σ)·⟨w* − sŵ, ŵ⟩_{Σ²}, which is 0 for Σ = I. */
export function confidencePart(p: Colored): number {
  const {r, direction} = ascent(p);
  return (confidence(r, p.beta) * inner(direction, p.w, p.spectrum, 2)) / r;
}

/**
 * The most that `confidencePart` can be either way, given κ and s: κ·√(1 − s²)·(λ_max − λ_min)/2. Since w* − sŵ is
 * orthogonal to ŵ in ⟨·, ·⟩_Σ, any multiple of Σ can be taken from Σ², and half-way between the two leaves least.
 *
 * @see nearly-inevitable, Lemma A.2 (its formula is lost; derived here)
 */
export function confidenceBound(p: Colored): number {
  const {r, s} = ascent(p);
  const [most, least] = [Math.max(...Array.from(p.spectrum)), Math.min(...Array.from(p.spectrum))];
  return (confidence(r, p.beta) * Math.sqrt((1 - s) * (1 + s)) * (most - least)) / 2;
}
