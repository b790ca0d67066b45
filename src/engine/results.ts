import {type Experiment, type Point, pointsOf, type Scale, type Values} from "./experiment.js";
import type {Summary} from "./summary.js";
import {quantileSorted, summarize} from "./summary.js";

/** What identifies a run besides its experiment. */
export interface Run {
  readonly paper: string;
  readonly experiment: Experiment;
  readonly scale: Scale;
  readonly seed: number;
  /** Address in the store; empty for a run in the page. */
  readonly address: string;
}

/** A per-trial quantity, from the series' values of a trial at a point. */
type Of = (values: Readonly<Record<string, number>>, point: Point) => number;

/** The per-trial values of one experiment, with the views that figures and claims take of them. */
export class Results {
  readonly points: readonly Point[];
  readonly series: readonly string[];

  /** @param trials - What each trial returned, in trial order. At least one. */
  constructor(
    readonly run: Run,
    private readonly trials: readonly Values[]
  ) {
    this.points = pointsOf(run.experiment.sweep);
    this.series = Object.keys(trials[0] ?? {});
  }

  /** Number of trials. */
  get count(): number {
    return this.trials.length;
  }

  get parameters(): unknown {
    return this.run.experiment.parameters;
  }

  /** Value of a series in one trial at one point (by index). */
  value(series: string, trial: number, point: number): number {
    return this.values(series, trial)[point];
  }

  /** A series over all points in one trial. @throws RangeError naming an unknown series. */
  values(series: string, trial: number): ArrayLike<number> {
    const values = this.trials[trial]?.[series];
    if (!values) {
      const {id} = this.run.experiment;
      throw new RangeError(`series "${series}" of ${this.run.paper}/${id}: must be one of ${this.series.join(", ")}`);
    }
    return values;
  }

  /** A series over all trials at one point. */
  column(series: string, point: number): Float64Array {
    return Float64Array.from(this.trials, (_, trial) => this.value(series, trial, point));
  }

  /** Any per-trial quantity over all trials at one point: `of` gets the trial's series values there by name. */
  measure(of: Of, point: number): Float64Array {
    return Float64Array.from(this.trials, (trial) => {
      const here: Record<string, number> = {};
      for (const name of this.series) here[name] = trial[name][point];
      return of(here, this.points[point]);
    });
  }

  /** Mean, standard error and count at one point of a series, or of a per-trial quantity (see `measure`). */
  summary(of: string | Of, point: number): Summary {
    return summarize(typeof of === "string" ? this.column(of, point) : this.measure(of, point));
  }

  /** The same at every point, with the point's coordinates. */
  summaries(of: string | Of): (Summary & {readonly point: Point})[] {
    return this.points.map((point, index) => ({point, ...this.summary(of, index)}));
  }

  /** Indices of the points with these coordinates, or of those that satisfy a condition. */
  where(wanted: Point | ((point: Point) => boolean)): number[] {
    const keep =
      typeof wanted === "function"
        ? wanted
        : (point: Point) => Object.entries(wanted).every(([axis, value]) => point[axis] === value);
    return this.points.flatMap((point, index) => (keep(point) ? [index] : []));
  }

  /** Quantiles (probabilities in [0, 1]) of a series over trials at one point. */
  quantiles(series: string, point: number, probabilities: readonly number[]): number[] {
    const sorted = this.column(series, point).sort();
    return probabilities.map((p) => quantileSorted(sorted, p));
  }
}
