import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import type {Setting} from "../simulate/setting.js";

/** The mean over trials of a series, or of any quantity, at every point, as rows of that name. */
export const meanRows = (results: Results, of: Parameters<Results["summary"]>[0], name = String(of)): Row[] =>
  results.summaries(of).map(({point, ...mark}): Row => ({...point, series: name, ...mark}));

/** The setting at a point: the parameters with the point's axes in their place. */
export const settingAt = (results: Results, point: number): Setting =>
  ({...(results.parameters as Partial<Setting>), ...results.points[point]}) as Setting;

/** Rows that can stand on a logarithmic step axis. */
export const started = (rows: readonly Row[]): Row[] => rows.filter(({step}) => Number(step) > 0);

/** How many single runs are drawn, in words. */
export const runs = ({count}: Results): string => (count === 1 ? "one run" : `${count} runs`);
