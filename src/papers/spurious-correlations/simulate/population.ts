import type {Law} from "../geometry.js";

/** E[ψψᵀ] of a model's group features [1; Vᵀξ/σ_ξ] at a share, p × p. */
export function testMoment(law: Law, eta: number, mean: readonly number[]): number[][] {
  const square = law === "shift" ? eta * eta : eta;
  const feature = mean.map((x, i) => [eta * x, ...mean.map((y, j) => square * x * y + (i === j ? 1 : 0))]);
  return [[1, ...mean.map((x) => eta * x)], ...feature];
}

/**
 * Population excess risk of z ↦ θᵀ(ψ ⊗ z) against zᵀβ, exactly: Σ_j Δ_jᵀAΔ_j with A = E[ψψᵀ].
 *
 * @param theta - Coefficient of ψ_a z_j at a·dZ + j.
 */
export function excessRisk(theta: Float64Array, beta: Float64Array, moment: readonly (readonly number[])[]): number {
  const dZ = beta.length;
  let risk = 0;
  for (let j = 0; j < dZ; ++j) {
    const delta = moment.map((_, a) => theta[a * dZ + j] - (a === 0 ? beta[j] : 0));
    for (let a = 0; a < moment.length; ++a) {
      for (let b = 0; b < moment.length; ++b) risk += delta[a] * moment[a][b] * delta[b];
    }
  }
  return risk;
}
