import type {Measure, Test, Theory} from "../claim.js";
import type {Point, Setting} from "../experiment.js";
import type {Results} from "../results.js";
import {detectableSign, testBound, testOrder, testRegion} from "./bound.js";
import {countsOf, detectableExact, detectableRate, testExact, testRate} from "./exact.js";
import type {Finding} from "./finding.js";
import {detectableLimit, type Layout, testLimit} from "./limit.js";
import {type Columns, type Moments, momentsOf} from "./moments.js";

/** A test with its data, in units: plain numbers, nothing of the paper. Its columns stand for the judged points. */
export type Question =
  | {readonly kind: "exact"; readonly columns: Columns}
  | {
      readonly kind: "rate";
      readonly columns: Columns;
      readonly rates: readonly number[];
      readonly units: readonly number[];
    }
  | {readonly kind: "limit"; readonly columns: Columns; readonly layout: Layout}
  | {readonly kind: "bound" | "order" | "region"; readonly columns: Columns};

/** A question and the points its columns stand for. */
export interface Posed {
  readonly question: Question;
  readonly points: readonly Point[];
}

/** Level at which one claim's confirmation (limit, order, region) is made. */
export const confirmationLevel = 0.01;

/** All that a test reads of a question's trials. */
export type Statistics =
  | {readonly kind: "exact" | "bound" | "order" | "region"; readonly moments: Moments}
  | {readonly kind: "limit"; readonly moments: Moments; readonly layout: Layout}
  | {
      readonly kind: "rate";
      readonly trials: number;
      readonly counts: readonly number[];
      readonly rates: readonly number[];
      readonly units: readonly number[];
    };

/** Puts the question. */
export function answer(question: Question): Finding {
  const {columns} = question;
  if (question.kind === "rate") return decide({...question, trials: columns[0].length, counts: countsOf(columns)});
  return decide({...question, moments: momentsOf(columns)});
}

/** Decides by what a test reads; the only place p-values come from. */
export function decide(statistics: Statistics): Finding {
  switch (statistics.kind) {
    case "exact":
      return testExact(statistics.moments);
    case "rate":
      return testRate(statistics.counts, statistics.trials, statistics.rates, statistics.units);
    case "limit":
      return testLimit(statistics.moments, statistics.layout);
    case "bound":
      return testBound(statistics.moments);
    case "order":
      return testOrder(statistics.moments);
    case "region":
      return testRegion(statistics.moments);
  }
}

/** The smallest discrepancy, in units, that the question would have caught with probability 0.9 at this level. */
export function detectable(question: Question, level: number): number {
  switch (question.kind) {
    case "exact":
      return detectableExact(question.columns, level);
    case "rate":
      return detectableRate(question.columns, question.rates, question.units, level);
    case "limit":
      return detectableLimit(question.columns, question.layout, confirmationLevel);
    default:
      return detectableSign(question.columns, level);
  }
}

/** Mean error and its standard error at each point, in units. */
export function deviationsOf(question: Question): {error: number; se: number}[] {
  const {trials, mean, sd} = momentsOf(question.columns);
  const root = Math.sqrt(trials);
  if (question.kind !== "rate") return Array.from(mean, (error, j) => ({error, se: sd[j] / root}));
  const {rates, units} = question;
  return Array.from(mean, (share, j) => ({error: (share - rates[j]) / units[j], se: sd[j] / root / units[j]}));
}

const computed = new WeakMap<Theory, Map<string, number>>();

/** A theory's value at a setting; pure, and sometimes a quadrature, so computed once. */
export function predict(theory: Theory, setting: Setting): number {
  const known = computed.get(theory) ?? new Map<string, number>();
  computed.set(theory, known);
  const key = JSON.stringify(setting);
  const value = known.get(key) ?? theory(setting);
  known.set(key, value);
  return value;
}

/** The judged points of a test, by their index in the sweep. */
export function judgedPoints(test: Test, results: Results): number[] {
  const {judged = () => true} = test;
  const inRegion = (k: number): boolean =>
    test.kind !== "region" || Math.sign(predict(test.predicted, results.settings[k])) !== 0;
  return [...results.points.keys()].filter((k) => judged(results.points[k]) && inRegion(k));
}

/** Names of a test's negative controls. */
export const controlsOf = (test: Test): string[] => Object.keys(test.controls);

