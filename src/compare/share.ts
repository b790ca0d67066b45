import type {Row} from "../engine/figure.js";
import type {Results} from "../engine/results.js";

type Values = Readonly<Record<string, number>>;

/**
 * The share of a reference's error that the student is rid of, E[reference − student]/E[reference], at a point.
 * The standard error is that of a ratio of means to first order, with both taken from the same trials.
 *
 * @param reference - Error of a trial the student is held against: its teacher's, or its own at the start.
 * @param student - Error of the student in the same trial.
 */
export function removedShare(
  results: Results,
  point: number,
  reference: (values: Values) => number,
  student: (values: Values) => number
): Pick<Row, "mean" | "se" | "trials"> {
  const whole = results.summary(reference, point).mean;
  const {mean: removed, trials} = results.summary((v) => reference(v) - student(v), point);
  const mean = removed / whole;
  const {se} = results.summary((v) => reference(v) - student(v) - mean * reference(v), point);
  return {mean, se: se === null ? null : se / whole, trials};
}
