import * as v from "valibot";
import {atScale, chunkOf} from "../src/engine/experiment.js";
import type {CostOf} from "./costs.js";
import {layout} from "./places.js";
import {type RunOptions, runExperiments, type Selected} from "./run.js";

/** Part `index` of `count`, the first is 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Parts that a run may be split into. */
const most = 100_000;
const allowed = `K/N, part K of N, with whole numbers 1 ≤ K ≤ N ≤ ${most}`;

/** A shard as the command line spells it. */
export const shardSchema = v.pipe(
  v.string(allowed),
  v.regex(/^[1-9]\d{0,5}\/[1-9]\d{0,5}$/, allowed),
  v.transform((text): Shard => {
    const [index, count] = text.split("/").map(Number);
    return {index, count};
  }),
  v.check(({index, count}) => index <= count && count <= most, allowed)
);

/** A block of an experiment, and what it is expected to take. */
export interface Piece {
  readonly selected: Selected;
  /** "paper/experiment". */
  readonly name: string;
  readonly start: number;
  readonly count: number;
  /** Of one core. */
  readonly seconds: number;
}

/** Every block of a selection, whatever is stored: by experiment, in the order of their names, then by first trial. */
export function piecesOf(selection: readonly Selected[], costOf: CostOf, options: RunOptions = {}): Piece[] {
  const {scale = "paper"} = options;
  return selection
    .map((selected) => ({selected, name: `${selected.paper.id}/${selected.experiment.id}`}))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({selected, name}) => {
      const {experiment} = selected;
      const {seconds} = costOf(selected, scale);
      const blocks = layout(options.trials ?? experiment.trials[scale], chunkOf(atScale(experiment, scale)));
      return blocks.map(({start, count}) => ({selected, name, start, count, seconds: count * seconds}));
    });
}

/**
 * The pieces of one shard. All pieces stand on a line, each as long as it costs, which is cut into equal parts: a piece
 * belongs to the part that its middle lies in. So each is in one shard, shards differ by about a piece, and neighbours,
 * which share a sampler, mostly stay together.
 */
export function shardOf(pieces: readonly Piece[], {index, count}: Shard): Piece[] {
  const total = pieces.reduce((sum, {seconds}) => sum + seconds, 0);
  let before = 0;
  return pieces.filter(({seconds}) => {
    const middle = before + seconds / 2;
    before += seconds;
    return Math.min(count, Math.floor((middle / total) * count) + 1) === index;
  });
}

/** A selection and options that are those pieces alone. */
export function narrowed(pieces: readonly Piece[]): {
  readonly selection: Selected[];
  readonly only: NonNullable<RunOptions["only"]>;
} {
  const wanted = new Map<string, Set<number>>();
  for (const {name, start} of pieces) wanted.set(name, (wanted.get(name) ?? new Set()).add(start));
  return {
    selection: [...new Set(pieces.map(({selected}) => selected))],
    only: (name, start) => wanted.get(name)?.has(start) ?? false
  };
}

/** Runs one shard of a selection: see `runExperiments`. */
export function runShard(
  selection: readonly Selected[],
  shard: Shard,
  costOf: CostOf,
  options: RunOptions = {}
): Promise<Map<string, number>> {
  const {selection: own, only} = narrowed(shardOf(piecesOf(selection, costOf, options), shard));
  return runExperiments(own, {...options, only});
}
