import {describe, expect, it} from "vitest";
import type {Settings} from "../../../src/engine/explorer.js";
import {explorer} from "../../../src/papers/random-features/explorer.js";

const start: Settings = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));
const answers = explorer.presets.map(({settings}) => explorer.answer({...start, ...settings}));

describe("the explorer of stopping times", () => {
  it("starts at the authors' sizes for 64 units", () => {
    expect(answers[0]).toContain("64 units on 512 inputs, 8 of them strong, errs by 0.109");
    expect(answers[0]).toContain("best at t = 6.6 with 0.0146, 86.6 % less and 1.22 times the square");
  });

  it("comes near the square with a large teacher", () => {
    expect(answers[2]).toContain("16384 units");
    expect(answers[2]).toContain("1.01 times the square");
  });

  it("draws finite errors above the limit and answers at both ends of every control", () => {
    for (const control of explorer.controls) {
      if (!("min" in control)) continue;
      for (const value of [control.min, control.max]) {
        const settings = {...start, [control.key]: value};
        const rows = explorer.rows(settings);
        const limit = Number(rows.find(({series}) => series === "limit")?.theory);
        for (const {series, theory} of rows) {
          expect(Number.isFinite(theory)).toBe(true);
          if (series === "student") expect(Number(theory)).toBeGreaterThan(limit);
        }
        expect(explorer.answer(settings)).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });
});
