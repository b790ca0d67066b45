import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import * as v from "valibot";
import {InputError} from "../src/engine/input.js";
import {oneLine, show} from "../src/numerics/ensure.js";
import {readJson} from "./json.js";

const text = v.pipe(
  v.string("a text"),
  v.check((value) => value.trim() !== "", "a text that is not empty")
);
const line = v.pipe(
  text,
  v.check((value) => !/[\r\n]/.test(value), "a text of one line")
);
const slug = v.pipe(
  v.string("a text"),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters and digits, joined by hyphens")
);
const address = v.pipe(
  v.string("a text"),
  v.check(
    (value) => URL.canParse(value) && /^https:\/\/[^\s"'<>]+$/.test(value),
    "an address that begins with https://"
  )
);

const result = v.strictObject({
  id: slug,
  name: line,
  /** In our words; Markdown with `$…$` maths. */
  statement: text,
  where: line,
  /** A definition needs no entry in the register. */
  definition: v.optional(v.boolean("true or false"))
});

const schema = v.strictObject({
  id: slug,
  title: line,
  /** Menu title. */
  short: line,
  authors: v.pipe(v.array(line, "a list of names"), v.minLength(1, "at least one name")),
  year: v.pipe(v.number("a year"), v.integer("a year"), v.minValue(1900, "a year"), v.maxValue(2100, "a year")),
  venue: line,
  arxiv: v.pipe(v.string("a text"), v.regex(/^\d{4}\.\d{4,5}$/, "a number of arXiv, like 2505.18346")),
  url: address,
  bibtex: text,
  /** What of the paper was at hand. */
  source: text,
  summary: text,
  results: v.pipe(v.array(result, "a list of results"), v.minLength(1, "at least one result"))
});

/** What `data/<paper>.json` holds. */
export type Bibliography = v.InferOutput<typeof schema>;

/**
 * Reads and checks a paper's data file.
 *
 * @param root - The project's folder.
 * @returns Undefined for a room without one.
 * @throws InputError naming the file, and the line or the field, what stands there and what is allowed.
 */
export async function readBibliography(id: string, root: string): Promise<Bibliography | undefined> {
  const file = `data/${id}.json`;
  if (!existsSync(join(root, file))) return undefined;
  const bibliography = parseBibliography(file, await readFile(join(root, file), "utf8"));
  if (bibliography.id !== id)
    throw new InputError(`${file}: id = ${show(bibliography.id)}: must be "${id}", as the file`);
  return bibliography;
}

function parseBibliography(file: string, text: string): Bibliography {
  let data: unknown;
  try {
    data = readJson(text);
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${file}: ${error.message}`) : error;
  }
  const checked = v.safeParse(schema, data);
  if (!checked.success) {
    const [issue] = checked.issues;
    const field = oneLine(v.getDotPath(issue) ?? "the whole", 80);
    if (issue.expected === "never") throw new InputError(`${file}: ${field}: is no field that is known; misspelt?`);
    if (issue.received === "undefined") throw new InputError(`${file}: ${field}: is missing`);
    throw new InputError(`${file}: ${field} = ${show(issue.input)}: must be ${issue.message}`);
  }
  const ids = checked.output.results.map((result) => result.id);
  const twice = ids.find((id, k) => ids.indexOf(id) < k);
  if (twice !== undefined) throw new InputError(`${file}: results: the id "${twice}" stands twice`);
  return checked.output;
}
