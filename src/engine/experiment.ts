import type {Random} from "./random.js";

/** Master seed of every published stream. */
export const defaultSeed = 2505;

/** The axes of a sweep in order, first slowest; its points are their product. `{}` is a sweep of one point. */
export type Sweep = Readonly<Record<string, readonly (number | string)[]>>;

/** One point of a sweep: a value for each axis. */
export type Point = Readonly<Record<string, number | string>>;

/** What one trial measures: for each series one number a sweep point, in the order of `pointsOf`. */
export type Values = Record<string, ArrayLike<number>>;

/**
 * One Monte-Carlo replicate: draws its data from `random`, fits the models, fills the whole sweep.
 * Pure but for the stream; its parameters and sweep are JSON.
 */
export type Trial<P = never, S extends Sweep = never> = (parameters: P, sweep: S, random: Random) => Values;

/** Trials at each scale: `paper` at least the paper's, `draft` for previews and tests. */
export const scales = ["paper", "draft"] as const;
export type Scale = (typeof scales)[number];

/** An experiment: a sampler of the paper's `simulate.ts` with its parameters, sweep and number of trials. */
export interface Experiment<Sampler extends string = string, P = unknown, S extends Sweep = Sweep> {
  /** Kebab-case, unique in the paper, say "figure-1-left". */
  readonly id: string;
  /** One line saying what is measured. */
  readonly title: string;
  /** The exported function of `simulate.ts` that runs one trial. */
  readonly sampler: Sampler;
  /** "literal" draws the paper's data and fits its model; "exact" is a faster sampler equal to it in law. */
  readonly law: "literal" | "exact";
  readonly parameters: P;
  readonly sweep: S;
  readonly trials: Readonly<Record<Scale, number>>;
  /** What is smaller at draft scale, where one trial of the paper's size takes many seconds. */
  readonly draft?: {readonly parameters?: Partial<P>; readonly sweep?: S};
  /** Trials per stored chunk; defaults to a sixteenth of the trials. Set to 1 when a trial takes seconds. */
  readonly chunk?: number;
}

type SamplerNames<Module> = {[K in keyof Module]: Module[K] extends Trial ? K : never}[keyof Module] & string;

type ExperimentOf<Module> = {
  [K in SamplerNames<Module>]: Module[K] extends (parameters: infer P, sweep: infer S, random: Random) => Values
    ? Experiment<K, P, S extends Sweep ? S : Sweep>
    : never;
}[SamplerNames<Module>];

/**
 * Declares a paper's experiments, each checked against the sampler it names:
 * `defineExperiments<typeof import("./simulate.js")>([…])`.
 *
 * @throws RangeError when two experiments share an id.
 */
export function defineExperiments<Module>(experiments: readonly ExperimentOf<Module>[]): readonly Experiment[] {
  const seen = new Set<string>();
  for (const {id} of experiments as readonly Experiment[]) {
    if (seen.has(id)) throw new RangeError(`experiment "${id}" is declared twice`);
    seen.add(id);
  }
  return experiments as readonly Experiment[];
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
