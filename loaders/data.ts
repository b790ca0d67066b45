import {existsSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import * as v from "valibot";
import {outcomes} from "../src/engine/claim.js";
import {InputError} from "../src/engine/input.js";
import type {Term} from "../src/html/glossary.js";
import {oneLine, show} from "../src/numerics/ensure.js";
import {readJson} from "./json.js";
import {projectRoot} from "./paths.js";

// What the files of `data/` may hold, checked where they are read; nothing else in the project parses them.

export const text = v.pipe(
  v.string("a text"),
  v.check((value) => value.trim() !== "", "a text that is not empty")
);
export const line = v.pipe(
  text,
  v.check((value) => !/[\r\n]/.test(value), "a text of one line")
);
export const slug = v.pipe(
  v.string("a text"),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "small letters and digits, joined by hyphens")
);
export const address = v.pipe(
  v.string("a text"),
  v.check(
    (value) => URL.canParse(value) && /^https:\/\/[^\s"'<>]+$/.test(value),
    "an address that begins with https://"
  )
);

/** Files of `data/` that are no paper's. */
export const shared = ["report", "verdicts", "doubt", "costs", "seeds", "glossary"];

/**
 * Accepted outcomes with the claims' short ids: paper → claim → both. A claim that is gone stays, retired, so that its
 * id is never given to another.
 */
export type Accepted = v.InferOutput<typeof verdicts>;

const verdicts = v.record(
  slug,
  v.record(
    slug,
    v.strictObject({
      id: v.pipe(v.string("a text"), v.regex(/^[A-Z]+-\d{2,}$/, "a short id, like M-12")),
      outcome: v.picklist(outcomes, `one of ${outcomes.join(", ")}`),
      retired: v.optional(v.literal(true, "true"))
    }),
    "an object"
  ),
  "an object"
);

/** Mutants that nothing can notice: paper → mutant → why. */
export type Excuses = v.InferOutput<typeof excuses>;

const excuses = v.record(slug, v.record(text, text, "an object"), "an object");

/** Seconds of one core that a trial takes at the paper's sizes: paper → experiment → seconds. */
export type Costs = v.InferOutput<typeof costs>;

const seconds = v.pipe(
  v.number("a number of seconds"),
  v.finite("a number of seconds"),
  v.gtValue(0, "a number of seconds above 0")
);
const costs = v.record(slug, v.record(slug, seconds, "an object"), "an object");

const count = v.pipe(v.number("a count"), v.integer("a count"), v.minValue(0, "a count"));

/** What the register said on another master seed than the published one. */
export type SeedRun = v.InferOutput<typeof seedRun>;

const seedRun = v.strictObject({
  on: v.pipe(v.string("a date"), v.isoDate("a date, as 2026-11-27")),
  /** Hypotheses and wrong variants that were judged. */
  tests: count,
  controls: count,
  /** Outcomes that were not the accepted ones, and wrong variants that passed. */
  changed: v.array(line, "a list"),
  passed: v.array(line, "a list")
});

/** By seed. */
export type Seeds = v.InferOutput<typeof seeds>;

const seeds = v.record(v.pipe(v.string("a seed"), v.regex(/^\d+$/, "a whole number")), seedRun, "an object");

/** The words that belong to this report and to no paper. */
export type Report = v.InferOutput<typeof report>;

const report = v.strictObject({
  title: line,
  /** Of pages that have none of their own, for search engines. */
  description: line,
  /** Follows the title at the foot of every page. */
  tagline: line,
  authors: line,
  /** Of the report's own BibTeX entry. */
  key: slug,
  /** Heads of the menu's two lists, and the report's own pages in it: `src/<page>.md` → name. */
  menu: v.strictObject({papers: line, report: line, pages: v.record(slug, line, "an object: page → name")})
});

const glossary = v.array(
  v.strictObject({
    term: line,
    /** Other forms of it, plurals and long names. */
    also: v.optional(v.array(line, "a list of texts")),
    meaning: line
  }),
  "a list of terms"
);

/** The terms that pages explain; none where there is no such file. @throws InputError naming what is wrong. */
export const readGlossary = (root = projectRoot): Promise<Term[]> => readData(root, "data/glossary.json", glossary, []);

/** The words of this report. @throws InputError naming what is wrong. */
export const readReport = (root = projectRoot): Promise<Report> => readData(root, "data/report.json", report);

/** The accepted outcomes; none where there is no such file yet. @throws InputError naming what is wrong. */
export const readAccepted = (root = projectRoot): Promise<Accepted> =>
  readData(root, "data/verdicts.json", verdicts, {});

/** The mutants that stand with a reason; none where there is no such file. @throws InputError naming what is wrong. */
export const readExcuses = (root = projectRoot): Promise<Excuses> => readData(root, "data/doubt.json", excuses, {});

/** What other seeds said; nothing where there is no such file. @throws InputError naming what is wrong. */
export const readSeeds = (root = projectRoot): Promise<Seeds> => readData(root, "data/seeds.json", seeds, {});

/** What trials cost, as far as it was measured; nothing where there is no such file. @throws InputError naming what is wrong. */
export const readCosts = (root = projectRoot): Promise<Costs> => readData(root, "data/costs.json", costs, {});

/**
 * Reads a file of `data/`.
 *
 * @param root - The project's folder.
 * @param file - From there.
 * @param absent - What a file that is not there says; it must be there by default.
 * @throws InputError naming the file, and the line or the field, what stands there and what is allowed.
 */
export async function readData<S extends v.GenericSchema>(
  root: string,
  file: string,
  schema: S,
  absent?: v.InferOutput<S>
): Promise<v.InferOutput<S>> {
  if (!existsSync(join(root, file))) {
    if (absent !== undefined) return absent;
    throw new InputError(`${file}: is missing`);
  }
  let data: unknown;
  try {
    data = readJson(await readFile(join(root, file), "utf8"));
  } catch (error) {
    throw error instanceof InputError ? new InputError(`${file}: ${error.message}`) : error;
  }
  const checked = v.safeParse(schema, data);
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const field = oneLine(v.getDotPath(issue) ?? "the whole", 80);
  if (issue.expected === "never") throw new InputError(`${file}: ${field}: is no field that is known; misspelt?`);
  if (issue.received === "undefined") throw new InputError(`${file}: ${field}: is missing`);
  throw new InputError(`${file}: ${field} = ${show(issue.input)}: must be ${issue.message}`);
}
