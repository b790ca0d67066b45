import type {Doubts, DoubtTally, Refused} from "../../src/engine/doubts.js";
import {type Excuses, readExcuses} from "../data.js";
import type {Paper} from "../papers.js";
import type {RunOptions} from "../run.js";
import {chosen, type Doubted, isShelf, nameOf, refusedAs} from "./doubt.js";
import {doubtBeside, keptDoubts} from "./kept.js";

export interface DoubtOptions {
  /** Papers by id; all by default. */
  readonly papers?: readonly string[];
  readonly out?: (line: string) => void;
  readonly run?: RunOptions;
}

/** What doubting touches; tests pass their own. */
export interface DoubtEffects {
  keptDoubts(paper: Paper, all: readonly Paper[], options: RunOptions): Promise<readonly Doubted[]>;
  readExcuses(): Promise<Excuses>;
}

const defaultEffects: DoubtEffects = {
  keptDoubts,
  readExcuses: () => readExcuses()
};

/** The shelf's formulas stand under this name beside the papers. */
const shelf = "models";

/** What came of doubting, and what is wrong with it, in a line each. */
export interface Doubting extends Doubts {
  readonly lines: readonly string[];
}

/**
 * Makes every mutant of the papers' formulas and says which the register notices. Formulas of the shelf count as noticed
 * where any paper's claims notice them, so they are judged when all papers are.
 *
 * @param all - Every paper.
 * @param options.papers - Some of them, by id; all by default.
 * @returns Wrong is a survivor without an excuse, and an excuse for a mutant that is caught or gone.
 */
export async function doubtRegister(
  all: readonly Paper[],
  {papers = [], run = {}}: Pick<DoubtOptions, "papers" | "run"> = {},
  effects = defaultEffects
): Promise<Doubting> {
  const excuses = await effects.readExcuses();
  const refused: Record<string, Refused[]> = {};
  const shared: Doubted[] = [];
  const parts: [string, readonly Doubted[]][] = [];
  for (const paper of chosen(all, papers)) {
    const doubted = await effects.keptDoubts(paper, all, run);
    for (const {id} of paper.claims)
      refused[`${paper.id}/${id}`] = doubted
        .filter(({caughtBy}) => caughtBy.includes(id))
        .map(({mutant}) => refusedAs(mutant));
    shared.push(...doubted.filter(({mutant}) => isShelf(mutant.id)));
    parts.push([paper.id, doubted.filter(({mutant}) => !isShelf(mutant.id))]);
  }
  if (papers.length === 0) parts.push([shelf, together(shared)]);
  const tallied = parts.map(([part, doubted]) => tally(part, doubted, excuses[part] ?? {}));
  return {tallies: tallied.map(({lines, ...counts}) => counts), refused, lines: tallied.flatMap(({lines}) => lines)};
}

/** Doubts every paper, in processes beside each other where that was not done before. */
export async function doubtFormulas(papers: readonly Paper[], signal: AbortSignal): Promise<Doubting> {
  await doubtBeside(papers, signal);
  return doubtRegister(papers, {run: {signal}});
}

/**
 * Doubts and prints what it finds, the counts last.
 *
 * @returns 0; or 1 when something is wrong.
 */
export async function doubt(
  all: readonly Paper[],
  options: DoubtOptions = {},
  effects = defaultEffects
): Promise<number> {
  const {out = console.log} = options;
  const {tallies, lines} = await doubtRegister(all, options, effects);
  for (const line of lines) out(line);
  const sum = (of: keyof DoubtTally & ("mutants" | "caught" | "excused")) =>
    tallies.reduce((total, one) => total + one[of], 0);
  out(`${sum("mutants")} mutants, ${sum("caught")} caught, ${sum("excused")} excused`);
  return lines.length > 0 ? 1 : 0;
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
  return {part, mutants: doubted.length, caught, excused: survivors.length - alone.length, lines};
}
