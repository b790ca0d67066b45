import type {Random} from "../../../engine/random.js";
import {groupsOf} from "../../../engine/sampler.js";
import {addScaled} from "../../../numerics/vectors.js";
import {lawOf} from "./laws.js";
import {batchesOf, type Pair} from "./pair.js";
import type {Draw} from "./step.js";

/**
 * Supervised fine-tuning (Definition 1.1) of every pair's student with its teacher's labels on fresh batches. Pairs of
 * one law, dimension and batch size see the same batches; each is stopped at its own number of steps.
 *
 * @param observe - Called for each pair (by index) at step 0 and after each of its steps.
 */
export function finetune(
  pairs: readonly Pair[],
  draw: Draw,
  random: Random,
  observe: (index: number, step: number) => void = () => {}
): void {
  for (const index of pairs.keys()) observe(index, 0);
  for (const {key, indices} of groupsOf(pairs, batchesOf)) {
    const stream = random.split("batches", key);
    const {law, d, batch} = pairs[indices[0]].setting;
    const drawn = lawOf(law, d);
    for (let step = 1; ; ++step) {
      const active = indices.filter((index) => step <= pairs[index].setting.steps);
      if (active.length === 0) break;
      const students = active.map((index) => pairs[index]);
      const moves = draw(students, drawn, batch, stream);
      for (const [k, {w, lr}] of students.entries()) {
        addScaled(w, lr, moves[k]);
        observe(active[k], step);
      }
    }
  }
}
