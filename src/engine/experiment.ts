import type {Law, Sampler} from "./sampler.js";

/** Master seed of every published stream. */
export const defaultSeed = 2505;

/** The axes of a sweep in order, first slowest; its points are their product. `{}` is a sweep of one point. */
export type Sweep = Readonly<Record<string, readonly (number | string)[]>>;

/** One point of a sweep: a value for each axis. */
export type Point = Readonly<Record<string, number | string>>;

/** Parameters with a point's coordinates in their place. */
export type Setting = Readonly<Record<string, unknown>>;

/** What one trial measures: for each series one number a sweep point, in the order of `pointsOf`. */
export type Values = Record<string, ArrayLike<number>>;

/** Trials at each scale: `paper` at least the paper's, `draft` for previews and tests. */
export const scales = ["paper", "draft"] as const;
export type Scale = (typeof scales)[number];

/** Trials in a block of an experiment that declares none. */
const defaultChunk = 25;

/**
 * An experiment: a sampler of the paper's `simulate.ts` with its parameters, sweep and number of trials.
 *
 * @typeParam P - Parameters.
 * @typeParam Q - Points of the sweep.
 * @typeParam S - Names of the series that the sampler measures.
 */
export interface Experiment<P = unknown, Q = Point, S extends string = string> {
  /** Kebab-case, unique in the paper, say "figure-1-left". */
  readonly id: string;
  /** One line saying what is measured. */
  readonly title: string;
  /** The export of `simulate.ts` that runs one trial. */
  readonly sampler: string;
  readonly parameters: P;
  readonly sweep: SweepOf<Q>;
  readonly trials: Readonly<Record<Scale, number>>;
  /** What is smaller at draft scale, where one trial of the paper's size takes many seconds. */
  readonly draft?: {readonly parameters?: Partial<P>; readonly sweep?: SweepOf<Q>};
  /**
   * Trials in a block, which is computed and stored at a time and should take a few seconds; 25 by default. More trials
   * add blocks, so it is never chosen by their number; changing it makes other addresses.
   */
  readonly chunk?: number;
  /** Never there: carries the type of the series. */
  readonly series?: S;
}

/** The sweep over points of a type: an array of values for each coordinate. */
export type SweepOf<Q> = {readonly [A in keyof Q]: readonly Exclude<Q[A], undefined>[]};

/** Points, series, and settings (parameters with a point's coordinates in their place) of an experiment. */
export type PointOf<E> = E extends Experiment<infer _, infer Q, infer __> ? Q : never;
export type SeriesOf<E> = E extends Experiment<infer _, infer __, infer S> ? S : never;
export type SettingOf<E> = E extends Experiment<infer P, infer Q, infer _> ? Omit<P, keyof Q> & Q : never;

/** What a room declares of an experiment, checked against the sampler it names. */
type Declaration<Module> = {
  [K in keyof Module & string]: Module[K] extends Sampler<infer P, infer Q, infer _>
    ? Pick<Experiment, "title" | "trials" | "chunk"> & {
        readonly sampler: K;
        readonly parameters: P;
        readonly sweep: SweepOf<Q>;
        readonly draft?: {readonly parameters?: Partial<P>; readonly sweep?: SweepOf<Q>};
      }
    : never;
}[keyof Module & string];

type Declared<Module, D> = {
  readonly [K in keyof D & string]: D[K] extends {
    readonly sampler: infer N extends keyof Module;
    readonly parameters: infer P;
    readonly sweep: infer W extends Sweep;
  }
    ? Experiment<{readonly [K in keyof P]: Widened<P[K]>}, PointIn<W>, SeriesNamed<Module[N]>>
    : never;
};

/** Numbers are numbers; words stay the words they are. */
type Widened<T> = T extends number ? number : T;

type PointIn<W extends Sweep> = {readonly [A in keyof W]: Widened<W[A][number]>};

type SeriesNamed<X> = X extends Sampler<infer _, infer __, infer S> ? S : never;

/** Experiments by id. */
export type Experiments = Readonly<Record<string, Experiment>>;

const fields = ["title", "sampler", "parameters", "sweep", "trials", "draft", "chunk"];

/**
 * Declares a paper's experiments by id, each checked against the sampler it names:
 * `defineExperiments<typeof import("./simulate.js")>()({…})`. What claims and figures read of one (points, parameters,
 * series) is typed by its declaration.
 *
 * @throws RangeError naming a field that no experiment has.
 */
export const defineExperiments =
  <Module>() =>
  <const D extends Readonly<Record<string, Declaration<Module>>>>(declared: D): Declared<Module, D> => {
    const named = Object.entries(declared).map(([id, experiment]) => {
      const unknown = Object.keys(experiment).find((field) => !fields.includes(field));
      if (unknown !== undefined)
        throw new RangeError(`experiment "${id}": ${unknown} is not a field; must be one of ${fields.join(", ")}`);
      return [id, {id, ...experiment}];
    });
    return Object.fromEntries(named);
  };

/** Trials in a block of an experiment. @throws RangeError when it is not a whole number ≥ 1. */
export function chunkOf({id, chunk = defaultChunk}: Experiment): number {
  if (!(Number.isSafeInteger(chunk) && chunk >= 1))
    throw new RangeError(`chunk of ${id} = ${chunk}: must be a whole number ≥ 1`);
  return chunk;
}

/** The experiment as it runs at a scale. */
export function atScale(experiment: Experiment, scale: Scale): Experiment {
  const {draft} = experiment;
  if (scale === "paper" || !draft) return experiment;
  const parameters = {...(experiment.parameters as object), ...draft.parameters};
  return {...experiment, parameters, sweep: draft.sweep ?? experiment.sweep};
}

/** The points of a sweep, row-major: the first axis varies slowest. */
export function pointsOf(sweep: Sweep): Point[] {
  let points: Point[] = [{}];
  for (const [axis, values] of Object.entries(sweep)) {
    points = points.flatMap((point) => values.map((value) => ({...point, [axis]: value})));
  }
  return points;
}

/** Laws of a room's samplers by the name they are exported under. */
export type Laws = Readonly<Record<string, Law>>;
