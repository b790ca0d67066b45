import type {Spec} from "../engine/figure.js";
import type {Axis, Facet, Layer, Note, Rule, Series, ValueAxis} from "./language.js";
import * as language from "./language.js";
import {type Key, remarks} from "./legend.js";

export interface CurveOptions {
  readonly x: Axis;
  readonly y: ValueAxis;
  readonly series: readonly Series[];
  readonly facet?: Facet;
  readonly rules?: readonly Rule[];
  readonly notes?: readonly Note[];
  /** Fields of the rows that bound the error bars, say quantiles; by default mean ± half95. */
  readonly bars?: {readonly lower: string; readonly upper: string; readonly title: string};
  /** Field of the rows whose values part a series' line into pieces, say either side of a singularity. */
  readonly pieces?: string | undefined;
  /** What the marks are called in the legend; "simulation" by default, null where theory stands alone. */
  readonly measured?: string | null | undefined;
  /** What the lines are called in the legend; "theory" by default, null where no row has any. */
  readonly predicted?: string | null | undefined;
  /** What the dashed lines are called in the legend, where there are some. */
  readonly stated?: string | undefined;
}

/**
 * Curves: theory as lines, simulation as marks with 95 % error bars.
 *
 * Rows carry the x field, `series`, and any of `theory` (solid line), `stated` (dashed line: the paper's form where
 * it differs), `mean` with `half95` (mark and bar; see `withIntervals`). Rows may carry theory alone, to draw it finer than the simulation.
 *
 * @example
 * curveChart({
 *   x: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
 *   y: {title: "test error L"},
 *   series: [
 *     {name: "teacher", label: "teacher", role: "teacher"},
 *     {name: "student", label: "student", role: "student"}
 *   ],
 *   facet: {field: "gammaS", panels: [{value: 0.25, title: "γₛ = 0.25"}, {value: 1.2, title: "γₛ = 1.2"}]},
 *   rules: [{x: 0.25, label: "λₜ*"}]
 * })
 */
export function curveChart(options: CurveOptions): Spec {
  const {y, facet, rules = [], notes = [], bars, pieces, measured = "simulation"} = options;
  const series = language.style(options.series);
  const lower = bars?.lower ?? "lower95";
  const upper = bars?.upper ?? "upper95";
  const build = ({index, first}: language.Panel): Layer[] => {
    const x = facet?.panels[index]?.x ?? options.x;
    const at = language.position("x", x, x.field);
    const beside = language.position("x", x, x.beside ?? x.field);
    const axis = first ? y : {...y, title: ""};
    const on = (field: string): Layer => language.position("y", axis, field);
    const facts: [string, string][] = [
      ["series", "series"],
      [x.field, x.title],
      ["theory", "theory"],
      ["stated", "as stated"]
    ];
    if (facet) facts.push([facet.field, facet.field]);
    const line = (field: string, dash: number[]): Layer => ({
      transform: language.rowsWith(field, series),
      mark: {type: "line", clip: true, strokeDash: dash, strokeJoin: "round"},
      encoding: {
        ...{x: at, y: on(field), ...language.bySeries(series, "color")},
        ...(pieces && {detail: {field: pieces, type: "nominal"}})
      }
    });
    return [
      ...language.annotations(rules, [], x, axis),
      line("theory", language.dashes.solid),
      line("stated", language.dashes.dashed),
      {
        transform: [...language.rowsWith("mean", series), ...interval(y, bars), {filter: `isValid(datum["${lower}"])`}],
        mark: {type: "rule", clip: true, strokeWidth: 1.5},
        encoding: {x: beside, y: on(lower), y2: {field: upper}, ...language.bySeries(series, "color")}
      },
      {
        transform: [...language.rowsWith("theory", series), {filter: "!isValid(datum.mean)"}],
        mark: {type: "point", filled: true, opacity: 0, size: 60},
        encoding: {x: at, y: on("theory"), tooltip: language.tooltip(...facts), ...language.bySeries(series, "color")}
      },
      {
        transform: [...language.rowsWith("mean", series), ...interval(y, bars)],
        mark: {type: "point", filled: true, opacity: 1, size: 45},
        encoding: {
          x: beside,
          y: on("mean"),
          ...language.bySeries(series, "color", "shape"),
          tooltip: language.tooltip(
            ...facts,
            ["mean", measured ?? "simulation"],
            [lower, bars ? `lower, ${bars.title}` : "lower 95 %"],
            [upper, bars ? `upper, ${bars.title}` : "upper 95 %"],
            ["trials", "trials"]
          )
        }
      },
      ...language.annotations([], notes, x, axis)
    ];
  };
  const meta = {x: options.x, series: options.series, ...(facet && {facet})};
  return language.chart(build, {keys: keys(series, options), meta, ...(facet && {facet})});
}

/** Ends of the 95 % interval, kept above zero on a logarithmic axis. */
function interval(y: ValueAxis, bars: CurveOptions["bars"]): Layer[] {
  if (bars) return [];
  const low = "datum.mean - datum.half95";
  const ends = {
    lower95: y.scale === "log" ? `max(${low}, datum.mean / 100)` : low,
    upper95: "datum.mean + datum.half95"
  };
  return Object.entries(ends).map(([as, formula]) => ({calculate: `isValid(datum.half95) ? ${formula} : null`, as}));
}

/** One key a series, mark on line, and a word on what lines, marks and bars mean. */
function keys(
  series: readonly language.Styled[],
  {measured = "simulation", predicted = "theory", stated, bars}: CurveOptions
): Key[] {
  const drawn = series.map((one) => ({
    ...one,
    mark: measured !== null && one.only !== "line",
    line: predicted !== null && one.only !== "marks"
  }));
  const words = [
    ...(drawn.some(({line}) => line) ? [`${stated === undefined ? "lines" : "solid"} ${predicted}`] : []),
    ...(stated === undefined ? [] : [`dashed ${stated}`]),
    ...(drawn.some(({mark}) => mark) ? [`marks ${measured}`] : []),
    ...(bars ? [`bars ${bars.title}`] : [])
  ];
  return [
    ...drawn.map(
      ({label, color, shape, mark, line}): Key => ({label, color, ...(mark && {shape}), ...(line && {line: "solid"})})
    ),
    ...(words.length > 1 ? remarks(words) : [])
  ];
}
