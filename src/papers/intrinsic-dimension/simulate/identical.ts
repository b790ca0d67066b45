import type {Random} from "../../../engine/random.js";
import {averaged} from "./averaged.js";

export interface IdenticalParameters {
  /** σ². */
  readonly noise: number;
  /** n/d. */
  readonly labelled: number;
  /** N/d. */
  readonly unlabelled: number;
}

export interface IdenticalSweep {
  readonly d: readonly number[];
  readonly [axis: string]: readonly (number | string)[];
}

/**
 * Teacher and student on the same d features, sample sizes in proportion to d; variances averaged over the noise.
 *
 * @returns Series teacher (on the unlabelled points) and student (on the population).
 */
export function identical({noise, labelled, unlabelled}: IdenticalParameters, {d}: IdenticalSweep, random: Random) {
  const values = {teacher: new Float64Array(d.length), student: new Float64Array(d.length)};
  for (const [i, size] of d.entries()) {
    const sweep = {
      noise: [noise],
      overlap: [size],
      n: [Math.round(labelled * size)],
      N: [Math.round(unlabelled * size)]
    };
    const variances = averaged({dW: size, dS: size, angles: "axes"}, sweep, random.split(size));
    values.teacher[i] = variances.teacher[0];
    values.student[i] = variances["student-out-of-sample"][0];
  }
  return values;
}
