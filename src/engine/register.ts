import type {Claim, Grade, Outcome, Quote, Sourced, Standing, Test, Whose} from "./claim.js";
import type {Point} from "./experiment.js";
import {holm} from "./holm.js";
import {type CheckedIdentity, checkIdentity} from "./identity.js";
import type {Budget, Finding} from "./judge/finding.js";
import {budgetOf} from "./judge/limit.js";
import {answer, confirmationLevel, controlsOf, detectable, deviationsOf, pose} from "./judge/question.js";
import {resolutionOf} from "./judge/resolution.js";
import {outcomeOf, outcomeOfIdentity, type TestVerdict} from "./outcome.js";
import type {Results} from "./results.js";
import type {Law} from "./sampler.js";

/**
 * From tests to outcomes.
 *
 * **Family.** Every hypothesis whose rejection would make an entry "not reproduced" is in one Holm family at
 * family-wise level `familyLevel`: the claim of each test, and of each correction, but not of exploratory entries. Its
 * size is fixed by what is declared, before any data: a correction counts whether or not its claim is rejected, so being tried only after a
 * rejection cannot bend the error. Holm's method holds under any dependence, such as claims that share an experiment.
 * The hypothesis of a limit is |gap| ≤ margin, of an order or region "every sign is as stated or zero".
 *
 * **Verdict of one test.**
 *
 * | kind          | fails (by the adjusted p) | holds, else                                              | open    |
 * |---------------|---------------------------|----------------------------------------------------------|---------|
 * | exact, bound  | theory or bound rejected  | a discrepancy of its `resolution` would be caught        | else    |
 * | order         | some sign is opposite     | all signs shown (intersection–union)                     | else    |
 * | region        | some sign is opposite     | nine in ten signs shown (partial conjunction)            | else    |
 * | limit         | gap beyond the margin     | gap within the margin, and not seen to stall             | else    |
 *
 * What is shown (order, region, limit) is shown at `confirmationLevel` a claim, not family-wise; the calibration measures it.
 * Points within a test are paid for inside its p, tests by Holm. Trials are declared with the experiment, the
 * seed is fixed; a changed number of trials is a new address of the results. Where all trials agree to rounding there is no chance to speak of: the error decides.
 *
 * Verdicts make the outcome of an entry by the table in `outcome.ts`.
 *
 * **Controls** must be rejected at the strictest level Holm ever uses, `familyLevel` over the size of the family, by the
 * same test on the same data. One that is not fails the build, whatever the outcome of its claim.
 */
export const familyLevel = 0.01;

export type Kind = Test["kind"];

/** One test, judged; plain data, as published. */
export interface JudgedTest {
  readonly kind: Kind;
  readonly experiment: string;
  /** Address of the results in the store. */
  readonly address: string;
  readonly law: Law;
  readonly trials: number;
  readonly points: number;
  readonly finding: Finding;
  /** Where the finding's worst deviation stands. */
  readonly at: Point;
  /** Mean error and its standard error at every judged point, in units. */
  readonly deviations: readonly {readonly at: Point; readonly error: number; readonly se: number}[];
  /** Holm-adjusted p. */
  readonly adjusted: number;
  readonly verdict: TestVerdict;
  /** Smallest discrepancy caught with probability 0.9, and what an exact claim or a bound must catch; in units. */
  readonly detectable: number;
  readonly resolution?: number;
  /** A bound of every trial, not of their mean. */
  readonly sure?: true;
  readonly margin?: {readonly value: number; readonly why: string; readonly rate: number};
  /** For a limit, the gap at each size and its fitted decay. */
  readonly budget?: Budget;
  readonly controls: readonly Control[];
}

export interface Control {
  readonly name: string;
  readonly p: number;
  readonly rejected: boolean;
}

/** An entry of the register with its outcome. */
export interface Entry {
  readonly paper: string;
  readonly id: string;
  /** Id of the numbered result. */
  readonly result: string;
  readonly whose: Whose;
  /** What our source of the result is, "ours" for what is ours; absent where the paper's data are not at hand. */
  readonly source?: Grade;
  /** The sentence that is judged or read. */
  readonly quote?: Quote;
  readonly standing?: Standing;
  readonly statement: string;
  readonly kind: Kind | "identity" | "none";
  readonly outcome: Outcome;
  readonly test?: JudgedTest;
  /** What comparing the sides of an identity found. */
  readonly identity?: CheckedIdentity;
  readonly correction?: {readonly statement: string; readonly test: JudgedTest};
  /** Why it is not tested. */
  readonly why?: string;
  readonly note?: string;
  /** Anchors on the paper's page, and the test file behind the entry. */
  readonly equation?: string;
  readonly figure?: string;
  readonly testFile?: string;
}

/** A claim of a paper with the results its tests read, by experiment id. */
export interface Filed {
  readonly paper: string;
  readonly claim: Claim;
  readonly results: Readonly<Record<string, Results>>;
  readonly sourced?: Sourced | undefined;
}

/** The tests on trials that a claim declares: its own and its correction's. */
export const testsOf = ({test, correction}: Claim): Test[] => [
  ...(test.kind === "none" || test.kind === "identity" ? [] : [test]),
  ...(correction ? [correction.test] : [])
];

/** The tests of a claim that are hypotheses of the Holm family. */
export const hypothesesOf = (claim: Claim): Test[] => (claim.standing?.kind === "exploratory" ? [] : testsOf(claim));

/** Number of hypotheses that claims put into the family. */
export const familySize = (claims: readonly Claim[]): number =>
  claims.reduce((sum, claim) => sum + hypothesesOf(claim).length, 0);

