import {describe, expect, it} from "vitest";
import type {Claim, ExactTest, Test} from "../../../src/engine/claim.js";
import {resolutionOf} from "../../../src/engine/judge/resolution.js";
import {judgeRegister} from "../../../src/engine/register.js";
import {exactClaim, results} from "../fixtures.js";

const line = results();
const of = (test: Record<string, unknown>): number => resolutionOf({...exactClaim.test, ...test} as ExactTest, line);

describe("the resolution of a claim", () => {
  it("is a tenth, or the smallest quantity that it states where that is less", () => {
    expect(of({})).toBe(0.1);
    // Units are x: at x = 3 the quantity is a hundredth of a unit, at x = 2 it is 0, as of a difference.
    const stated = ({x}: {x: number}) => [1, 0, -0.03][x - 1];
    expect(of({theory: stated})).toBeCloseTo(0.01, 14);
    expect(of({kind: "bound", side: "at most", bound: stated})).toBeCloseTo(0.01, 14);
    expect(of({theory: stated, judged: ({x}: {x: number}) => x < 3})).toBe(0.1);
    expect(of({theory: () => 0})).toBe(0.1);
  });

  it("is, of a rate, no more than the rarer outcome", () => {
    const rate = {binary: true, unit: () => 1};
    expect(of({...rate, theory: ({x}: {x: number}) => [0.5, 0.98, 0.05][x - 1]})).toBeCloseTo(0.02, 14);
    expect(of({unit: () => 1, theory: () => 0.98})).toBe(0.1);
  });

  it("is what the claim says where it says it, and a pass that could not have caught that is undecided", () => {
    expect(of({resolution: 1e-9})).toBe(1e-9);
    const judged = (resolution: number) => {
      const claim: Claim = {...exactClaim, test: {...exactClaim.test, resolution} as Test};
      return judgeRegister([{paper: "lines", claim, results: {line}}])[0];
    };
    const caught = Number(judged(0.1).test?.detectable);
    expect(judged(1.01 * caught).outcome).toBe("reproduced");
    expect(judged(0.99 * caught)).toMatchObject({outcome: "undecided", test: {resolution: 0.99 * caught}});
  });
});
