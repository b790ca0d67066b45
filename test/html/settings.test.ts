import fc from "fast-check";
import {describe, expect, it} from "vitest";
import type {Control, Explorer} from "../../src/engine/explorer.js";
import {
  isSet,
  isSlider,
  positionOf,
  readSettings,
  shown,
  startOf,
  valueAt,
  writeSettings
} from "../../src/html/settings.js";

const penalty: Control = {
  key: "lambdaT",
  symbol: "λₜ",
  name: "teacher penalty",
  min: 0.001,
  max: 10,
  step: 0.05,
  log: true,
  value: 0.05
};
const noise: Control = {key: "sigma", symbol: "σ", name: "label noise", min: 0, max: 3, step: 0.05, value: 1};
const law: Control = {key: "law", symbol: "law", name: "law", choices: ["shift", "mixture"], value: "shift"};

const explorer: Explorer = {
  title: "Move λₜ",
  controls: [penalty, noise, law],
  presets: [{name: "Figure 1", settings: {lambdaT: 0.24}}],
  held: "The limit.",
  description: "A line.",
  spec: () => ({}),
  rows: () => [],
  answer: () => "It stands."
};
const start = startOf(explorer);

describe("settings in the page's address", () => {
  it("are read by the command line's names; the rest keeps the paper's values", () => {
    const {settings, notes} = readSettings(explorer, "?lambda_t=0.24&law=mixture&utm_source=x");
    expect(settings).toEqual({lambdaT: 0.24, sigma: 1, law: "mixture"});
    expect(notes).toEqual([]);
  });

  it.each([
    ["lambda_t", "11"],
    ["lambda_t", "banana"],
    ["lambda_t", ""],
    ["sigma", "-1"],
    ["sigma", "NaN"],
    ["sigma", "Infinity"],
    ["law", "toString"]
  ])("are ignored, with a note, where they are not allowed: %s = %s", (name, text) => {
    const {settings, notes} = readSettings(explorer, `?${name}=${text}`);
    expect(settings).toEqual(start);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain(`“${text}”; it must be `);
  });

  it("come back as they were written, and leave other words alone", () => {
    fc.assert(
      fc.property(
        fc.record({
          lambdaT: fc.double({min: 0.001, max: 10, noNaN: true}),
          sigma: fc.double({min: 0, max: 3, noNaN: true}).map((x) => x + 0),
          law: fc.constantFrom("shift", "mixture")
        }),
        (settings) => {
          const search = writeSettings(explorer, settings, "?rerun=figure-6&seed=7&sigma=2");
          expect(readSettings(explorer, search)).toEqual({settings, notes: []});
          expect(new URLSearchParams(search).get("seed")).toBe("7");
        }
      )
    );
  });

  it("are left out where they are the paper's", () => {
    expect(writeSettings(explorer, start, "?lambda_t=2")).toBe("");
    expect(writeSettings(explorer, {...start, lambdaT: 0.24}, "")).toBe("?lambda_t=0.24");
  });
});

describe("a slider", () => {
  it("counts decades on a logarithmic scale and stays within its range", () => {
    if (!isSlider(penalty) || !isSlider(noise)) throw new Error("sliders");
    expect(positionOf(penalty, 0.1)).toBeCloseTo(-1, 12);
    expect(valueAt(penalty, -1)).toBe(0.1);
    expect(valueAt(penalty, -1.3)).toBe(0.0501);
    expect(valueAt(penalty, 1.04)).toBe(10);
    expect(valueAt(noise, 0.35)).toBe(0.35);
  });

  it("shows four digits and a true minus sign", () => {
    expect(shown(0.1 + 0.2)).toBe("0.3");
    expect(shown(-1.23456)).toBe("−1.235");
    expect(shown("shift")).toBe("shift");
  });
});

it("a preset is set when every control stands as it says, and the others as in the paper", () => {
  expect(isSet(explorer, {lambdaT: 0.24}, {...start, lambdaT: 0.24})).toBe(true);
  expect(isSet(explorer, {lambdaT: 0.24}, {...start, lambdaT: 0.24, sigma: 2})).toBe(false);
});
