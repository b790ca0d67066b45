import type {Row, Spec} from "../engine/figure.js";
import {ink, levelNote, matrix, polyline, polylines} from "./contour.js";
import {cells, gridOf, spanOf} from "./grid.js";
import type {Axis, Layer, Note, Rule} from "./language.js";
import * as language from "./language.js";
import {layout} from "./layout.js";
import type {Key} from "./legend.js";
import {significant} from "./numbers.js";

/** How notes stand out from the cells and contours below them. */
export const overMap = {color: ink, halo: "#fff"};
const blue = language.colors.student;
const vermilion = language.colors.teacher;
const paper = "#f6f5f1";

/** A line over a map, in data coordinates, say a phase boundary in closed form. */
export interface Boundary {
  /** In the legend; a further branch of the one before has none. */
  readonly label?: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly dash?: keyof typeof language.dashes;
}

/** What is drawn over the cells of one map. */
export interface MapPanel {
  readonly title: string;
  readonly rules?: readonly Rule[];
  readonly notes?: readonly Note[];
}

export interface MapOptions extends Omit<MapPanel, "title"> {
  readonly rows: readonly Row[];
  readonly x: Axis;
  readonly y: Axis;
  /** What the cells show: the rows' `mean` unless told, student minus teacher, negative where the student wins. */
  readonly gain: {
    readonly field?: string;
    readonly title: string;
    readonly format?: string;
    /** What positive and negative mean; "teacher better" and "student better" by default. */
    readonly ends?: readonly [positive: string, negative: string];
  };
  /** Fields contoured over the cells: `levels` of each; 0 is drawn thick. */
  readonly contours?: readonly {
    readonly field: string;
    readonly label: string;
    readonly dash: keyof typeof language.dashes;
    readonly levels: readonly number[];
  }[];
  readonly boundaries?: readonly Boundary[];
  /** One map below the other, each of the rows whose `panel` is its title. */
  readonly panels?: readonly MapPanel[];
  /** Largest magnitude of the colour scale; beyond it colours saturate. By default the 95th percentile. */
  readonly limit?: number | undefined;
}

/**
 * A map of the student's gain over two parameters: filled simulation, contours on top, one diverging scale centred on
 * "student equals teacher", blue where the student wins. Rows form a full grid over x and y.
 *
 * @example
 * gainMap({
 *   rows,
 *   x: {field: "lambdaT", title: "teacher penalty λₜ", scale: "log"},
 *   y: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
 *   gain: {title: "Lₛ − Lₜ"},
 *   contours: [
 *     {field: "theory", label: "theory", dash: "dashed", levels: [-0.1, 0, 0.1, 0.5]},
 *     {field: "mean", label: "simulation", dash: "solid", levels: [0]}
 *   ],
 *   rules: [{x: 0.25, label: "λₜ*"}]
 * })
 */
export function gainMap(options: MapOptions): Spec {
  const {panels, rows, gain, contours: wanted = [], boundaries = []} = options;
  const sizes = rows.map(({[gain.field ?? "mean"]: value}) => (typeof value === "number" ? Math.abs(value) : 0));
  const limit = options.limit ?? percentile(sizes, 0.95);
  const maps = panels
    ? panels.map((own) => mapOf({...options, ...own, rows: rows.filter(({panel}) => panel === own.title)}, limit))
    : [mapOf(options, limit)];
  const kinds: Key[] = [...wanted, ...boundaries].flatMap(({label, dash = "dashed"}) =>
    label === undefined ? [] : [{label, color: language.colors.ink, line: dash}]
  );
  const {mapWidth, height, bar} = layout();
  const keys = bar ? kinds : [...kinds, ...scaleKeys(limit, gain)];
  const {x, y} = panels ? options : maps[0];
  const titles = panels?.map(({title}) => ({value: title, title}));
  return language.chart(({index}) => maps[index].layers, {
    keys,
    meta: {x, y, series: [{name: "", label: gain.title, role: "ink"}]},
    width: mapWidth,
    ...(titles && {facet: {field: "panel", panels: titles, columns: 1, free: true}, height: Math.min(280, height)})
  });
}

