import type {Random} from "../engine/random.js";
import {chi} from "./chi.js";
import type {TridiagonalGram} from "./ridge.js";

/** A Gaussian design in its own bases: bidiagonal B with X = V B Uᵀ, and the tridiagonal Gram matrix UᵀXᵀXU/n = BᵀB/n. */
export interface BidiagonalDesign extends TridiagonalGram {
  /** Diagonal of B, length min(n, d). */
  readonly main: Float64Array;
  /** Superdiagonal of B, length min(n, d − 1). */
  readonly above: Float64Array;
}

/**
 * Draws the bidiagonal form of an n × d matrix X of independent standard normals.
 *
 * Reflect the rows so that the first column becomes (‖x₁‖, 0, …, 0): its length is χ_n, and the other columns stay
 * independent normals, since the reflection depends on the first alone. Reflect the last d − 1 columns so that the rest
 * of the first row becomes one number, χ_{d−1}; what remains is an (n − 1) × (d − 1) matrix of independent normals. So
 * on: X = V₀BU₀ᵀ with independent B_ii = χ_{n−i}, B_{i,i+1} = χ_{d−1−i}, i = 0, 1, … until rows or columns run out.
 *
 * The law of X does not change when it is multiplied by orthogonal matrices from either side. Multiplying by Haar ones
 * that are independent of X turns V₀ and U₀ into V and U that are Haar and independent of B. Hence X = VBUᵀ in law
 * with U, V, B independent: XᵀX = U(BᵀB)Uᵀ, and Xᵀε = UBᵀ(Vᵀε), where Vᵀε is a vector of normals independent of B, U.
 *
 * @see Silverstein (1985); Dumitriu and Edelman (2002).
 */
export function drawBidiagonal(n: number, d: number, random: Random): BidiagonalDesign {
  const main = new Float64Array(Math.min(n, d));
  const above = new Float64Array(Math.min(n, d - 1));
  for (let i = 0; i < main.length; ++i) main[i] = chi(random, n - i);
  for (let i = 0; i < above.length; ++i) above[i] = chi(random, d - 1 - i);
  const diagonal = new Float64Array(d);
  const off = new Float64Array(d - 1);
  for (let i = 0; i < main.length; ++i) diagonal[i] = (main[i] * main[i]) / n;
  for (let i = 0; i < above.length; ++i) {
    diagonal[i + 1] += (above[i] * above[i]) / n;
    off[i] = (main[i] * above[i]) / n;
  }
  return {main, above, diagonal, off};
}

/** Bᵀη/n in law: Xᵀε/n in the basis U for a vector ε of n independent standard normals. */
export function drawNoise({main, above, diagonal}: BidiagonalDesign, n: number, random: Random): Float64Array {
  const out = new Float64Array(diagonal.length);
  for (let i = 0; i < main.length; ++i) {
    const eta = random.normal() / n;
    out[i] += main[i] * eta;
    if (i < above.length) out[i + 1] += above[i] * eta;
  }
  return out;
}
