import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {chunkOf, type Experiment, type Scale} from "../src/engine/experiment.js";
import {among} from "../src/engine/input.js";
import {type Costs, readCosts} from "./data.js";
import type {Paper} from "./papers.js";
import {projectRoot} from "./paths.js";
import type {Selected} from "./run.js";

const file = "data/costs.json";

/** Seconds of a block where nothing was ever measured: an author chooses its length so that it takes a few. */
const guess = 2;

/** What one trial of an experiment is expected to take. */
export interface Cost {
  /** Of one core. */
  readonly seconds: number;
  /** It was measured, at these sizes. */
  readonly measured: boolean;
}

/** What tells how long trials take. */
export type CostOf = (selected: Selected, scale: Scale) => Cost;

/**
 * What trials cost by the table of measured ones. A trial that was not measured, as of a new paper or of smaller sizes
 * at draft scale, counts for what makes its block one of middling cost.
 *
 * @param papers - Every paper.
 * @throws InputError naming what is wrong with the table.
 */
export async function costsOf(papers: readonly Paper[], root = projectRoot): Promise<CostOf> {
  return costsBy(await readCosts(root), papers);
}

/** The same by a table at hand. */
export function costsBy(costs: Costs, papers: readonly Paper[]): CostOf {
  const blocks = papers.flatMap(({id, experiments}) =>
    experiments.flatMap((one) => {
      const seconds = costs[id]?.[one.id];
      return seconds === undefined ? [] : [seconds * chunkOf(one)];
    })
  );
  const middle = blocks.sort((a, b) => a - b)[blocks.length >> 1] ?? guess;
  return ({paper, experiment}, scale) => {
    const seconds = scale === "draft" && experiment.draft ? undefined : costs[paper.id]?.[experiment.id];
    return seconds === undefined ? {seconds: middle / chunkOf(experiment), measured: false} : {seconds, measured: true};
  };
}

/** Lines that name entries of the table which are of nothing that is there. */
export function costProblems(costs: Costs, papers: readonly Paper[], rooms: readonly string[]): string[] {
  return Object.entries(costs).flatMap(([id, own]) => {
    if (!rooms.includes(id)) return [`${file}: ${id}: must be ${among(rooms)}`];
    const there = papers.find((paper) => paper.id === id)?.experiments.map((one) => one.id);
    const unknown = there ? Object.keys(own).filter((name) => !there.includes(name)) : [];
    return unknown.map((name) => `${file}: ${id}/${name}: is no experiment; delete the line`);
  });
}

/**
 * Puts measured costs into the table, two digits of each, and drops what is of no experiment any more.
 *
 * @param seconds - Worker seconds of all trials, by "paper/experiment".
 */
export async function writeCosts(
  papers: readonly Paper[],
  seconds: ReadonlyMap<string, number>,
  trialsOf: (experiment: Experiment) => number,
  root = projectRoot
): Promise<void> {
  const before = await readCosts(root);
  const table: Costs = {};
  for (const {id, experiments} of papers) {
    for (const one of experiments) {
      const taken = seconds.get(`${id}/${one.id}`);
      const cost = taken === undefined ? before[id]?.[one.id] : Number((taken / trialsOf(one)).toPrecision(2));
      if (cost !== undefined) table[id] = {...table[id], [one.id]: Math.max(cost, 1e-7)};
    }
  }
  await writeFile(join(root, file), `${JSON.stringify(table, null, 2)}\n`);
}
