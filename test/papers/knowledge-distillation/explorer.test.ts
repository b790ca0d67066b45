import {describe, expect, it} from "vitest";
import type {Settings} from "../../../src/engine/explorer.js";
import {explorer} from "../../../src/papers/knowledge-distillation/explorer.js";

const start: Settings = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));
const answers = explorer.presets.map(({settings}) => explorer.answer({...start, ...settings}));

describe("the explorer of surrogates", () => {
  it("starts at the paper's Figure 1", () => {
    expect(answers[0]).toContain("risk is 0.119, with the best surrogate’s 0.0833, 30.3 % less");
    expect(answers[0]).toContain("amplifies the first 126 features and the mask keeps 203");
    const optimal = explorer.rows(start).filter(({series}) => series === "optimal");
    expect(optimal).toHaveLength(500);
    expect(Math.max(...optimal.map(({theory}) => Number(theory)))).toBeCloseTo(1.1386, 4);
  });

  it("finds no gain with one variance for all features", () => {
    expect(answers[3]).toContain("no surrogate makes it smaller");
  });

  it("draws finite factors and answers at both ends of every control", () => {
    for (const control of explorer.controls) {
      if (!("min" in control)) continue;
      for (const value of [control.min, control.max]) {
        const settings = {...start, [control.key]: value};
        for (const {theory} of explorer.rows(settings)) expect(Number.isFinite(theory)).toBe(true);
        expect(explorer.answer(settings)).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });
});
