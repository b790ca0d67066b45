import {tCritical} from "../numerics/distributions.js";
import type {FigureContent, Row} from "./figure.js";
import {memo} from "./memo.js";
import type {Summary} from "./summary.js";

/** Student's t quantile of the mean of so many trials at a two-sided level. */
const critical = memo((level: number, trials: number) => tCritical(level / 2, trials - 1));

/**
 * Half the width of the 95 % interval of a mean, by Student's t.
 *
 * @param se - Standard error of the mean; null where one trial gives none.
 * @param trials - Trials behind the mean.
 * @returns Null without a standard error or with fewer than two trials.
 */
export function half95(se: number | null | undefined, trials: number): number | null {
  if (se === null || se === undefined || !(trials >= 2)) return null;
  return critical(0.05, trials) * se;
}

/** Sign of a mean, or 0 where its 99 % interval, by Student's t, holds zero. */
export const decidedSign = ({mean, se, trials}: Summary): number =>
  se !== null && Math.abs(mean) > critical(0.01, trials) * se ? Math.sign(mean) : 0;

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
