import {existsSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {loadPapers} from "../../loaders/papers.js";
import {problemsOf} from "../../loaders/register-problems.js";
import {loadSynthesis} from "../../loaders/synthesis.js";

const papers = await loadPapers();

describe.each(papers.map((paper) => [paper.id, paper] as const))("the room %s", (_, paper) => {
  it("has every part", () => {
    for (const list of [paper.experiments, paper.claims, paper.figures]) expect(list.length).toBeGreaterThan(0);
  });

  it("has nothing that a build would refuse", async () => {
    expect(await problemsOf([paper])).toEqual([]);
  });
});

it("the synthesis, where a report has one, shows each of its figures once", async () => {
  const page = existsSync("src/compare.md") ? readFileSync("src/compare.md", "utf8") : "";
  const shown = [...page.matchAll(/\{\{figure compare\/([\w-]+)\}\}/g)];
  expect(shown.map(([, id]) => id).sort()).toEqual((await loadSynthesis()).map(({id}) => id).sort());
});