/** The layers of one map, and its axes with the domains that its cells span. */
function mapOf(options: MapOptions, limit: number) {
  const {rows, gain, contours: wanted = [], boundaries = [], rules = [], notes = []} = options;
  const {field = "mean"} = gain;
  const gridded = rows.filter((row) => typeof row[field] === "number");
  const gridX = gridOf(gridded, options.x);
  const gridY = gridOf(gridded, options.y);
  const x = {...options.x, domain: options.x.domain ?? spanOf(gridX)};
  const y = {...options.y, domain: options.y.domain ?? spanOf(gridY)};
  const cell = cells(x, y, gridX, gridY);
  const facts: [string, string][] = [
    [x.field, x.title],
    [y.field, y.title],
    [field, gain.title],
    ["se", "standard error"],
    ["theory", "theory"],
    ["stated", "as stated"],
    ["trials", "trials"]
  ];
  const lines = wanted.flatMap((contour) => {
    const grid = gridded.length === 0 ? [] : matrix(gridded, contour.field, x, y, gridX, gridY);
    return contour.levels.map((level) => ({contour, level, values: polylines(grid, level, gridX, gridY)}));
  });
  const layers: Layer[] = [
    {
      transform: [{filter: `isValid(datum[${JSON.stringify(field)}])`}, shade(field, limit), ...cell.transform],
      mark: {type: "rect", clip: true},
      encoding: {...cell.encoding, ...diverging("shade", limit), tooltip: language.tooltip(...facts)}
    },
    ...lines.map(({contour, level, values}) => polyline(values, x, y, contour.dash, level === 0 ? 2 : 0.9)),
    ...boundaries.map(({points, dash = "dashed"}) =>
      polyline(
        points.map(([px, py], order) => ({x: px, y: py, path: 0, order})),
        x,
        y,
        dash,
        2
      )
    ),
    ...language.annotations(rules, [...lines.flatMap(levelNote), ...notes], x, y, overMap),
    ...(layout().bar ? scaleBar(limit, gain) : [])
  ];
  return {layers, x, y};
}

/** Shades on either side of zero, each a step that the eye just tells apart: cells of one shade share an element. */
const shades = 40;

const shade = (field: string, limit: number): Layer => ({
  calculate: `round(clamp(datum[${JSON.stringify(field)}] / ${limit}, -1, 1) * ${shades}) * ${limit / shades}`,
  as: "shade"
});

/** Colour by gain: blue below zero, paper at zero, vermilion above, saturating at ± limit. */
function diverging(field: string, limit: number): Layer {
  const scale = {
    type: "linear",
    domain: [-limit, 0, limit],
    range: [blue, paper, vermilion],
    interpolate: "lab",
    clamp: true
  };
  const encode = {field, type: "quantitative", scale, legend: null};
  return {color: encode, stroke: encode};
}

const likes = ["teacher better", "student better"] as const;

/** The colour scale in the legend: its title and its two ends. */
const scaleKeys = (limit: number, {title, format = ".2~g", ends = likes}: MapOptions["gain"]): Key[] => [
  {label: title, color: "transparent"},
  {label: `${ends[0]}, to +${compact(limit, format)}`, color: "transparent", fill: vermilion},
  {label: `${ends[1]}, to ${compact(-limit, format)}`, color: "transparent", fill: blue}
];

/** The colour scale as a bar at the right, at constant positions. */
function scaleBar(limit: number, {title, format = ".2~g", ends = likes}: MapOptions["gain"]): Layer[] {
  const steps = 24;
  const height = 220;
  const left = layout().mapWidth + 22;
  const values = Array.from({length: steps}, (_, k) => {
    const value = limit * (1 - (2 * (k + 0.5)) / steps);
    return {value, top: 40 + (k * height) / steps, bottom: 40 + ((k + 1) * height) / steps + 0.5};
  });
  const at = (field: string): Layer => ({field, type: "quantitative", scale: null, axis: null});
  const bar = {
    data: {values},
    mark: {type: "rect"},
    encoding: {
      x: {value: left},
      x2: {value: left + 14},
      y: at("top"),
      y2: {field: "bottom"},
      ...diverging("value", limit)
    }
  };
  const label = (text: Layer, y: number, extra: Layer = {}): Layer => ({
    data: {values: [{value: limit}]},
    mark: {type: "text", align: "left", baseline: "middle", color: language.colors.ink, ...extra},
    encoding: {x: {value: left + 20}, y: {value: y}, text}
  });
  const number = (value: number): Layer => ({value: `${value > 0 ? "+" : ""}${compact(value, format)}`});
  return [
    bar,
    label({value: title}, 8, {dx: -20}),
    label(number(limit), 40),
    label({value: ends[0]}, 40 + height * 0.25),
    label({value: "0"}, 40 + height / 2),
    label({value: ends[1]}, 40 + height * 0.75),
    label(number(-limit), 40 + height)
  ];
}

const compact = (value: number, format: string): string => {
  const digits = Number(/\d+/.exec(format)?.[0] ?? 2);
  return significant(value, digits);
};

function percentile(values: readonly number[], probability: number): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  return sorted[Math.floor(probability * (sorted.length - 1))] ?? 1;
}
