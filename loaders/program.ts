import {readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {Command, CommanderError} from "commander";
import {controls} from "../src/engine/commands.js";
import {find, InputError, known} from "../src/engine/input.js";
import {oneLine} from "../src/numerics/ensure.js";
import {costsOf, writeCosts} from "./costs.js";
import {explain, Stopped} from "./failure.js";
import {flag, select, withRunFlags} from "./flags.js";
import {readPairs} from "./input.js";
import {loadPapers, type Paper} from "./papers.js";
import {projectRoot} from "./paths.js";
import {describeScale, shardFlag} from "./program-scale.js";
import type {RunOptions} from "./run.js";
import type {Shard} from "./shard.js";

/** What a command touches of the process; tests pass their own. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** From now on a signal ends the command, with this message, by aborting what this returns. */
  stopSignal(message?: string): AbortSignal;
}

/**
 * Runs one command.
 *
 * @param words - What follows `w2s`.
 * @returns The exit code: 0; 1 when a check fails, or the machine, or the program; 2 for bad input; 130 or 143 after a
 *   signal.
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  const say = (message: string): void => {
    if (message !== "") terminal.err(`w2s: ${oneLine(message.trim().replace(/\s*\n\s*/g, " "))}`);
  };
  let code = 0;
  const program = describe(terminal, say, (result) => {
    code = result;
  });
  try {
    const [first, second] = words;
    const names = program.commands.map((one) => one.name());
    if (first === undefined) throw new InputError(`no command: must be one of ${names.join(", ")}`);
    // Of what it does not know, commander's help shows everything instead.
    if (first === "help" && second !== undefined) known(second, names, "command");
    await program.parseAsync(words, {from: "user"});
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const line = error instanceof InputError ? error.message : explain(error);
    if (line !== undefined) say(line);
    else terminal.err(`w2s: a fault of the program, not of the input: ${error instanceof Error ? error.stack : error}`);
    return error instanceof InputError ? 2 : error instanceof Stopped ? error.exitCode : 1;
  }
}

/** The commands. What each needs is loaded when it runs. */
function describe(terminal: Terminal, say: (message: string) => void, exit: (code: number) => void): Command {
  const program = new Command("w2s")
    .description("Simulate, evaluate and judge the papers of this report.")
    .version(version(), "--version")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      outputError: (message) => say(message.replace(/^error: /, ""))
    });
  const reporter = async () => (await import("./progress.js")).terminal();

  program
    .command("list")
    .description("papers, experiments, quantities, models and claims")
    .action(async () => {
      for (const paper of await loadPapers()) for (const line of linesOf(paper)) terminal.out(line);
    });

  withRunFlags(program.command("run"))
    .description("simulate into the store")
    .option("--force", "compute again what is stored")
    .addOption(shardFlag())
    .action(async (names: string[], {shard, ...flags}: RunOptions & {shard?: Shard}) => {
      const signal = terminal.stopSignal();
      const {runExperiments} = await import("./run.js");
      const papers = await loadPapers();
      const selection = select(papers, names);
      const options = {...flags, reporter: await reporter(), signal};
      if (shard === undefined) await runExperiments(selection, options);
      else await (await import("./shard.js")).runShard(selection, shard, await costsOf(papers), options);
    });
  describeScale(program, terminal, exit);

  program
    .command("prune")
    .description("drop stored results that no experiment refers to")
    .action(async () => {
      const {prune} = await import("./prune.js");
      const dropped = await prune(await loadPapers());
      for (const name of dropped) terminal.out(name);
      terminal.out(`${dropped.length} dropped`);
    });

  withRunFlags(program.command("bench"))
    .description("seconds of each kernel and, cold, of each experiment")
    .option("--write", "put them into data/costs.json")
    .action(async (names: string[], {write = false, ...flags}: RunOptions & {write?: boolean}) => {
      if (write && flags.scale !== "paper")
        throw new InputError("--write: must be given at paper scale; costs are those of the papers' sizes");
      const signal = terminal.stopSignal("stopped");
      const {bench} = await import("./bench.js");
      const papers = await loadPapers();
      const taken = await bench(select(papers, names), {...flags, signal});
      if (write) await writeCosts(papers, taken, ({trials}) => flags.trials ?? trials.paper);
    });

  program
    .command("verify")
    .description("judge the claims at paper scale; exit 1 if an outcome changed or a negative control passed")
    .argument("[papers...]", "papers; all by default")
    .option("--accept", "write the outcomes to data/verdicts.json")
    .addOption(flag("--seed <s>", "another master seed: do the accepted outcomes hold on fresh draws?", controls.seed))
    .option("--record", "write down in data/seeds.json what that seed said")
    .action(async (names: string[], flags: {accept?: boolean; seed?: number; record?: boolean}) => {
      const {accept = false, seed, record = false} = flags;
      if (accept && seed !== undefined)
        throw new InputError("--accept: must be given without --seed; outcomes are accepted on the default seed only");
      if (record && (seed === undefined || names.length > 0))
        throw new InputError("--record: must be given with --seed and without papers; all are recorded together");
      const signal = terminal.stopSignal();
      const papers = await loadPapers();
      const ids = names.map((name) => find(papers, name, "paper").id);
      const {verify} = await import("./verify.js");
      const run = {reporter: await reporter(), signal, ...(seed !== undefined && {seed})};
      exit(await verify({papers: ids, accept, record, run, out: (line) => terminal.out(line)}));
    });

  program
    .command("doubt")
    .description("change every formula a little, one at a time: exit 1 if the register misses one without an excuse")
    .argument("[papers...]", "papers; all by default")
    .action(async (names: string[]) => {
      const signal = terminal.stopSignal();
      const {doubt} = await import("./doubt/gate.js");
      const papers = await loadPapers();
      const ids = names.map((name) => find(papers, name, "paper").id);
      const run = {reporter: await reporter(), signal};
      exit(await doubt(papers, {papers: ids, run, out: (line) => terminal.out(line)}));
    });

  program
    .command("calibrate")
    .description("family-wise false alarm rate of the register, from registers simulated under the null")
    .action(async () => {
      const signal = terminal.stopSignal();
      const {calibrate} = await import("./calibrate.js");
      exit(await calibrate({reporter: await reporter(), signal, out: (line) => terminal.out(line)}));
    });

  program
    .command("diff")
    .description("what changed between two built sites, in verdicts, numbers and pictures: folders or addresses")
    .argument("<before>")
    .argument("<after>")
    .option("--html <file>", "write it as a page too, with the pictures side by side")
    .action(async (before: string, after: string, {html}: {html?: string}) => {
      const {diff, diffHtml, diffLines} = await import("./diff.js");
      const difference = await diff(before, after);
      for (const line of diffLines(difference)) terminal.out(line);
      if (html !== undefined) await writeFile(html, diffHtml(difference, before, after));
    });

  program
    .command("new")
    .description("a room for another paper, with its data file and tests, from the smallest whole room")
    .argument("<paper>", "its id: words in small letters joined by hyphens")
    .action(async (id: string) => {
      const {newPaper} = await import("./new.js");
      for (const file of await newPaper(id)) terminal.out(file);
      const {verify} = await import("./verify.js");
      exit(await verify({papers: [id], accept: true, out: () => {}}));
      terminal.out(`npm run dev shows /papers/${id}/; w2s verify ${id} --accept once its claims are yours`);
    });

  program
    .command("theory")
    .description("evaluate a quantity: paper/quantity key=value…; list shows them with their keys")
    .argument("<quantity>")
    .argument("[pairs...]", "key=value, or - for a JSON object on standard input")
    .action(async (path: string, words: string[]) => {
      const {evaluateTheory} = await import("./evaluate.js");
      terminal.out(await evaluateTheory(path, await readPairs(words, terminal.stdin)));
    });

  program
    .command("simulate")
    .description("simulate a model: paper/model key=value… [trials=…] [seed=…] [workers=…]; list shows them")
    .argument("<model>")
    .argument("[pairs...]", "key=value, or - for a JSON object on standard input")
    .action(async (path: string, words: string[]) => {
      const signal = terminal.stopSignal("stopped");
      const {simulateModel} = await import("./evaluate.js");
      terminal.out(await simulateModel(path, await readPairs(words, terminal.stdin), signal));
    });

  return program;
}

function version(): string {
  const {name, version} = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  return `${name} ${version}`;
}

/** What `list` says of a paper. */
function linesOf(paper: Paper): string[] {
  const {id, bibliography, laws} = paper;
  return [
    `${id}${bibliography ? ` — ${bibliography.title}` : ""}`,
    ...paper.experiments.map(
      (one) => `  experiment  ${id}/${one.id}  (${laws[one.sampler]}, ${one.trials.paper} trials)  ${one.title}`
    ),
    ...Object.entries(paper.quantities).map(([name, {keys}]) => `  quantity    ${id}/${name}  ${namesOf(keys)}`),
    ...Object.entries(paper.models).map(([name, {keys}]) => `  model       ${id}/${name}  ${namesOf(keys)}`),
    ...paper.claims.map((claim) => `  claim       ${claim.id}  (${claim.result}, ${claim.test.kind})`)
  ];
}

const namesOf = (keys: object): string => `(${Object.keys(keys).join(" ")})`;
