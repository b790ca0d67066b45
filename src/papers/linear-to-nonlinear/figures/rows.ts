import {figuresOn} from "../../../charts/index.js";
import type {PointOf, SeriesOf} from "../../../engine/experiment.js";
import type {Row} from "../../../engine/figure.js";
import type {Of, Results} from "../../../engine/results.js";
import {experiments} from "../experiments.js";

export const {curves, figure, quoted} = figuresOn(experiments);

/** The mean over trials of a series, or of any quantity, at every point, as rows of that name. */
export const meanRows = <E>(results: Results<E>, of: SeriesOf<E> | Of<E>, name = String(of)): (Row & PointOf<E>)[] =>
  results.summaries(of).map(({point, ...mark}) => ({...(point as object), series: name, ...mark}) as Row & PointOf<E>);

/** Rows that can stand on a logarithmic step axis. */
export const started = (rows: readonly Row[]): Row[] => rows.filter(({step}) => Number(step) > 0);

/** A series of every single run, at every point. */
export const runRows = <E>(results: Results<E>, series: SeriesOf<E>, name: string): Row[] =>
  Array.from({length: results.count}, (_, trial) =>
    results.points.map(
      (point, k): Row => ({...(point as object), series: name, trial, mean: results.value(series, trial, k), trials: 1})
    )
  ).flat();

/** How many single runs are drawn, in words. */
export const runs = ({count}: {readonly count: number}): string => (count === 1 ? "one run" : `${count} runs`);
