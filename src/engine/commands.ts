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

const finite = v.pipe(v.number("a number"), v.finite("a finite number"));

/** Schemas shared by the papers' commands; the message says what is allowed. */
export const real = finite;
export const positive = v.pipe(finite, v.gtValue(0, "a number > 0"));
export const nonNegative = v.pipe(finite, v.minValue(0, "a number ≥ 0"));
export const cosine = v.pipe(finite, v.minValue(-1, "a number in [−1, 1]"), v.maxValue(1, "a number in [−1, 1]"));
export const fraction = v.pipe(finite, v.minValue(0, "a number in [0, 1]"), v.maxValue(1, "a number in [0, 1]"));
export const size = v.pipe(finite, v.integer("a whole number ≥ 1"), v.minValue(1, "a whole number ≥ 1"));
export const count = v.pipe(finite, v.integer("a whole number ≥ 0"), v.minValue(0, "a whole number ≥ 0"));
export const oneOf = <const T extends readonly string[]>(...names: T) =>
  v.picklist(names, `one of ${names.join(", ")}`);
export const vector = v.array(finite, "an array of numbers");
export const matrix = v.array(vector, "an array of rows of numbers");