type Unadjusted = Omit<JudgedTest, "adjusted" | "verdict">;

/** Verdict of one test by the table above. */
export function verdictOf({finding, detectable, resolution = 0, budget}: Unadjusted, adjusted: number): TestVerdict {
  if (adjusted <= familyLevel) return "fails";
  if (finding.confirmation === null) return detectable <= resolution ? "holds" : "open";
  return finding.confirmation <= confirmationLevel && !budget?.fit.stalled ? "holds" : "open";
}

/** What `act` gives; its error names the claim. */
function naming<T>(paper: string, id: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new RangeError(`${paper}/${id}: ${(error as Error).message}`, {cause: error});
  }
}

/**
 * Judges one test on its results: the finding, its power, its controls.
 *
 * @param level - The strictest level of the family.
 */
function judge(test: Test, results: Results, level: number): Unadjusted {
  const {question, points} = pose(test, results);
  const finding = answer(question);
  const {statistic} = finding;
  const {experiment, address, law} = results.run;
  return {
    kind: test.kind,
    experiment: experiment.id,
    address,
    law,
    trials: results.count,
    points: points.length,
    finding: {...finding, statistic: {...statistic, value: Number.isFinite(statistic.value) ? statistic.value : null}},
    at: points[finding.worst.point],
    deviations: deviationsOf(question).map((deviation, j) => ({at: points[j], ...deviation})),
    detectable: detectable(question, level),
    ...((test.kind === "exact" || test.kind === "bound") && {resolution: resolutionOf(test, results)}),
    ...(test.kind === "bound" && test.sure && {sure: true as const}),
    ...(test.kind === "limit" && {margin: {value: test.margin, why: test.why, rate: test.rate}}),
    ...(question.kind === "limit" && {budget: budgetOf(question.columns, question.layout)}),
    controls: controlsOf(test).map((name) => {
      const {p} = answer(pose(test, results, name).question);
      return {name, p, rejected: p <= level};
    })
  };
}

/**
 * Judges claims as one register.
 *
 * @param filed - The claims at hand, all or some.
 * @param size - Size of the whole register's family.
 * @param elsewhere - The p-values of hypotheses of the family that are not at hand, as far as they are known.
 * @throws RangeError naming paper and claim when its data or theory cannot be judged (NaN, no judged point).
 */
export function judgeRegister(
  filed: readonly Filed[],
  size = familySize(filed.map(({claim}) => claim)),
  elsewhere: readonly number[] = []
): Entry[] {
  const level = familyLevel / Math.max(1, size);
  const judged = filed.map(({paper, claim, results}) =>
    testsOf(claim).map((test) => naming(paper, claim.id, () => judge(test, results[test.experiment], level)))
  );
  const members = judged.filter((_, k) => filed[k].claim.standing?.kind !== "exploratory").flat();
  const adjusted = holm([...members.map(({finding}) => finding.p), ...elsewhere], size);
  const adjustedOf = new Map(members.map((test, k) => [test, adjusted[k]]));
  const settle = (test: Unadjusted): JudgedTest => {
    const own = adjustedOf.get(test) ?? test.finding.p;
    return {...test, adjusted: own, verdict: verdictOf(test, own)};
  };
  return filed.map(({paper, claim, sourced}, k) => {
    const tests = judged[k].map(settle);
    const simulated = claim.test.kind !== "none" && claim.test.kind !== "identity";
    const test = simulated ? tests[0] : undefined;
    const {test: declared} = claim;
    const identity = declared.kind === "identity" ? naming(paper, claim.id, () => checkIdentity(declared)) : undefined;
    const correction = claim.correction && tests[tests.length - 1];
    const {id, result, whose, standing, statement, note, equation, figure, testFile} = claim;
    const source = whose === "ours" ? "ours" : (claim.source ?? sourced?.source);
    const quote = claim.quote ?? (whose === "ours" ? undefined : sourced?.quote);
    return {
      paper,
      id,
      result,
      whose,
      ...(source && {source}),
      ...(quote && {quote}),
      ...(standing && {standing}),
      statement,
      kind: claim.test.kind,
      outcome: identity ? outcomeOfIdentity(identity) : outcomeOf(test?.verdict, correction?.verdict, standing),
      ...(identity && {identity}),
      ...(test && {test}),
      ...(claim.correction && correction && {correction: {statement: claim.correction.statement, test: correction}}),
      ...(claim.test.kind === "none" && {why: claim.test.why}),
      ...(note !== undefined && {note}),
      ...(equation !== undefined && {equation}),
      ...(figure !== undefined && {figure}),
      ...(testFile !== undefined && {testFile})
    };
  });
}

/** The judged tests of entries that are members of the family. */
export const familyTests = (entries: readonly Entry[]): JudgedTest[] =>
  entries
    .filter(({standing}) => standing?.kind !== "exploratory")
    .flatMap(({test, correction}) => [test, correction?.test].filter((judged) => judged !== undefined));

/** Every control of an entry: of its test, its identity and its correction. */
export const controlsIn = ({test, identity, correction}: Entry): readonly {name: string; rejected: boolean}[] =>
  [test, identity, correction?.test].flatMap((judged) => [...(judged?.controls ?? [])]);

/** Controls that were not rejected, as "paper/claim: name". */
export const passedControls = (entries: readonly Entry[]): string[] =>
  entries.flatMap((entry) =>
    controlsIn(entry)
      .filter(({rejected}) => !rejected)
      .map(({name}) => `${entry.paper}/${entry.id}: ${name}`)
  );
