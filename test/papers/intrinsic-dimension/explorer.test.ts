import {describe, expect, it} from "vitest";
import type {Settings} from "../../../src/engine/explorer.js";
import {explorer} from "../../../src/papers/intrinsic-dimension/explorer.js";
import {
  authors,
  risks,
  simulatorGeometry,
  studentRiskInSample
} from "../../../src/papers/intrinsic-dimension/theory.js";

const start: Settings = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));

describe("the explorer of overlap and noise", () => {
  it("draws the exact risks of the authors' simulator at every preset of their sizes", () => {
    for (const {settings} of explorer.presets.slice(0, 4)) {
      const {dSw, noise} = {...start, ...settings} as {dSw: number; noise: number};
      const g = simulatorGeometry(authors, dSw);
      const at = {n: 1000, N: 4000, sigma: Math.sqrt(noise)};
      const exact: Record<string, number> = {...risks(g, at), inSample: studentRiskInSample(g, at)};
      const drawn = explorer.rows({...start, ...settings}).filter((row) => row.n === at.n);
      expect(drawn.map(({series}) => series).sort()).toEqual(Object.keys(exact).sort());
      for (const {series, theory} of drawn) expect(Number(theory) * noise).toBeCloseTo(exact[String(series)], 12);
    }
  });

  it("draws finite, positive risks and answers at both ends of every control, or names what is impossible", () => {
    let impossible = 0;
    for (const control of explorer.controls) {
      if (!("min" in control)) continue;
      for (const value of [control.min, control.max]) {
        const settings = {...start, [control.key]: value};
        try {
          for (const {theory} of explorer.rows(settings)) {
            expect(Number(theory)).toBeGreaterThan(0);
            expect(Number(theory)).toBeLessThan(Infinity);
          }
          expect(explorer.answer(settings)).not.toMatch(/NaN|Infinity|undefined/);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
          ++impossible;
        }
      }
    }
    expect(impossible).toBe(1);
    expect(() => explorer.rows({...start, dSw: 200})).toThrow("d_sw = 200: must be whole, in [0, 100]");
  });

  it("says that equal models gain nothing, and that discrepancy helps with noise and hurts with bias, within the stated bound in sample", () => {
    const ratio = (settings: Settings): number =>
      Number(/outperforming ratio is ([\d.]+)/.exec(explorer.answer({...start, ...settings}))?.[1]);
    expect(explorer.answer({...start, dW: 100, dSw: 100})).toContain("equals its teacher");
    expect(ratio({noise: 0.1})).toBeGreaterThan(ratio({noise: 0.1, dSw: 90}));
    for (const {settings} of explorer.presets) {
      const answer = explorer.answer({...start, ...settings});
      const found = /fresh points and ([\d.]+) on .* at least ([\d.]+)\./.exec(answer) ?? [];
      const [inSample, bound] = found.slice(1).map(Number);
      expect(inSample).toBeGreaterThan(bound);
    }
    expect(ratio({noise: 4e-4})).toBeLessThan(ratio({noise: 4e-4, dSw: 90}));
  });
});
