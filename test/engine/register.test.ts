import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Claim, Test} from "../../src/engine/claim.js";
import type {Setting} from "../../src/engine/experiment.js";
import {holm} from "../../src/engine/holm.js";
import {outcomeOf} from "../../src/engine/outcome.js";
import {familySize, judgeRegister, passedControls} from "../../src/engine/register.js";
import {correctedClaim, exactClaim, results} from "./fixtures.js";

type Values = Readonly<Record<string, number>>;

const file = (...claims: Claim[]) => claims.map((claim) => ({paper: "lines", claim, results: {line: results()}}));
const only = (claim: Claim, size?: number) => judgeRegister(file(claim), size)[0];
const variant = (test: Record<string, unknown>): Claim => ({
  ...exactClaim,
  test: {...exactClaim.test, ...test} as Test
});

describe("Holm's adjustment", () => {
  it("follows his example: each p times the hypotheses not yet passed, never falling", () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  it("takes hypotheses that are not at hand to rank last", () => {
    const all = [0.001, 0.2, 0.004, 0.5];
    const some = holm([0.004, 0.5], 4);
    expect(some).toEqual([0.016, 1]);
    expect(some[0]).toBeGreaterThanOrEqual(holm(all)[2]);
  });

  it("is never below the raw p nor above Bonferroni, and keeps the order", () => {
    fc.assert(
      fc.property(fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: 1, maxLength: 30}), (p) => {
        const adjusted = holm(p);
        return p.every(
          (value, i) =>
            adjusted[i] >= value &&
            adjusted[i] <= Math.min(1, value * p.length) + 1e-12 &&
            p.every((other, j) => value > other || adjusted[i] <= adjusted[j])
        );
      })
    );
  });

  it("refuses NaN", () => {
    expect(() => holm([0.5, Number.NaN])).toThrow("must be in [0, 1]");
    for (const p of [-0.1, 1.1]) expect(() => holm([0.5, p])).toThrow("must be in [0, 1]");
    expect(holm([0, 1])).toEqual([0, 1]);
  });
});

describe("the table of outcomes", () => {
  it("reads as documented", () => {
    expect(outcomeOf(undefined, undefined)).toBe("not tested");
    expect(outcomeOf("holds", "fails")).toBe("reproduced");
    expect(outcomeOf("open", "holds")).toBe("undecided");
    expect(outcomeOf("fails", "holds")).toBe("fails as printed, holds corrected");
    expect(outcomeOf("fails", "open")).toBe("not reproduced");
    expect(outcomeOf("fails", undefined)).toBe("not reproduced");
  });

  it("judges what rests on an unstated choice neither way, but for a failure under the most favourable one", () => {
    const standing = {kind: "unstated", why: "the penalties"} as const;
    for (const verdict of [undefined, "holds", "open"] as const)
      expect(outcomeOf(verdict, undefined, standing)).toBe("rests on an unstated choice");
    expect(outcomeOf("fails", undefined, standing)).toBe("not reproduced");
    expect(familySize([{...exactClaim, standing}])).toBe(1);
    expect(familySize([{...exactClaim, standing, test: {kind: "none", why: "…"}}])).toBe(0);
  });

  it("concludes nothing from what is exploratory: no hypothesis, no adjustment, but its controls", () => {
    const standing = {kind: "exploratory", why: "the cut"} as const;
    for (const verdict of ["holds", "open", "fails"] as const)
      expect(outcomeOf(verdict, "holds", standing)).toBe("exploratory");
    const tried: Claim = {...correctedClaim, id: "tried", standing};
    expect(familySize([tried, exactClaim])).toBe(1);
    const [entry, other] = judgeRegister(file(tried, exactClaim));
    expect(entry.outcome).toBe("exploratory");
    expect(entry.test?.adjusted).toBe(entry.test?.finding.p);
    expect(other.test?.adjusted).toBe(only(exactClaim).test?.adjusted);
    const idle = {...tried.test, controls: {right: ({x}: Setting) => 1 + Number(x)}} as Test;
    expect(passedControls([only({...tried, test: idle})])).toEqual(["lines/tried: right"]);
  });
});

