import {describe, expect, it} from "vitest";
import {Random} from "../../../src/engine/random.js";
import type {Sampler} from "../../../src/engine/sampler.js";
import {models, quantities} from "../../../src/papers/nearly-inevitable/commands.js";
import {explorer} from "../../../src/papers/nearly-inevitable/explorer.js";
import * as simulate from "../../../src/papers/nearly-inevitable/simulate.js";
import {once} from "../../engine/once.js";

const evaluate = (name: string, parameters: Record<string, number>) => quantities[name].evaluate(parameters);

describe("quantities", () => {
  it("answer for the paper's pair of 80 and 70 %", () => {
    expect(evaluate("peak-cosine", {s: 0.809, t: 0.5878, rho: 0.4755})).toBeCloseTo(0.8413, 4);
    expect(evaluate("confidence", {r: 1, beta: 1})).toBeCloseTo(0.2066, 4);
    expect(evaluate("improves", {s: 0.809, t: 0.5878, q: 0.4})).toMatchObject({value: true});
    expect(evaluate("improves", {s: 0.809, t: 0.5878, q: 0.6})).toMatchObject({value: false});
    expect(evaluate("failure-probability", {d: 10, s: 0.809, t: 0.5878})).toBeCloseTo(0.058, 3);
  });

  it("give the flow's cosines at every step, the start included", () => {
    const {cosines} = evaluate("flow", {s: 0.809, t: 0.5878, rho: 0.4755, norm: 1, steps: 4, lr: 0.2, beta: 1}) as {
      cosines: number[];
    };
    expect(cosines).toHaveLength(5);
    expect(cosines[0]).toBeCloseTo(0.809, 12);
    expect(cosines[4]).toBeGreaterThan(cosines[3]);
  });

  it("leave the threshold open where it is not defined", () => {
    expect(evaluate("improves", {s: -0.2, t: 0.5, q: 0})).toMatchObject({value: true, threshold: null});
  });
});

describe("the model sft", () => {
  const flat = {d: 12, s: 0.8, t: 0.5, norm: 2, lr: 0.2, batch: 30, steps: 5, beta: 1};
  const run = (named: string) => {
    const call = models.sft.arrange({...flat, sampler: named});
    const sampler = new Map<string, unknown>(Object.entries(simulate)).get(call.sampler) as Sampler<unknown, unknown>;
    return {call, values: once(sampler, call.parameters, call.sweep, Random.stream(5, "sft"))};
  };

  it("runs the literal sampler unless asked for the exact one, from the cosine it was given", () => {
    expect(run("literal").call.sampler).toBe("sft");
    expect(run("exact").call.sampler).toBe("sftSpan");
    for (const {values} of [run("literal"), run("exact")]) {
      expect(Object.keys(values)).toEqual(["start", "peak", "end"]);
      expect(values.start[0]).toBeCloseTo(0.8, 12);
      expect(values.peak[0]).toBeGreaterThanOrEqual(values.end[0]);
    }
  });

  it("refuses what cannot be simulated before any worker starts", () => {
    expect(() => models.sft.arrange({...flat, d: 2, sampler: "literal"})).toThrow("d = 2: must be a whole number ≥ 3");
    expect(() => models.sft.arrange({...flat, t: -1, sampler: "literal"})).toThrow("t = -1: must be in (−1, 1)");
  });
});

describe("the explorer", () => {
  const start = Object.fromEntries(explorer.controls.map(({key, value}) => [key, value]));

  it("draws a finite path at every preset and at the ends of its controls", () => {
    const ends = explorer.controls.flatMap((control) =>
      "min" in control ? [{[control.key]: control.min}, {[control.key]: control.max}] : []
    );
    for (const settings of [...explorer.presets.map((preset) => preset.settings), ...ends]) {
      const rows = explorer.rows({...start, ...settings});
      expect(rows.length).toBeGreaterThan(40);
      for (const {theory, mean} of rows) expect(Number.isFinite(theory ?? mean)).toBe(true);
      expect(explorer.answer({...start, ...settings})).toMatch(/^The student .*\.$/);
    }
  });

  it("marks the same peak for every norm and says that norm 10 unlearns", () => {
    const peaks = [0.1, 1, 10].map(
      (norm) => explorer.rows({...start, norm}).find((row) => row.mean !== undefined)?.mean
    );
    expect(peaks[0]).toBeCloseTo(81.82, 2);
    expect(peaks[1]).toBe(peaks[0]);
    expect(peaks[2]).toBe(peaks[0]);
    expect(explorer.answer({...start, norm: 10})).toContain("unlearning");
    expect(explorer.answer({...start, q: 0.7})).toContain("gets worse at once");
  });
});
