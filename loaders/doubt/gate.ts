import {type Excuses, readExcuses} from "../data.js";
import type {Paper} from "../papers.js";
import type {RunOptions} from "../run.js";
import {chosen, type Doubted, doubtPaper, isShelf, nameOf} from "./doubt.js";

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

/** The shelf's formulas stand under this name beside the papers. */
const shelf = "models";

/**
 * Makes every mutant of the papers' formulas and says which the register notices. Formulas of the shelf count as noticed
 * where any paper's claims notice them, so they are judged when all papers are.
 *
 * @param all - Every paper.
 * @returns 0; or 1 when a survivor has no excuse, or an excuse stands for a mutant that is caught or gone.
 */
export async function doubt(
  all: readonly Paper[],
  options: DoubtOptions = {},
  effects = defaultEffects
): Promise<number> {
  const {out = console.log, papers = [], run = {}} = options;
  const excuses = await effects.readExcuses();
  const shared: Doubted[] = [];
  const parts: [string, readonly Doubted[]][] = [];
  for (const paper of chosen(all, papers)) {
    const doubted = await effects.doubtPaper(paper, all, run);
    shared.push(...doubted.filter(({mutant}) => isShelf(mutant.id)));
    parts.push([paper.id, doubted.filter(({mutant}) => !isShelf(mutant.id))]);
  }
  if (papers.length === 0) parts.push([shelf, together(shared)]);
  const tallies = parts.map(([part, doubted]) => tally(part, doubted, excuses[part] ?? {}));
  for (const line of tallies.flatMap(({lines}) => lines)) out(line);
  const sum = (of: (one: (typeof tallies)[number]) => number) => tallies.reduce((total, one) => total + of(one), 0);
  out(`${sum((one) => one.mutants)} mutants, ${sum((one) => one.caught)} caught, ${sum((one) => one.excused)} excused`);
  return sum(({lines}) => lines.length) > 0 ? 1 : 0;
}

/** What became of the same mutants in several rooms. */
function together(doubted: readonly Doubted[]): Doubted[] {
  const names = new Map<string, Doubted>();
  for (const one of doubted) {
    const name = nameOf(one.mutant);
    const known = names.get(name);
    const union = (of: (each: Doubted) => readonly string[]) => [...(known ? of(known) : []), ...of(one)];
    names.set(name, {
      mutant: one.mutant,
      caughtBy: union((each) => each.caughtBy),
      usedBy: union((each) => each.usedBy),
      drawnIn: union((each) => each.drawnIn)
    });
  }
  return [...names.values()];
}

/** Counts mutants, and says what is wrong in a line each. */
function tally(part: string, doubted: readonly Doubted[], excuses: Readonly<Record<string, string>>) {
  const survivors = doubted.filter(({caughtBy}) => caughtBy.length === 0);
  const names = new Set(survivors.map(({mutant}) => nameOf(mutant)));
  const alone = survivors.filter(({mutant}) => !Object.hasOwn(excuses, nameOf(mutant)));
  const lines = [
    ...alone.map(({mutant, usedBy, drawnIn}) => {
      const users = [...usedBy, ...drawnIn.map((id) => `figure ${id}`)];
      const by = users.length > 0 ? `used by ${users.join(", ")}` : "nothing reads it";
      return `survives: ${part}: ${nameOf(mutant)} (${by})`;
    }),
    ...Object.keys(excuses).flatMap((name) => (names.has(name) ? [] : [`excused without need: ${part}: ${name}`]))
  ];
  const caught = doubted.length - survivors.length;
  return {mutants: doubted.length, caught, excused: survivors.length - alone.length, lines};
}
