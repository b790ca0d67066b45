import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {controlsIn, type Entry, familyTests, passedControls} from "../src/engine/register.js";
import {readSeeds, type SeedRun} from "./data.js";
import {projectRoot} from "./paths.js";

/**
 * What one more master seed said.
 *
 * @param entries - Of all papers, judged on that seed.
 * @param changes - Lines on outcomes that are not the accepted ones.
 * @param on - Date, as 2026-11-27.
 */
export const seedRun = (entries: readonly Entry[], changes: readonly string[], on: string): SeedRun => ({
  on,
  tests: familyTests(entries).length,
  controls: entries.flatMap(controlsIn).length,
  changed: changes.map((line) => line.replace(/^changed: /, "")),
  passed: [...passedControls(entries)]
});

/** Writes down what a seed said, in place of what it said before. */
export async function recordSeed(seed: number, run: SeedRun, root = projectRoot): Promise<void> {
  const known = Object.entries({...(await readSeeds(root)), [seed]: run});
  const ordered = Object.fromEntries(known.sort(([a], [b]) => Number(a) - Number(b)));
  await writeFile(join(root, "data/seeds.json"), `${JSON.stringify(ordered, null, 2)}\n`);
}
