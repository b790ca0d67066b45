import type {Random} from "./random.js";

/**
 * How a sampler stands to the paper's data and fit: *drawn*, the paper's data and the paper's fit; *equal in law*, a
 * faster sampler with the same distribution, tested to have it; *equal in mean*, label noise or truth averaged out
 * exactly, so that means agree and scatter does not.
 */
export type Law = "drawn" | "equal in law" | "equal in mean";

/**
 * What a trial measures at one point: a finite number for each series, or null where it has no value there, say a share
 * of nothing.
 */
export type Numbers<S extends string> = Readonly<Record<S, number | null>>;

/**
 * One Monte-Carlo replicate. It draws its data from `random`, fits the models and answers for the points of the sweep:
 * one by one, as a function of a point, where points share nothing that must be streamed, or all at once, in their
 * order. Pure but for the stream; parameters and points are JSON.
 */
export type Trial<P, Q, S extends string> = (
  parameters: P,
  points: readonly Q[],
  random: Random
) => readonly Numbers<S>[] | ((point: Q, index: number) => Numbers<S>);

/** A sampler of a room: its trial, and how that stands to what the paper describes. */
export interface Sampler<P = never, Q = never, S extends string = string> {
  readonly law: Law;
  readonly trial: Trial<P, Q, S>;
}

/** Declares a sampler; experiments name it by the name it is exported under. */
export const sampler = <P, Q, S extends string>(law: Law, trial: Trial<P, Q, S>): Sampler<P, Q, S> => ({law, trial});

/** A value that is not finite: what was computed over- or underflowed. Its cause is plain data, see `DomainError`. */
export class OverflowError extends RangeError {
  constructor(name: string, value: number, point?: number) {
    const at = point === undefined ? "" : ` at point ${point}`;
    super(`${name}${at} = ${value}: must be finite, but these values over- or underflow`, {cause: {overflow: true}});
  }
}

/** Whether an error is an `OverflowError`; also of one that left a worker. */
export const isOverflow = (error: unknown): error is Error =>
  error instanceof Error && typeof error.cause === "object" && error.cause !== null && "overflow" in error.cause;

/** Points that share a key, with their indices. */
export interface Group<Q> {
  readonly key: string;
  readonly points: readonly Q[];
  readonly indices: readonly number[];
}

/** The groups of points that share a key, in order of first appearance. */
export function groupsOf<Q>(points: readonly Q[], key: (point: Q) => string): Group<Q>[] {
  const groups = new Map<string, {key: string; points: Q[]; indices: number[]}>();
  for (const [index, point] of points.entries()) {
    const name = key(point);
    const group = groups.get(name) ?? {key: name, points: [], indices: []};
    groups.set(name, group);
    group.points.push(point);
    group.indices.push(index);
  }
  return [...groups.values()];
}

/** What groups answer, one answer a point in a group's order, put back into the order of all points. */
export function ungrouped<Q, A>(
  groups: readonly Group<Q>[],
  answers: (group: Group<Q>, k: number) => readonly A[]
): A[] {
  const all: A[] = [];
  for (const [k, group] of groups.entries()) {
    const own = answers(group, k);
    for (const [j, index] of group.indices.entries()) all[index] = own[j];
  }
  return all;
}

/** Points that share a key are answered together, by a function of all of them. */
export const grouped = <Q, A>(
  points: readonly Q[],
  key: (point: Q) => string,
  answer: (group: Group<Q>) => readonly A[]
): A[] => ungrouped(groupsOf(points, key), answer);

/**
 * The answers of one trial, a column for each series; NaN stands where there is no value.
 *
 * @throws RangeError when points differ in their series, OverflowError when a value is not finite.
 */
export function columnsOf<P, Q, S extends string>(
  {trial}: Sampler<P, Q, S>,
  parameters: P,
  points: readonly Q[],
  random: Random
): Record<S, Float64Array> {
  const said = trial(parameters, points, random);
  const answers = typeof said === "function" ? points.map(said) : said;
  if (answers.length !== points.length)
    throw new RangeError(`a trial has ${answers.length} answers: must be ${points.length}, one a point`);
  const series = Object.keys(answers[0] ?? {}) as S[];
  const columns = Object.fromEntries(series.map((name) => [name, new Float64Array(points.length)])) as Record<
    S,
    Float64Array
  >;
  for (const [index, answer] of answers.entries()) {
    if (Object.keys(answer).length !== series.length)
      throw new RangeError(`point ${index} has series ${Object.keys(answer).join(", ")}: must be ${series.join(", ")}`);
    for (const name of series) {
      const value = answer[name];
      if (value !== null && typeof value !== "number")
        throw new RangeError(`series "${name}" at point ${index} = ${value}: must be a number`);
      if (value !== null && !Number.isFinite(value)) throw new OverflowError(name, value, index);
      columns[name][index] = value ?? Number.NaN;
    }
  }
  return columns;
}
