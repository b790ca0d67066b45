import {describe, expect, it} from "vitest";
import {draw} from "../../loaders/site/charts.js";
import {curveChart, gainMap, pathChart, phaseChart, residualChart} from "../../src/charts/index.js";
import type {Row, Spec} from "../../src/engine/figure.js";
import {withIntervals} from "../../src/engine/interval.js";

const levels = [0.01, 0.1, 1, 10];
const series = [
  {name: "teacher", label: "teacher", role: "teacher"},
  {name: "student", label: "student", role: "student"}
] as const;
const bare: Row[] = ["teacher", "student"].flatMap((name, k) =>
  levels.map((x) => ({
    series: name,
    x,
    panel: x < 1 ? "a" : "b",
    theory: 1 + k + x,
    mean: 1.1 + k + x,
    se: 0.05,
    trials: 9
  }))
);
const curves = withIntervals({title: "", caption: "", description: "", rows: bare, spec: {}}).rows;
const axes = {x: {field: "x", title: "penalty λₜ", scale: "log"}, y: {title: "error L"}} as const;
const grid: Row[] = levels.flatMap((x) =>
  levels.map((y) => ({
    series: "gain",
    x,
    y,
    theory: Math.log10(x * y),
    mean: Math.log10(x * y) + 0.1,
    se: 0.1,
    predicted: Math.sign(x - y),
    measured: Math.sign(x - y)
  }))
);
const plane = {x: axes.x, y: {field: "y", title: "penalty λₛ", scale: "log"}} as const;

/** Drawing fails on any warning of Vega-Lite, so every chart here is free of them. */
const svgOf = async (rows: readonly Row[], spec: Spec): Promise<string> => (await draw(rows, spec)).svg;

/** Number of marks among the paths whose attributes look like this. */
const marks = (svg: string, look: RegExp): number =>
  [...svg.matchAll(/<path ([^>]*) d="([^"]*)"/g)]
    .filter(([, attributes]) => look.test(attributes))
    .reduce((sum, [, , d]) => sum + d.split("M").length - 1, 0);

