import {randomInt} from "node:crypto";
import type {Command} from "commander";
import * as v from "valibot";
import {controls, oneOf} from "../src/engine/commands.js";
import {type Scale, scales} from "../src/engine/experiment.js";
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
      const signal = terminal.stopSignal("stopped; no file was written");
      const {exportResults} = await import("./exchange.js");
      const chosen = names.length === 0 ? [] : select(await loadPapers(), names);
      const wanted = new Set(chosen.map(({paper, experiment}) => `${paper.id}/${experiment.id}`));
      exit(await exportResults(new Store(), file, names.length > 0 ? wanted : undefined, {...lines, signal}));
    });
  store
    .command("import")
    .description("add the results of files to the store; exit 1 if something in them is damaged")
    .argument("<files...>", "as export writes them, or their https addresses")
    .action(async (files: string[]) => {
      const signal = terminal.stopSignal("stopped; what was imported stays");
      const {importResults} = await import("./exchange.js");
      exit(await importResults(new Store(), files, {...lines, signal}));
    });
  store
    .command("check")
    .description("check the digest of every chunk of the store; exit 1 names what is damaged")
    .argument("[files...]", "files of results to check instead")
    .action(async (files: string[]) => {
      const {checkResults} = await import("./exchange.js");
      exit(await checkResults(new Store(), files, lines));
    });

  program
    .command("audit")
    .description("compute a random sample of a published report's results again; exit 1 names what differs")
    .argument("<place>", "a built site, a store, a file of results, or an address of one")
    .addOption(flag("--share <percent>", "of the cost to compute again, like 5%; all of it by default", shareSchema))
    .addOption(flag("--minutes <m>", "begin no chunk after these; 2 unless a share is given", minutesSchema))
    .addOption(flag("--seed <s>", "of the sample; another each time by default", controls.seed))
    .addOption(flag("--workers <k>", "worker threads", controls.workers))
    .addOption(flag("--scale <scale>", "of results, paper by default; a site says its own", oneOf(...scales)))
    .option("--results <place>", "a site's results, to be judged again: folder, file or https address")
    .action(async (place: string, {share, minutes, seed, results, ...flags}: AuditFlags) => {
      const signal = terminal.stopSignal("stopped");
      const {audit, namedResults} = await import("./audit/audit.js");
      const {costsOf} = await import("./costs.js");
      const papers = await loadPapers();
      const limit = minutes ?? (share === undefined ? 2 : undefined);
      exit(
        await audit(place, papers, await costsOf(papers), {
          ...flags,
          ...lines,
          signal,
          share: share ?? 1,
          seed: seed ?? randomInt(2 ** 40),
          ...(limit !== undefined && {minutes: limit}),
          ...(results !== undefined && {results: namedResults(results)})
        })
      );
    });
}

interface AuditFlags {
  readonly share?: number;
  readonly minutes?: number;
  readonly seed?: number;
  readonly workers?: number;
  readonly scale?: Scale;
  readonly results?: string;
}

const percentage = "a percentage above 0% and up to 100%, like 5%";
const shareSchema = v.pipe(
  v.string(percentage),
  v.regex(/^\d{1,3}(\.\d{1,6})?%$/, percentage),
  v.transform((text) => Number(text.slice(0, -1)) / 100),
  v.check((share) => share > 0 && share <= 1, percentage)
);

const someMinutes = "a number of minutes above 0 and up to 100000";
const minutesSchema = v.pipe(v.number(someMinutes), v.gtValue(0, someMinutes), v.maxValue(100_000, someMinutes));
