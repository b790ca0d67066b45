import type {Row, Spec} from "../engine/figure.js";
import type {Axis, Facet, Layer, Series} from "./language.js";
import * as language from "./language.js";

/**
 * Residuals of a figure, (mean − theory)/se against its x axis, from its rows. Null when no row has theory, mean and a
 * positive standard error with `half95`, or panels differ in their axes. The band reaches to the 95 % point of Student's
 * t for the fewest trials among the rows.
 *
 * @param figure - Its rows, and the spec made by this module, which remembers its x axis and series.
 *
 * @example
 * residualChart({rows, spec: curveChart({…})})
 */
export function residualChart({rows, spec}: {readonly rows: readonly Row[]; readonly spec: Spec}): Spec | null {
  const judged = rows.filter(
    ({theory, mean, se, half95}) =>
      typeof theory === "number" && typeof mean === "number" && typeof half95 === "number" && Number(se) > 0
  );
  if (judged.length === 0) return null;
  const known = spec.usermeta as
    | {readonly x?: Axis; readonly series?: readonly Series[]; readonly facet?: Facet}
    | undefined;
  if (known?.facet?.panels.some((panel) => panel.x)) return null;
  const x = known?.x ?? guessAxis(judged);
  const names = [...new Set(judged.map((row) => row.series))];
  const shown = known?.series?.filter(({name}) => names.includes(name)) ?? [];
  const series = language.style(
    shown.length > 0 ? shown : names.map((name): Series => ({name, label: name, role: "ink"}))
  );
  const critical = Math.max(...judged.map(({se, half95}) => Number(half95) / Number(se)));
  const off = judged.map(({mean, theory, se}) => Math.abs(Number(mean) - Number(theory)) / Number(se));
  // A few trials that agree to the last digits leave next to no standard error.
  const short = Math.max(...off) > 9999 ? {format: "~s"} : {};
  const y = {title: "standard errors from theory", ...short};
  const build = (): Layer[] => [
    {
      data: {values: [{low: -critical, high: critical}]},
      mark: {type: "rect", color: language.colors.ink, opacity: 0.07},
      encoding: {x: {value: 0}, x2: {value: "width"}, y: language.position("y", y, "low"), y2: {field: "high"}}
    },
    ...language.annotations([{y: 0}], [], x, y),
    {
      transform: [
        {filter: "isValid(datum.theory) && isValid(datum.mean) && isValid(datum.half95) && datum.se > 0"},
        {calculate: "(datum.mean - datum.theory) / datum.se", as: "z"}
      ],
      mark: {type: "point", filled: true, opacity: 1, size: judged.length > 200 ? 12 : 40},
      encoding: {
        x: language.position("x", x, x.field),
        y: language.position("y", y, "z"),
        ...language.bySeries(series, "color", "shape"),
        tooltip: language.tooltip(["series", "series"], [x.field, x.title], ["z", "standard errors off"])
      }
    }
  ];
  const keys =
    series.length > 1 || series[0].role !== "ink" ? series.map(({label, color, shape}) => ({label, color, shape})) : [];
  return language.chart(build, {keys, height: 200});
}

const statistics = new Set(["theory", "stated", "mean", "se", "trials", "trial", "half95", "value", "lower", "upper"]);

/** The sweep axis with the most values. */
function guessAxis(rows: readonly Row[]): Axis {
  const fields = Object.keys(rows[0]).filter((field) => !statistics.has(field) && typeof rows[0][field] === "number");
  const distinct = (field: string): number => new Set(rows.map((row) => row[field])).size;
  const [field = "point"] = fields.sort((a, b) => distinct(b) - distinct(a));
  return {field, title: field};
}
