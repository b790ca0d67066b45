import {scales} from "../src/engine/experiment.js";
import type {Paper} from "./papers.js";
import {addressFor} from "./run.js";
import {pruneStore} from "./store.js";

/**
 * Drops every stored result but those of today's experiments at either scale with the default seed. Results of rooms
 * that are not given, such as the calibration of the register, stay: their experiments are not known here.
 */
export async function prune(papers: readonly Paper[]): Promise<string[]> {
  const selections = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  const addresses = selections.flatMap((selected) => scales.map((scale) => addressFor(selected, {scale})));
  const rooms = new Set(papers.map(({id}) => id));
  const known = new Set(await Promise.all(addresses));
  return pruneStore((paper, address) => !rooms.has(paper) || known.has(address));
}
