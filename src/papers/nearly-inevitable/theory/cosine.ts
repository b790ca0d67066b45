import {innerProduct} from "../../../numerics/dot.js";
import {ensure} from "../../../numerics/ensure.js";

type Vector = ArrayLike<number>;

/**
 * Gradient in w of the cosine with a unit vector: (w* − sŵ)/‖w‖.
 *
 * @param w - Not zero.
 * @param truth - Unit vector of the same length.
 * @see nearly-inevitable, Lemma C.1 (Σ = I)
 */
export function cosineGradient(w: Vector, truth: Vector): Float64Array {
  const r = Math.sqrt(innerProduct(w, w));
  const s = innerProduct(w, truth) / r;
  return Float64Array.from({length: w.length}, (_, i) => (truth[i] - (s * w[i]) / r) / r);
}

/**
 * Hessian in w of the cosine with a unit vector, applied to a vector:
 * −[ŵw*ᵀ + w*ŵᵀ + s(I − 3ŵŵᵀ)]v/‖w‖².
 *
 * @see nearly-inevitable, Lemma C.1 (Σ = I)
 */
export function cosineHessian(w: Vector, truth: Vector, v: Vector): Float64Array {
  const square = innerProduct(w, w);
  const r = Math.sqrt(square);
  const s = innerProduct(w, truth) / r;
  const [alongStudent, alongTruth] = [innerProduct(w, v) / r, innerProduct(truth, v)];
  return Float64Array.from(
    {length: w.length},
    (_, i) => -((w[i] / r) * (alongTruth - 3 * s * alongStudent) + truth[i] * alongStudent + s * v[i]) / square
  );
}

/**
 * Spectral norm of that Hessian times ‖w‖², as a function of the cosine: (|s| + √(4 − 3s²))/2, at most 2/√3.
 *
 * @param s - Cosine with the truth, in [−1, 1].
 * @see nearly-inevitable, Lemma C.3
 */
export function hessianNorm(s: number): number {
  ensure(s >= -1 && s <= 1, "s", s, "in [−1, 1]");
  // In the basis ŵ, (w* − sŵ)/k the Hessian times −‖w‖² is [[0, k], [k, s]]: its roots are (s ± √(s² + 4k²))/2.
  return 0.5 * (Math.abs(s) + Math.sqrt(4 - 3 * s * s));
}

/** Learning and unlearning parts of the change of the cosine per unit step along v. */
export interface Change {
  /** Δ₁ = (‖w_⊥‖²/‖w‖³)⟨v, w*⟩, through the component along the truth. */
  readonly learning: number;
  /** Δ₂ = −(⟨w, w*⟩/‖w‖³)⟨v, w_⊥⟩, through the components across it. */
  readonly unlearning: number;
}

/**
 * First-order change of the cosine with the truth as w moves along v, split as the introduction of the paper does.
 *
 * @see nearly-inevitable, Section 1
 */
export function firstOrderChange(w: Vector, truth: Vector, v: Vector): Change {
  const square = innerProduct(w, w);
  const cube = square * Math.sqrt(square);
  const along = innerProduct(w, truth);
  const v1 = innerProduct(v, truth);
  const rest = innerProduct(v, w) - v1 * along;
  return {learning: ((square - along * along) * v1) / cube, unlearning: (-along * rest) / cube};
}
