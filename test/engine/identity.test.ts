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

  it("is an error where a side is no number", () => {
    expect(() => checkIdentity({...square, right: () => Number.NaN})).toThrow(/a side is 4, the other NaN/);
  });
});