/**
 * Makes a test and its experiment's results into a question.
 *
 * @param control - A negative control's name: the same test, the same data, the wrong variant.
 * @throws RangeError naming the point where the measure, the theory or the unit is not a finite number.
 */
export function pose(test: Test, results: Results, control?: string): Posed {
  const where = judgedPoints(test, results);
  if (where.length === 0) throw new RangeError("no point is judged");
  const points = where.map((k) => results.points[k]);
  const at = (what: string, theory: Theory): number[] =>
    where.map((k, j) => finite(predict(theory, results.settings[k]), what, points[j]));
  const units = at("unit", test.unit);
  units.forEach((unit, j) => {
    if (!(unit > 0)) throw new RangeError(`unit at ${show(points[j])} = ${unit}: must be > 0`);
  });
  const measure = test.kind === "order" && control !== undefined ? test.controls[control] : test.measure;
  const values = where.map((k, j) => columnOf(results, measure, k, points[j]));
  const variant = <T>(stated: T, controls: Readonly<Record<string, T>>): T =>
    control === undefined ? stated : controls[control];
  /** sign·(measure − shift)/unit. */
  const scaled = (shift: readonly number[], sign: readonly number[]): Columns =>
    values.map((column, j) => column.map((value) => (sign[j] * (value - shift[j])) / units[j]));
  const none = points.map(() => 0);
  const plus = points.map(() => 1);

  switch (test.kind) {
    case "exact": {
      const stated = at("theory", variant(test.theory, test.controls));
      if (!test.binary) return {points, question: {kind: "exact", columns: scaled(stated, plus)}};
      return {points, question: {kind: "rate", columns: values, rates: stated.map(probability), units}};
    }
    case "limit": {
      const columns = scaled(at("theory", variant(test.theory, test.controls)), plus);
      return {points, question: {kind: "limit", columns, layout: layoutOf(test, points)}};
    }
    case "bound": {
      const bound = at("bound", variant(test.bound, test.controls));
      const columns = scaled(bound, test.side === "at least" ? plus : points.map(() => -1));
      return {points, question: {kind: "bound", columns: test.sure ? columns.map(worst) : columns}};
    }
    case "order":
      return {points, question: {kind: "order", columns: scaled(none, plus)}};
    case "region": {
      // A control may predict 0 where the statement does not: there it says nothing and agrees.
      const predicted = at("prediction", variant(test.predicted, test.controls));
      const kept = points.map((_, j) => j).filter((j) => predicted[j] !== 0);
      const columns = scaled(none, predicted.map(Math.sign));
      return {points: kept.map((j) => points[j]), question: {kind: "region", columns: kept.map((j) => columns[j])}};
    }
  }
}

/** A column's least value in each trial's place: no chance is left in it, so that its sign decides. */
const worst = (column: Float64Array): Float64Array => column.map(() => column.reduce((least, x) => Math.min(least, x)));

function probability(theory: number): number {
  if (!(theory >= 0 && theory <= 1)) throw new RangeError(`theory = ${theory}: must be a probability, in [0, 1]`);
  return theory;
}

function layoutOf({size, margin, rate}: Extract<Test, {kind: "limit"}>, points: readonly Point[]): Layout {
  const sizes = points.map((point) => {
    const value = point[size];
    if (!(typeof value === "number" && value > 0)) {
      throw new RangeError(`size ${size} at ${show(point)} = ${value}: must be a number > 0`);
    }
    return value;
  });
  const names = points.map((point) => JSON.stringify({...point, [size]: null}));
  const curves = [...new Set(names)];
  return {curves: names.map((name) => curves.indexOf(name)), sizes, margin, rate};
}

function columnOf(results: Results, measure: Measure, index: number, point: Point): Float64Array {
  const column = typeof measure === "string" ? results.column(measure, index) : results.measure(measure, index);
  for (const [trial, value] of column.entries()) finite(value, `measure in trial ${trial}`, point);
  return column;
}

function finite(value: number, what: string, point: Point): number {
  if (!Number.isFinite(value)) throw new RangeError(`${what} at ${show(point)} = ${value}: must be a finite number`);
  return value;
}

const show = (point: Point): string =>
  `{${Object.entries(point)
    .map(([k, v]) => `${k}: ${v}`)
    .join(", ")}}`;
