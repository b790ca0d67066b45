import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {expect, it} from "vitest";
import {differences, type Expected} from "../../../loaders/site/readback.js";

const entry = {paper: "toy", id: "theorem-1", outcome: "reproduced"};
const expected = {
  scale: "draft",
  seed: 1,
  addresses: {"toy/curve": "abc"},
  entries: [entry]
} as unknown as Expected;

const figure = {
  paper: "toy",
  figure: "one",
  scale: "draft",
  provenance: {seed: 1, experiments: [{experiment: "curve", address: "abc"}]}
};
const page = `<p class="w2s-draft"></p><section class="w2s-claim" id="claim-theorem-1" data-paper="toy" data-outcome="reproduced"></section>
<table><tr id="toy-theorem-1" data-paper="toy" data-outcome="reproduced"></tr></table>`;
const whole = {
  "claims.json": JSON.stringify({scale: "draft", seed: 1, entries: [{...entry, numbered: {}}]}),
  "data/toy/claim-theorem-1.json": JSON.stringify(entry),
  "data/toy/one.json": JSON.stringify(figure),
  "data/toy/one.vl.json": "{}",
  "papers/toy/index.html": page
};

async function found(changed: Record<string, string | undefined>): Promise<string[]> {
  const root = await mkdtemp(join(tmpdir(), "w2s-readback-"));
  const files = Object.entries({...whole, ...changed}).filter(([, text]) => text !== undefined);
  for (const [name, text = ""] of files) {
    await mkdir(dirname(join(root, name)), {recursive: true});
    await writeFile(join(root, name), text);
  }
  const names = files.map(([name]) => name);
  return differences(root, names, expected).finally(() => rm(root, {recursive: true}));
}

it("finds nothing in a site that says what was judged", async () => {
  expect(await found({})).toEqual([]);
});

it.each([
  ["another scale in a figure", {"data/toy/one.json": JSON.stringify({...figure, scale: "paper"})}, /one\.json: scale/],
  [
    "another result under a figure",
    {"data/toy/one.json": JSON.stringify(figure).replace("abc", "abd")},
    /address of toy\/curve: "abd" where "abc"/
  ],
  [
    "another scale of the register",
    {"claims.json": whole["claims.json"].replace("draft", "paper")},
    /claims\.json: scale/
  ],
  [
    "another outcome in the register",
    {"claims.json": whole["claims.json"].replace("reproduced", "undecided")},
    /toy\/theorem-1/
  ],
  [
    "an entry too few",
    {"claims.json": JSON.stringify({scale: "draft", seed: 1, entries: []})},
    /claims\.json: entries: 0/
  ],
  ["another entry in a claim's file", {"data/toy/claim-theorem-1.json": "{}"}, /claim-theorem-1\.json/],
  ["a claim's file missing", {"data/toy/claim-theorem-1.json": undefined}, /claim-theorem-1\.json: not there/],
  [
    "another outcome on a card",
    {"papers/toy/index.html": page.replace("reproduced", "undecided")},
    /index\.html#claim-theorem-1/
  ],
  ["no word that it is a draft", {"papers/toy/index.html": page.replace("w2s-draft", "")}, /index\.html: draft/]
])("finds %s", async (_, changed, message) => {
  const wrong = await found(changed);
  expect(wrong).toHaveLength(1);
  expect(wrong[0]).toMatch(message);
});
