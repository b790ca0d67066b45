import {text} from "node:stream/consumers";
import {Command, CommanderError} from "commander";
import type {Scale} from "../src/engine/experiment.js";
import {explain, Stopped, stopSignal} from "./failure.js";
import {checkPairs, InputError, readPairs} from "./input.js";
import {find, loadPapers, type Paper} from "./papers.js";
import type {RunOptions, Selected} from "./run.js";

const program = new Command("w2s")
  .description("Simulate, evaluate and judge the papers of Weak-to-Strong, Checked.")
  .exitOverride()
  .configureOutput({outputError: (message, write) => write(message.replace(/^error: /, "w2s: "))});

const stdin = (): Promise<string> => text(process.stdin);

program
  .command("list")
  .description("papers, experiments, quantities, models and claims")
  .action(async () => {
    for (const paper of await loadPapers()) {
      console.log(`${paper.id}${paper.bibliography ? ` — ${paper.bibliography.title}` : ""}`);
      for (const {id, title, sampler, trials} of paper.experiments) {
        console.log(`  experiment  ${paper.id}/${id}  (${paper.laws[sampler]}, ${trials.paper} trials)  ${title}`);
      }
      for (const name of Object.keys(paper.quantities)) console.log(`  quantity    ${paper.id}/${name}`);
      for (const name of Object.keys(paper.models)) console.log(`  model       ${paper.id}/${name}`);
      for (const {id, result, test} of paper.claims) console.log(`  claim       ${id}  (${result}, ${test.kind})`);
    }
  });

const withRunOptions = (command: Command): Command =>
  command
    .argument("[names...]", "paper or paper/experiment; all by default")
    .option("--scale <scale>", "paper or draft", "paper")
    .option("--trials <n>", "trials instead of the scale's")
    .option("--seed <s>", "master seed")
    .option("--workers <k>", "worker threads");

withRunOptions(program.command("run"))
  .description("simulate into the store")
  .option("--force", "compute again what is stored")
  .action(async (names: string[], flags: Record<string, unknown>) => {
    const signal = stopSignal();
    const {runExperiments} = await import("./run.js");
    const {terminal} = await import("./progress.js");
    const selection = select(await loadPapers(), names);
    await runExperiments(selection, {...(await runOptions(flags)), reporter: terminal(), signal});
  });

program
  .command("prune")
  .description("drop stored results that no experiment refers to")
  .action(async () => {
    const {prune} = await import("./prune.js");
    const dropped = await prune(await loadPapers());
    for (const name of dropped) console.log(name);
    console.log(`${dropped.length} dropped`);
  });

withRunOptions(program.command("bench"))
  .description("seconds of each kernel and, cold, of each experiment")
  .action(async (names: string[], flags: Record<string, unknown>) => {
    const {bench} = await import("./bench.js");
    await bench(select(await loadPapers(), names), await runOptions(flags));
  });

program
  .command("verify")
  .description("judge the claims at paper scale; exit 1 if an outcome changed or a negative control passed")
  .argument("[papers...]", "papers; all by default")
  .option("--accept", "write the outcomes to data/verdicts.json")
  .action(async (names: string[], {accept = false}: {accept?: boolean}) => {
    const {verify} = await import("./verify.js");
    const papers = await loadPapers();
    const {terminal} = await import("./progress.js");
    const ids = names.map((name) => find(papers, name, "paper").id);
    process.exitCode = await verify({papers: ids, accept, run: {reporter: terminal()}});
  });

program
  .command("doubt")
  .description(
    "change every formula a little, one at a time: exit 1 if the register does not notice one without an excuse"
  )
  .argument("[papers...]", "papers; all by default")
  .action(async (names: string[]) => {
    const {doubt} = await import("./doubt/gate.js");
    const papers = await loadPapers();
    const {terminal} = await import("./progress.js");
    const ids = names.map((name) => find(papers, name, "paper").id);
    process.exitCode = await doubt(papers, {papers: ids, run: {reporter: terminal()}});
  });

program
  .command("calibrate")
  .description("family-wise false alarm rate of the register, from registers simulated under the null")
  .action(async () => {
    const {calibrate} = await import("./calibrate.js");
    const {terminal} = await import("./progress.js");
    process.exitCode = await calibrate({reporter: terminal()});
  });

program
  .command("new")
  .description("a room for another paper, with its data file and tests, from the smallest whole room")
  .argument("<paper>", "its id: words in small letters joined by hyphens")
  .action(async (id: string) => {
    const {newPaper} = await import("./new.js");
    for (const file of await newPaper(id)) console.log(file);
    const {verify} = await import("./verify.js");
    process.exitCode = await verify({papers: [id], accept: true, out: () => {}});
    console.log(`npm run dev shows /papers/${id}/; w2s verify ${id} --accept once its claims are yours`);
  });

program
  .command("theory")
  .description("evaluate a quantity: paper/quantity key=value…")
  .argument("<quantity>")
  .argument("[pairs...]", "key=value, or - for a JSON object on standard input")
  .action(async (path: string, words: string[]) => {
    const {evaluateTheory} = await import("./evaluate.js");
    console.log(await evaluateTheory(path, await readPairs(words, stdin)));
  });

program
  .command("simulate")
  .description("simulate a model: paper/model key=value… [trials=…] [seed=…] [workers=…]")
  .argument("<model>")
  .argument("[pairs...]", "key=value, or - for a JSON object on standard input")
  .action(async (path: string, words: string[]) => {
    const {simulateModel} = await import("./evaluate.js");
    console.log(await simulateModel(path, await readPairs(words, stdin)));
  });

/** Experiments named by "paper" or "paper/experiment"; all without names. @throws RangeError naming an unknown one. */
function select(papers: readonly Paper[], names: readonly string[]): Selected[] {
  const wanted = names.length > 0 ? names : papers.map(({id}) => id);
  const selected = wanted.flatMap((name) => {
    const [id, experiment] = name.split("/");
    const paper = find(papers, id, "paper");
    const experiments =
      experiment === undefined ? paper.experiments : [find(paper.experiments, experiment, "experiment")];
    return experiments.map((experiment) => ({paper, experiment}));
  });
  return selected.filter(({experiment}, k) => selected.findIndex((other) => other.experiment === experiment) === k);
}

/** Checks the flags of `run` and its kin. @throws InputError naming the flag. */
async function runOptions(flags: Readonly<Record<string, unknown>>): Promise<RunOptions> {
  const {count, oneOf, size} = await import("../src/engine/commands.js");
  const v = await import("valibot");
  const {scale, trials, seed, workers} = await readPairs(
    Object.entries(flags).flatMap(([key, value]) => (key === "force" ? [] : [`${key}=${value}`])),
    stdin
  ).then((pairs) =>
    checkPairs(
      {scale: oneOf("paper", "draft"), trials: v.optional(size), seed: v.optional(count), workers: v.optional(size)},
      pairs
    )
  );
  return {
    scale: scale as Scale,
    force: flags.force === true,
    ...(trials !== undefined && {trials: trials as number}),
    ...(seed !== undefined && {seed: seed as number}),
    ...(workers !== undefined && {workers: workers as number})
  };
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof InputError || error instanceof RangeError) {
    console.error(`w2s: ${error.message}`);
    process.exitCode = 2;
  } else {
    const line = explain(error);
    if (line === undefined) throw error;
    console.error(`w2s: ${line}`);
    process.exit(error instanceof Stopped ? error.exitCode : 1);
  }
}
