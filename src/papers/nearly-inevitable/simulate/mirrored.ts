import {grouped, sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {lawOf} from "./laws.js";
import {batchesOf, drawPairs} from "./pair.js";
import {type Setting, settingsAt} from "./setting.js";
import {literal} from "./step.js";

/**
 * The student's own pull towards the origin, told from its teacher's: one batch, samples drawn in full, labelled by a
 * teacher u and by its opposite −u. The labels of the two add up to one, so half the sum of the two negative
 * gradients holds none of the teacher. Points of one law, dimension and batch size share the batch.
 *
 * @returns Series `confidence`: minus that half sum's component along the student, whose mean is κ(‖w‖).
 */
export const mirrored = sampler(
  "drawn",
  (parameters: Partial<Setting>, points: readonly Partial<Setting>[], random) => {
    const pairs = drawPairs(settingsAt({rate: 0, steps: 1, ...parameters}, points), random);
    return grouped(pairs, batchesOf, ({key, points: here}) => {
      const {law, d, batch} = here[0].setting;
      const there = here.map((pair) => ({...pair, u: pair.u.map((value) => -value)}));
      const moves = literal([...here, ...there], lawOf(law, d), batch, random.split("batches", key));
      return here.map(({w}, k) => {
        const both = dot(moves[k], w) + dot(moves[here.length + k], w);
        return {confidence: (-0.5 * both) / Math.sqrt(dot(w, w))};
      });
    });
  }
);
