import type {Piscina} from "piscina";
import * as v from "valibot";
import {count, size} from "../src/engine/commands.js";
import {defaultSeed} from "../src/engine/experiment.js";
import {summarize} from "../src/engine/summary.js";
import type {Task} from "../src/engine/trials.js";
import {bundleSampler} from "./bundle.js";
import {checkPairs, InputError} from "./input.js";
import {type Commands, loadCommands} from "./papers.js";
import {runJobs, runTask} from "./run.js";

type Pairs = Readonly<Record<string, unknown>>;

/** Splits "paper/name" and loads that paper's commands. @throws RangeError saying what there is. */
async function look<K extends "quantities" | "models">(path: string, kind: string, of: K) {
  const [id, name, ...rest] = path.split("/");
  const commands = await loadCommands(id);
  const things: Commands[K] = commands[of];
  if (name === undefined || rest.length > 0 || !Object.hasOwn(things, name)) {
    const all = Object.keys(things).map((known) => `${id}/${known}`);
    throw new InputError(
      `${kind} "${path}": must be ${all.length > 0 ? `one of ${all.join(", ")}` : "of another paper"}`
    );
  }
  return {paper: commands, name, thing: things[name] as Commands[K][string]};
}

/** JSON with non-finite numbers as null; numbers keep full precision. */
const finite = (_: string, value: unknown): unknown =>
  typeof value === "number" && !Number.isFinite(value) ? null : value;

/** `theory`: evaluates a quantity. @returns One JSON object as text. */
export async function evaluateTheory(path: string, input: Pairs): Promise<string> {
  const {paper, name, thing} = await look(path, "quantity", "quantities");
  const answer = thing.evaluate(checkPairs(thing.keys, input));
  const fields = typeof answer === "number" ? {value: answer} : answer;
  return JSON.stringify({paper: paper.id, quantity: name, parameters: input, ...fields}, finite);
}

/** Keys that every model takes besides its own. */
const controls = {
  trials: v.optional(size, 10),
  seed: v.optional(count, defaultSeed),
  workers: v.optional(size)
};

/** `simulate`: runs a model's trials on worker threads. @returns One JSON object as text. */
export async function simulateModel(path: string, input: Pairs): Promise<string> {
  const {paper, name, thing} = await look(path, "model", "models");
  const {trials, seed, workers, ...flat} = checkPairs({...thing.keys, ...controls}, input) as Record<string, number>;
  const {sampler, parameters, sweep} = thing.arrange(flat);
  const bundle = await bundleSampler(paper.simulate, sampler);
  const chunk = Math.ceil(trials / 16);
  const tasks: Task[] = [];
  for (let from = 0; from < trials; from += chunk) {
    const to = Math.min(from + chunk, trials);
    tasks.push({seed, paper: paper.id, experiment: `simulate/${name}`, parameters, sweep, from, to});
  }
  const jobs = tasks.map((task) => (pool: Piscina, failed: AbortSignal) => runTask(pool, bundle, task, failed));
  const chunks = await runJobs(jobs, workers);
  const all = chunks.flatMap(({values}) => values);
  const series = Object.keys(all[0]).map((key) => {
    const {mean, se} = summarize(all.map((values) => values[key][0]));
    return [key, {mean, se}];
  });
  const {trials: _, seed: __, workers: ___, ...given} = input;
  const answer = {paper: paper.id, model: name, parameters: given, seed, trials, series: Object.fromEntries(series)};
  return JSON.stringify(answer, finite);
}
