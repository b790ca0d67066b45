import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import type {PairParameters} from "./pairs.js";
import {reduced} from "./reduced.js";

export interface Setting {
  readonly overlap: number;
  readonly n: number;
  readonly N: number;
}

export interface ContrastParameters extends PairParameters {
  /** The two settings compared. */
  readonly first: Setting;
  readonly second: Setting;
}

export interface ContrastSweep {
  /** σ². */
  readonly noise: readonly number[];
  readonly [axis: string]: readonly (number | string)[];
}

/**
 * The excess risks of `reduced` in two settings on independent random numbers, so that products of a series of one
 * with a series of the other average to products of their means.
 *
 * @returns Series teacher, student, … of the first setting and teacher2, student2, … of the second.
 */
export function contrast(parameters: ContrastParameters, sweep: ContrastSweep, random: Random) {
  const run = ({overlap, n, N}: Setting, name: string) =>
    reduced(parameters, {noise: sweep.noise, overlap: [overlap], n: [n], N: [N]}, random.split(name));
  const values: Record<string, Float64Array> = run(parameters.first, "first");
  for (const [name, series] of Object.entries(run(parameters.second, "second"))) values[`${name}2`] = series;
  if (values.teacher.length !== pointsOf(sweep).length)
    throw new RangeError("sweep: must have noise for its only axis");
  return values;
}
