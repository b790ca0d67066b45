import * as v from "valibot";
import type {Sweep} from "./experiment.js";

/** Parameters of a command by key, as the command line spells them (`gamma_t`), each a valibot schema. */
export type Keys = v.ObjectEntries;

/** What a quantity evaluates to: a number, or named fields; non-finite numbers are printed as null. */
export type Answer = number | Readonly<Record<string, number | boolean | null | readonly number[]>>;

/** A theory quantity of `w2s theory`. */
export interface Quantity<K extends Keys = Keys> {
  readonly keys: K;
  evaluate(parameters: v.InferOutput<v.ObjectSchema<K, undefined>>): Answer;
}

/** A model of `w2s simulate`: arranges flat parameters into a call of a sampler of `simulate.ts` at one point. */
export interface Model<K extends Keys = Keys> {
  readonly keys: K;
  arrange(parameters: v.InferOutput<v.ObjectSchema<K, undefined>>): {
    readonly sampler: string;
    readonly parameters: unknown;
    readonly sweep: Sweep;
  };
}

/** Declares a quantity, its evaluation typed by its keys. */
export const quantity = <K extends Keys>(keys: K, evaluate: Quantity<K>["evaluate"]): Quantity =>
  ({keys, evaluate}) as Quantity;

/** Declares a model, its arrangement typed by its keys. */
export const model = <K extends Keys>(keys: K, arrange: Model<K>["arrange"]): Model => ({keys, arrange}) as Model;

const number = (allowed: string) => v.pipe(v.number(allowed), v.finite(allowed));
const atLeast = (least: number, allowed: string) => v.pipe(number(allowed), v.minValue(least, allowed));
const between = (least: number, most: number) => {
  const allowed = `a number in [${least}, ${most}]`;
  return v.pipe(atLeast(least, allowed), v.maxValue(most, allowed));
};
const whole = (least: number) => {
  const allowed = `a whole number ≥ ${least}`;
  return v.pipe(atLeast(least, allowed), v.safeInteger(allowed));
};

/** Schemas shared by the papers' commands; a schema's message says what is allowed, to follow "must be". */
export const positive = v.pipe(number("a number > 0"), v.gtValue(0, "a number > 0"));
export const nonNegative = atLeast(0, "a number ≥ 0");
export const cosine = between(-1, 1);
export const fraction = between(0, 1);
export const size = whole(1);
export const count = whole(0);
export const oneOf = <const T extends readonly string[]>(...names: T) =>
  v.picklist(names, `one of ${names.join(", ")}`);
export const vector = v.array(number("an array of numbers"), "an array of numbers");
export const matrix = v.array(vector, "an array of rows of numbers");
