import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {limitOf} from "../claims/setting.js";

export type Limit = ReturnType<typeof limitOf>;

/** The limit each point of a ridge experiment is compared with. */
export const limitAt = (results: Results, point: number): Limit =>
  limitOf(results.points[point] as Readonly<Record<string, number>>, results.parameters as Record<string, number>);

/** Rows that carry both a simulated mean and a theory. */
export const judgedRows = (rows: readonly Row[]): (Row & {readonly mean: number; readonly theory: number})[] =>
  rows.filter((row): row is Row & {mean: number; theory: number} => row.mean != null && row.theory != null);
