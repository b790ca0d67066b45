import {describe, expect, it} from "vitest";
import type {Claim} from "../../src/engine/claim.js";
import {checkIdentity, identity} from "../../src/engine/identity.js";
import {familySize, judgeRegister, passedControls} from "../../src/engine/register.js";
import {evidenceOfIdentity, verdictSentence} from "../../src/html/claim-words.js";

const square = identity({
  points: [{x: 1}, {x: 3}],
  left: ({x}) => (x + 1) ** 2,
  right: ({x}) => x * x + 2 * x + 1,
  tolerance: 1e-12,
  controls: {"the middle term dropped": ({x}) => x * x + 1}
});
const claim = (test: Claim["test"]): Claim => ({
  id: "square",
  whose: "paper",
  result: "lemma-1",
  statement: "It is.",
  test
});
const judged = (test: Claim["test"]) => judgeRegister([{paper: "lines", claim: claim(test), results: {}}])[0];

describe("an identity", () => {
  it("is checked without simulation, outside the family, and its controls must differ", () => {
    const entry = judged(square);
    expect(entry).toMatchObject({kind: "identity", outcome: "checked without simulation"});
    expect(entry.identity).toMatchObject({points: 2, worst: 0, controls: [{rejected: true, worst: 0.5}]});
    expect(familySize([claim(square)])).toBe(0);
    expect(passedControls([entry])).toEqual([]);
    expect(verdictSentence(entry)).toContain("Both sides agree");
    expect(entry.identity && evidenceOfIdentity(entry.identity)).toContain("at 2 points");
  });

  it("fails where its sides differ by more than rounding, and a control that agrees is told", () => {
    const wrong = {...square, right: square.controls["the middle term dropped"]};
    expect(judged(wrong).outcome).toBe("not reproduced");
    expect(passedControls([judged({...square, controls: {same: square.right}})])).toEqual(["lines/square: same"]);
  });

  it("takes differences in a unit where both sides may be 0", () => {
    const zero = {points: [{x: 1}, {x: 2}], right: () => 0, unit: () => 2, tolerance: 1e-9};
    const off = identity({...zero, left: ({x}) => 1e-10 * x, controls: {"a ten-thousandth": () => 2e-4}});
    expect(judged(off)).toMatchObject({outcome: "checked without simulation", identity: {worst: 1e-10}});
    expect(judged({...off, left: () => 1e-8}).outcome).toBe("not reproduced");
    expect(() => checkIdentity({...off, unit: () => 0})).toThrow("unit = 0: must be > 0");
  });

  it("is an error without a point, and with a tolerance that is more than rounding", () => {
    expect(() => checkIdentity({...square, points: []})).toThrow("an identity without a point");
    expect(() => checkIdentity({...square, tolerance: 1e-3})).toThrow("tolerance = 0.001: must be in (0, 1e-6]");
  });

  it("is an error where a side is no number", () => {
    expect(() => checkIdentity({...square, right: () => Number.NaN})).toThrow(/a side is 4, the other NaN/);
  });
});

it("an identity's tolerance is at most a millionth, and a wrong side differs by more than a thousand of it", () => {
  const off = (tolerance: number, wrong: number) =>
    checkIdentity(
      identity({
        points: [{x: 1}],
        left: () => 1,
        right: () => 1,
        unit: () => 1,
        tolerance,
        controls: {wrong: () => wrong}
      })
    );
  expect(() => off(1.01e-6, 2)).toThrow("tolerance = 0.00000101: must be in (0, 1e-6]");
  expect(() => off(0, 2)).toThrow("tolerance = 0");
  expect([1 + 0.99e-3, 1 + 1.01e-3].map((wrong) => off(1e-6, wrong).controls[0].rejected)).toEqual([false, true]);
  const parts = {points: [{x: 0}], left: () => 0, tolerance: 1e-9, controls: {}};
  expect(checkIdentity(identity({...parts, right: () => 0})).worst).toBe(0);
  expect(checkIdentity(identity({...parts, left: () => 1, right: () => 1 - 1e-8, unit: () => 2})).worst).toBeCloseTo(
    5e-9,
    15
  );
});
