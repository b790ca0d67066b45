import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import {limitOf} from "../claims/setting.js";

export type Limit = ReturnType<typeof limitOf>;

/** The limit each point of a ridge experiment is compared with. */
export const limitAt = (results: Results, point: number): Limit =>
  limitOf(results.points[point] as Readonly<Record<string, number>>, results.parameters as Record<string, number>);

/** Mean, standard error and count over trials of series `of` minus series `from`, paired within trials. */
export function pairedSummary(results: Results, of: string, from: string, point: number) {
  return summarize(results.measure((values) => values[of] - values[from], point));
}

/** A whole number of logarithmic steps from a to b, both ends included. */
export function logSteps(a: number, b: number, steps: number): number[] {
  return Array.from({length: steps + 1}, (_, i) => Number((a * (b / a) ** (i / steps)).toPrecision(6)));
}

/** Numbers in prose: significant digits, a proper minus sign; a dash for what too few trials leave open. */
export const text = (x: number, digits = 3): string =>
  Number.isFinite(x) ? String(Number(x.toPrecision(digits))).replace("-", "−") : "—";

/** A share in per cent. */
export const percent = (x: number, digits = 2): string => `${text(100 * x, digits)} %`;

/** Rows that carry both a simulated mean and a theory. */
export const judgedRows = (rows: readonly Row[]): (Row & {readonly mean: number; readonly theory: number})[] =>
  rows.filter((row): row is Row & {mean: number; theory: number} => row.mean != null && row.theory != null);
