import {tCritical} from "../numerics/distributions.js";
import type {FigureContent, Row} from "./figure.js";

const criticals = new Map<number, number>();

/**
 * Half the width of the 95 % interval of a mean, by Student's t.
 *
 * @param se - Standard error of the mean; null where one trial gives none.
 * @param trials - Trials behind the mean.
 * @returns Null without a standard error or with fewer than two trials.
 */
export function half95(se: number | null | undefined, trials: number): number | null {
  if (se === null || se === undefined || !(trials >= 2)) return null;
  const critical = criticals.get(trials) ?? tCritical(0.025, trials - 1);
  criticals.set(trials, critical);
  return critical * se;
}

const withInterval = (row: Row): Row => {
  const half = row.trials === undefined ? null : half95(row.se, row.trials);
  return half === null ? row : {...row, half95: half};
};

/** A figure whose rows say, wherever they have a standard error, how far their 95 % interval reaches: `half95`. */
export const withIntervals = (content: FigureContent): FigureContent => ({
  ...content,
  rows: content.rows.map(withInterval),
  ...(content.data && {data: content.data.map(withInterval)})
});
