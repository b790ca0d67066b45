import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {unzipSync} from "fflate";
import {expect, inject, it} from "vitest";
import {archive} from "../../loaders/archive/archive.js";
import {defaultEffects} from "../../loaders/archive/effects.js";
import {loadPapers} from "../../loaders/papers.js";
import {judgeAndCalibrate} from "../../loaders/publish.js";

// The whole site is built twice by `npm run test:whole`; here one paper is judged and packed again, in this process.
it("makes the files of a paper to the bytes that the site has", async () => {
  const papers = await loadPapers();
  const [{id}] = papers;
  const judged = await judgeAndCalibrate(papers, {scale: "draft"});
  const packed = await archive(id, {
    ...defaultEffects,
    scale: "draft",
    loadPapers: async () => papers,
    entriesOf: async (paper) => judged.entries.filter((entry) => entry.paper === paper.id),
    familyEntries: async () => judged.entries,
    wholeRegister: async () => judged
  });
  const {"page.json": _, ...files} = unzipSync(packed);
  const other: string[] = [];
  for (const [name, bytes] of Object.entries(files)) {
    const published = await readFile(join(inject("site"), "data", id, name)).catch(() => undefined);
    if (published === undefined || !published.equals(bytes)) other.push(name);
  }
  expect(Object.keys(files).length).toBeGreaterThan(20);
  expect(other).toEqual([]);
}, 120_000);
