import * as v from "valibot";
import type {Keys} from "../src/engine/commands.js";
import {among, InputError} from "../src/engine/input.js";
import {oneLine, show} from "../src/numerics/ensure.js";
import {readJson} from "./json.js";

/** What was given, by key. */
export type Pairs = ReadonlyMap<string, unknown>;

/** Bytes that are read of standard input. */
const most = 2 ** 20;

/** A value as JSON if it parses, else the string itself. */
export function readValue(text: string): unknown {
  try {
    return readJson(text);
  } catch (error) {
    if (error instanceof InputError) return text;
    throw error;
  }
}

/**
 * Reads `key=value` words; `-` stands for one JSON object on standard input.
 *
 * @param stdin - Standard input.
 * @throws InputError naming a word that is neither, a key given twice, or what is wrong with standard input.
 */
export async function readPairs(words: readonly string[], stdin: AsyncIterable<Uint8Array>): Promise<Pairs> {
  const pairs = new Map<string, unknown>();
  const add = (key: string, value: unknown): void => {
    if (pairs.has(key))
      throw new InputError(`${spelled(key)} is given twice: ${show(pairs.get(key))} and ${show(value)}`);
    pairs.set(key, value);
  };
  if (words.filter((word) => word === "-").length > 1) throw new InputError("- is given twice: must be given once");
  for (const word of words) {
    const split = word.indexOf("=");
    if (word === "-") for (const [key, value] of Object.entries(parseObject(await readText(stdin)))) add(key, value);
    else if (split > 0) add(word.slice(0, split), readValue(word.slice(split + 1)));
    else throw new InputError(`${show(word)}: must be key=value, or - for a JSON object on standard input`);
  }
  return pairs;
}

async function readText(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stdin) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > most) throw new InputError(`standard input: must be at most ${most} bytes`);
    }
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw code === undefined ? error : new InputError(`standard input: cannot be read (${code})`);
  }
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(Buffer.concat(chunks));
  } catch {
    throw new InputError("standard input: must be text in UTF-8");
  }
}

function parseObject(text: string): object {
  if (text.trim() === "") throw new InputError("standard input is empty: must be one JSON object");
  let value: unknown;
  try {
    value = readJson(text);
  } catch (error) {
    throw error instanceof InputError ? new InputError(`standard input: ${error.message}`) : error;
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new InputError(`standard input ${show(text.trim())}: must be one JSON object`);
}

/** A key as a message shows it. */
const spelled = (key: string): string => (/^[\w.-]{1,40}$/.test(key) ? key : show(oneLine(key, 40)));

/** The value as a key's schema has it. @throws InputError "key = value: must be …". */
export function checked<S extends v.GenericSchema>(schema: S, key: string, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value, {abortEarly: true});
  if (result.success) return result.output;
  throw new InputError(
    `${value === undefined ? `${key} is missing` : `${key} = ${show(value)}`}: must be ${result.issues[0].message}`
  );
}

/**
 * Checks input against a command's keys.
 *
 * @returns The parsed values, defaults filled in.
 * @throws InputError "key = value: must be …", for the first key that is unknown, missing or not allowed.
 */
export function checkPairs(keys: Keys, input: Pairs): Record<string, unknown> {
  for (const [key, value] of input) {
    if (!Object.hasOwn(keys, key))
      throw new InputError(`${spelled(key)} = ${show(value)}: unknown key; must be ${among(Object.keys(keys))}`);
  }
  const values: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(keys)) {
    const value = checked(schema as v.GenericSchema, key, input.get(key));
    if (value !== undefined) values[key] = value;
  }
  return values;
}
