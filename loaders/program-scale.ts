import type {Command} from "commander";
import {flag, select, withRunFlags} from "./flags.js";
import {loadPapers} from "./papers.js";
import type {Terminal} from "./program.js";
import type {RunOptions} from "./run.js";
import {type Shard, shardSchema} from "./shard.js";

/** The flag that takes one part of a run. */
export const shardFlag = () =>
  flag("--shard <K/N>", "part K of N of all chunks, stored or not, equal in cost", shardSchema);

/** The commands for work on several machines. */
export function describeScale(program: Command, terminal: Terminal): void {
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
}
