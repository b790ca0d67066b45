import type {Sweep} from "../../../src/engine/experiment.js";
import {Random} from "../../../src/engine/random.js";
import type {Sampler} from "../../../src/engine/sampler.js";
import {cosineOf} from "../../../src/papers/nearly-inevitable/theory.js";
import {once} from "../../engine/once.js";

/** A student of 80 %. */
export const s = cosineOf(0.8);
/** A teacher of 70 %. */
export const t = cosineOf(0.7);

/** Columns [trial] of each series at each point. */
export function simulate<P, Q, S extends string>(
  sampler: Sampler<P, Q, S>,
  parameters: P,
  sweep: Sweep,
  trials: number,
  name: string
): (series: S, point: number) => Float64Array {
  const runs = Array.from({length: trials}, (_, k) =>
    once(sampler, parameters, sweep, Random.stream(7, "test", name, k))
  );
  return (series, point) => Float64Array.from(runs, (values) => values[series][point]);
}
