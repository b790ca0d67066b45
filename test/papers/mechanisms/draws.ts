import type {Sweep} from "../../../src/engine/experiment.js";
import {Random} from "../../../src/engine/random.js";
import type {Sampler} from "../../../src/engine/sampler.js";
import type {RidgeParameters} from "../../../src/papers/mechanisms/simulate/setting.js";
import {once} from "../../engine/once.js";

export const stream = (trial: number, name = "trial"): Random => Random.stream(1, "mechanisms", name, trial);

/** One value a trial of any quantity of the sampler's series. */
export function sample<S extends string>(
  sampler: Sampler<RidgeParameters, RidgeParameters, S>,
  keys: RidgeParameters,
  sweep: Sweep,
  trials: number,
  of: (values: Record<S, ArrayLike<number>>) => number
): Float64Array {
  return Float64Array.from({length: trials}, (_, trial) => of(once(sampler, keys, sweep, stream(trial, sampler.law))));
}
