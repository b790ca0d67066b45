import {scales} from "../src/engine/experiment.js";
import {calibrationRoom} from "./calibrate.js";
import type {Paper} from "./papers.js";
import {addressFor} from "./run.js";
import {pruneStore} from "./store.js";

/**
 * Drops every stored result but those of today's experiments at either scale with the default seed. The
 * calibration of the register stays: its experiment follows from the claims' results, which are not read here.
 *
 * @param papers - Every paper; results of rooms that are not among them are dropped.
 */
export async function prune(papers: readonly Paper[]): Promise<string[]> {
  const selections = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  const addresses = selections.flatMap((selected) => scales.map((scale) => addressFor(selected, {scale})));
  const known = new Set(await Promise.all(addresses));
  return pruneStore((paper, address) => paper === calibrationRoom || known.has(address));
}
