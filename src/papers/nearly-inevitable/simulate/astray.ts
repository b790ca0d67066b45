import {sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {combine, normalize} from "../../../numerics/vectors.js";
import {finetune} from "./finetune.js";
import {drawPairs} from "./pair.js";
import {type Setting, settingsAt} from "./setting.js";
import {span} from "./step.js";

/**
 * How far batches lead a student out of the plane of its start and its teacher, which the noiseless path never leaves.
 *
 * @returns `aside`: the squared distance from that plane after the last step, over ‖w₀‖².
 */
export const astray = sampler(
  "equal in law",
  (parameters: Partial<Setting>, points: readonly Partial<Setting>[], random) => {
    const pairs = drawPairs(settingsAt(parameters, points), random);
    const planes = pairs.map(({w, u}) => {
      const along = normalize(w.slice());
      return [along, normalize(combine(1, u, -dot(u, along), along))];
    });
    finetune(pairs, span, random);
    return pairs.map(({w, setting}, k) => {
      const aside = planes[k].reduce((rest, axis) => combine(1, rest, -dot(rest, axis), axis), w);
      return {aside: dot(aside, aside) / setting.norm ** 2};
    });
  }
);
