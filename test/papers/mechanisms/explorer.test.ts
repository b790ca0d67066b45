import {describe, expect, it} from "vitest";
import type {Settings} from "../../../src/engine/explorer.js";
import {explorer} from "../../../src/papers/mechanisms/explorer.js";

const start: Settings = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));

describe("the explorer of the linear half", () => {
  it("says of each preset what the window says", () => {
    const answers = explorer.presets.map(({settings}) => explorer.answer({...start, ...settings}));
    expect(answers[0]).toContain("wins for λₛ between 0 and");
    expect(answers[1]).toContain("wins for λₛ between 0.018 and 2.22");
    expect(answers[2]).toContain("is not below −0.543");
    expect(answers[3]).toContain("wins at every penalty");
    expect(answers[4]).toContain("has its best penalty or more");
  });

  it("draws finite, positive excess risks at both ends of every control", () => {
    for (const control of explorer.controls) {
      if (!("min" in control)) continue;
      for (const value of [control.min, control.max]) {
        const rows = explorer.rows({...start, [control.key]: value});
        expect(rows.length).toBeGreaterThan(300);
        for (const {theory} of rows) expect(Number(theory)).toBeGreaterThan(0);
        expect(explorer.answer({...start, [control.key]: value})).not.toMatch(/NaN|Infinity|undefined/);
      }
    }
  });
});
