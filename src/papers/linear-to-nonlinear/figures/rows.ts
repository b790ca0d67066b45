import {figuresOn} from "../../../charts/index.js";
import {experiments} from "../experiments.js";

export const {curves, figure, panels, part, quoted} = figuresOn(experiments);

/** A run as far as marks read it. */
interface Run<S> {
  readonly count: number;
  column(series: S, point: number): Float64Array;
  summary(series: S, point: number): {readonly mean: number};
}

/** Every run by itself, where few were run. */
export const each =
  <S extends string>(series: S) =>
  (run: Run<S>, point: number) =>
    Array.from(run.column(series, point), (mean, trial) => ({trial, mean, trials: 1}));

/** The mean over runs as a line, for what does not change. */
export const level =
  <S extends string>(series: S) =>
  (run: Run<S>, point: number) => ({theory: run.summary(series, point).mean});

/** Points that can stand on a logarithmic step axis. */
export const started = ({step}: {readonly step: number}): boolean => step > 0;

/** How many single runs are drawn, in words. */
export const runs = ({count}: {readonly count: number}): string => (count === 1 ? "one run" : `${count} runs`);
