import {tCritical, tUpper} from "../../numerics/distributions.js";
import type {Experiment} from "../experiment.js";
import {regionShare} from "../judge/bound.js";
import {isJoint} from "../judge/exact.js";
import {largestSize} from "../judge/limit.js";
import {bonferroni, momentsOf, studentized} from "../judge/moments.js";
import {answer, pose, type Question} from "../judge/question.js";
import {type Filed, familyLevel, familySize, hypothesesOf} from "../register.js";
import type {Results} from "../results.js";
import {skewnessOf} from "./bend.js";
import {fewTrials} from "./packed.js";
import type {Tail} from "./tails.js";

/** Confirmations are asked to stand at this level. */
const confirmed = 1e-4;
/** Student's tails below this are not followed further: what is shown there is shown. */
const smallest = 1e-12;

/** A tail of a point's t, and what it is asked for. */
type AskedTail = Tail & {
  readonly test: number;
  readonly point: number;
  /** A false alarm or a false confirmation at its level, or what the test found, by the point's own t. */
  readonly of: "alarm" | "confirmation" | "found";
  /** Student's probability of it. */
  readonly nominal: number;
};

/** A test on few trials. */
interface FewTrials {
  readonly paper: string;
  readonly claim: string;
  readonly trials: number;
  /** The largest of its points', by absolute value. */
  readonly skewness: number;
  /** Whether it was refused or shown; neither where a bound was only not refused. */
  readonly found: "refused" | "shown" | null;
  /** The p of that by Student's t. */
  readonly student: number | null;
  /** Which of the points' p-values in ascending order it rests on, and what that is multiplied by. */
  readonly rank: number;
  readonly times: number;
  /** p-values of points without spread, in which there is no chance. */
  readonly certain: readonly number[];
}

export interface TailParameters {
  readonly tests: readonly FewTrials[];
  readonly tails: readonly AskedTail[];
}

/** What few, skewed trials make of a test. */
export interface Skewed extends Pick<FewTrials, "paper" | "claim" | "trials" | "skewness" | "found" | "student"> {
  /** How many times likelier than Student's t has it a false alarm is at the strictest level. */
  readonly alarm: number;
  /** The same of a false confirmation at 1e-4; null for a bound, which nothing confirms. */
  readonly confirmation: number | null;
  /** The p of what was found by draws of its own skewness. */
  readonly own: number | null;
}

/**
 * The experiment that measures the tails of every t test on fewer trials than `fewTrials`, on draws that are as skewed as
 * its own trials; undefined where there is none.
 */
export function tailsExperiment(filed: readonly Filed[]): Experiment | undefined {
  const strictest = familyLevel / Math.max(1, familySize(filed.map(({claim}) => claim)));
  const tests: FewTrials[] = [];
  const tails: AskedTail[] = [];
  for (const {paper, claim, results} of filed) {
    for (const test of hypothesesOf(claim)) {
      const {count} = results[test.experiment];
      if (count >= fewTrials) continue;
      const {question} = pose(test, results[test.experiment]);
      if (question.kind === "rate" || (question.kind === "exact" && isJoint(question.columns.length, count))) continue;
      const asked = ask(question, strictest);
      tails.push(...asked.tails.map((tail) => ({test: tests.length, ...tail})));
      tests.push({paper, claim: claim.id, trials: count, ...asked.of});
    }
  }
  if (tails.length === 0) return undefined;
  const parameters: TailParameters = {tests, tails};
  return {
    id: "tails",
    title: "Tails of t tests on few trials, drawn with their own skewness",
    sampler: "tails",
    parameters,
    sweep: {tail: tails.map((_, k) => k)},
    trials: {paper: 100, draft: 20},
    chunk: 100
  };
}

/** What is asked of a question: tails of its points, and how their p-values are joined. */
function ask(question: Question, strictest: number) {
  const limit = question.kind === "limit";
  const columns = limit ? largestSize(question.layout).map((j) => question.columns[j]) : question.columns;
  const moments = momentsOf(columns);
  const {trials, mean, sd} = moments;
  const df = trials - 1;
  const {p, confirmation} = answer(question);
  const found: FewTrials["found"] = p <= familyLevel ? "refused" : confirmation === null ? null : "shown";
  const points = columns.length;
  const sides = limit || question.kind === "exact" ? 2 : 1;
  const needed = question.kind === "region" ? Math.ceil(regionShare * points) : points;
  const skews = columns.map((column, j) => skewnessOf(column, mean[j], sd[j]));
  const tails: Omit<AskedTail, "test">[] = [];
  const certain: number[] = [];
  columns.forEach((_, point) => {
    const skew = skews[point];
    // A side is seen so that the claim says "the mean is above 0": the second is the first in a mirror.
    const seen = [{t: studentized(moments, point, limit ? -question.layout.margin : 0), skew}];
    if (limit) seen.push({t: -studentized(moments, point, question.layout.margin), skew: -skew});
    if (question.kind === "exact") seen.push({t: -seen[0].t, skew: -skew});
    if (!(sd[point] > 0)) {
      if (found === "shown") certain.push(Math.max(...seen.map(({t}) => tUpper(t, df))));
      return;
    }
    const add = (of: AskedTail["of"], skewness: number, nominal: number, beyond = tCritical(nominal, df)): void => {
      tails.push({point, of, trials, skewness, beyond, nominal});
    };
    // Of two sides the one with the heavier tail.
    const heavier = (skewness: number): number => (sides === 2 ? -Math.abs(skewness) : skewness);
    add("alarm", heavier(-skew), strictest / (sides * points));
    if (confirmation !== null) add("confirmation", heavier(skew), confirmed / (points - needed + 1));
    if (found === null) return;
    const sign = found === "shown" ? 1 : -1;
    for (const side of seen) {
      const beyond = Math.min(sign * side.t, tCritical(smallest, df));
      add("found", sign * side.skew, tUpper(beyond, df), beyond);
    }
  });
  const skewness = skews.reduce((most, skew) => (Math.abs(skew) > Math.abs(most) ? skew : most), 0);
  const shown = {student: confirmation, rank: needed, times: points - needed + 1};
  const refused = {student: p, rank: 1, times: sides * points};
  return {tails, of: {skewness, found, certain, ...(found === "refused" ? refused : shown)}};
}

/** What came of the tails, test by test. */
export function skewedOf(results: Results): Skewed[] {
  const {tests, tails} = results.parameters as TailParameters;
  const probability = tails.map((_, k) => results.column("weight", k).reduce((sum, w) => sum + w / results.count, 0));
  return tests.map(({paper, claim, trials, skewness, found, student, rank, times, certain}, test) => {
    const own = [...tails.keys()].filter((k) => tails[k].test === test);
    const of = (what: AskedTail["of"]): number[] => own.filter((k) => tails[k].of === what);
    const inflation = (what: AskedTail["of"]): number =>
      Math.max(0, ...of(what).map((k) => probability[k] / tails[k].nominal));
    // A point is shown by both of its sides and refused by either.
    const join = found === "shown" ? Math.max : Math.min;
    const joined = new Map<number, number>();
    for (const k of of("found"))
      joined.set(tails[k].point, join(probability[k], joined.get(tails[k].point) ?? probability[k]));
    const sorted = [...joined.values(), ...certain].sort((a, b) => a - b);
    return {
      ...{paper, claim, trials, skewness, found, student},
      alarm: inflation("alarm"),
      confirmation: of("confirmation").length === 0 ? null : inflation("confirmation"),
      own: found === null ? null : bonferroni(sorted[rank - 1] ?? 1, times)
    };
  });
}
