import type {Spec} from "../engine/figure.js";
import type {Axis, Facet, Layer, Note, Rule, Series, ValueAxis} from "./language.js";
import * as language from "./language.js";
import {type Key, remarks} from "./legend.js";

export interface PathOptions {
  readonly x: Axis;
  readonly y: ValueAxis;
  readonly series: readonly Series[];
  readonly facet?: Facet;
  readonly rules?: readonly Rule[];
  readonly notes?: readonly Note[];
  /** What the thick line is called in the legend; "prediction" by default, null where there is none. */
  readonly predicted?: string | null | undefined;
  /** What the band over trials is called; "90 % of runs" by default. */
  readonly band?: string;
}

/**
 * Paths over time: single runs as thin lines, their spread as a band, the prediction as a thick line.
 *
 * Rows carry the x field and `series`; a single run's rows also `trial` and `value`, the band's `lower` and `upper`
 * (and `mean`, drawn dotted), the prediction's `theory` (solid) or `stated` (dashed).
 *
 * @example
 * pathChart({
 *   x: {field: "step", title: "gradient step"},
 *   y: {title: "cosine to the target", domain: [0, 1]},
 *   series: [{name: "student", label: "student", role: "student"}],
 *   rules: [{y: 0.8, label: "teacher"}]
 * })
 */
export function pathChart(options: PathOptions): Spec {
  const {x, y, facet, rules = [], notes = [], predicted = "prediction", band = "90 % of runs"} = options;
  const series = language.style(options.series);
  const at = language.position("x", x, x.field);
  const color = language.bySeries(series, "color");
  const build = ({first}: language.Panel): Layer[] => {
    const axis = first ? y : {...y, title: ""};
    const on = (field: string): Layer => language.position("y", axis, field);
    const line = (field: string, mark: Layer): Layer => ({
      transform: language.rowsWith(field, series),
      mark: {type: "line", clip: true, ...mark},
      encoding: {x: at, y: on(field), ...color}
    });
    const facts: [string, string][] = [
      ["series", "series"],
      [x.field, x.title]
    ];
    const single = line("value", {strokeWidth: 0.8, opacity: 0.45});
    return [
      ...language.annotations(rules, [], x, axis),
      {
        transform: language.rowsWith("lower", series),
        mark: {type: "area", clip: true, opacity: 0.18},
        encoding: {x: at, y: on("lower"), y2: {field: "upper"}, ...color}
      },
      {...single, encoding: {...(single.encoding as Layer), detail: {field: "trial"}}},
      line("mean", {strokeDash: language.dashes.dotted}),
      line("theory", {strokeWidth: 2.5}),
      line("stated", {strokeWidth: 2.5, strokeDash: language.dashes.dashed}),
      ...["mean", "theory"].map((field) => ({
        transform: language.rowsWith(field, series),
        mark: {type: "point", filled: true, opacity: 0, size: 60},
        encoding: {
          x: at,
          y: on(field),
          tooltip: language.tooltip(
            ...facts,
            ["theory", "prediction"],
            ["mean", "mean"],
            ["lower", `lower, ${band}`],
            ["upper", `upper, ${band}`]
          ),
          ...color
        }
      })),
      ...language.annotations([], notes, x, axis)
    ];
  };
  const keys = series.map(({label, color}): Key => ({label, color, line: "solid"}));
  const thick = predicted === null ? [] : [`thick ${predicted}`];
  const words = remarks([...thick, "dotted mean", "thin single runs", `band ${band}`]);
  return language.chart(build, {
    keys: [...keys, ...words],
    meta: {x, series: options.series, ...(facet && {facet})},
    ...(facet && {facet})
  });
}
