import {describe, expect, it} from "vitest";
import type {Settings} from "../../../src/engine/explorer.js";
import {explorer} from "../../../src/papers/linear-to-nonlinear/explorer.js";

const start: Settings = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));

describe("the explorer of features and memory", () => {
  it("draws the page's rates (4) to (6) of a teacher that is right wherever it can be", () => {
    const marks = explorer.rows(start).filter(({mean}) => mean !== undefined);
    const gain = Object.fromEntries(marks.map(({series, mean}) => [series, Number(mean)]));
    const q = 0.3 * Math.sqrt(2 / Math.PI);
    expect(gain.easy).toBeCloseTo(((2 * 0.1 + 0.6) * 49) / 4, 4);
    expect(gain.hard).toBeCloseTo((0.6 * 25) / 8, 4);
    expect(gain.noise).toBeCloseTo(19996 / 400 + (q * q * (1 - 1 / 200)) / 4, 4);
  });

  it("draws finite, positive gains and answers at both ends of every control, or names what is impossible", () => {
    const impossible: string[] = [];
    for (const control of explorer.controls) {
      if (!("min" in control)) continue;
      for (const value of [control.min, control.max]) {
        const settings = {...start, [control.key]: value};
        if (Number(settings.pH) + Number(settings.pB) > 1) {
          expect(() => explorer.rows(settings)).toThrow(RangeError);
          impossible.push(control.key);
          continue;
        }
        for (const {theory, mean} of explorer.rows(settings)) {
          expect(Number(theory ?? mean)).toBeGreaterThan(0);
          expect(Number(theory ?? mean)).toBeLessThan(Infinity);
        }
        expect(explorer.answer(settings)).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
    expect(impossible).toEqual(["pB", "pH"]);
  });

  it("names the n where the hard signal and the noise gain alike", () => {
    const n = Number(/change places at n = (\d+)/.exec(explorer.answer(start))?.[1]);
    const marks = explorer.rows({...start, n}).filter(({mean}) => mean !== undefined);
    const gain = Object.fromEntries(marks.map(({series, mean}) => [series, Number(mean)]));
    expect(gain.noise / gain.hard).toBeCloseTo(1, 2);
    expect(explorer.answer({...start, pH: 1, pB: 0})).toContain("stays one half");
    expect(explorer.answer({...start, pH: 0.9, pB: 0.05, nu: 0.5})).toContain("at every n the patch gains more");
  });

  it("says the quantity in the corners of the map, the ceiling of a linear teacher and chance without the bridge", () => {
    const [middle, harmful, benign, , none] = explorer.presets.map(({settings}) =>
      explorer.answer({...start, ...settings})
    );
    expect(middle).toContain("85.0 % of samples, of at most 85.0 %");
    expect(middle).toContain("The threshold quantity is 2.25, and 1 at n = 88.9");
    expect(harmful).toContain("The threshold quantity is 0.00036,");
    expect(benign).toContain("The threshold quantity is 25.9,");
    expect(none).toContain("stays one half at every step");
  });
});