describe("curves", () => {
  it("draw a line, a mark and a bar for each series and point, in the colours of teacher and student", async () => {
    const svg = await svgOf(curves, curveChart({...axes, series}));
    for (const color of ["#D55E00", "#0072B2"]) {
      expect(marks(svg, new RegExp(`fill="${color}"`))).toBe(levels.length + 1);
      expect(marks(svg, new RegExp(`stroke="${color}"[^>]*width="1.5"`))).toBe(levels.length);
    }
    expect(svg).toContain("penalty λₜ");
  });

  it("tell series apart by shape as well, for grey print", async () => {
    const svg = await svgOf(curves, curveChart({...axes, series}));
    const shape = (color: string) => new RegExp(`fill="${color}"[^>]* d="M[^a-z]*([^M]*)`).exec(svg)?.[1];
    expect(shape("#D55E00")).toContain("a");
    expect(shape("#0072B2")).not.toContain("a");
  });

  it("keep the same size whatever the data, in panels as well", async () => {
    const panels = [
      {value: "a", title: "few"},
      {value: "b", title: "many"}
    ];
    const svg = await svgOf(curves, curveChart({...axes, series, facet: {field: "panel", panels}}));
    expect(svg).toMatch(/^<svg [^>]*width="640"/);
    expect(svg).toContain(">few<");
    expect(await svgOf(curves.slice(0, 5), curveChart({...axes, series}))).toMatch(
      /^<svg [^>]*width="640" height="430"/
    );
  });

  it("stand marks side by side where they are told to, and leave the line where it is", async () => {
    const rows = [1, 2].map((x) => ({series: "student", x, at: 1.2 * x, mean: 1, theory: 1}));
    const spec = curveChart({...axes, x: {...axes.x, beside: "at"}, series: [series[1]]});
    const layers = spec.layer as {mark: {type: string}; encoding: {x: {field: string}}}[];
    const placed = (type: string) =>
      layers.filter(({mark}) => mark.type === type).map(({encoding}) => encoding.x?.field);
    expect(placed("line")).toEqual(["x", "x"]);
    expect(placed("point").slice(0, 2)).toEqual(["x", "at"]);
    expect(await svgOf(rows, spec)).toContain("<svg");
  });

  it("draw the paper's form dashed where it differs", async () => {
    const stated = curves.map((row) => ({...row, stated: 2}));
    const dashes = async (rows: readonly Row[]): Promise<number> =>
      marks(await svgOf(rows, curveChart({...axes, series})), /stroke-dasharray="6,4" stroke-linejoin/);
    expect(await dashes(curves)).toBe(0);
    expect(await dashes(stated)).toBe(2);
  });

  it("give their clips names of their own, so that several charts stand on one page", async () => {
    const ids = (svg: string): string[] => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const first = await svgOf(curves, curveChart({...axes, series}));
    const second = await svgOf(curves.slice(1), curveChart({...axes, series}));
    expect(ids(first).length).toBeGreaterThan(0);
    expect(ids(first).filter((id) => ids(second).includes(id))).toEqual([]);
    for (const [, id] of first.matchAll(/url\(#([^)]+)\)/g)) expect(ids(first)).toContain(id);
    expect(await svgOf(curves, curveChart({...axes, series}))).toBe(first);
  });

  it("write no text smaller than 12 pixels", async () => {
    const svg = await svgOf(curves, curveChart({...axes, series, rules: [{x: 1, label: "λ*"}]}));
    const sizes = [...svg.matchAll(/font-size="(\d+)px"/g)].map(([, size]) => Number(size));
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(12);
  });
});

describe("maps", () => {
  const contours = [{field: "theory", label: "theory", dash: "dashed", levels: [0]}] as const;

  it("fill every cell, blue below zero and vermilion above", async () => {
    const svg = await svgOf(grid, gainMap({rows: grid, ...plane, gain: {title: "L"}, limit: 1}));
    // Of log₁₀ x + log₁₀ y + 0.1, six cells are at most −1 and three at least 1, where the colours saturate.
    expect(marks(svg, /fill="rgb\(0, 114, 178\)"/)).toBe(6);
    expect(marks(svg, /fill="rgb\(213, 94, 0\)"/)).toBe(3);
  });

  it("put the zero contour where the field is zero", () => {
    const spec = gainMap({rows: grid, ...plane, gain: {title: "L"}, contours});
    const layers = spec.layer as {data?: {values: {x: number; y: number; order: number}[]}}[];
    const line = layers.flatMap(({data}) => data?.values ?? []).filter(({order}) => order !== undefined);
    expect(line.length).toBeGreaterThan(3);
    for (const {x, y} of line) expect(Math.log10(x * y)).toBeCloseTo(0, 9);
  });

  it("show predicted phases as fill and measured ones as marks", async () => {
    const svg = await svgOf(grid, phaseChart({rows: grid, ...plane}));
    expect(marks(svg, /stroke="white"/)).toBe(grid.length);
    expect(marks(svg, /fill="#BBD8EA"/)).toBeGreaterThanOrEqual(6);
  });

  it("draw phases in panels, the vertical axis named once", async () => {
    const panels = ["one", "other"].map((title) => ({value: title, title}));
    const rows = panels.flatMap(({value}) => grid.map((row) => ({...row, panel: value})));
    const boundary = {points: [[1, 1] as const, [2, 2] as const]};
    const boundaries = [{label: "here", ...boundary}, boundary];
    const svg = await svgOf(rows, phaseChart({rows, ...plane, boundaries, facet: {field: "panel", panels}}));
    expect(marks(svg, /stroke="white"/)).toBe(2 * grid.length);
    for (const text of [plane.y.title, "here"]) expect(svg.split(`>${text}<`)).toHaveLength(2);
  });
});

describe("paths", () => {
  it("draw one line a run beside band and prediction", async () => {
    const runs = [0, 1, 2].flatMap((trial) => levels.map((x) => ({series: "student", x, trial, value: x + trial})));
    const band = levels.map((x) => ({series: "student", x, lower: x, upper: x + 2, theory: x + 1}));
    const svg = await svgOf([...runs, ...band], pathChart({...axes, series: [series[1]]}));
    expect(marks(svg, /stroke-width="0.8"/)).toBe(3);
    expect(marks(svg, /stroke-width="2.5"/)).toBe(1);
  });
});

describe("residuals", () => {
  it("need theory, mean and standard error, and are none otherwise", () => {
    expect(
      residualChart({rows: curves.map(({theory: _, ...row}) => row), spec: curveChart({...axes, series})})
    ).toBeNull();
    expect(residualChart({rows: curves.map((row) => ({...row, se: 0})), spec: {}})).toBeNull();
  });

  it("have a band that ends at Student's t for the fewest trials", () => {
    const rows = [...curves, {...curves[0], half95: 12.706 * 0.05, trials: 2}];
    for (const [table, end] of [
      [curves, 2.306],
      [rows, 12.706]
    ] as const) {
      const layers = residualChart({rows: table, spec: {}})?.layer as {data?: {values: {high?: number}[]}}[];
      expect(layers[0].data?.values[0].high).toBeCloseTo(end, 3);
    }
  });

  it("stand against the figure's own axis, and without a figure against the longest one", async () => {
    const own = residualChart({rows: curves, spec: curveChart({...axes, series})});
    const guessed = residualChart({rows: curves, spec: {}});
    expect(own && (await svgOf(curves, own))).toContain("penalty λₜ");
    expect(guessed && (await svgOf(curves, guessed))).toContain(">x<");
  });
});
