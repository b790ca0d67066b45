import {describe, expect, it} from "vitest";
import type {Accepted} from "../../loaders/data.js";
import type {Paper} from "../../loaders/papers.js";
import {type VerifyEffects, verify} from "../../loaders/verify.js";
import type {Test} from "../../src/engine/claim.js";
import type {Setting} from "../../src/engine/experiment.js";
import {correctedClaim, exactClaim, results} from "../engine/fixtures.js";
import {paperOf} from "./lines.js";

/** A world of two papers, with the outcomes that were accepted, and what is printed and written. */
function world(
  accepted: Accepted,
  papers = [paperOf("lines", [exactClaim, correctedClaim]), paperOf("more", [exactClaim])]
) {
  const printed: string[] = [];
  const written: Accepted[] = [];
  const asked: string[] = [];
  const recorded: unknown[] = [];
  const effects: VerifyEffects = {
    loadPapers: async () => papers,
    loadResults: async ({id}, options, ids) => {
      asked.push(`${id} ${ids?.join()} ${options?.scale}`);
      return {line: results()};
    },
    problemsOf: async (...given) => given.slice(1).map(String),
    readAccepted: async () => accepted,
    writeAccepted: async (now) => void written.push(now),
    recordSeed: async (seed, run) => void recorded.push([seed, run]),
    today: () => "2026-11-27"
  };
  const run = (options = {}) => verify({...options, out: (line) => printed.push(line)}, effects);
  return {run, printed, written, asked, recorded, effects};
}

type Outcomes = Readonly<Record<string, Accepted[string][string]["outcome"]>>;

/** Accepted outcomes with ids in their order, M-01 and on for "more". */
const given = (paper: string, outcomes: Outcomes): Accepted[string] =>
  Object.fromEntries(
    Object.entries(outcomes).map(([claim, outcome], k) => [claim, {id: `${paper[0].toUpperCase()}-0${k + 1}`, outcome}])
  );

const lines = given("lines", {line: "reproduced", "wrong-line": "fails as printed, holds corrected"});
const accepted: Accepted = {lines, more: given("more", {line: "reproduced"})};
const undecided = given("more", {line: "undecided"});

describe("verify", () => {
  it("judges at paper scale only what claims need, and exits 0 when every outcome is the accepted one", async () => {
    const {run, printed, asked, written} = world(accepted);
    expect(await run()).toBe(0);
    expect(asked).toEqual(["lines line paper", "more line paper"]);
    expect(written).toEqual([]);
    expect(
      printed.some((line) => /^lines\/wrong-line +paper +exact +fails as printed, holds corrected/.test(line))
    ).toBe(true);
    expect(printed.join("\n")).toContain("4 negative controls, 4 rejected");
  });

  it("records what another seed said where it is asked to", async () => {
    const {run, recorded} = world({lines, more: undecided});
    expect(await run({run: {seed: 11}})).toBe(1);
    expect(recorded).toEqual([]);
    expect(await run({run: {seed: 11}, record: true})).toBe(1);
    const changed = [expect.stringMatching(/^more\/line: undecided → reproduced/)];
    expect(recorded).toEqual([[11, {on: "2026-11-27", tests: 4, controls: 4, changed, passed: []}]]);
  });

  it("prints a table whose columns are aligned", async () => {
    const {run, printed} = world(accepted);
    await run();
    const kind = printed[0].indexOf("kind");
    expect(printed.slice(1, 3).map((line) => line.slice(kind, kind + 5))).toEqual(["exact", "exact"]);
  });

  it("exits 1 when an outcome worsened, naming it and by how much", async () => {
    const {run, printed} = world({
      ...accepted,
      lines: given("lines", {line: "reproduced", "wrong-line": "reproduced"})
    });
    expect(await run()).toBe(1);
    const change = printed.filter((line) => line.startsWith("changed"));
    expect(change).toHaveLength(1);
    expect(change[0]).toMatch(
      /^changed: lines\/wrong-line: reproduced → fails as printed, holds corrected \(error -\d.* ± .* % of the unit, p .*e-/
    );
  });

  it("exits 1 when an outcome improved: known failures must keep failing", async () => {
    const {run, printed} = world({...accepted, more: given("more", {line: "not reproduced"})});
    expect(await run()).toBe(1);
    expect(printed.join("\n")).toContain("changed: more/line: not reproduced → reproduced (");
  });

  it("exits 1 when a claim is new or gone", async () => {
    const {run, printed} = world({...accepted, lines: given("lines", {line: "reproduced", old: "undecided"})});
    expect(await run()).toBe(1);
    expect(printed.join("\n")).toContain("changed: lines/wrong-line: absent → fails as printed, holds corrected");
    expect(printed.join("\n")).toContain("changed: lines/old: undecided → absent");
  });

  it("compares and writes only the papers asked for, but in the family of all", async () => {
    const {run, printed, written, asked} = world({...accepted, more: undecided});
    expect(await run({papers: ["lines"]})).toBe(0);
    expect(asked).toEqual(["lines line paper"]);
    expect(printed.join("\n")).toContain("3 tests here, 4 in the family");
    expect(await run({papers: ["lines"], accept: true})).toBe(0);
    expect(written).toEqual([{...accepted, more: undecided}]);
  });

  it("keeps a claim's short id, gives new claims the next, and keeps those of claims that are gone", async () => {
    const before = {...accepted, lines: given("lines", {old: "undecided", line: "undecided"})};
    const {run, written} = world(before);
    expect(await run({papers: ["lines"], accept: true})).toBe(0);
    expect(written[0].lines).toEqual({
      line: {id: "L-02", outcome: "reproduced"},
      "wrong-line": {id: "L-03", outcome: "fails as printed, holds corrected"},
      old: {id: "L-01", outcome: "undecided", retired: true}
    });
    const later = world(written[0]);
    expect(await later.run({papers: ["lines"]})).toBe(0);
  });

  it("exits 1 when a negative control passes, names it, and accepts nothing", async () => {
    const idle = {...exactClaim.test, controls: {"no change": ({x}: Setting) => 1 + Number(x)}} as Test;
    const {run, printed, written} = world(accepted, [paperOf("lines", [{...exactClaim, test: idle}])]);
    expect(await run({accept: true})).toBe(1);
    expect(printed).toContain("control passed: lines/line: no change");
    expect(written).toEqual([]);
  });

  it("exits 1 before simulating when the register is not whole", async () => {
    const {effects, printed, asked} = world(accepted);
    const broken = {
      ...effects,
      problemsOf: async ([{id}]: readonly Paper[]) => [`${id}: result "theorem-9": has no entry`]
    };
    expect(await verify({papers: ["more"], out: (line) => printed.push(line)}, broken)).toBe(1);
    expect(printed).toEqual(['not whole: more: result "theorem-9": has no entry']);
    expect(asked).toEqual([]);
  });

  it("compares entries that were judged already without judging again", async () => {
    const {run, asked, printed} = world({...accepted, more: undecided});
    expect(await run({entries: []})).toBe(1);
    expect(asked).toEqual([]);
    expect(printed).toContain("changed: more/line: undecided → absent");
  });

  it("names an unknown paper", async () => {
    await expect(world(accepted).run({papers: ["linse"]})).rejects.toThrow('paper "linse": must be one of lines, more');
  });
});
