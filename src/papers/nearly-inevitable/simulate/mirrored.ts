import type {Sweep, Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {dot} from "../../../numerics/dot.js";
import {lawOf} from "./laws.js";
import {drawPairs} from "./pair.js";
import {type Setting, settingsOf} from "./setting.js";
import {literal} from "./step.js";

/**
 * The student's own pull towards the origin, told from its teacher's: one batch, samples drawn in full, labelled by a
 * teacher u and by its opposite −u. The labels of the two add up to one, so half the sum of the two negative
 * gradients holds none of the teacher. Points of one law, dimension and batch size share the batch.
 *
 * @returns Series `confidence`: minus that half sum's component along the student, whose mean is κ(‖w‖).
 */
export function mirrored(parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const settings = settingsOf({rate: 0, steps: 1, ...parameters}, sweep);
  const pairs = drawPairs(settings, random);
  const confidence = new Float64Array(settings.length);
  const groups = new Map<string, number[]>();
  settings.forEach(({law, d, batch}, index) => {
    const key = `${law} ${d} ${batch}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  for (const [key, members] of groups) {
    const {law, d, batch} = settings[members[0]];
    const here = members.map((index) => pairs[index]);
    const there = here.map((pair) => ({...pair, u: pair.u.map((value) => -value)}));
    const moves = literal([...here, ...there], lawOf(law, d), batch, random.split("batches", key));
    members.forEach((index, k) => {
      const {w} = here[k];
      const both = dot(moves[k], w) + dot(moves[members.length + k], w);
      confidence[index] = (-0.5 * both) / Math.sqrt(dot(w, w));
    });
  }
  return {confidence};
}
