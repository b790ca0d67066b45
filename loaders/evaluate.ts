import type {Piscina} from "piscina";
import * as v from "valibot";
import {type Answer, controls, ensureAffordable, type Keys} from "../src/engine/commands.js";
import {defaultSeed} from "../src/engine/experiment.js";
import {among, InputError} from "../src/engine/input.js";
import {isOverflow, OverflowError} from "../src/engine/sampler.js";
import {summarize} from "../src/engine/summary.js";
import type {Task} from "../src/engine/trials.js";
import {domainOf, oneLine} from "../src/numerics/ensure.js";
import {checkPairs, type Pairs} from "./input.js";
import {type Commands, loadCommands} from "./papers.js";

/** Splits "paper/name" and loads that paper's commands. @throws InputError saying what there is. */
async function look<K extends "quantities" | "models">(path: string, kind: string, of: K) {
  const [id, ...rest] = path.split("/");
  const name = rest.join("/");
  const commands = await loadCommands(id);
  const things: Commands[K] = commands[of];
  if (!Object.hasOwn(things, name)) {
    const all = Object.keys(things).map((known) => `${id}/${known}`);
    throw new InputError(
      `${kind} "${oneLine(path, 60)}": must be ${all.length > 0 ? among(all) : "of another paper, this one has none"}`
    );
  }
  return {paper: commands, name, thing: things[name] as Commands[K][string]};
}

/**
 * Says of what theory and samplers find wrong with a command's own keys that it is bad input. The schemas of the keys
 * come first; what is left are conditions on several of them, and overflow.
 */
function asInput(error: unknown, keys: Keys): unknown {
  const domain = domainOf(error);
  if (domain && Object.hasOwn(keys, domain.parameter)) return new InputError(domain.message);
  return isOverflow(error) ? new InputError(error.message) : error;
}

const own = (pairs: Pairs): Record<string, unknown> =>
  Object.fromEntries([...pairs].filter(([key]) => !Object.hasOwn(controls, key)));

function ensureFinite(name: string, value: Answer | boolean | readonly number[]): void {
  if (typeof value === "number" && !Number.isFinite(value)) throw new OverflowError(name, value);
  if (typeof value === "object" && value !== null)
    for (const [key, part] of Object.entries(value)) ensureFinite(Array.isArray(value) ? `${name}[${key}]` : key, part);
}

/** `theory`: evaluates a quantity. @returns One JSON object as text. */
export async function evaluateTheory(path: string, input: Pairs): Promise<string> {
  const {paper, name, thing} = await look(path, "quantity", "quantities");
  const parameters = checkPairs(thing.keys, input);
  try {
    const answer = thing.evaluate(parameters);
    const fields = typeof answer === "object" && answer !== null ? answer : {value: answer};
    ensureFinite(name, fields);
    return JSON.stringify({paper: paper.id, quantity: name, parameters: own(input), ...fields});
  } catch (error) {
    throw asInput(error, thing.keys);
  }
}

/** Pieces that the trials are split into; a thread takes one at a time. */
const pieces = 16;

/** `simulate`: runs a model's trials on worker threads. @returns One JSON object as text. */
export async function simulateModel(path: string, input: Pairs, signal?: AbortSignal): Promise<string> {
  const {paper, name, thing} = await look(path, "model", "models");
  const keys = {
    ...thing.keys,
    trials: v.optional(controls.trials, 10),
    seed: v.optional(controls.seed, defaultSeed),
    workers: v.optional(controls.workers)
  };
  const {trials, seed, workers, ...flat} = checkPairs(keys, input) as Record<string, number>;
  ensureAffordable(thing.cost(flat), flat, trials);
  try {
    const {sampler, parameters, sweep} = thing.arrange(flat);
    const {bundleSampler} = await import("./bundle.js");
    const {runJobs, runTask} = await import("./pool.js");
    const bundle = await bundleSampler(paper.simulate, sampler, signal);
    const chunk = Math.ceil(trials / pieces);
    const jobs = Array.from({length: Math.ceil(trials / chunk)}, (_, k) => {
      const from = k * chunk;
      const to = Math.min(from + chunk, trials);
      const task: Task = {seed, paper: paper.id, experiment: `simulate/${name}`, parameters, sweep, from, to};
      return (pool: Piscina, stop: AbortSignal) => runTask(pool, bundle, task, stop);
    });
    const chunks = await runJobs(jobs, workers, signal);
    const all = chunks.flatMap(({values}) => values);
    const series = Object.keys(all[0]).map((key) => {
      const {mean, se} = summarize(all.map((values) => values[key][0]));
      // NaN is where a trial has no value; infinite are only sums of values that are not.
      for (const sum of [mean, se]) if (Math.abs(sum ?? 0) === Infinity) throw new OverflowError(key, Infinity);
      return [key, {mean, se}];
    });
    return JSON.stringify({
      paper: paper.id,
      model: name,
      parameters: own(input),
      seed,
      trials,
      series: Object.fromEntries(series)
    });
  } catch (error) {
    throw asInput(error, thing.keys);
  }
}
