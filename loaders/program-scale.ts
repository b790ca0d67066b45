import type {Command} from "commander";
import {InputError, known} from "../src/engine/input.js";
import {oneLine} from "../src/numerics/ensure.js";
import {flag, select, withRunFlags} from "./flags.js";
import {loadPapers} from "./papers.js";
import type {Terminal} from "./program.js";
import type {RunOptions} from "./run.js";
import {type Shard, shardSchema} from "./shard.js";
import {Store} from "./store.js";

/** The flag that takes one part of a run. */
export const shardFlag = () =>
  flag("--shard <K/N>", "part K of N of all chunks, stored or not, equal in cost", shardSchema);

/** The commands for work on several machines. */
export function describeScale(program: Command, terminal: Terminal, exit: (code: number) => void): void {
  withRunFlags(program.command("plan"))
    .description("what the store lacks, and the seconds it is expected to take")
    .addOption(shardFlag())
    .option("--chunks", "a line for each missing chunk")
    .action(async (names: string[], flags: RunOptions & {shard?: Shard; chunks?: boolean}) => {
      const signal = terminal.stopSignal("stopped");
      const {plan} = await import("./plan.js");
      const {costsOf} = await import("./costs.js");
      const papers = await loadPapers();
      const out = (line: string): void => terminal.out(line);
      const damaged = (line: string): void => terminal.err(`w2s: ${line}`);
      await plan(select(papers, names), await costsOf(papers), {...flags, signal, out, damaged});
    });

  const store = program
    .command("store")
    .description("move results between stores, and check them")
    .argument("[command]")
    .action((name: string | undefined) => {
      const commands = store.commands.map((one) => one.name());
      if (name === undefined) throw new InputError(`store: must be followed by one of ${commands.join(", ")}`);
      known(name, commands, "command of store");
    });
  const lines = {
    out: (line: string) => terminal.out(line),
    err: (line: string) => terminal.err(`w2s: ${oneLine(line)}`)
  };
  store
    .command("export")
    .description("write results into one file")
    .argument("<file>", "must not be there yet")
    .argument("[names...]", "paper or paper/experiment; all there are by default")
    .action(async (file: string, names: string[]) => {
      const {exportResults} = await import("./exchange.js");
      const chosen = names.length === 0 ? [] : select(await loadPapers(), names);
      const wanted = new Set(chosen.map(({paper, experiment}) => `${paper.id}/${experiment.id}`));
      exit(await exportResults(new Store(), file, names.length > 0 ? wanted : undefined, lines));
    });
  store
    .command("import")
    .description("add the results of files to the store; exit 1 if something in them is damaged")
    .argument("<files...>", "as export writes them, or their https addresses")
    .action(async (files: string[]) => {
      const {importResults} = await import("./exchange.js");
      exit(await importResults(new Store(), files, lines));
    });
  store
    .command("check")
    .description("check the digest of every chunk of the store; exit 1 names what is damaged")
    .argument("[files...]", "files of results to check instead")
    .action(async (files: string[]) => {
      const {checkResults} = await import("./exchange.js");
      exit(await checkResults(new Store(), files, lines));
    });
}
