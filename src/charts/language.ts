import type {Spec} from "../engine/figure.js";
import {layout} from "./layout.js";
import {type Key, legend} from "./legend.js";
import {
  type Axis,
  colors,
  type Facet,
  type Layer,
  type Note,
  type Role,
  type Rule,
  type Series,
  type Styled,
  type ValueAxis
} from "./vocabulary.js";
import {textWidth} from "./widths.js";

export * from "./vocabulary.js";

const shapes = ["circle", "square", "triangle-up", "diamond", "triangle-down", "cross"];

/** Gives every series its colour and shape. */
export function style(series: readonly Series[]): Styled[] {
  return series.map((one, index) => {
    const same = series.filter(({role}) => role === one.role);
    return {...one, color: shade(one.role, same.indexOf(one), same.length), shape: shapes[index % shapes.length]};
  });
}

/** Shade k of n of a role, from dark to light around the role's own colour, all legible on white and on black. */
function shade(role: Role, k: number, n: number): string {
  const color = colors[role];
  if (n === 1 || !color.startsWith("#")) return color;
  const position = k / (n - 1);
  const [target, weight] = position < 0.5 ? [0, 0.7 * (0.5 - position)] : [255, 1.1 * (position - 0.5)];
  const channels = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  const mixed = channels.map((channel) => Math.round(channel + weight * (target - channel)));
  return `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** Encodings of colour and shape by series, without Vega's legends (their widths depend on the reader's font). */
export function bySeries(series: readonly Styled[], ...channels: readonly ("color" | "shape")[]): Layer {
  const domain = series.map(({name}) => name);
  const encode = (channel: "color" | "shape"): Layer => ({
    field: "series",
    type: "nominal",
    scale: {domain, range: series.map((one) => one[channel])},
    legend: null
  });
  return Object.fromEntries(channels.map((channel) => [channel, encode(channel)]));
}

const extent = {x: 22, y: 48};

/** The encoding of an axis; `field` may differ from the axis' own, for intervals. */
export function position(channel: "x" | "y", axis: ValueAxis, field: string): Layer {
  const {title, scale = "linear", domain, ticks, format} = axis;
  const size = extent[channel];
  const {width, margin} = layout();
  const long = channel === "x" && textWidth(title, 13) > width + 2 * margin.right;
  const look: Layer = {
    minExtent: size,
    maxExtent: size,
    title,
    ...(long && {titleAnchor: "end"}),
    ...((format || scale === "log") && {format: format ?? "~g"}),
    ...(ticks && {values: ticks})
  };
  if (scale === "category") {
    return {
      field,
      type: "nominal",
      sort: null,
      title,
      scale: {padding: 0.5},
      axis: {...look, labelAngle: 0, labelOverlap: false}
    };
  }
  if (!ticks) look.tickCount = scale === "log" ? 3 : layout().ticks[channel];
  return {
    field,
    type: "quantitative",
    title,
    scale: {
      type: scale,
      ...(scale !== "log" && {zero: false}),
      nice: channel === "y" && !domain && scale !== "log",
      clamp: scale === "log",
      ...((channel === "x" || scale === "log") && !domain && {padding: 7}),
      ...(domain && {domain})
    },
    axis: look
  };
}

/** Tooltip lines; fields that a row lacks are left out by the runtime's formatter. */
export function tooltip(...fields: readonly (readonly [field: string, title: string])[]): Layer[] {
  return fields.map(([field, title]) => ({
    field,
    title,
    ...(field === "series" ? {} : {format: ".4~g", type: "quantitative"})
  }));
}

const valid = (field: string): Layer => ({filter: `isValid(datum[${JSON.stringify(field)}])`});

/** Keeps the rows of these series that have a value in this field. */
export const rowsWith = (field: string, series: readonly Styled[]): Layer[] => [
  {filter: {field: "series", oneOf: series.map(({name}) => name)}},
  valid(field)
];

/** Reference lines and notes, in ink; or in another colour with a halo, over a map. */
export function annotations(
  rules: readonly Rule[],
  notes: readonly Note[],
  x: Axis,
  y: ValueAxis,
  {color: ink, halo}: {readonly color: string; readonly halo?: string} = {color: colors.ink}
): Layer[] {
  const layers: Layer[] = [];
  const write = (layer: {mark: Layer} & Layer): void => {
    const outline = {stroke: halo, strokeWidth: 3, strokeOpacity: 0.7, strokeJoin: "round"};
    if (halo) layers.push({...layer, mark: {...layer.mark, ...outline}});
    layers.push(layer);
  };
  const encode = {x: position("x", x, "x"), y: position("y", y, "y")};
  for (const rule of rules) {
    const channel = rule.x === undefined ? "y" : "x";
    const data = {values: [{x: rule.x, y: rule.y}]};
    layers.push({data, mark: {type: "rule", color: ink, strokeDash: [2, 3]}, encoding: {[channel]: encode[channel]}});
    if (rule.label === undefined) continue;
    const place = channel === "x" ? {y: {value: 15}} : {x: {value: "width"}};
    const mark = {
      type: "text",
      text: rule.label,
      color: ink,
      baseline: "bottom",
      dx: channel === "x" ? 5 : -4,
      dy: channel === "x" ? 0 : -3
    };
    const align = channel === "x" ? "left" : "right";
    write({data, mark: {...mark, align}, encoding: {...place, [channel]: encode[channel]}});
  }
  for (const {text, align = "left", ...at} of notes) {
    write({data: {values: [at]}, mark: {type: "text", text, align, color: ink}, encoding: encode});
  }
  return layers;
}

const config = {
  aria: false,
  font: "Report Sans, Inter, system-ui, sans-serif",
  background: "transparent",
  locale: {number: {decimal: ".", thousands: "\u202f", grouping: [3], currency: ["", ""]}},
  view: {stroke: null},
  axis: {
    labelFontSize: 12,
    titleFontSize: 13,
    titleFontWeight: "normal",
    titlePadding: 4,
    labelColor: colors.ink,
    titleColor: colors.ink,
    domainColor: colors.ink,
    tickColor: colors.ink,
    gridColor: colors.ink,
    gridOpacity: 0.1,
    labelOverlap: true
  },
  text: {fontSize: 12},
  line: {strokeWidth: 2},
  rule: {strokeWidth: 1.25}
};

/** Where a panel stands among the panels. */
export interface Panel {
  readonly index: number;
  /** Leftmost, so that it carries the title of the vertical axis. */
  readonly first: boolean;
}

/** A whole chart: its layers in fixed margins; in panels when a facet is given, the legend above the first. */
export function chart(
  build: (panel: Panel) => Layer[],
  options: {
    keys: readonly Key[];
    facet?: Facet;
    meta?: Layer;
    width?: number;
    height?: number;
  }
): Spec {
  const {keys, facet, meta} = options;
  const {margin, gap, ...sizes} = layout();
  const total = options.width ?? sizes.width;
  const head = legend(keys, total);
  const title = facet ? 22 : 0;
  const right = margin.right + sizes.width - total;
  const padding = {left: margin.left, right, top: margin.top + head.height + title, bottom: margin.bottom};
  const whole = (width: number, height: number): Layer => ({
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    data: {name: "rows"},
    padding,
    autosize: {type: "none"},
    config,
    usermeta: {...meta, width, height}
  });
  if (!facet) {
    const height = options.height ?? sizes.height;
    const layer = build({index: 0, first: true});
    return {...whole(total, height), width: total, height, layer: [...layer, ...head.layers]};
  }
  const columns = Math.min(facet.columns ?? facet.panels.length, sizes.columns);
  const width = Math.floor((total - (columns - 1) * gap) / columns);
  const height = options.height ?? Math.min(sizes.height, Math.max(sizes.panelHeight, sizes.columns === 1 ? 0 : width));
  const concat = facet.panels.map((panel, index) => {
    const first = index % columns === 0;
    const transform = [{filter: {field: facet.field, equal: panel.value}}];
    const text = {type: "text", text: panel.title, align: "left", fontWeight: "bold", color: colors.ink};
    const name = {data: {values: [{}]}, mark: text, encoding: {x: {value: 0}, y: {value: -12}}};
    const shifted = index === 0 ? head.layers.map((layer) => raise(layer, title)) : [];
    return {width, height, transform, layer: [...build({index, first}), name, ...shifted]};
  });
  const rows = Math.ceil(facet.panels.length / columns);
  const spacing = {row: margin.bottom + title + 8, column: gap};
  return {
    ...whole(total, rows * height + (rows - 1) * spacing.row),
    concat,
    columns,
    spacing,
    bounds: "flush",
    resolve: {scale: {color: "shared", shape: "shared", y: facet.free ? "independent" : "shared"}}
  };
}

/** Moves a layer at constant positions up. */
function raise(layer: Layer, by: number): Layer {
  const encoding = layer.encoding as Record<string, {value: number}>;
  const moved = Object.entries(encoding).map(([channel, {value}]) => [
    channel,
    {value: channel.startsWith("y") ? value - by : value}
  ]);
  return {...layer, encoding: Object.fromEntries(moved)};
}
