/** Sizes at which every aspect ratio of the claims gives whole sample sizes. */
export const sizes = [24, 48, 96, 192, 384, 768];

/** λ_t at which (λ_t − σ²γ_t)/√((γ_t + λ_t)² + 2λ_t − 2γ_t + 1) = c, for −1 < c < 0: the smaller root of a quadratic. */
export function penaltyAt(c: number, gammaT: number, sigma: number): number {
  const best = sigma * sigma * gammaT;
  const a = 1 - c * c;
  const b = best + c * c * (1 + gammaT);
  const e = best * best - c * c * (1 - gammaT) ** 2;
  return Number((e / (b + Math.sqrt(b * b - a * e))).toPrecision(12));
}
