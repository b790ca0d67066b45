import {ensure} from "../../../numerics/ensure.js";

/** One student, one teacher and the fine-tuning between them. */
export interface Setting {
  /** Dimension, ≥ 3. */
  readonly d: number;
  /** Student's cosine with the truth, in (−1, 1). */
  readonly s: number;
  /** Teacher's cosine with the truth, in (−1, 1). */
  readonly t: number;
  /** Overlap of their errors (cosine of the parts orthogonal to the truth); null draws the teacher uniformly. */
  readonly q: number | null;
  /** ‖w₀‖ > 0. */
  readonly norm: number;
  /** Learning rate over ‖w₀‖, which makes the step axes of all norms comparable. */
  readonly rate: number;
  /** Fresh samples a step. */
  readonly batch: number;
  /** Inverse temperature β. */
  readonly beta: number;
  /** Number of steps. */
  readonly steps: number;
  /** Time covered over ‖w₀‖, instead of the rate: steps · rate. */
  readonly horizon?: number;
  /** gaussian, anisotropic-<condition number>, t-<degrees of freedom>, sphere, cube, laplace, rademacher. */
  readonly law: string;
  /** The truth: the first coordinate axis, or a direction drawn uniformly. */
  readonly truth: "axis" | "random";
}

const defaults = {q: null, beta: 1, law: "gaussian", truth: "axis"} as const;

/** Settings at points: parameters overridden by the point's coordinates. @throws RangeError naming a value out of range. */
export const settingsAt = (parameters: Partial<Setting>, points: readonly Partial<Setting>[]): Setting[] =>
  points.map((point) => settingOf({...parameters, ...point}));

/** A setting with what is usual filled in. @throws RangeError naming a value out of range. */
export function settingOf(given: Partial<Setting>): Setting {
  const whole = {...defaults, ...given} as Setting;
  const setting = whole.horizon === undefined ? whole : {...whole, rate: whole.horizon / whole.steps};
  for (const key of ["d", "batch"] as const) {
    ensure(Number.isInteger(setting[key]) && setting[key] >= 1, key, setting[key], "a whole number ≥ 1");
  }
  ensure(setting.d >= 3, "d", setting.d, "a whole number ≥ 3");
  for (const key of ["s", "t"] as const) ensure(Math.abs(setting[key]) < 1, key, setting[key], "in (−1, 1)");
  for (const key of ["norm", "beta"] as const) {
    ensure(setting[key] > 0 && setting[key] < Infinity, key, setting[key], "a number > 0");
  }
  return setting;
}
