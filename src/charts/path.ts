import type {Spec} from "../engine/figure.js";
import type {Axis, Facet, Key, Layer, Note, Rule, Series, ValueAxis} from "./language.js";
import * as language from "./language.js";

export interface PathOptions {
  readonly x: Axis;
  readonly y: ValueAxis;
  readonly series: readonly Series[];
  readonly facet?: Facet;
  readonly rules?: readonly Rule[];
  readonly notes?: readonly Note[];
  /** Fields that bound the band over trials, and its name; "lower", "upper", "90 % of runs" by default. */
  readonly band?: {readonly lower: string; readonly upper: string; readonly title: string};
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
  const {x, y, facet, rules = [], notes = [], band = {lower: "lower", upper: "upper", title: "90 % of runs"}} = options;
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
        transform: language.rowsWith(band.lower, series),
        mark: {type: "area", clip: true, opacity: 0.18},
        encoding: {x: at, y: on(band.lower), y2: {field: band.upper}, ...color}
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
            [band.lower, `lower, ${band.title}`],
            [band.upper, `upper, ${band.title}`]
          ),
          ...color
        }
      })),
      ...language.annotations([], notes, x, axis)
    ];
  };
  const keys: Key[] = series.map(({label, color}) => ({label, color, line: "solid"}));
  keys.push({label: `thick prediction, dotted mean, thin single runs, band ${band.title}`, color: "transparent"});
  return language.chart(build, {keys, meta: {x, series: options.series, ...(facet && {facet})}, ...(facet && {facet})});
}
