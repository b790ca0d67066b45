import type {Row, Spec} from "../engine/figure.js";
import {ink, polyline} from "./contour.js";
import {cells, gridOf, spanOf} from "./grid.js";
import type {Axis, Facet, Layer, Note, Rule} from "./language.js";
import * as language from "./language.js";
import {layout} from "./layout.js";
import type {Key} from "./legend.js";
import {type Boundary, overMap} from "./map.js";

export interface PhaseOptions {
  readonly rows: readonly Row[];
  readonly x: Axis;
  readonly y: Axis;
  /** Names of the phases, for +1 and −1. */
  readonly phases?: {readonly positive: string; readonly negative: string};
  readonly boundaries?: readonly Boundary[];
  readonly rules?: readonly Rule[];
  readonly notes?: readonly Note[];
  /** Panels with the same boundaries. */
  readonly facet?: Facet;
}

/**
 * A phase diagram: the predicted phase as fill, the measured one as marks.
 *
 * Rows with `predicted` (+1 student wins, −1 loses) form a full grid and are filled; rows with `measured` (+1, −1, or
 * 0 for undecided; anywhere) are marked. A row may carry both.
 *
 * @example
 * phaseChart({
 *   rows,
 *   x: {field: "gammaS", title: "student aspect ratio γₛ", scale: "log"},
 *   y: {field: "c", title: "condition c"},
 *   boundaries: [{label: "as printed in the appendix", points: printed, dash: "dashed"}]
 * })
 */
export function phaseChart(options: PhaseOptions): Spec {
  const {
    rows,
    phases = {positive: "student wins", negative: "student loses"},
    boundaries = [],
    rules = [],
    notes = [],
    facet
  } = options;
  const predicted = rows.filter((row) => typeof row.predicted === "number");
  const gridX = gridOf(predicted, options.x);
  const gridY = gridOf(predicted, options.y);
  const x = {...options.x, domain: options.x.domain ?? spanOf(gridX)};
  const y = {...options.y, domain: options.y.domain ?? spanOf(gridY)};
  const facts: [string, string][] = [
    [x.field, x.title],
    [y.field, y.title],
    ["measured", "measured phase"],
    ["predicted", "predicted phase"],
    ["mean", "measured"],
    ["se", "standard error"],
    ["trials", "trials"]
  ];
  const build = ({first}: language.Panel): Layer[] => {
    const vertical = first ? y : {...y, title: ""};
    const cell = cells(x, vertical, gridX, gridY);
    return [
      {
        transform: [{filter: "isValid(datum.predicted)"}, look("predicted", fills, "fill"), ...cell.transform],
        mark: {type: "rect", clip: true},
        encoding: {...cell.encoding, color: asIs("fill"), stroke: asIs("fill")}
      },
      ...boundaries.map(({points, dash = "dashed"}) =>
        polyline(
          points.map(([px, py], order) => ({x: px, y: py, path: 0, order})),
          x,
          vertical,
          dash,
          2
        )
      ),
      {
        transform: [
          {filter: "isValid(datum.measured)"},
          look("measured", marks, "color"),
          look("measured", shapes, "shape")
        ],
        mark: {type: "point", filled: true, opacity: 1, size: 60, stroke: "white", strokeWidth: 0.75},
        encoding: {
          x: language.position("x", x, x.field),
          y: language.position("y", vertical, y.field),
          color: asIs("color"),
          shape: asIs("shape"),
          tooltip: language.tooltip(...facts)
        }
      },
      ...language.annotations(rules, notes, x, vertical, overMap)
    ];
  };
  const keys: Key[] = [
    {label: `predicted: ${phases.positive}`, color: ink, fill: fills[2]},
    {label: `predicted: ${phases.negative}`, color: ink, fill: fills[0]},
    {label: `measured: ${phases.positive}`, color: marks[2], shape: shapes[2]},
    {label: `measured: ${phases.negative}`, color: marks[0], shape: shapes[0]},
    {label: "measured: undecided", color: marks[1], shape: shapes[1]},
    ...boundaries.flatMap(({label, dash = "dashed"}): Key[] =>
      label === undefined ? [] : [{label, color: language.colors.ink, line: dash}]
    )
  ];
  const {width, mapWidth} = layout();
  return language.chart(build, {
    ...{keys, meta: {x}, width: facet ? width : Math.min(width, mapWidth + 80)},
    ...(facet && {facet})
  });
}

const fills = ["#F6D3BC", "#ECEAE3", "#BBD8EA"];
const marks = [language.colors.teacher, ink, language.colors.student];
const shapes = ["cross", "diamond", "circle"];

/** Gives each row the look of its phase: loses, undecided, wins. */
const look = (field: string, range: readonly string[], as: string): Layer => ({
  calculate: `datum.${field} > 0 ? '${range[2]}' : datum.${field} < 0 ? '${range[0]}' : '${range[1]}'`,
  as
});

const asIs = (field: string): Layer => ({field, type: "nominal", scale: null, legend: null});
