import {readdirSync} from "node:fs";
import {join} from "node:path";
import * as v from "valibot";
import {grades} from "../src/engine/claim.js";
import {InputError} from "../src/engine/input.js";
import {show} from "../src/numerics/ensure.js";
import {address, line, readData, shared, slug, text} from "./data.js";
import {projectRoot} from "./paths.js";

const result = v.strictObject({
  id: slug,
  name: line,
  /** In our words; Markdown with `$…$` maths. */
  statement: text,
  where: line,
  /** What our source of it is. */
  source: v.picklist(grades, `one of ${grades.join(", ")}`),
  /** Words of the source, verbatim and short, and where they stand; "…" where words are left out or lost. */
  quote: v.optional(v.strictObject({text: line, place: line}, "an object: text and place")),
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
  /** What came of checking it, in one line of plain text. */
  finding: v.optional(line),
  results: v.pipe(v.array(result, "a list of results"), v.minLength(1, "at least one result"))
});

/** What `data/<paper>.json` holds. */
export type Bibliography = v.InferOutput<typeof schema>;

/**
 * What a paper's data file states.
 *
 * @param root - The project's folder.
 * @throws InputError naming the file, and the line or the field, what stands there and what is allowed.
 */
export async function readBibliography(id: string, root = projectRoot): Promise<Bibliography> {
  const file = `data/${id}.json`;
  const bibliography = await readData(root, file, schema);
  if (bibliography.id !== id)
    throw new InputError(`${file}: id = ${show(bibliography.id)}: must be "${id}", as the file`);
  const ids = bibliography.results.map((result) => result.id);
  const twice = ids.find((one, k) => ids.indexOf(one) < k);
  if (twice !== undefined) throw new InputError(`${file}: results: the id "${twice}" stands twice`);
  return bibliography;
}

/**
 * The papers, oldest first. A file without a room or a room without a file is an error, so that no page vanishes from
 * the menu unnoticed.
 *
 * @param root - The project's folder.
 * @throws InputError naming what is missing or wrong.
 */
export async function readBibliographies(root = projectRoot): Promise<Bibliography[]> {
  const files = readdirSync(join(root, "data")).flatMap((file) => /^(.+)\.json$/.exec(file)?.[1] ?? []);
  const papers = files.filter((name) => !shared.includes(name));
  const rooms = roomsOf(root);
  const alone = papers.find((id) => !rooms.includes(id));
  if (alone !== undefined) throw new InputError(`data/${alone}.json: its room, src/papers/${alone}, is missing`);
  const all = await Promise.all(rooms.map((id) => readBibliography(id, root)));
  for (const [k, {id, arxiv}] of all.entries()) {
    const other = all.slice(0, k).find((one) => one.arxiv === arxiv);
    if (other) throw new InputError(`data/${id}.json: arxiv = "${arxiv}": must not be that of ${other.id}`);
  }
  return all.sort((a, b) => (a.arxiv < b.arxiv ? -1 : 1));
}

/** Ids of the rooms there are: the folders of `src/papers/`, but for the pages that all papers share. */
export const roomsOf = (root = projectRoot): string[] =>
  readdirSync(join(root, "src/papers"), {withFileTypes: true}).flatMap((entry) =>
    entry.isDirectory() && !entry.name.startsWith("[") ? [entry.name] : []
  );
