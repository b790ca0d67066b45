import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Claim} from "../src/engine/claim.js";
import type {Model, Quantity} from "../src/engine/commands.js";
import type {Experiment} from "../src/engine/experiment.js";
import type {Figure, Quoted} from "../src/engine/figure.js";
import {projectRoot} from "./paths.js";

/** A numbered result of a paper, in our words. */
export interface NumberedResult {
  readonly id: string;
  readonly name: string;
  /** Markdown with `$…$` maths. */
  readonly statement: string;
  readonly where: string;
  /** A definition needs no entry in the register. */
  readonly definition?: boolean;
}

/** What `data/<paper>.json` holds. */
export interface Bibliography {
  readonly id: string;
  readonly title: string;
  /** Menu title. */
  readonly short: string;
  readonly authors: readonly string[];
  readonly year: number;
  readonly venue: string;
  readonly arxiv: string;
  readonly url: string;
  readonly bibtex: string;
  readonly source: string;
  readonly summary: string;
  readonly results: readonly NumberedResult[];
}

/** A paper's room, loaded. */
export interface Paper {
  readonly id: string;
  /** Absent for a room without a page, such as the calibration of the verdicts. */
  readonly bibliography?: Bibliography;
  /** Absolute path of `simulate.ts`. */
  readonly simulate: string;
  readonly experiments: readonly Experiment[];
  readonly claims: readonly Claim[];
  readonly figures: readonly Figure[];
  readonly quoted: Quoted;
  readonly quantities: Readonly<Record<string, Quantity>>;
  readonly models: Readonly<Record<string, Model>>;
}

/**
 * Loads every room, oldest paper first: a folder of `src/papers/`, with `data/<paper>.json`.
 *
 * @param root - The project's folder; tests pass one of their own.
 */
export async function loadPapers(root = projectRoot): Promise<Paper[]> {
  const rooms = join(root, "src/papers");
  const ids = (await readdir(rooms, {withFileTypes: true})).filter((entry) => entry.isDirectory());
  const papers = await Promise.all(ids.map(({name}) => loadPaper(root, name)));
  const age = ({id, bibliography}: Paper): string => bibliography?.arxiv ?? `~${id}`;
  return papers.sort((a, b) => (age(a) < age(b) ? -1 : 1));
}

async function loadPaper(root: string, id: string): Promise<Paper> {
  const room = join(root, "src/papers", id);
  // biome-ignore lint/suspicious/noExplicitAny: a room's module exports what the types below say; tsc checks it there
  const load = async (file: string): Promise<any> => {
    const path = join(room, `${file}.ts`);
    return existsSync(path) ? import(pathToFileURL(path).href) : {};
  };
  const [{experiments = []}, {claims = []}, {figures = [], quoted = () => ({})}, {quantities = {}, models = {}}] =
    await Promise.all(["experiments", "claims", "figures", "commands"].map(load));
  const data = join(root, "data", `${id}.json`);
  const bibliography: Bibliography | undefined = existsSync(data)
    ? JSON.parse(await readFile(data, "utf8"))
    : undefined;
  return {
    id,
    ...(bibliography && {bibliography}),
    simulate: join(room, "simulate.ts"),
    experiments,
    claims,
    figures,
    quoted,
    quantities,
    models
  };
}

/** The thing of this id. @throws RangeError saying what there is. */
export function find<T extends {readonly id: string}>(things: readonly T[], id: string, kind: string): T {
  const found = things.find((thing) => thing.id === id);
  if (!found) throw new RangeError(`${kind} "${id}": must be one of ${things.map((thing) => thing.id).join(", ")}`);
  return found;
}
