import type {Point} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {type Summary, summarize} from "../../../engine/summary.js";
import type {Parameters} from "../point.js";

export type Values = Readonly<Record<string, number>>;

export const laws = [
  {value: "shift", title: "mean shift"},
  {value: "mixture", title: "mixture"}
] as const;

export const gain = ({teacher, student}: Values): number => teacher - student;

export const parametersOf = (results: Results): Parameters => results.parameters as Parameters;

/** Mean, standard error and trials of a measure at each point, with the point. */
export function measured(
  results: Results,
  of: (values: Values, point: Point) => number
): readonly {readonly point: Point; readonly mean: number; readonly se: number | null; readonly trials: number}[] {
  return results.points.map((point, i) => ({point, ...summarize(results.measure(of, i))}));
}

/** The fields of a summary that a row carries. */
export const markOf = ({mean, se, trials}: Summary): Pick<Row, "mean" | "se" | "trials"> => ({mean, se, trials});

export const range = (from: number, to: number, count: number): number[] =>
  Array.from({length: count}, (_, i) => from + ((to - from) * i) / (count - 1));

/** A number as the prose shows it. */
export const shown = (x: number, digits = 2): string => x.toFixed(digits).replace("-", "−");
