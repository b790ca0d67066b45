import {type Command, Option} from "commander";
import type {GenericSchema} from "valibot";
import {controls, oneOf} from "../src/engine/commands.js";
import {scales} from "../src/engine/experiment.js";
import {find, InputError} from "../src/engine/input.js";
import {checked, readValue} from "./input.js";
import type {Paper} from "./papers.js";
import type {Selected} from "./run.js";

/** A flag whose value is checked, and that may be given once. */
export function flag(spelling: string, description: string, schema: GenericSchema): Option {
  const option = new Option(spelling, description);
  let before: string | undefined;
  return option.argParser((text: string) => {
    const name = option.attributeName();
    if (before !== undefined) throw new InputError(`--${name} is given twice: ${before} and ${text}`);
    before = text;
    return checked(schema, name, readValue(text));
  });
}

/** Names and flags of what runs experiments. */
export const withRunFlags = (command: Command): Command =>
  command
    .argument("[names...]", "paper or paper/experiment; all by default")
    .addOption(flag("--scale <scale>", "paper or draft", oneOf(...scales)).default("paper"))
    .addOption(flag("--trials <n>", "trials instead of the scale's", controls.trials))
    .addOption(flag("--seed <s>", "master seed", controls.seed))
    .addOption(flag("--workers <k>", "worker threads", controls.workers));

/** Experiments named by "paper" or "paper/experiment"; all without names. @throws InputError naming an unknown one. */
export function select(papers: readonly Paper[], names: readonly string[]): Selected[] {
  const wanted = names.length > 0 ? names : papers.map(({id}) => id);
  const selected = wanted.flatMap((name) => {
    const [id, experiment, ...rest] = name.split("/");
    const paper = find(papers, id, "paper");
    if (rest.length > 0) throw new InputError(`"${name}": must be paper or paper/experiment`);
    const experiments =
      experiment === undefined ? paper.experiments : [find(paper.experiments, experiment, "experiment")];
    return experiments.map((experiment) => ({paper, experiment}));
  });
  return selected.filter(({experiment}, k) => selected.findIndex((other) => other.experiment === experiment) === k);
}
