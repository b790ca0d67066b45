import {describe, expect, it} from "vitest";
import type {Test} from "../../../src/engine/claim.js";
import {confirmationLevel, detectable, deviationsOf, judgedPoints, pose} from "../../../src/engine/judge/question.js";
import {familyLevel} from "../../../src/engine/register.js";
import {exactClaim, results} from "../fixtures.js";

const line = results();
type At = {readonly x: number};
const testOf = (fields: Record<string, unknown>): Test => ({...exactClaim.test, ...fields}) as Test;
/** The columns of a question, and what they are to be: a function of the trial's value and the point. */
const agree = (test: Test, wanted: (value: number, x: number) => number, control?: string): void => {
  const {question, points} = pose(test, line, control);
  points.forEach(({x}, j) => {
    const values = line.column(test.measure as string, Number(x) - 1);
    expect([...question.columns[j]]).toEqual(
      Array.from(values, (value) => expect.closeTo(wanted(value, Number(x)), 12))
    );
  });
};

describe("a question has, trial by trial,", () => {
  it("the error of an exact formula in units, and of a control's", () => {
    agree(testOf({}), (value, x) => (value - 1 - x) / x);
    agree(testOf({}), (value, x) => (value - x) / x, "intercept dropped");
    const [first] = deviationsOf(pose(testOf({}), line).question);
    expect(first.error).toBeCloseTo(line.column("error", 0).reduce((sum, v) => sum + v / 200, 0) - 2, 12);
  });

  it("how far a value is on the stated side of its bound", () => {
    const bound = ({x}: At) => 3 * x;
    agree(testOf({kind: "bound", side: "at least", bound}), (value, x) => (value - 3 * x) / x);
    agree(testOf({kind: "bound", side: "at most", bound}), (value, x) => (3 * x - value) / x);
  });

  it("the value itself of an order, and of a region with the predicted sign, where one is predicted", () => {
    agree(testOf({kind: "order", measure: "gain"}), (value, x) => value / x);
    const predicted = ({x}: At) => [3, 0, -0.5][x - 1];
    const region = testOf({
      kind: "region",
      measure: "gain",
      predicted,
      controls: {one: ({x}: At) => (x === 1 ? -1 : 0)}
    });
    expect(judgedPoints(region, line)).toEqual([0, 2]);
    agree(region, (value, x) => (x === 1 ? value : -value / 3));
    agree(region, (value) => -value, "one");
    expect(pose(region, line, "one").points).toEqual([{x: 1}]);
  });

  it("the least of all trials where a bound is of every one", () => {
    const {question} = pose(testOf({kind: "bound", side: "at least", bound: () => 0, sure: true}), line);
    expect(new Set(question.columns[0])).toEqual(new Set([Math.min(...line.column("error", 0))]));
  });
});

describe("a question is refused", () => {
  it("where a probability is none", () => {
    const rate = (theory: number) => () => pose(testOf({binary: true, measure: () => 1, theory: () => theory}), line);
    for (const theory of [-0.01, 1.01, 1.5]) expect(rate(theory)).toThrow(`theory = ${theory}: must be a probability`);
    for (const theory of [0, 1]) expect(rate(theory)).not.toThrow();
  });

  it("without a judged point, a unit or a finite number, at the point", () => {
    expect(() => pose(testOf({judged: () => false}), line)).toThrow("no point is judged");
    for (const unit of [0, -1]) expect(() => pose(testOf({unit: () => unit}), line)).toThrow("unit at {x: 1}");
    expect(() => pose(testOf({theory: ({x}: At) => (x === 2 ? Number.NaN : 1)}), line)).toThrow(
      "theory at {x: 2} = NaN"
    );
    expect(() => pose(testOf({kind: "limit", size: "y"}), line)).toThrow("size y at {x: 1} = undefined");
    const far = testOf({measure: (_: unknown, {x}: At) => (x === 3 ? Infinity : 0)});
    expect(() => pose(far, line)).toThrow("measure in trial 0 at {x: 3} = Infinity");
  });
});

it("levels are one per cent, of the family and of one confirmation, at which a limit has its power", () => {
  expect([familyLevel, confirmationLevel]).toEqual([0.01, 0.01]);
  const limit = pose(testOf({kind: "limit", size: "x", margin: 0.5, rate: -1}), line).question;
  expect(detectable(limit, 1e-9)).toBe(detectable(limit, 0.5));
  const order = pose(testOf({kind: "order", measure: "gain"}), line).question;
  expect(detectable(order, 1e-9)).toBeGreaterThan(detectable(order, 1e-3));
});
