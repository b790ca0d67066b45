import * as v from "valibot";
import type {Keys} from "../src/engine/commands.js";

/** Bad input: one line for the user, exit code 2. */
export class InputError extends Error {}

/** A value as JSON if it parses, else the string itself. */
function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Reads `key=value` words; `-` stands for one JSON object on standard input. Later words win.
 *
 * @param readStdin - Returns all of standard input.
 * @throws InputError naming a word that is neither.
 */
export async function readPairs(
  words: readonly string[],
  readStdin: () => Promise<string>
): Promise<Record<string, unknown>> {
  const pairs: Record<string, unknown> = {};
  for (const word of words) {
    const split = word.indexOf("=");
    if (word === "-") Object.assign(pairs, parseObject(await readStdin()));
    else if (split > 0) pairs[word.slice(0, split)] = parseValue(word.slice(split + 1));
    else throw new InputError(`"${word}": must be key=value, or - for a JSON object on standard input`);
  }
  return pairs;
}

function parseObject(text: string): object {
  const value = parseValue(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw new InputError(`standard input "${text.trim().slice(0, 60)}": must be one JSON object`);
}

/** A value as an error line shows it. */
const show = (value: unknown): string => (typeof value === "number" ? String(value) : JSON.stringify(value));

/**
 * Checks input against a command's keys.
 *
 * @returns The parsed values, defaults filled in.
 * @throws InputError "key = value: must be …", for the first key that is unknown, missing or not allowed.
 */
export function checkPairs(keys: Keys, input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (const key of Object.keys(input)) {
    if (!Object.hasOwn(keys, key)) {
      throw new InputError(`${key} = ${show(input[key])}: unknown key; must be one of ${Object.keys(keys).join(", ")}`);
    }
  }
  const checked: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(keys)) {
    const result = v.safeParse(schema as v.GenericSchema, input[key]);
    if (!result.success) {
      const given = Object.hasOwn(input, key) ? `${key} = ${show(input[key])}` : `${key} is missing`;
      throw new InputError(`${given}: must be ${result.issues[0].message}`);
    }
    if (result.output !== undefined) checked[key] = result.output;
  }
  return checked;
}
