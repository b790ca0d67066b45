import {ensure} from "../../../numerics/ensure.js";
import {integrate} from "../../../numerics/ode.js";
import {roundedCosine} from "../../../numerics/vectors.js";
import {ensureTriangle, sine} from "./angles.js";
import {confidenceRate, pull} from "./confidence.js";

/** Where a student starts: cosines with the truth and the teacher, norm, and inverse temperature. */
export interface Start {
  /** Student's cosine with the truth, in [−1, 1]. */
  readonly s: number;
  /** Teacher's cosine with the truth, in [−1, 1]. */
  readonly t: number;
  /** Cosine of student and teacher, possible given s and t. */
  readonly rho: number;
  /** ‖w₀‖ > 0. */
  readonly norm: number;
  /** β > 0; 1 unless told. */
  readonly beta?: number;
}

/** A student along its path. */
export interface State {
  /** ⟨w, w*⟩. */
  readonly inner: number;
  /** ‖w‖. */
  readonly norm: number;
  /** Cosine with the truth. */
  readonly cosine: number;
  /** Cosine with the teacher. */
  readonly agreement: number;
}

/** Steps of integration that a flow may take, about a second for 10 000. */
const mostSteps = 4_000;

/**
 * The population gradient flow w′ = cû − κ(‖w‖)ŵ for standard normal data, at given times.
 *
 * @param start - The student and its teacher.
 * @param times - Ascending, ≥ 0; a gradient step at rate η takes time η.
 * @returns The state at each time.
 * @throws RangeError naming the parameter outside its range, the norm where the times are too long for it.
 * @see nearly-inevitable, Section 2.4
 */
export function flow(start: Start, times: readonly number[]): State[] {
  const plane = frame(start);
  const {beta = 1, norm} = start;
  const budget = {steps: mostSteps};
  let w: Float64Array = plane.start;
  let now = 0;
  return times.map((time) => {
    ensure(time >= now, "times", time, "ascending and ≥ 0");
    const field = (y: Float64Array, out: Float64Array) => {
      const rate = confidenceRate(Math.hypot(y[0], y[1]), beta);
      out[0] = pull - rate * y[0];
      out[1] = -rate * y[1];
    };
    try {
      w = integrate(field, w, time - now, budget);
    } catch {
      ensure(false, "norm", norm, `larger for a time of ${time}: in units of the norm it is too long to integrate`);
    }
    now = time;
    return plane.state(w);
  });
}

/**
 * Gradient descent on the population loss (Euler steps of the flow): states after 0, 1, … `steps` steps.
 *
 * @param start - The student and its teacher.
 * @param rate - Learning rate η > 0.
 * @param steps - Number of steps ≥ 0.
 */
export function descent(start: Start, rate: number, steps: number): State[] {
  ensure(rate > 0 && rate < Infinity, "lr", rate, "a number > 0");
  ensure(Number.isInteger(steps) && steps >= 0, "steps", steps, "a whole number ≥ 0");
  const plane = frame(start);
  const w = plane.start;
  const states = [plane.state(w)];
  for (let k = 0; k < steps; ++k) {
    const shrink = 1 - rate * confidenceRate(Math.hypot(w[0], w[1]), start.beta);
    w[0] = shrink * w[0] + rate * pull;
    w[1] *= shrink;
    states.push(plane.state(w));
  }
  return states;
}

/** Coordinates along the teacher and across it, in which the flow stays. */
function frame({s, t, rho, norm, beta = 1}: Start) {
  ensureTriangle(s, t, rho);
  ensure(norm > 0 && norm < Infinity, "norm", norm, "a number > 0");
  ensure(beta > 0 && beta < Infinity, "beta", beta, "a number > 0");
  const across = sine(rho);
  // The truth's component across the teacher, within the plane; its sign is immaterial where the plane is a line.
  const truth = across > 0 ? (s - t * rho) / across : 0;
  return {
    start: Float64Array.of(norm * rho, norm * across),
    state(w: Float64Array): State {
      const r = Math.hypot(w[0], w[1]);
      const inner = t * w[0] + truth * w[1];
      return {inner, norm: r, cosine: roundedCosine(inner / r), agreement: roundedCosine(w[0] / r)};
    }
  };
}
