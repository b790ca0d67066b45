import {mkdir, mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {readSeeds, type SeedRun} from "../../loaders/data.js";
import {recordSeed} from "../../loaders/seeds.js";
import {seedsHtml} from "../../src/html/seeds.js";

const calm: SeedRun = {on: "2026-11-27", tests: 3, controls: 4, changed: [], passed: []};
const torn: SeedRun = {...calm, changed: ["room/claim: reproduced → undecided"], passed: ["room/claim: a < b"]};

it("keeps what each seed said, in place of what it said before, and tells it", async () => {
  const root = await mkdtemp(join(tmpdir(), "w2s-seeds-"));
  try {
    await mkdir(join(root, "data"));
    expect(await readSeeds(root)).toEqual({});
    for (const [seed, run] of [
      [12, torn],
      [2, calm],
      [12, calm],
      [11, torn]
    ] as const)
      await recordSeed(seed, run, root);
    const seeds = await readSeeds(root);
    expect(seeds).toEqual({2: calm, 11: torn, 12: calm});
    const html = seedsHtml(seeds);
    expect(html).toContain("On 2 of 3 other seeds");
    expect(html).toContain("<td>room/claim: a &lt; b</td>");
  } finally {
    await rm(root, {recursive: true});
  }
  expect(seedsHtml({})).toContain("No other seed");
});
