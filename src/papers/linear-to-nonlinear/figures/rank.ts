import type {Experiment} from "../../../engine/experiment.js";
import {half95} from "../../../engine/interval.js";
import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import {type Threshold, threshold} from "../theory.js";

/** Ranks from 1, ties sharing their mean rank. */
function ranks(values: readonly number[]): number[] {
  return values.map((x) => {
    const below = values.filter((y) => y < x).length;
    const equal = values.filter((y) => y === x).length;
    return below + (equal + 1) / 2;
  });
}

/** Spearman's rank correlation. */
export function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length + 1) / 2;
  const sum = (u: number[], v: number[]) =>
    u.reduce((total, value, i) => total + (value - middle) * (v[i] - middle), 0);
  return sum(x, y) / Math.sqrt(sum(x, x) * sum(y, y));
}

/** Hard-only accuracy over the settings of a map. */
export type HardMap = Results<Experiment<Threshold, object, "hard">>;

/** The threshold quantity at every point of a map. */
export const quantities = ({settings}: HardMap): number[] => settings.map((setting) => threshold(setting));

/**
 * Rank correlation of hard-only error with the threshold quantity over a map: of the mean error, and over single trials
 * with a 95 % interval for their mean.
 */
export function ordering(results: HardMap): {whole: number; single: number; lower: number; upper: number} {
  const quantity = quantities(results);
  const error = (trial: number) => results.points.map((_, point) => 1 - results.value("hard", trial, point));
  const mean = results.points.map((_, point) => 1 - results.summary("hard", point).mean);
  const trials = Array.from({length: results.count}, (_, trial) => rankCorrelation(error(trial), quantity));
  const {mean: single, se} = summarize(trials);
  const half = half95(se, trials.length) ?? Number.NaN;
  return {
    whole: rankCorrelation(mean, quantity),
    single,
    lower: Math.max(-1, single - half),
    upper: Math.min(1, single + half)
  };
}
