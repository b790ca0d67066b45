import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import type {Setting} from "../simulate/setting.js";

/** A series' mean over trials at every point, as rows named after it. */
export function meanRows(results: Results, series: string, name = series): Row[] {
  return results.points.map((point, k): Row => ({...point, series: name, ...results.summary(series, k)}));
}

/** The mean over trials of any quantity at every point. */
export function measuredRows(
  results: Results,
  name: string,
  of: (values: Readonly<Record<string, number>>) => number
): Row[] {
  return results.points.map((point, k): Row => ({...point, series: name, ...summarize(results.measure(of, k))}));
}

/** The setting at a point: the parameters with the point's axes in their place. */
export const settingAt = (results: Results, point: number): Setting =>
  ({...(results.parameters as Partial<Setting>), ...results.points[point]}) as Setting;

/** Rows that can stand on a logarithmic step axis. */
export const started = (rows: readonly Row[]): Row[] => rows.filter(({step}) => Number(step) > 0);

/** Index of the point with these coordinates. @throws RangeError when there is none. */
export function pointAt(results: Results, wanted: Readonly<Record<string, number>>): number {
  const found = results.points.findIndex((point) =>
    Object.entries(wanted).every(([axis, value]) => point[axis] === value)
  );
  if (found < 0) throw new RangeError(`point ${JSON.stringify(wanted)}: must be in the sweep`);
  return found;
}

/** A number in prose; a dash for what is not a number. */
export const text = (x: number, digits = 3): string =>
  Number.isFinite(x) ? String(Number(x.toPrecision(digits))).replace("-", "−") : "—";

/** A share in per cent. */
export const percent = (x: number, digits = 1): string => (Number.isFinite(x) ? `${(100 * x).toFixed(digits)} %` : "—");

/** How many single runs are drawn, in words. */
export const runs = ({count}: Results): string => (count === 1 ? "one run" : `${count} runs`);
