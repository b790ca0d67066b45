import {type Excuses, readExcuses} from "../data.js";
import type {Paper} from "../papers.js";
import type {RunOptions} from "../run.js";
import {chosen, type Doubted, doubtPaper, nameOf} from "./doubt.js";

export interface DoubtOptions {
  /** Papers by id; all by default. */
  readonly papers?: readonly string[];
  readonly out?: (line: string) => void;
  readonly run?: RunOptions;
}

/** What doubting touches; tests pass their own. */
export interface DoubtEffects {
  doubtPaper(paper: Paper, all: readonly Paper[], options: RunOptions): Promise<Doubted[]>;
  readExcuses(): Promise<Excuses>;
}

const defaultEffects: DoubtEffects = {
  doubtPaper,
  readExcuses: () => readExcuses()
};

/**
 * Makes every mutant of the papers' formulas and says which the register notices.
 *
 * @param all - Every paper.
 * @returns 0; or 1 when a survivor has no excuse, or an excuse stands for a mutant that is caught or gone.
 */
export async function doubt(
  all: readonly Paper[],
  options: DoubtOptions = {},
  effects = defaultEffects
): Promise<number> {
  const {out = console.log, run = {}} = options;
  const excuses = await effects.readExcuses();
  let [mutants, caught, excused, wrong] = [0, 0, 0, 0];
  for (const paper of chosen(all, options.papers ?? [])) {
    const doubted = await effects.doubtPaper(paper, all, run);
    const survivors = new Set(doubted.filter(({caughtBy}) => caughtBy.length === 0).map(({mutant}) => nameOf(mutant)));
    const own = excuses[paper.id] ?? {};
    mutants += doubted.length;
    caught += doubted.length - survivors.size;
    for (const {mutant, usedBy} of doubted) {
      const name = nameOf(mutant);
      if (!survivors.has(name)) continue;
      if (Object.hasOwn(own, name)) ++excused;
      else {
        ++wrong;
        out(
          `survives: ${paper.id}: ${name} (${usedBy.length > 0 ? `used by ${usedBy.join(", ")}` : "no claim uses it"})`
        );
      }
    }
    for (const name of Object.keys(own).filter((name) => !survivors.has(name))) {
      ++wrong;
      out(`excused without need: ${paper.id}: ${name}`);
    }
  }
  out(`${mutants} mutants, ${caught} caught, ${excused} excused`);
  return wrong > 0 ? 1 : 0;
}
