import {strFromU8, unzipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {archive} from "../../loaders/archive/archive.js";
import type {Paper} from "../../loaders/papers.js";
import {registerView} from "../../loaders/publish.js";
import {curveChart} from "../../src/charts/index.js";
import type {Figure} from "../../src/engine/figure.js";
import {judgeRegister} from "../../src/engine/register.js";
import {correctedClaim, exactClaim, results} from "../engine/fixtures.js";
import {paperOf} from "./lines.js";

const figure = (id: string, experiments: string[], claims: string[] = []): Figure => ({
  id,
  experiments,
  claims,
  build: (given) => ({
    title: "A line",
    caption: "On $x$.",
    description: "A line that rises.",
    rows: [1, 2, 3].map((x) => ({series: "error", x, mean: given[experiments[0]].summary("error", x - 1).mean})),
    spec: curveChart({
      x: {field: "x", title: "x"},
      y: {title: "error"},
      series: [{name: "error", label: "error", role: "student"}]
    })
  })
});

const lines = paperOf("lines", [exactClaim, correctedClaim], [figure("rise", ["line"], ["line"])]);
const more = paperOf("more", [exactClaim]);

/** The archive of an id, in a world without a disk. */
async function packed(id: string, papers: readonly Paper[] = [lines, more]) {
  const entries = judgeRegister(
    papers.flatMap(({id: paper, claims}) => claims.map((claim) => ({paper, claim, results: {line: results()}})))
  );
  const asked: string[] = [];
  const bytes = await archive(id, {
    scale: "draft",
    loadPapers: async () => papers,
    loadSynthesis: async () => [figure("both", ["lines/line", "more/line"])],
    loadResults: async (paper, {scale} = {}, ids = ["line"]) => {
      asked.push(`${paper.id}/${ids} ${scale}`);
      return {line: results()};
    },
    entriesOf: async (paper) => entries.filter((entry) => entry.paper === paper.id),
    familyEntries: async () => entries,
    wholeRegister: async () => ({entries, calibration: {} as never}),
    registerView: (given) => registerView(given, {inline: (text) => text, block: (text) => `<p>${text}</p>`}),
    publish: async () => ({entries: entries.length}) as never,
    readSeeds: async () => ({11: {on: "2026-11-27", tests: 3, controls: 4, changed: ["lines/a<b"], passed: []}}),
    currentEdition: async () => ({title: "Lines", authors: "A. Author", key: "lines", version: "1"}),
    readGlossary: async () => [],
    hasTheory: () => false,
    packExplorer: async () => undefined,
    packRerun: async ({id: paper}) => ({"worker.js": paper}),
    usedPackages: async () => ({"pure-rand": "1"})
  });
  const {"page.json": page, ...files} = Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)])
  );
  return {parts: JSON.parse(page) as Record<string, string>, files, asked, bytes};
}

describe("the archive of a paper", () => {
  it("has every figure and claim of its page, with their files", async () => {
    const {parts, files, asked} = await packed("lines");
    const claims = ["line", "wrong-line"].flatMap((id) =>
      ["claim", "verdict", "page", "head"].map((kind) => `${kind}:${id}`)
    );
    const whole = ["bibtex", "figures", "paper", "strip", "tally"];
    expect(Object.keys(parts).sort()).toEqual(["figure:rise", ...claims, ...whole].sort());
    const figures = [".json", ".csv", ".svg", ".vl.json", ".vg.json"].map((kind) => `rise${kind}`);
    const data = ["claim-line.json", "claim-wrong-line.json", "family.json", "worker.js"];
    expect(Object.keys(files)).toEqual(expect.arrayContaining([...figures, ...data]));
    expect(asked).toEqual(["lines/line draft"]);
  });

  it("says in a figure's data what it is made from, and under the figure what was judged", async () => {
    const {parts, files} = await packed("lines");
    const {scale, provenance} = JSON.parse(files["rise.json"]);
    expect(scale).toBe("draft");
    expect(provenance).toMatchObject({packages: {"pure-rand": "1"}, experiments: [{experiment: "line", trials: 200}]});
    expect(parts["figure:rise"]).toContain('data-outcome="reproduced"');
    expect(parts["figure:rise"]).toContain("run lines/line");
    expect(files["rise.svg"]).not.toContain("var(");
  });

  it("has the same bytes each time", async () => {
    const [one, two] = [await packed("lines"), await packed("lines")];
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
  });

  it("names a figure's claim that is not there, and a figure that throws", async () => {
    const wrong = paperOf("lines", [exactClaim], [figure("rise", ["line"], ["lime"])]);
    await expect(packed("lines", [wrong])).rejects.toThrow('claim "lime" of a figure of lines: must be one of line');
    const broken = paperOf("lines", [exactClaim], [figure("rise", ["none"])]);
    await expect(packed("lines", [broken])).rejects.toThrow('lines: figure "rise": ');
    await expect(packed("none")).rejects.toThrow('paper "none": must be one of lines, more');
  });
});

it("the archive of the synthesis draws on experiments of several papers, and re-runs none", async () => {
  const {parts, files, asked} = await packed("compare");
  expect(asked).toEqual(["lines/line draft", "more/line draft"]);
  expect(Object.keys(parts)).toEqual(["figure:both"]);
  expect(parts["figure:both"]).toContain("run lines/line more/line");
  expect(Object.keys(files)).not.toContain("worker.js");
});
