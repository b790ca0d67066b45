import type {Random} from "../../../engine/random.js";
import {addScaled} from "../../../numerics/vectors.js";
import {lawOf} from "./laws.js";
import {drawPairs, type Pair} from "./pair.js";
import type {Setting} from "./setting.js";
import type {Draw} from "./step.js";

/** Called for each setting (by index) at step 0 and after each of its steps. */
export type Observer = (index: number, step: number, pair: Pair) => void;

/**
 * Supervised fine-tuning (Definition 1.1) of every setting's student with its teacher's labels on fresh batches.
 * Settings of one law, dimension and batch size see the same batches; each is stopped at its own number of steps.
 */
export function finetune(settings: readonly Setting[], draw: Draw, random: Random, observe: Observer): void {
  const pairs = drawPairs(settings, random);
  const groups = new Map<string, number[]>();
  settings.forEach(({law, d, batch}, index) => {
    const key = `${law} ${d} ${batch}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
    observe(index, 0, pairs[index]);
  });
  for (const [key, members] of groups) {
    const stream = random.split("batches", key);
    const {law, d, batch} = settings[members[0]];
    const drawn = lawOf(law, d);
    for (let step = 1; ; ++step) {
      const active = members.filter((index) => step <= settings[index].steps);
      if (active.length === 0) break;
      const moves = draw(
        active.map((index) => pairs[index]),
        drawn,
        batch,
        stream
      );
      active.forEach((index, k) => {
        addScaled(pairs[index].w, pairs[index].lr, moves[k]);
        observe(index, step, pairs[index]);
      });
    }
  }
}
