import {setImmediate} from "node:timers/promises";
import type {Claim} from "../../src/engine/claim.js";
import type {Refused} from "../../src/engine/doubts.js";
import {defaultSeed} from "../../src/engine/experiment.js";
import {find} from "../../src/engine/input.js";
import {controlsIn, type Entry, type Filed, familySize, familyTests, judgeRegister} from "../../src/engine/register.js";
import type {Paper} from "../papers.js";
import {loadResults, type RunOptions} from "../run.js";
import {fingerprint, Remembering} from "./read.js";
import type {Doubtful} from "./room.js";
import {type Mutant, type Seen, Switch} from "./switch.js";

/** What became of one mutant. */
export interface Doubted {
  readonly mutant: Mutant;
  /** Claims that notice it; none for a survivor. */
  readonly caughtBy: readonly string[];
  /** Claims that read another number then. */
  readonly usedBy: readonly string[];
  /** Figures that draw the formula. */
  readonly drawnIn: readonly string[];
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

const changeOf = ({change}: Mutant): string => ("times" in change ? `× ${change.times}` : `= ${change.be}`);

/** A mutant by the formula it sits in: "risk × 1.02", "risk.bias × 0.98", "risk(sigma) = 2". */
export const nameOf = (mutant: Mutant): string => {
  const {id, field, on} = mutant;
  const what = field === "" ? id : on === "parameter" ? `${id}(${field})` : `${id}.${field}`;
  return `${what} ${changeOf(mutant)}`;
};

/** The same for readers: "risk", "bias × 0.98". */
export const refusedAs = (mutant: Mutant): Refused => ({
  formula: mutant.id.slice(mutant.id.indexOf("#") + 1),
  change: `${mutant.field} ${changeOf(mutant)}`.trim()
});

/** A room doubts its own formulas and the shelf's, not another room's, and no guard. */
const isDoubted =
  (paper: string) =>
  (id: string): boolean =>
    (id.startsWith(`${paper}/`) || isShelf(id)) && !/#ensure/.test(id);

/** Whether a formula stands on the shelf, which several rooms ask. */
export const isShelf = (id: string): boolean => id.startsWith("models/");

/** What a mutant must change to be noticed: the outcome, or whether controls are refused. */
const noticed = (entry: Entry): string =>
  JSON.stringify([entry.outcome, controlsIn(entry).map(({rejected}) => rejected)]);

interface Family {
  readonly size: number;
  /** The p-values of the paper's hypotheses, by claim. */
  readonly p: ReadonlyMap<string, readonly number[]>;
}

/** Judges one claim, the others' p-values held. Where judging a mutant throws it is noticed: no build would publish it. */
function judged(paper: string, claim: Claim, results: Filed["results"], {size, p}: Family): string {
  try {
    const elsewhere = [...p].flatMap(([other, values]) => (other === claim.id ? [] : values));
    return judgeRegister([{paper, claim, results}], size, elsewhere).map(noticed).join();
  } catch {
    return "throws";
  }
}

/**
 * Multiplies every number that a paper's theory yields by 1.02 and by 0.98, one at a time, replaces every scale it
 * takes and doubles every size, and judges again, on the stored results, the claims that read something else then.
 *
 * @param all - Every paper, whose claims make the family.
 * @param options - Results are those at paper scale with the default seed.
 * @returns What became of every mutant that changes a number, of formulas that a claim or a figure asks.
 */
export async function doubtPaper(
  {declared, evaluate}: Doubtful,
  paper: Paper,
  all: readonly Paper[],
  options: RunOptions = {}
): Promise<Doubted[]> {
  const loaded = await loadResults(paper, {...options, scale: "paper", seed: defaultSeed});
  const results = Object.fromEntries(
    Object.entries(loaded).map(([id, {run, perTrial}]) => [id, new Remembering(run, perTrial)])
  );
  const watch = new Switch();
  globalThis.__doubt = watch;

  // Unchanged: what claims and figures ask of the theory, when they are imported and when they are judged or drawn.
  const plain = evaluate();
  const atImport = [...watch.asked];
  const subjects = plain.claims
    .filter(({test}) => test.kind !== "none")
    .map((claim): Subject => {
      watch.asked.clear();
      const read = fingerprint(claim, results);
      const entry = judgeRegister([{paper: paper.id, claim, results}])[0];
      return {
        id: claim.id,
        read,
        p: familyTests([entry]).map(({finding}) => finding.p),
        asks: new Set([...watch.asked, ...atImport])
      };
    });
  const family = {
    size: familySize(all.flatMap(({claims}) => claims)),
    p: new Map(subjects.map(({id, p}) => [id, p]))
  };
  const judge = (claims: readonly Claim[], id: string) => judged(paper.id, find(claims, id, "claim"), results, family);
  const before = new Map(subjects.map(({id}) => [id, judge(plain.claims, id)]));
  const drawn = new Map(
    plain.figures.map((figure) => {
      watch.asked.clear();
      figure.build(loaded);
      return [figure.id, new Set(watch.asked)];
    })
  );

  const doubted = (mutant: Mutant): Doubted | undefined => {
    const users = subjects.filter(({asks}) => asks.has(mutant.id));
    const drawnIn = [...drawn].flatMap(([figure, asks]) => (asks.has(mutant.id) ? [figure] : []));
    watch.set(mutant);
    try {
      const {claims} = evaluate();
      const touched = users.filter(({id, read}) => fingerprint(find(claims, id, "claim"), results) !== read);
      const caughtBy = touched.map(({id}) => id).filter((id) => judge(claims, id) !== before.get(id));
      if (users.length > 0 && !watch.effective) return undefined;
      return {mutant, caughtBy, usedBy: touched.map(({id}) => id), drawnIn};
    } catch {
      return {mutant, caughtBy: users.map(({id}) => id), usedBy: users.map(({id}) => id), drawnIn};
    } finally {
      watch.set(undefined);
    }
  };
  const mutants = [...declared.keys()].filter(isDoubted(paper.id)).flatMap((id) => {
    const seen = watch.seen.get(id);
    return seen ? mutantsOf(id, seen) : [];
  });
  const found: Doubted[] = [];
  for (const mutant of mutants) {
    // A signal is heard between mutants.
    await setImmediate();
    options.signal?.throwIfAborted();
    found.push(...[doubted(mutant) ?? []].flat());
  }
  return found;
}

/** A claim as it stands, with what it reads of theory and results. */
interface Subject {
  readonly id: string;
  readonly read: string;
  /** Of its hypotheses. */
  readonly p: readonly number[];
  /** Formulas it asks. */
  readonly asks: ReadonlySet<string>;
}

/** Papers named, or all. @throws RangeError naming an unknown one. */
export const chosen = (papers: readonly Paper[], ids: readonly string[]): readonly Paper[] =>
  ids.length > 0 ? ids.map((id) => find(papers, id, "paper")) : papers;
