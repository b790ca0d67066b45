import {ensure} from "../../../numerics/ensure.js";
import {integrate, normalTrapezoid} from "../../../numerics/quadrature.js";
import {type ActivationName, activations, type LinkName, links} from "../simulate/multi-index/functions.js";

const rule = normalTrapezoid(1 / 64);

/** E f(g) for g ~ N(0, 1) and f with at most a jump at 0, where the mean of both sides counts. */
const expectation = (f: (z: number) => number): number =>
  integrate(rule, (z) => (z === 0 ? 0.5 * (f(1e-12) + f(-1e-12)) : f(z)));

/** Mean slope c₁ = |E σ′(g)| of an activation: the absolute value of its first Hermite coefficient. */
export const meanSlope = (activation: ActivationName): number => Math.abs(expectation(activations[activation].slope));

/** Mean square slope E σ′(g)² of an activation. */
export const squareSlope = (activation: ActivationName): number =>
  expectation((z) => activations[activation].slope(z) ** 2);

/** First Hermite coefficient E[σ_e(g) g] of a link. */
export const linkSlope = (link: LinkName): number => integrate(rule, (z) => links[link](z) * z);

export interface TeacherStep {
  readonly activation: ActivationName;
  readonly easy: LinkName;
  /** Step size η_t > 0. */
  readonly etaT: number;
  /** Norm ‖a_t‖ ≥ 0 of the teacher's second layer; 1 in the limit. */
  readonly outerT?: number;
}

/**
 * Limit of ‖(W_t − W_t0)β_e‖, what one step adds to the teacher along the easy direction: η_t c₁ c_e ‖a_t‖.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Proposition 10; the constant is derived here.
 */
export function teacherAlignment({activation, easy, etaT, outerT = 1}: TeacherStep): number {
  ensure(etaT > 0 && etaT < Infinity, "eta_t", etaT, "a number > 0");
  ensure(outerT >= 0 && outerT < Infinity, "outer_t", outerT, "a number ≥ 0");
  return etaT * meanSlope(activation) * Math.abs(linkSlope(easy)) * outerT;
}

export interface StudentStep extends TeacherStep {
  /** Step size η_s > 0. */
  readonly etaS: number;
  readonly outerS?: number;
}

/**
 * Limit of ‖(W_s − W_s0)β_e‖: η_s c₁ ‖a_s‖ · c₁‖a_t‖ · (η_t c₁ c_e ‖a_t‖). The teacher's output has the slope
 * c₁ a_tᵀ(W_t − W_t0)β_e along the easy direction.
 *
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 11; the constant is derived here.
 */
export function studentAlignment({etaS, outerS = 1, ...teacher}: StudentStep): number {
  ensure(etaS > 0 && etaS < Infinity, "eta_s", etaS, "a number > 0");
  ensure(outerS >= 0 && outerS < Infinity, "outer_s", outerS, "a number ≥ 0");
  const {activation, outerT = 1} = teacher;
  return etaS * meanSlope(activation) ** 2 * outerS * outerT * teacherAlignment(teacher);
}
