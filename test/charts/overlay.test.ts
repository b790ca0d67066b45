import {parse, View} from "vega";
import {describe, expect, it} from "vitest";
import {draw} from "../../loaders/site/charts.js";
import {curveChart, freshRows, gainMap, pathChart, phaseChart, withOverlay} from "../../src/charts/index.js";
import type {Row, Spec} from "../../src/engine/figure.js";

const x = {field: "d", title: "dimension d"};
const series = [
  {name: "teacher", label: "teacher", role: "teacher"},
  {name: "student", label: "student", role: "student"}
] as const;
const curve: Row[] = [1, 2, 3].flatMap((d): Row[] =>
  series.map(({name}) => ({d, panel: d % 2, series: name, theory: d, mean: d + 0.1, se: 0.05, trials: 9}))
);
const grid: Row[] = [1, 2, 3].flatMap((d): Row[] =>
  [1, 2, 3].map((n) => ({d, n, series: "gain", theory: d - n, mean: d - n + 0.1, measured: 1, predicted: -1, se: 0.1}))
);
const path: Row[] = [0, 1].flatMap((trial): Row[] =>
  [1, 2, 3].map((d) => ({d, series: "student", trial, value: d + trial}))
);

const axes = {x, y: {field: "n", title: "samples n"}};
const charts: Record<string, {rows: Row[]; spec: Spec; added: number}> = {
  curve: {rows: curve, spec: curveChart({x, y: {title: "error"}, series}), added: 6},
  panels: {
    rows: curve,
    spec: curveChart({
      x,
      y: {title: "error"},
      series,
      facet: {
        field: "panel",
        panels: [
          {value: 0, title: "even"},
          {value: 1, title: "odd"}
        ]
      }
    }),
    added: 6
  },
  map: {rows: grid, spec: gainMap({rows: grid, ...axes, gain: {title: "gain"}}), added: 9},
  phase: {rows: grid, spec: phaseChart({rows: grid, ...axes}), added: 9},
  path: {rows: path, spec: pathChart({x, y: {title: "cosine"}, series}), added: 2}
};

const marks = (svg: string): number =>
  svg.match(/<path [^>]*(?:transform="translate|stroke-dasharray="1,3")/g)?.length ?? 0;

describe.each(Object.entries(charts))("the overlay of a %s chart", (_, {rows, spec, added}) => {
  it("changes nothing while no re-run is laid over it", async () => {
    const plain = await draw(rows, spec);
    const ready = await draw(rows, spec, withOverlay(spec));
    expect(ready.svg === plain.svg).toBe(true);
    expect(ready.vegaLite).toEqual(plain.vegaLite);
  });

  it("draws the points of a re-run once each, over the published ones", async () => {
    const {vega} = await draw(rows, spec, withOverlay(spec));
    const view = new View(parse(vega), {renderer: "none"});
    const before = marks(await view.toSVG());
    view.data(
      freshRows,
      rows.map((row) => ({...row}))
    );
    await view.runAsync();
    expect(marks(await view.toSVG()) - before).toBe(added);
  });
});
