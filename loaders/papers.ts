import {existsSync} from "node:fs";
import {readdir} from "node:fs/promises";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {Claim} from "../src/engine/claim.js";
import type {Model, Quantity} from "../src/engine/commands.js";
import type {Experiment, Experiments, Laws} from "../src/engine/experiment.js";
import type {Explorer} from "../src/engine/explorer.js";
import type {Figure, Quoted} from "../src/engine/figure.js";
import {find} from "../src/engine/input.js";
import type {Sampler} from "../src/engine/sampler.js";
import {type Bibliography, readBibliography} from "./bibliography.js";
import {projectRoot} from "./paths.js";

/** A paper's room, loaded. */
export interface Paper {
  readonly id: string;
  /** Absent for a room without a page, such as the calibration of the verdicts. */
  readonly bibliography?: Bibliography;
  /** Absolute path of `simulate.ts`. */
  readonly simulate: string;
  readonly experiments: readonly Experiment[];
  /** Laws of its samplers by name. */
  readonly laws: Laws;
  readonly claims: readonly Claim[];
  readonly figures: readonly Figure[];
  readonly quoted: Quoted;
  readonly explorer?: Explorer;
  readonly quantities: Readonly<Record<string, Quantity>>;
  readonly models: Readonly<Record<string, Model>>;
}

/** What the command line needs of a room for `theory` and `simulate`. */
export type Commands = Pick<Paper, "id" | "simulate" | "quantities" | "models">;

/**
 * Loads every room, oldest paper first: a folder of `src/papers/`, with `data/<paper>.json`.
 *
 * @param root - The project's folder; tests pass one of their own.
 */
export async function loadPapers(root = projectRoot): Promise<Paper[]> {
  const papers = await Promise.all((await roomsOf(root)).map(({id}) => loadPaper(root, id)));
  const age = ({id, bibliography}: Paper): string => bibliography?.arxiv ?? `~${id}`;
  return papers.sort((a, b) => (age(a) < age(b) ? -1 : 1));
}

/** Loads one room's quantities and models, and no more, since scripts call them often. @throws InputError naming it. */
export async function loadCommands(id: string, root = projectRoot): Promise<Commands> {
  find(await roomsOf(root), id, "paper");
  const {quantities = {}, models = {}} = await load(root, `src/papers/${id}/commands.ts`);
  return {id, simulate: simulateOf(root, id), quantities, models};
}

async function roomsOf(root: string): Promise<{id: string}[]> {
  const entries = await readdir(join(root, "src/papers"), {withFileTypes: true});
  return entries.filter((entry) => entry.isDirectory()).map(({name}) => ({id: name}));
}

const simulateOf = (root: string, id: string): string => join(root, "src/papers", id, "simulate.ts");

// biome-ignore lint/suspicious/noExplicitAny: a room's modules export what `Paper` says; tsc checks them there
async function load(root: string, file: string): Promise<any> {
  const path = join(root, file);
  return existsSync(path) ? import(pathToFileURL(path).href) : {};
}

/** Where a paper's claims are exported: its room, and the bridges from its results to another room's. */
export const claimModules = (id: string, root = projectRoot): string[] =>
  [`src/papers/${id}/claims.ts`, `src/compare/claims/${id}.ts`].filter((file) => existsSync(join(root, file)));

async function loadPaper(root: string, id: string): Promise<Paper> {
  const [
    {experiments = {}},
    {figures = [], quoted = () => ({})},
    {quantities = {}, models = {}},
    {explorer},
    samplers
  ] = await Promise.all(
    ["experiments", "figures", "commands", "explorer", "simulate"].map((file) =>
      load(root, `src/papers/${id}/${file}.ts`)
    )
  );
  const claims = (await Promise.all(claimModules(id, root).map((file) => load(root, file)))).flatMap(
    (module) => module.claims
  );
  const bibliography = await readBibliography(id, root);
  const simulate = simulateOf(root, id);
  const optional = {...(bibliography && {bibliography}), ...(explorer && {explorer})};
  return {
    id,
    ...optional,
    simulate,
    experiments: Object.values(experiments as Experiments),
    laws: lawsOf(samplers),
    claims,
    figures,
    quoted,
    quantities,
    models
  };
}

/** The laws of what a `simulate.ts` exports. */
export const lawsOf = (samplers: Readonly<Record<string, Sampler>>): Laws =>
  Object.fromEntries(Object.entries(samplers).map(([name, {law}]) => [name, law]));
