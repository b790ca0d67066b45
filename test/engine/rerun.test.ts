import {describe, expect, it} from "vitest";
import type {Values} from "../../src/engine/experiment.js";
import type {Figure, Row} from "../../src/engine/figure.js";
import {withIntervals} from "../../src/engine/interval.js";
import {Random} from "../../src/engine/random.js";
import {judgeRegister} from "../../src/engine/register.js";
import {
  agreement,
  entryDifference,
  experimentsOfClaim,
  experimentsOfFigure,
  familyOf,
  type Room,
  redraw,
  rejudge
} from "../../src/engine/rerun.js";
import {correctedClaim, exactClaim, experiment, results} from "./fixtures.js";

const figure: Figure = {
  id: "figure-1",
  experiments: ["line"],
  claims: ["line"],
  build({line}) {
    const rows = line.points.map((point, k): Row => ({...point, series: "error", ...line.summary("error", k)}));
    return {title: "", caption: "", description: "", rows, spec: {}};
  }
};
const claims = [exactClaim, correctedClaim];
const room: Room = {paper: "lines", experiments: [experiment], laws: {line: "drawn"}, figures: [figure], claims};

const published = results();
const entries = judgeRegister(claims.map((claim) => ({paper: "lines", claim, results: {line: published}})));

const trialsOf = (name: string, count: number): Values[] =>
  Array.from({length: count}, (_, k) => {
    const noise = 0.05 * Random.stream(name, k).normal();
    return {error: [2 + noise, 3 + noise, 4 + 2 * noise], gain: [1, 1, 1]};
  });
const again = {
  seed: 1,
  scale: "paper",
  trials: {
    line: Array.from({length: published.count}, (_, k) => ({
      error: published.values("error", k),
      gain: published.values("gain", k)
    }))
  }
} as const;

describe("a re-run", () => {
  it("knows the experiments of a figure, and of a claim with its correction once", () => {
    expect(experimentsOfFigure(room, "figure-1")).toEqual([experiment]);
    expect(experimentsOfClaim(room, "wrong-line")).toEqual([experiment]);
    expect(() => experimentsOfFigure(room, "figure-2")).toThrow(/"figure-2": must be one of figure-1/);
  });

  it("of the published trials gives the published figure", () => {
    const before = withIntervals(figure.build({line: published})).rows;
    expect(agreement(before, redraw(room, "figure-1", again).rows)).toEqual({points: 3, relative: 0, near: 3});
  });

  it("of other trials gives other numbers near the published ones", () => {
    const before = withIntervals(figure.build({line: published})).rows;
    const after = redraw(room, "figure-1", {seed: 2, scale: "paper", trials: {line: trialsOf("other", 50)}}).rows;
    const compared = agreement(before, after);
    expect(compared?.points).toBe(3);
    expect(compared?.relative).toBeGreaterThan(1e-4);
    expect(compared?.near).toBe(3);
  });

  it("of the published trials gives the published verdict, adjusted within the whole register", () => {
    const family = familyOf(entries);
    expect(Object.values(family).flat()).toHaveLength(3);
    for (const [k, claim] of claims.entries()) {
      const judged = rejudge(room, claim.id, again, family);
      expect(judged.outcome).toBe(entries[k].outcome);
      expect(judged.test?.adjusted).toBe(entries[k].test?.adjusted);
      expect(entryDifference(entries[k], judged)).toBe(0);
    }
  });

  it("with a bias is judged on its own trials", () => {
    const biased = trialsOf("biased", 100).map(({error, gain}) => ({error: Array.from(error, (e) => e + 0.1), gain}));
    const judged = rejudge(room, "line", {seed: 2, scale: "paper", trials: {line: biased}}, familyOf(entries));
    expect(judged.outcome).toBe("not reproduced");
    expect(entryDifference(entries[0], judged)).toBeGreaterThan(0.1);
  });
});

it("means that are far apart are not counted as near", () => {
  const row = {series: "a", se: 0.1};
  const far = agreement(
    [
      {...row, mean: 1},
      {...row, mean: 1}
    ],
    [
      {...row, mean: 1.2},
      {...row, mean: 1.3}
    ]
  );
  expect(far?.points).toBe(2);
  expect(far?.near).toBe(1);
});

it("tables of other things are not compared", () => {
  expect(agreement([{series: "a", mean: 1}], [{series: "b", mean: 1}])).toBeUndefined();
  expect(agreement([{series: "a", mean: 1}], [])).toBeUndefined();
  expect(agreement([{series: "a", mean: null}], [{series: "a"}])?.relative).toBe(0);
  expect(agreement([{series: "a", mean: 1}], [{series: "a"}])?.relative).toBe(Number.POSITIVE_INFINITY);
});
