import {existsSync} from "node:fs";
import {join} from "node:path";
import type {Claim} from "../src/engine/claim.js";
import type {Model, Quantity} from "../src/engine/commands.js";
import type {Experiment, Laws} from "../src/engine/experiment.js";
import type {Explorer} from "../src/engine/explorer.js";
import type {Figure, Quoted} from "../src/engine/figure.js";
import {InputError, known} from "../src/engine/input.js";
import type {Sampler} from "../src/engine/sampler.js";
import {type Bibliography, readBibliographies, roomsOf} from "./bibliography.js";
import {projectRoot} from "./paths.js";
import {roomModule} from "./room-module.js";
import {experimentProblems} from "./room-problems.js";

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
  return Promise.all((await readBibliographies(root)).map((bibliography) => loadPaper(root, bibliography)));
}

/** Loads one room's quantities and models, and no more, since scripts call them often. @throws InputError naming it. */
export async function loadCommands(id: string, root = projectRoot): Promise<Commands> {
  known(id, roomsOf(root), "paper");
  return {id, simulate: simulateOf(root, id), ...(await commandsOf(id, root))};
}

const simulateOf = (root: string, id: string): string => join(root, "src/papers", id, "simulate.ts");

/** Where a paper's claims are exported: its room, and the bridges from its results to another room's. */
export const claimModules = (id: string, root = projectRoot): string[] =>
  [`src/papers/${id}/claims.ts`, `src/compare/claims/${id}.ts`].filter((file) => existsSync(join(root, file)));

// One after the other: of a fault that several modules stumble over, the first says where it is.
async function loadPaper(root: string, bibliography: Bibliography): Promise<Paper> {
  const {id} = bibliography;
  const module = (file: string, needs: readonly string[], options = {}) =>
    roomModule(root, `src/papers/${id}/${file}.ts`, needs, options);
  const laws = lawsOf(await module("simulate", []));
  const experiments: readonly Experiment[] = Object.values((await module("experiments", ["experiments"])).experiments);
  const [problem] = experimentProblems(id, experiments, laws);
  if (problem !== undefined) throw new InputError(problem);
  const claims: Claim[] = [];
  for (const file of new Set([`src/papers/${id}/claims.ts`, ...claimModules(id, root)]))
    claims.push(...(await roomModule(root, file, ["claims"])).claims);
  const {figures, quoted = () => ({})} = await module("figures", ["figures"]);
  const {quantities, models} = await commandsOf(id, root);
  const {explorer} = await module("explorer", ["explorer"], {optional: true});
  const optional = {...(explorer && {explorer})};
  const simulate = simulateOf(root, id);
  return {id, bibliography, ...optional, simulate, experiments, laws, claims, figures, quoted, quantities, models};
}

async function commandsOf(id: string, root: string): Promise<Pick<Paper, "quantities" | "models">> {
  const {quantities = {}, models = {}} = await roomModule(
    root,
    `src/papers/${id}/commands.ts`,
    ["quantities", "models"],
    {optional: true}
  );
  return {quantities, models};
}

/** The laws of the samplers that a `simulate.ts` exports, by name whatever order the exports come in. */
export const lawsOf = (samplers: Readonly<Record<string, Sampler>>): Laws =>
  Object.fromEntries(
    Object.entries(samplers)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([name, one]) => (typeof one?.trial === "function" ? [[name, one.law]] : []))
  );
