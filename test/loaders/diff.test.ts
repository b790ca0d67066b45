import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {diff, diffHtml, diffLines} from "../../loaders/diff.js";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "w2s-diff-"));
});
afterEach(() => rm(home, {recursive: true}));

const entry = (id: string, outcome: string, p = 0.5) => ({paper: "lines", id, outcome, p, numbered: {name: id}});

/** A built site, as far as this reads it. */
async function site(name: string, entries: readonly object[], figures: Readonly<Record<string, number>>) {
  const files = Object.entries(figures).flatMap(([id, mean]) => [
    [`data/lines/${id}.json`, JSON.stringify({rows: [{series: "a", mean}]})],
    [`data/lines/${id}.svg`, `<svg>${mean}</svg>`],
    [`data/lines/${id}.vl.json`, "{}"]
  ]);
  const all = [...files, ["claims.json", JSON.stringify({entries})]];
  const mark = ["w2s-site.json", JSON.stringify({files: all.map(([file]) => file)})];
  for (const [file, text] of [...all, mark]) {
    await mkdir(dirname(join(home, name, file)), {recursive: true});
    await writeFile(join(home, name, file), text);
  }
  return join(home, name);
}

it("tells verdicts, evidence and figures that changed, and no others", async () => {
  const before = await site("a", [entry("x", "reproduced"), entry("y", "reproduced"), entry("z", "reproduced")], {
    f: 1,
    g: 2,
    h: 3
  });
  const after = await site(
    "b",
    [entry("x", "not reproduced"), entry("y", "reproduced", 0.4), entry("w", "undecided")],
    {f: 1, g: 2.5, k: 1}
  );
  const found = await diff(before, after);
  expect(found.verdicts).toEqual([
    "lines/w: new → undecided",
    "lines/x: reproduced → not reproduced",
    "lines/z: reproduced → gone"
  ]);
  expect(found.evidence).toEqual(["lines/y"]);
  expect(found.figures).toEqual([
    {figure: "lines/g", what: "changed", rows: 1, largest: 0.2, redrawn: true},
    {figure: "lines/h", what: "gone"},
    {figure: "lines/k", what: "new"}
  ]);
  expect(diffLines(found)).toContain("- lines/g: 1 rows differ, by at most 20 %, drawn otherwise");
  expect(diffHtml(found, before, after)).toContain(`<img src="${after}/data/lines/k.svg" alt="after">`);
  expect(diffLines(await diff(before, before))).toEqual(["No verdict, number or picture changed."]);
});

it("refuses what is no site built here, in one line", async () => {
  await expect(diff(home, home)).rejects.toThrow(/: no site built here: it has no w2s-site\.json$/);
});
