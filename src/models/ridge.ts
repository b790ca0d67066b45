import {Resolvent, resolventTraces} from "../numerics/resolvent.js";

/** The Gram matrix G = XᵀX/n of a design, in an orthonormal basis in which it is tridiagonal. */
export interface TridiagonalGram {
  /** Length d ≥ 1. */
  readonly diagonal: Float64Array;
  /** Subdiagonal, length d − 1. */
  readonly off: Float64Array;
}

/** Ridge regression ‖y − Xβ‖²/n + λ‖β‖² on one design at one penalty, O(d) a fit; vectors stand in the Gram's basis. */
export class Ridge {
  private readonly resolvent: Resolvent;

  /**
   * @param penalty - λ > 0.
   * @throws RangeError when G + λI is not positive definite to working precision.
   */
  constructor(
    {diagonal, off}: TridiagonalGram,
    private readonly penalty: number
  ) {
    this.resolvent = new Resolvent(diagonal, off, penalty);
  }

  /** Replaces c = Xᵀy/n by the estimate (G + λI)⁻¹c. */
  fit(c: Float64Array): Float64Array {
    return this.resolvent.solve(c);
  }

  /** λ(G + λI)⁻¹β, a new vector: what the penalty takes from β. The fit to labels Xβ is β minus it. */
  lost(beta: Float64Array): Float64Array {
    const lost = this.resolvent.solve(Float64Array.from(beta));
    for (let i = 0; i < lost.length; ++i) lost[i] *= this.penalty;
    return lost;
  }
}

/** Averages ⟨A⟩ = tr A/d of what ridge does on one design, K = G(G + λI)⁻¹. */
export interface SampleShrinkage {
  /** ⟨K⟩ and ⟨K²⟩, in [0, 1]. */
  readonly kept: number;
  readonly kept2: number;
  /** ⟨(I − K)²⟩, in [0, 1]. */
  readonly lost2: number;
  /** ⟨G(G + λI)⁻²⟩: label noise of unit variance costs d/n times it. */
  readonly variance: number;
}

/**
 * The finite-sample counterpart of `shrinkage`, from the two traces of the resolvent.
 *
 * @param lambda - Penalty λ > 0.
 * @throws RangeError when G + λI is not positive definite to working precision.
 */
export function sampleShrinkage({diagonal, off}: TridiagonalGram, lambda: number): SampleShrinkage {
  const d = diagonal.length;
  const {first, second} = resolventTraces(diagonal, off, lambda);
  const lost = (lambda * first) / d;
  const lost2 = (lambda * lambda * second) / d;
  return {kept: 1 - lost, kept2: 1 - 2 * lost + lost2, lost2, variance: (first - lambda * second) / d};
}
