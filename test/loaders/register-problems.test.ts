import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Paper} from "../../loaders/papers.js";
import {claimLines, problemsOf} from "../../loaders/register-problems.js";
import type {Claim, Test} from "../../src/engine/claim.js";
import type {FigureContent} from "../../src/engine/figure.js";
import {identity} from "../../src/engine/identity.js";
import {exactClaim, experiment} from "../engine/fixtures.js";

const claim: Claim = {...exactClaim, equation: "eq-line", testFile: "test/papers/lines/theory.test.ts"};
const paper = (...claims: Claim[]): Paper => ({
  id: "lines",
  bibliography: {
    results: [
      {
        id: "theorem-1",
        name: "Theorem 1",
        statement: "…",
        where: "Section 1",
        source: "talk",
        quote: {text: "a line", place: "Slide 3"}
      },
      {id: "remark-1", name: "Remark 1", statement: "…", where: "Section 1", source: "talk", definition: true},
      {id: "ours", name: "Ours", statement: "…", where: "Here", source: "ours", definition: true},
      {id: "definition-1", name: "Definition 1", statement: "…", where: "Section 1", source: "talk", definition: true}
    ]
  } as unknown as NonNullable<Paper["bibliography"]>,
  simulate: "nowhere",
  experiments: [experiment],
  claims,
  figures: [{id: "figure-1", experiments: ["line"], claims: [], build: () => ({}) as FigureContent}],
  laws: {line: "drawn"},
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

  const problems = (...claims: Claim[]) => problemsOf([paper(...claims)], root);

  it("is whole when every result has an entry and every name leads somewhere", async () => {
    expect(await problems(claim)).toEqual([]);
  });

  it.each<[string, Claim[], string]>([
    ["a numbered result has no entry", [], 'lines: result "theorem-1": has no entry in the register'],
    ["ids clash", [claim, claim], 'lines: claim "line": has the id of another'],
    [
      "ids differ by case alone",
      [claim, {...claim, id: "Line"}],
      'lines: claim "Line": has the id of "line" but for its case'
    ],
    [
      "a result is unknown",
      [claim, {...claim, id: "b", result: "theorem-2"}],
      'lines: claim "b": result "theorem-2": must be one of theorem-1, remark-1, ours, definition-1'
    ],
    [
      "a figure is missing",
      [{...claim, figure: "figure-9"}],
      'lines: claim "line": figure "figure-9": must be one of figure-1'
    ],
    [
      "an anchor is missing",
      [{...claim, equation: "eq-9"}],
      'lines: claim "line": equation "eq-9": is no anchor on the paper\'s pages'
    ],
    [
      "a test file is missing",
      [{...claim, testFile: "test/none.ts"}],
      'lines: claim "line": testFile "test/none.ts": must be a test file, a path from the root, test/…'
    ],
    [
      "an experiment is missing",
      [{...claim, test: {...claim.test, experiment: "curve"} as Test}],
      'lines: claim "line": experiment "curve": must be one of line'
    ],
    [
      "a test has no control",
      [{...claim, test: {...claim.test, controls: {}} as Test}],
      'lines: claim "line": has a test without a negative control'
    ],
    [
      "a limit names no axis",
      [{...claim, test: {...claim.test, kind: "limit", size: "d"} as Test}],
      'lines: claim "line": size "d": must be one of x, an axis of "line"'
    ],
    [
      "a sentence of the paper is not quoted",
      [claim, {...claim, id: "b", result: "remark-1"}],
      'lines: claim "b": judges the paper\'s sentence without a quotation'
    ],
    [
      "what is ours is said to be the paper's, or read",
      [claim, {...claim, id: "b", whose: "reading", result: "ours"}],
      'lines: claim "b": is said to be reading, and its result is ours'
    ],
    [
      "what leaves an outcome open is not said",
      [{...claim, standing: {kind: "unstated", why: " "}}],
      'lines: claim "line": is unstated, without a reason'
    ],
    [
      "something is exploratory that no trials are in",
      [{...claim, standing: {kind: "exploratory", why: "…"}, test: {kind: "none", why: "…"}}],
      'lines: claim "line": is exploratory without a test on trials'
    ],
    [
      "an identity has no wrong right side",
      [
        {
          ...claim,
          test: identity({points: [{x: 1}], left: ({x}) => x, right: ({x}) => x, tolerance: 1e-12, controls: {}})
        }
      ],
      'lines: claim "line": has an identity without a wrong right side'
    ],
    [
      "no reason is given",
      [{...claim, test: {kind: "none", why: " "}}],
      'lines: claim "line": is not tested, without a reason'
    ]
  ])("is not whole when %s", async (_, claims, problem) => {
    expect(await problems(...claims)).toEqual([problem]);
  });

  it("finds the line of each claim in the source", async () => {
    expect(await claimLines(paper(claim), root)).toEqual({line: "src/papers/lines/claims/all.ts#L3"});
  });
});
