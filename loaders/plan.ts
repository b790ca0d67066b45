import {availableParallelism} from "node:os";
import type {CostOf} from "./costs.js";
import {lack, planRun, type RunOptions, type Selected} from "./run.js";
import {narrowed, piecesOf, type Shard, shardOf} from "./shard.js";

/** What `plan` is asked for. */
export interface PlanOptions extends RunOptions {
  readonly shard?: Shard;
  /** A line for each missing chunk, not only for each experiment. */
  readonly chunks?: boolean;
  readonly out: (line: string) => void;
  /** Told of each damaged chunk, which counts as missing. */
  readonly damaged: (line: string) => void;
}

/** `plan`: prints what the store lacks and the seconds of one core that it is expected to take. */
export async function plan(selection: readonly Selected[], costOf: CostOf, options: PlanOptions): Promise<void> {
  const {shard, chunks = false, out, damaged, ...run} = options;
  const all = piecesOf(selection, costOf, run);
  const {selection: own, only} = narrowed(shard ? shardOf(all, shard) : all);
  let [missing, total, seconds, guessed] = [0, 0, 0, false];
  for (const one of own) {
    const [{name, place, wanted, missing: lacking}] = await planRun([one], {...run, only}, damaged);
    const cost = costOf(one, run.scale ?? "paper");
    total += wanted.length;
    if (lacking.length === 0) continue;
    const trials = lacking.reduce((sum, block) => sum + lack(block), 0);
    missing += lacking.length;
    seconds += trials * cost.seconds;
    guessed ||= !cost.measured;
    const time = (trials: number): string =>
      `${(trials * cost.seconds).toFixed(2)} s${cost.measured ? "" : " guessed"}`;
    if (chunks)
      for (const block of lacking)
        out(
          `${name}  trials ${block.start + block.values.length} to ${block.start + block.count - 1}  ${place.address}  ${time(lack(block))}`
        );
    else out(`${name.padEnd(60)} ${`${lacking.length} of ${wanted.length} chunks`.padStart(18)}  ${time(trials)}`);
  }
  const share = shard ? ` of shard ${shard.index}/${shard.count}` : "";
  const cores = availableParallelism();
  out(
    `${missing} of ${total} chunks${share} missing: ${seconds.toFixed(0)} s of one core, ${(seconds / cores).toFixed(0)} s on the ${cores} here` +
      (guessed ? "; guessed where data/costs.json has no number" : "")
  );
}
