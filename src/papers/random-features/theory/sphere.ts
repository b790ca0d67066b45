// Harmonics on the unit sphere in d ≥ 3 dimensions under the uniform law, and what a ReLU unit makes of them.

/** N_ℓ, the dimension of the harmonics of degree ℓ: C(d+ℓ−1, ℓ) − C(d+ℓ−3, ℓ−2), formed without a difference. */
export function multiplicity(d: number, degree: number): number {
  let binomial = 1;
  for (let i = 1; i <= degree; ++i) binomial *= (d - 3 + i) / i;
  return (binomial * (2 * degree + d - 2)) / (d - 2);
}

/** μ_ℓ, by which relu(u·x) acts on harmonics of degree ℓ: E relu(u·x)Y(x) = μ_ℓY(u). It is 0 at odd degrees above 1. */
export function reluCoefficient(d: number, degree: number): number {
  if (degree === 1) return 1 / (2 * d);
  if (degree % 2 === 1) return 0;
  // E|u·x| = Γ(d/2)/(√π Γ((d+1)/2)), by the product of two neighbours.
  let mean = 1;
  for (let k = 1; k < d; ++k) mean = 2 / (k * Math.PI * mean);
  let mu = mean / 2;
  for (let l = 0; l < degree; l += 2) mu *= (1 - l) / (l + d + 1);
  return mu;
}
