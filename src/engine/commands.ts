import * as v from "valibot";
import type {Sweep} from "./experiment.js";
import {InputError} from "./input.js";

/** Parameters of a command by key, as the command line spells them (`gamma_t`), each a valibot schema. */
export type Keys = v.ObjectEntries;

type Parsed<K extends Keys> = v.InferOutput<v.ObjectSchema<K, undefined>>;

/** What a quantity evaluates to: a finite number, or named fields; null where there is no number by definition. */
export type Answer = number | null | Readonly<Record<string, number | boolean | null | readonly number[]>>;

/** What one trial needs, at most. */
export interface Cost {
  /** Numbers in memory at a time. */
  readonly numbers: number;
  /** Operations, 10⁹ to about a second: one each for what is done number by number, 0.1 in a matrix product, 20 a normal. */
  readonly operations: number;
}

/** A theory quantity of `w2s theory`. */
export interface Quantity<K extends Keys = Keys> {
  readonly keys: K;
  evaluate(parameters: Parsed<K>): Answer;
}

/** A model of `w2s simulate`: arranges flat parameters into a call of a sampler of `simulate.ts` at one point. */
export interface Model<K extends Keys = Keys> {
  readonly keys: K;
  arrange(parameters: Parsed<K>): {
    readonly sampler: string;
    readonly parameters: unknown;
    readonly sweep: Sweep;
  };
  /** Of one trial. */
  readonly cost: (parameters: Parsed<K>) => Cost;
}

/** Declares a quantity, its evaluation typed by its keys. */
export const quantity = <K extends Keys>(keys: K, evaluate: Quantity<K>["evaluate"]): Quantity =>
  ({keys, evaluate}) as Quantity;

/** Declares a model, its arrangement and its cost typed by its keys. */
export const model = <K extends Keys>(keys: K, arrange: Model<K>["arrange"], cost: Model<K>["cost"]): Model =>
  ({keys, arrange, cost}) as Model;

/** Null where a quantity is infinite, or NaN, by definition; its keys' ranges leave no other way to that value. */
export const nullAt = (limit: number, value: number): number | null => (Object.is(value, limit) ? null : value);

/** What one call may need: 1 GiB of memory in each thread, a quarter of an hour of one core in all. */
const most: Cost = {numbers: 2 ** 27, operations: 1e12};

/**
 * Refuses what would take too long or too much memory, before any of it is allocated or looped over.
 *
 * @param parameters - The model's own, by key.
 * @throws InputError naming the largest of the sizes.
 */
export function ensureAffordable(cost: Cost, parameters: Readonly<Record<string, unknown>>, trials: number): void {
  const sizes = Object.entries({...parameters, trials}).filter((entry): entry is [string, number] =>
    Number.isInteger(entry[1])
  );
  const [key, value] = sizes.reduce((largest, size) => (size[1] > largest[1] ? size : largest));
  const refuse = (needs: string, allowed: string): never => {
    throw new InputError(
      `${key} = ${value}: must be smaller, or other sizes: they need ${needs}, allowed are ${allowed}`
    );
  };
  if (!(cost.numbers <= most.numbers)) refuse(`${rounded(cost.numbers / 2 ** 27)} GiB of memory`, "1 GiB");
  const seconds = (trials * (cost.operations + atLeastATrial)) / 1e9;
  if (!(seconds <= most.operations / 1e9)) refuse(`${rounded(seconds)} s of computing`, `${most.operations / 1e9} s`);
}

/** Operations of a trial of nothing: it has streams to open. */
const atLeastATrial = 1e5;

const rounded = (value: number): string => String(Number(value.toPrecision(2)));

/** Sizes other than 0 that numbers may have: their squares and fourth powers neither overflow nor underflow. */
const [least, greatest] = [1e-30, 1e30];
const range = `[${least}, ${greatest}]`;

const number = (allowed: string) => v.pipe(v.number(allowed), v.finite(allowed));
const atLeast = (low: number, allowed: string) => v.pipe(number(allowed), v.minValue(low, allowed));
const sized = (value: number): boolean => value === 0 || (Math.abs(value) >= least && Math.abs(value) <= greatest);
const between = (low: number, high: number) => {
  const allowed = `a number in [${low}, ${high}]`;
  return v.pipe(atLeast(low, allowed), v.maxValue(high, allowed), v.check(sized, `0 or at least ${least} in size`));
};
const whole = (low: number) => {
  const allowed = `a whole number ≥ ${low}`;
  return v.pipe(atLeast(low, allowed), v.safeInteger(allowed));
};
const wholeIn = (low: number, high: number) =>
  v.pipe(whole(low), v.maxValue(high, `a whole number in [${low}, ${high}]`));

/** Schemas shared by the papers' commands; a schema's message says what is allowed, to follow "must be". */
export const positive = v.pipe(
  number("a number > 0"),
  v.gtValue(0, "a number > 0"),
  v.check(sized, `a number > 0, in ${range}`)
);
export const nonNegative = v.pipe(atLeast(0, "a number ≥ 0"), v.check(sized, `a number ≥ 0: 0 or in ${range}`));
export const cosine = between(-1, 1);
export const fraction = between(0, 1);
export const size = whole(1);
export const count = whole(0);
export const countUpTo = (high: number) => wholeIn(0, high);
export const oneOf = <const T extends readonly string[]>(...names: T) =>
  v.picklist(names, `one of ${names.join(", ")}`);
const length = 64;
export const vector = v.pipe(
  v.array(number("an array of numbers"), "an array of numbers"),
  v.maxLength(length, `an array of at most ${length} numbers`),
  v.check((numbers) => numbers.every((x) => Math.abs(x) <= greatest), `an array of numbers up to ${greatest} in size`)
);
export const matrix = v.pipe(
  v.array(vector, "an array of rows of numbers"),
  v.maxLength(length, `an array of at most ${length} rows`)
);

/** Keys that every model takes besides its own, and flags of the commands that run experiments. */
export const controls = {trials: wholeIn(1, 100_000), seed: count, workers: wholeIn(1, 256)};
