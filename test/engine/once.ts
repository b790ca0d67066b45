import {pointsOf, type Sweep} from "../../src/engine/experiment.js";
import type {Random} from "../../src/engine/random.js";
import {columnsOf, type Sampler} from "../../src/engine/sampler.js";

/** One trial over a sweep: a column for each series. */
export const once = <P, Q, S extends string>(
  sampler: Sampler<P, Q, S>,
  parameters: P,
  sweep: Sweep,
  random: Random
): Record<S, Float64Array> => columnsOf(sampler, parameters, pointsOf(sweep) as unknown as Q[], random);
