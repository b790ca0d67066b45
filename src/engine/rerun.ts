import type {Claim} from "./claim.js";
import type {Experiment, Scale, Values} from "./experiment.js";
import type {Figure, FigureContent, Row} from "./figure.js";
import {find} from "./input.js";
import {withIntervals} from "./interval.js";
import {type Entry, familyTests, hypothesesOf, judgeRegister, testsOf} from "./register.js";
import {Results} from "./results.js";
import type {Law} from "./sampler.js";

/** What the page needs of a paper's room to run a figure or a claim again. */
export interface Room {
  readonly paper: string;
  readonly experiments: readonly Experiment[];
  /** Laws of the samplers that the experiments name. */
  readonly laws: Readonly<Record<string, Law>>;
  readonly figures: readonly Figure[];
  readonly claims: readonly Claim[];
}

/** The experiments behind a figure. @throws InputError naming what the room lacks. */
export const experimentsOfFigure = (room: Room, figure: string): Experiment[] =>
  find(room.figures, figure, "figure").experiments.map((id) => find(room.experiments, id, "experiment"));

/** The experiments behind a claim and its correction. @throws InputError naming what the room lacks. */
export function experimentsOfClaim(room: Room, claim: string): Experiment[] {
  const ids = testsOf(find(room.claims, claim, "claim")).map(({experiment}) => experiment);
  return [...new Set(ids)].map((id) => find(room.experiments, id, "experiment"));
}

/** The trials of a re-run, by experiment id, and what they were drawn with. */
export interface Rerun {
  readonly seed: number;
  readonly scale: Scale;
  readonly trials: Readonly<Record<string, readonly Values[]>>;
}

function resultsOf(room: Room, {seed, scale, trials}: Rerun): Record<string, Results> {
  return Object.fromEntries(
    Object.entries(trials).map(([id, values]) => {
      const experiment = find(room.experiments, id, "experiment");
      return [
        id,
        new Results(
          {paper: room.paper, experiment, law: room.laws[experiment.sampler], scale, seed, address: ""},
          values
        )
      ];
    })
  );
}

/** The figure with the trials of a re-run in place of the published ones. */
export const redraw = (room: Room, figure: string, rerun: Rerun): FigureContent =>
  withIntervals(find(room.figures, figure, "figure").build(resultsOf(room, rerun)));

/** The p-values of the whole register's family, by "paper/claim". */
export type Family = Readonly<Record<string, readonly number[]>>;

export const familyOf = (entries: readonly Entry[]): Family =>
  Object.fromEntries(
    entries.map((entry) => [`${entry.paper}/${entry.id}`, familyTests([entry]).map(({finding}) => finding.p)])
  );

/** The claim judged by the trials of a re-run, as a member of the published register's family. */
export function rejudge(room: Room, claim: string, rerun: Rerun, family: Family): Entry {
  const own = `${room.paper}/${claim}`;
  const filed = {paper: room.paper, claim: find(room.claims, claim, "claim"), results: resultsOf(room, rerun)};
  const others = Object.entries(family).flatMap(([name, p]) => (name === own ? [] : p));
  return judgeRegister([filed], others.length + hypothesesOf(filed.claim).length, others)[0];
}

/** How a re-run's table compares with the published one. */
export interface Agreement {
  /** Rows with a mean and a standard error in both. */
  readonly points: number;
  /** Largest relative difference of any number. */
  readonly relative: number;
  /** How many of these means differ by at most two standard errors of the difference. */
  readonly near: number;
}

/** Compares tables row by row; undefined when they are not rows of the same things. */
export function agreement(published: readonly Row[], fresh: readonly Row[]): Agreement | undefined {
  if (published.length !== fresh.length) return undefined;
  let [points, relative, near] = [0, 0, 0];
  for (const [k, before] of published.entries()) {
    const after = fresh[k];
    if (before.series !== after.series) return undefined;
    for (const field of Object.keys(before)) relative = Math.max(relative, difference(before[field], after[field]));
    if (!(before.se && after.se) || typeof before.mean !== "number" || typeof after.mean !== "number") continue;
    ++points;
    if (Math.abs(before.mean - after.mean) <= 2 * Math.hypot(before.se, after.se)) ++near;
  }
  return {points, relative, near};
}

/** Relative difference of two cells of a table; infinite when they are not both numbers and not the same. */
export function difference(a: unknown, b: unknown): number {
  if (a === b || ((a ?? null) === null && (b ?? null) === null)) return 0;
  if (typeof a !== "number" || typeof b !== "number") return Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/** Largest relative difference between two judged entries' errors, p-values and powers. */
export function entryDifference(published: Entry, fresh: Entry): number {
  const numbers = ({test, correction}: Entry): number[] =>
    [test, correction?.test].flatMap((judged) =>
      judged
        ? [
            judged.finding.p,
            judged.adjusted,
            judged.detectable,
            ...judged.deviations.flatMap(({error, se}) => [error, se])
          ]
        : []
    );
  const [before, after] = [numbers(published), numbers(fresh)];
  if (before.length !== after.length) return Number.POSITIVE_INFINITY;
  return Math.max(0, ...before.map((value, k) => difference(value, after[k])));
}
