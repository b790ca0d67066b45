import type {Claim} from "../../src/engine/claim.js";
import {defaultSeed} from "../../src/engine/experiment.js";
import {find} from "../../src/engine/input.js";
import {type Entry, familySize, familyTests, judgeRegister, testsOf} from "../../src/engine/register.js";
import type {Results} from "../../src/engine/results.js";
import type {Paper} from "../papers.js";
import {loadResults, type RunOptions} from "../run.js";
import {doubtfulRoom, filed, noticed, type Room} from "./room.js";
import {type Mutant, type Seen, Switch} from "./switch.js";

/** What became of one mutant. */
export interface Doubted {
  readonly mutant: Mutant;
  /** Claims that notice it; none for a survivor. */
  readonly caughtBy: readonly string[];
  /** Claims that use the formula. */
  readonly usedBy: readonly string[];
}

/** Scale and shape parameters, which are replaced by 1 (by 2 where they are 1), and sizes, which are doubled. */
const scales = /^(sigma\w*|beta|rho|zeta|tau|gamma\w*|lambda\w*|nu|mu|eta\w*|norm|r)$/;
const sizes = /^(d|dW|dS|dSw|dZ|n|N|m|p|samples|width|batch|steps|size)$/;

/** Every mutant of an export, from what was seen of it. */
export function mutantsOf(id: string, {fields, parameters}: Seen): Mutant[] {
  const answers = [...fields].flatMap((field): Mutant[] =>
    [1.02, 0.98].map((times) => ({id, field, on: "answer", change: {times}}))
  );
  const ways = [...parameters].flatMap(([field, value]): Mutant[] => {
    if (scales.test(field)) return [{id, field, on: "parameter", change: {be: value === 1 ? 2 : 1}}];
    return sizes.test(field) ? [{id, field, on: "parameter", change: {times: 2}}] : [];
  });
  return [...answers, ...ways];
}

/** A mutant in words: "student×1.02", "σ for 1". */
export const nameOf = ({id, field, on, change}: Mutant): string => {
  const what = field === "" ? id : `${id}${on === "parameter" ? "(" : "."}${field}${on === "parameter" ? ")" : ""}`;
  return "times" in change ? `${what} × ${change.times}` : `${what} = ${change.be}`;
};

/** Where judging a mutant throws, it is noticed: no build would publish it. */
function judged(room: Room, paper: string, claims: readonly Claim[], results: Record<string, Results>, family: Family) {
  try {
    const {size, elsewhere} = family;
    return room.judgeRegister(filed(paper, claims, results), size, elsewhere).map(noticed);
  } catch {
    return claims.map(() => "throws");
  }
}

interface Family {
  readonly size: number;
  readonly elsewhere: readonly number[];
}

const pOf = (entry: Entry): number[] => familyTests([entry]).map(({finding}) => finding.p);

/**
 * Multiplies every number that a paper's theory yields by 1.02 and by 0.98, one at a time, replaces every scale it
 * takes and doubles every size, and judges again, on the stored results, the claims that use it.
 *
 * @param all - Every paper, whose claims make the family.
 */
export async function doubtPaper(paper: Paper, all: readonly Paper[], options: RunOptions = {}): Promise<Doubted[]> {
  const {declared, evaluate} = await doubtfulRoom(paper);
  const watch = new Switch();
  globalThis.__doubt = watch;
  const size = familySize(all.flatMap(({claims}) => claims));
  const loaded = await loadResults(paper, {...options, scale: "paper", seed: defaultSeed});

  const resultsIn = (room: Room): Record<string, Results> =>
    Object.fromEntries(
      Object.entries(loaded).map(([id, results]) => [id, new room.Results(results.run, results.perTrial)])
    );

  // Unchanged: what each claim asks of the theory, when it is imported and when it is judged.
  const plain = evaluate();
  const atImport = new Set(watch.asked);
  const tested = plain.claims.filter((claim) => testsOf(claim).length > 0);
  const results = resultsIn(plain);
  const uses = new Map<string, Set<string>>();
  for (const claim of tested) {
    watch.asked.clear();
    plain.judgeRegister(filed(paper.id, [claim], results), size);
    uses.set(claim.id, new Set([...watch.asked, ...atImport]));
  }
  const entries = judgeRegister(filed(paper.id, paper.claims, loaded), size);
  const before = new Map(entries.map((entry) => [entry.id, noticed(entry)]));
  const p = new Map(entries.map((entry) => [entry.id, pOf(entry)]));

  const doubted: Doubted[] = [];
  for (const id of declared.keys()) {
    const seen = watch.seen.get(id);
    if (!seen) continue;
    const usedBy = tested.filter((claim) => uses.get(claim.id)?.has(id)).map((claim) => claim.id);
    for (const mutant of mutantsOf(id, seen)) {
      watch.mutant = mutant;
      const caughtBy = caught(mutant);
      doubted.push({mutant, caughtBy, usedBy});
    }
    function caught(_: Mutant): string[] {
      let room: Room;
      try {
        room = evaluate();
      } catch {
        return usedBy;
      }
      const claims = room.claims.filter((claim) => usedBy.includes(claim.id));
      const elsewhere = [...p].flatMap(([other, values]) => (usedBy.includes(other) ? [] : values));
      const after = judged(room, paper.id, claims, resultsIn(room), {size, elsewhere});
      return claims.flatMap((claim, k) => (after[k] !== before.get(claim.id) ? [claim.id] : []));
    }
  }
  watch.mutant = undefined;
  return doubted;
}

/** Papers named, or all. @throws RangeError naming an unknown one. */
export const chosen = (papers: readonly Paper[], ids: readonly string[]): readonly Paper[] =>
  ids.length > 0 ? ids.map((id) => find(papers, id, "paper")) : papers;
