import {ensure} from "../../../numerics/ensure.js";
import {pull} from "./confidence.js";

/** Γ(x + ½)/Γ(x) for x > 0: recurrence up to 60, then the asymptotic series. */
function halfStep(x: number): number {
  let product = 1;
  let y = x;
  for (; y < 60; ++y) product *= y / (y + 0.5);
  const z = 1 / (8 * y);
  const series = 1 - z + z ** 2 / 2 + (5 * z ** 3) / 2 - (21 * z ** 4) / 8 - (399 * z ** 5) / 8 + (869 * z ** 6) / 16;
  return product * Math.sqrt(y) * series;
}

/**
 * Pull c_D = E|⟨x, u⟩|/2 of the multivariate t law with unit covariance.
 *
 * @param nu - Degrees of freedom ν > 2.
 * @see nearly-inevitable, Section 2.2 (the constant is ours)
 */
export function tPull(nu: number): number {
  ensure(nu > 2, "nu", nu, "> 2");
  return (Math.sqrt((nu - 2) / Math.PI) * halfStep(nu / 2)) / (nu - 1);
}

/**
 * Pull c_D = E|⟨x, u⟩|/2 of the uniform law on the sphere of radius √d, which tends to 1/√(2π).
 *
 * @param d - Dimension, a whole number ≥ 1.
 */
export function spherePull(d: number): number {
  ensure(Number.isInteger(d) && d >= 1, "d", d, "a whole number ≥ 1");
  return (0.5 * Math.sqrt(d / Math.PI)) / halfStep(d / 2);
}

/** Pull c_D of an exactly spherical law by name: "gaussian", "t-<ν>" or "sphere" (which needs d). */
export function lawPull(law: string, d: number): number {
  if (law === "gaussian") return pull;
  if (law === "sphere") return spherePull(d);
  const nu = Number(/^t-(\d+)$/.exec(law)?.[1]);
  ensure(nu > 2, "law", law, "gaussian, sphere or t-<degrees of freedom above 2>");
  return tPull(nu);
}