describe("a register", () => {
  it("reproduces what holds and rejects its controls", () => {
    const entry = only(exactClaim);
    expect(entry.outcome).toBe("reproduced");
    expect(entry.test).toMatchObject({kind: "exact", trials: 200, points: 3, address: "abc", verdict: "holds"});
    expect(entry.test?.controls).toEqual([{name: "intercept dropped", p: expect.any(Number), rejected: true}]);
    expect(entry.test?.detectable).toBeLessThan(0.05);
  });

  it("keeps a rejected formula as stated, with the correction that holds", () => {
    const entry = only(correctedClaim);
    expect(entry.outcome).toBe("fails as printed, holds corrected");
    expect(entry.test?.verdict).toBe("fails");
    expect(entry.test?.finding.worst.error).toBeLessThan(-0.02);
    expect(entry.correction?.test.verdict).toBe("holds");
    const {correction: _, ...uncorrected} = correctedClaim;
    expect(only(uncorrected).outcome).toBe("not reproduced");
  });

  it("counts corrections in the family whether or not they are needed", () => {
    expect(familySize([exactClaim, correctedClaim])).toBe(3);
    const [first] = judgeRegister(file(exactClaim, correctedClaim));
    expect(first.test?.adjusted).toBe(Math.min(1, holm([first.test?.finding.p ?? 0, 0, 1], 3)[0]));
  });

  it("leaves a claim open that survives only for lack of power", () => {
    const entry = only(variant({unit: () => 0.01}));
    expect(entry.test?.detectable).toBeGreaterThan(0.1);
    expect(entry.outcome).toBe("undecided");
  });

  it("names controls that were not rejected", () => {
    const weak = variant({controls: {"the same again": ({x}: {x: number}) => 1 + x}});
    expect(passedControls([only(weak)])).toEqual(["lines/line: the same again"]);
    expect(passedControls([only(exactClaim)])).toEqual([]);
  });

  it("holds controls to the strictest level of the family", () => {
    const near = variant({controls: {"a little off": ({x}: {x: number}) => 1.016 + x}});
    const p = only(near).test?.controls[0].p ?? 0;
    expect(p).toBeGreaterThan(1e-8);
    expect(p).toBeLessThan(1e-3);
    expect(only(near, Math.floor(0.009 / p)).test?.controls[0].rejected).toBe(true);
    expect(only(near, Math.ceil(0.011 / p)).test?.controls[0].rejected).toBe(false);
  });

  it("judges bounds, orders, regions, limits and rates of an experiment", () => {
    const bound = variant({kind: "bound", side: "at least", bound: ({x}: {x: number}) => 0.9 + x, controls: {}});
    expect(only(bound).outcome).toBe("reproduced");
    expect(only(variant({kind: "bound", side: "at most", bound: ({x}: {x: number}) => 0.9 + x})).outcome).toBe(
      "not reproduced"
    );
    const order = variant({
      kind: "order",
      measure: "gain",
      controls: {"a loss": ({gain}: Values) => -gain}
    });
    expect(only(order)).toMatchObject({outcome: "reproduced", test: {controls: [{rejected: true}]}});
    const region = variant({
      kind: "region",
      measure: ({gain}: Values) => gain - 0.4,
      predicted: ({x}: {x: number}) => 2 - x,
      controls: {"the other way round": ({x}: {x: number}) => x - 2}
    });
    expect(only(region)).toMatchObject({outcome: "reproduced", test: {points: 2, controls: [{rejected: true}]}});
    const limit = variant({kind: "limit", size: "x", margin: 0.05, why: "…", rate: -1});
    expect(only(limit)).toMatchObject({
      outcome: "reproduced",
      test: {budget: {gaps: [{size: 1}, {size: 2}, {size: 3}]}}
    });
    const rate = variant({binary: true, measure: ({gain}: Values) => (gain > 0 ? 1 : 0), theory: () => 1});
    expect(only({...rate, test: {...rate.test, controls: {half: () => 0.5}} as Test}).outcome).toBe("reproduced");
  });

  it("judges a sure bound in every trial: the worst of them decides, whatever the mean", () => {
    const least = Math.min(...[0, 1, 2].flatMap((k) => [...results().column("gain" as never, k)]));
    const sure = (bound: number) =>
      only(variant({kind: "bound", side: "at least", measure: "gain", sure: true, bound: () => bound, controls: {}}));
    expect(sure(least - 1e-6)).toMatchObject({outcome: "reproduced", test: {sure: true}});
    expect(sure(least + 1e-6).outcome).toBe("not reproduced");
  });

  it("says why what is not tested is not", () => {
    expect(only({...exactClaim, test: {kind: "none", why: "a definition in disguise"}})).toMatchObject({
      outcome: "not tested",
      kind: "none",
      why: "a definition in disguise"
    });
  });

  it("fails loudly on NaN in the data, the theory or the unit, naming where", () => {
    const broken = results((random, k) => ({error: [2, k === 7 ? Number.NaN : 3 + random.normal(), 4]}));
    expect(() => judgeRegister([{paper: "lines", claim: exactClaim, results: {line: broken}}])).toThrow(
      "lines/line: measure in trial 7 at {x: 2} = NaN: must be a finite number"
    );
    expect(() => only(variant({theory: () => Number.NaN}))).toThrow("lines/line: theory at {x: 1} = NaN");
    expect(() => only(variant({unit: () => 0}))).toThrow("lines/line: unit at {x: 1} = 0: must be > 0");
    expect(() => only(variant({judged: () => false}))).toThrow("lines/line: no point is judged");
  });

  it("is plain data: it survives JSON", () => {
    const entries = judgeRegister(file(exactClaim, correctedClaim));
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries);
  });
});
