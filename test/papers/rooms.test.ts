import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {loadPapers} from "../../loaders/papers.js";
import {figures as synthesis} from "../../src/compare/figures.js";
import {panels} from "../../src/compare/panels.js";
import {testsOf} from "../../src/engine/register.js";

const papers = await loadPapers();

/** Ids that differ by case alone from another of their list: published before this was a rule. */
const grandfathered = new Set(["scan-n", "ratios-n"]);

const repeated = (ids: readonly string[]): string[] => {
  const lower = ids.map((id) => id.toLowerCase());
  return [...new Set(lower.filter((id, k) => lower.indexOf(id) < k))].filter((id) => !grandfathered.has(id));
};

const shownOn = (page: string): string[] =>
  [...readFileSync(page, "utf8").matchAll(/\{\{figure ([\w-]+)\}\}/g)].map(([, id]) => id);

/** All of a room's own code about figures, where prose and pictures read experiments. */
function figureSources(paper: string): string {
  const room = join("src/papers", paper);
  const folder = join(room, "figures");
  const parts = existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
  return [join(room, "figures.ts"), ...parts].map((file) => readFileSync(file, "utf8")).join("\n");
}

describe.each(papers.map((paper) => [paper.id, paper] as const))("the room %s", (id, paper) => {
  it("is named as its folder and its data are, and has every part", () => {
    expect(paper.bibliography?.id).toBe(id);
    for (const list of [paper.experiments, paper.claims, paper.figures]) expect(list.length).toBeGreaterThan(0);
  });

  it("has ids that are unique in their list, whatever their case", () => {
    for (const list of [paper.experiments, paper.claims, paper.figures])
      expect(repeated(list.map((entry) => entry.id))).toEqual([]);
  });

  it("shows every figure once on its page, and no other", () => {
    expect(shownOn(`src/papers/${id}/index.md`).sort()).toEqual(paper.figures.map((figure) => figure.id).sort());
  });

  it("has figures that name claims and experiments that are there", () => {
    for (const figure of paper.figures) {
      for (const claim of figure.claims) expect(paper.claims.map((entry) => entry.id)).toContain(claim);
      for (const name of figure.experiments) expect(paper.experiments.map((entry) => entry.id)).toContain(name);
    }
  });

  it("runs no experiment that nothing reads", () => {
    const read = new Set([
      ...paper.figures.flatMap(({experiments}) => experiments),
      ...paper.claims.flatMap(testsOf).map(({experiment}) => experiment),
      ...panels.filter((panel) => panel.paper === id).map(({experiment}) => experiment)
    ]);
    const prose = figureSources(id);
    const idle = paper.experiments.filter((entry) => !read.has(entry.id) && !prose.includes(`"${entry.id}"`));
    expect(idle.map((entry) => entry.id)).toEqual([]);
  });

  it("gives every sampler that an experiment names a law", () => {
    for (const {sampler} of paper.experiments) expect(paper.laws[sampler], sampler).toBeDefined();
  });
});

it("the synthesis shows each of its figures once", () => {
  const shown = [...readFileSync("src/compare.md", "utf8").matchAll(/\{\{figure compare\/([\w-]+)\}\}/g)];
  expect(shown.map(([, id]) => id).sort()).toEqual(synthesis.map(({id}) => id).sort());
});
