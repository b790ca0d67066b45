import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {loadPapers, type Paper} from "../../loaders/papers.js";
import {claimLines, problemsOf} from "../../loaders/register-problems.js";
import type {Claim, Test} from "../../src/engine/claim.js";
import {exactClaim, experiment} from "../engine/fixtures.js";

const claim: Claim = {...exactClaim, equation: "eq-line", source: "test/papers/lines/theory.test.ts"};
const paper = (...claims: Claim[]): Paper => ({
  id: "lines",
  bibliography: {
    results: [
      {id: "theorem-1", name: "Theorem 1", statement: "…", where: "Section 1"},
      {id: "definition-1", name: "Definition 1", statement: "…", where: "Section 1", definition: true}
    ]
  } as unknown as NonNullable<Paper["bibliography"]>,
  simulate: "nowhere",
  experiments: [experiment],
  claims,
  figures: [],
  laws: {},
  quoted: () => ({}),
  quantities: {},
  models: {}
});

describe("a register", () => {
  let root = "";
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "register-"));
    const room = join(root, "src/papers/lines");
    await mkdir(join(room, "claims"), {recursive: true});
    await mkdir(join(root, "test/papers/lines"), {recursive: true});
    await writeFile(join(root, "test/papers/lines/theory.test.ts"), "");
    await writeFile(join(room, "index.md"), 'A line. <a id="eq-line"></a>\n\n{{figure figure-1}}\n');
    await writeFile(join(room, "claims.ts"), 'export * from "./claims/all.js";\n');
    await writeFile(join(room, "claims/all.ts"), '// "line" first stands here\n{\n  id: "line",\n}\n');
  });
  afterAll(() => rm(root, {recursive: true}));

  const problems = (...claims: Claim[]) => problemsOf(paper(...claims), root);

  it("is whole when every result has an entry and every name leads somewhere", async () => {
    expect(await problems(claim)).toEqual([]);
  });

  it.each<[string, Claim[], string]>([
    ["a numbered result has no entry", [], "lines/theorem-1: a numbered result without an entry in the register"],
    ["ids clash", [claim, claim], "lines/line: two claims have this id"],
    [
      "a result is unknown",
      [claim, {...claim, id: "b", result: "theorem-2"}],
      'lines/b: result "theorem-2" is not in data/lines.json'
    ],
    ["a figure is missing", [{...claim, figure: "figure-9"}], 'lines/line: no figure "figure-9"'],
    ["an anchor is missing", [{...claim, equation: "eq-9"}], 'lines/line: no anchor "eq-9" on the paper\'s page'],
    [
      "a test file is missing",
      [{...claim, source: "test/none.ts"}],
      'lines/line: no test file "test/none.ts" (a path from the root, test/…)'
    ],
    [
      "an experiment is missing",
      [{...claim, test: {...claim.test, experiment: "curve"} as Test}],
      'lines/line: no experiment "curve"'
    ],
    [
      "a test has no control",
      [{...claim, test: {...claim.test, controls: {}} as Test}],
      "lines/line: a test without a negative control"
    ],
    [
      "a limit has one size",
      [{...claim, test: {...claim.test, kind: "limit", size: "d"} as Test}],
      'lines/line: a limit needs two sizes or more on the axis "d"'
    ],
    ["no reason is given", [{...claim, test: {kind: "none", why: " "}}], "lines/line: not tested, without a reason"]
  ])("is not whole when %s", async (_, claims, problem) => {
    expect(await problems(...claims)).toEqual([problem]);
  });

  it("finds the line of each claim in the source", async () => {
    expect(await claimLines(paper(claim), root)).toEqual({line: "src/papers/lines/claims/all.ts#L3"});
  });

  it("of this report is whole", async () => {
    const papers = await loadPapers();
    expect((await Promise.all(papers.map((paper) => problemsOf(paper)))).flat()).toEqual([]);
    expect(new Set(papers.map(({id}) => id)).size).toBe(papers.length);
  });
});
