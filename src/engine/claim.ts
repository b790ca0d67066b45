import type {Point, Setting} from "./experiment.js";
import type {Identity} from "./identity.js";

/** Outcomes of a numbered result in the register. */
export const outcomes = [
  "reproduced",
  "fails as printed, holds corrected",
  "not reproduced",
  "rests on an unstated choice",
  "exploratory",
  "checked without simulation",
  "undecided",
  "not tested"
] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * Whose sentence a claim judges: the paper's as it stands in our source, perhaps with a margin of ours that makes it
 * testable; our reading of it, that is another law, size or quantity, or our number for a word; or ours alone, derived
 * here, a bridge or a property of a simulator.
 */
export const owners = ["paper", "reading", "ours"] as const;
export type Whose = (typeof owners)[number];

/** What our source of a paper's sentence is; "ours" where there is no sentence of the paper. */
export const grades = ["full text", "damaged scan", "talk", "abstract", "public notes", "ours"] as const;
export type Grade = (typeof grades)[number];

/** What keeps a test from deciding an outcome: see `outcome.ts`. */
export interface Standing {
  /** It depends on what the text leaves open, or its cut was chosen after looking. */
  readonly kind: "unstated" | "exploratory";
  readonly why: string;
}

/** Words of the source, short and verbatim, "…" where words are left out or lost, and where they stand. */
export interface Quote {
  readonly text: string;
  readonly place: string;
}

/** What a paper's data say of the source of a numbered result. */
export interface Sourced {
  readonly source: Grade;
  readonly quote?: Quote | undefined;
}

/** A quantity at a setting, an experiment's parameters with a point's coordinates in their place. */
export type Theory = (setting: Setting) => number;

/** A series of the experiment, or a per-trial, per-point quantity computed from its series' values. */
export type Measure = string | ((values: Readonly<Record<string, number>>, setting: Setting) => number);

/** What every test has. */
export interface Tested {
  /** Experiment (of the same paper) whose per-trial values are judged. */
  readonly experiment: string;
  readonly measure: Measure;
  /** Points that are judged; all by default. Leave out those where a mean or a variance does not exist. */
  readonly judged?: (point: Point) => boolean;
  /** The unit discrepancies are stated in at a point: the excess risk, of the teacher for differences. */
  readonly unit: Theory;
}

/** What a pass must have been able to catch, in units; by default a tenth, or the smallest quantity stated if less. */
interface Resolved {
  readonly resolution?: number;
}

/** A finite-sample identity: E[measure] = theory at every judged point, tested jointly. */
export interface ExactTest extends Tested, Resolved {
  readonly kind: "exact";
  readonly theory: Theory;
  /** The measure is 0 or 1 and `theory` its probability: exact binomial tests. */
  readonly binary?: boolean;
  /** Wrong variants by name; the same test must reject each on the same data. */
  readonly controls: Readonly<Record<string, Theory>>;
}

/** An asymptotic formula: |E[measure] − theory| within `margin` units at the largest size, and shrinking. */
export interface LimitTest extends Tested {
  readonly kind: "limit";
  readonly theory: Theory;
  /** Axis of the sweep that goes to infinity, say "d". */
  readonly size: string;
  /** Equivalence margin, in units; e.g. 0.02. */
  readonly margin: number;
  /** Why this margin: one sentence. */
  readonly why: string;
  /** Exponent with which theory says the gap decays, e.g. −1. */
  readonly rate: number;
  readonly controls: Readonly<Record<string, Theory>>;
}

/** A one-sided statement: E[measure] is at least (at most) `bound` at every judged point. */
export interface BoundTest extends Tested, Resolved {
  readonly kind: "bound";
  readonly side: "at least" | "at most";
  /** The statement is of every draw, not of their mean: one trial beyond the bound refutes it. */
  readonly sure?: boolean;
  readonly bound: Theory;
  /** Wrong, too strong bounds; each must be rejected. */
  readonly controls: Readonly<Record<string, Theory>>;
}

/** A sign: E[measure] > 0 at every judged point. Write the measure so that the claim says "positive". */
export interface OrderTest extends Tested {
  readonly kind: "order";
  /** Wrong orders: other measures of the same experiment claimed positive; each must be rejected. */
  readonly controls: Readonly<Record<string, Measure>>;
}

/** A phase diagram: the sign of E[measure] is `predicted` (+1, −1; 0 leaves the point out) at every point. */
export interface RegionTest extends Tested {
  readonly kind: "region";
  readonly predicted: Theory;
  readonly controls: Readonly<Record<string, Theory>>;
}

export type Test = ExactTest | LimitTest | BoundTest | OrderTest | RegionTest;

/** An entry of the register: one statement of one numbered result, and how it is tested. */
export interface Claim {
  /** Kebab-case, unique in the paper. */
  readonly id: string;
  readonly whose: Whose;
  /** The sentence that is judged or read, where it is not the one that `data/<paper>.json` quotes for the result. */
  readonly quote?: Quote;
  /** What our source of that sentence is, where it is another than the result's. */
  readonly source?: Grade;
  /** Absent where the test decides. */
  readonly standing?: Standing;
  /** Id of the numbered result in `data/<paper>.json`. */
  readonly result: string;
  /** What is claimed, in our words; Markdown with `$…$` maths. */
  readonly statement: string;
  /** Anchors on the paper's page. */
  readonly equation?: string;
  readonly figure?: string;
  /** Test file of the theory or the sampler behind the entry, from the root: "test/papers/…". */
  readonly testFile?: string;
  /** The test, or why there is none. */
  readonly test: Test | Identity | {readonly kind: "none"; readonly why: string};
  /** The form that holds, tried when `test` fails: passing makes the entry "fails as printed, holds corrected". */
  readonly correction?: {readonly statement: string; readonly test: Test};
  /** What a reader should know of the outcome: scan damage, finite size, what the paper leaves open. */
  readonly note?: string;
}
