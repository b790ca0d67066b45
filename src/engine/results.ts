import {
  type Experiment,
  type Point,
  type PointOf,
  pointsOf,
  type Scale,
  type SeriesOf,
  type SettingOf,
  type Sweep,
  type Values
} from "./experiment.js";
import type {Law} from "./sampler.js";
import type {Summary} from "./summary.js";
import {quantileSorted, summarize} from "./summary.js";

/** What identifies a run besides its experiment. */
export interface Run {
  readonly paper: string;
  readonly experiment: Experiment;
  /** How the experiment's sampler stands to the paper's data and fit. */
  readonly law: Law;
  readonly scale: Scale;
  readonly seed: number;
  /** Address in the store; empty for a run in the page. */
  readonly address: string;
}

/** A per-trial quantity, from the series' values of a trial at a point and the setting there. */
export type Of<E> = (values: Readonly<Record<SeriesOf<E>, number>>, setting: SettingOf<E>) => number;

/** The per-trial values of one experiment, with the views that figures and claims take of them. */
export class Results<E = Experiment> {
  readonly points: readonly PointOf<E>[];
  /** The parameters with each point's coordinates in their place. */
  readonly settings: readonly SettingOf<E>[];
  readonly series: readonly string[];

  /** @param perTrial - What each trial returned, in trial order. At least one. */
  constructor(
    readonly run: Run,
    readonly perTrial: readonly Values[]
  ) {
    const {parameters, sweep} = run.experiment;
    const points = pointsOf(sweep as Sweep);
    this.points = points as unknown as readonly PointOf<E>[];
    this.settings = points.map((point) => ({
      ...(parameters as object),
      ...point
    })) as unknown as readonly SettingOf<E>[];
    this.series = Object.keys(perTrial[0] ?? {});
  }

  /** Number of trials. */
  get count(): number {
    return this.perTrial.length;
  }

  get parameters(): E extends Experiment<infer P, infer _, infer __> ? P : never {
    return this.run.experiment.parameters as never;
  }

  /** Value of a series in one trial at one point (by index). */
  value(series: SeriesOf<E>, trial: number, point: number): number {
    return this.values(series, trial)[point];
  }

  /** A series over all points in one trial. @throws RangeError naming an unknown series. */
  values(series: SeriesOf<E>, trial: number): ArrayLike<number> {
    const values = this.perTrial[trial]?.[series];
    if (!values) {
      const {id} = this.run.experiment;
      throw new RangeError(`series "${series}" of ${this.run.paper}/${id}: must be one of ${this.series.join(", ")}`);
    }
    return values;
  }

  /** A series over all trials at one point. */
  column(series: SeriesOf<E>, point: number): Float64Array {
    return Float64Array.from(this.perTrial, (_, trial) => this.value(series, trial, point));
  }

  /** Any per-trial quantity over all trials at one point: `of` gets the trial's series values there by name. */
  measure(of: Of<E>, point: number): Float64Array {
    const setting = this.settings[point];
    return Float64Array.from(this.perTrial, (trial) => {
      const here: Record<string, number> = {};
      for (const name of this.series) here[name] = trial[name][point];
      return of(here as Readonly<Record<SeriesOf<E>, number>>, setting);
    });
  }

  /** Mean, standard error and count at one point of a series, or of a per-trial quantity (see `measure`). */
  summary(of: SeriesOf<E> | Of<E>, point: number): Summary {
    return summarize(typeof of === "string" ? this.column(of, point) : this.measure(of, point));
  }

  /** The same at every point, with the point's coordinates. */
  summaries(of: SeriesOf<E> | Of<E>): (Summary & {readonly point: PointOf<E>})[] {
    return this.points.map((point, index) => ({point, ...this.summary(of, index)}));
  }

  /** Indices of the points with these coordinates, or of those that satisfy a condition. */
  where(wanted: Partial<PointOf<E>> | ((point: PointOf<E>) => boolean)): number[] {
    const keep =
      typeof wanted === "function"
        ? wanted
        : (point: PointOf<E>) => Object.entries(wanted).every(([axis, value]) => (point as Point)[axis] === value);
    return this.points.flatMap((point, index) => (keep(point) ? [index] : []));
  }

  /** Quantiles (probabilities in [0, 1]) of a series over trials at one point. */
  quantiles(series: SeriesOf<E>, point: number, probabilities: readonly number[]): number[] {
    const sorted = this.column(series, point).sort();
    return probabilities.map((p) => quantileSorted(sorted, p));
  }
}
