import type {Experiments, Setting} from "../engine/experiment.js";
import type {Figure, Quoted, Row, Spec} from "../engine/figure.js";
import {known} from "../engine/input.js";
import type {Of, Results} from "../engine/results.js";
import type {Own} from "../engine/tests.js";
import {curveChart} from "./curve.js";
import type {Curve, Curves, Figures, Full, Head, Lines, Look, Part, Text, Texts, Traced} from "./declared.js";
import type {Facet, Series} from "./language.js";
import {gainMap} from "./map.js";
import {pathChart} from "./path.js";

/** Formulas alone as a part of a figure. */
export const lines = ({title, axis, at, row, curves}: Lines): Part => ({
  title,
  rows: () =>
    Object.entries(curves)
      .flatMap(([series, {theory}]) =>
        at.map((x): Row => ({...(title && {panel: title}), ...row, [axis]: x, series, theory: theory(x)}))
      )
      .filter(({theory}) => theory !== null),
  series: () => Object.entries(curves).map(([name, {label = name, role}]) => ({name, label, role}))
});

const told = <R>(text: Text<R>, results: R, rows: readonly Row[]): string =>
  typeof text === "string" ? text : text(results, rows);

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

type Any = Curves<never, never, never>;
type Drawn = Traced<never, never, never> & Pick<Any, "facet">;

/** Rows of a declared figure: marks with theory at the drawn points, then theory alone at the dense ones. */
function curveRows(results: Results, {where, derive, x, by, facet, curves, keep: also = []}: Drawn, at: View): Row[] {
  const keeps = (one: unknown, index: number): boolean =>
    ((one ?? (() => true)) as (point: unknown) => boolean)(results.points[index]);
  const kept = results.points.flatMap((_, index) => (keeps(where, index) ? [index] : []));
  const derived = Object.entries(derive ?? {}) as [string, (setting: unknown) => string | number][];
  const derivedFrom = (setting: Setting): Setting => ({
    ...setting,
    ...Object.fromEntries(derived.map(([axis, of]) => [axis, of(setting)]))
  });
  const settings = results.settings.map(derivedFrom);
  const axes = distinct([...also, facet?.axis, by?.axis, x.axis].filter((axis) => axis !== undefined)) as string[];
  const nameAt = (name: string, setting: Setting): string =>
    by ? by.name(setting[by.axis as string] as number | string) : name;
  const place = (setting: Setting): Row =>
    Object.fromEntries(axes.map((axis) => [axis, setting[axis]])) as unknown as Row;
  const formulas = ({theory, stated}: Curve<never, never>, setting: Setting): Partial<Row> => ({
    ...(theory && {theory: theory(at(setting) as never)}),
    ...(stated && {stated: stated(at(setting) as never)})
  });
  return Object.entries(curves as Readonly<Record<string, Curve<never, never>>>).flatMap(([name, curve]) => {
    const {measure} = curve;
    const of = (
      typeof measure === "function"
        ? (values: never, setting: Setting) => measure(values, at(setting) as never)
        : measure
    ) as string | Of<unknown> | undefined;
    const mark = (index: number): Partial<Row> | readonly Partial<Row>[] => {
      if (curve.marks) return curve.marks(results as never, index, at(settings[index]) as never);
      return of === undefined ? {} : {...results.summary(of as never, index)};
    };
    const own = kept.filter((index) => keeps(curve.where, index));
    const marks = own.flatMap((index): Row[] => {
      const common = {...place(settings[index]), ...formulas(curve, settings[index])};
      return [mark(index)].flat().map((one) => ({...common, ...one, series: nameAt(name, settings[index])}));
    });
    if (!curve.theory && !curve.stated) return marks;
    const {along} = x;
    const held = axes.filter((axis) => axis !== x.axis && axis !== along && !(along && derive && axis in derive));
    const key = (setting: Setting): string => JSON.stringify(held.map((axis) => setting[axis]));
    const all = own.map((index) => settings[index]);
    const between = distinct(all.map(key)).flatMap((one) => {
      const line = all.find((setting) => key(setting) === one) as Setting;
      return (x.dense ?? []).map((value): Row => {
        const setting = along ? derivedFrom({...line, [along]: value}) : {...line, [x.axis]: value};
        return {...place(setting), ...formulas(curve, setting), series: nameAt(name, setting)};
      });
    });
    return [...marks, ...between];
  });
}

type View = (setting: Setting) => unknown;

const valuesOf = (rows: readonly Row[], axis: string): (number | string)[] =>
  distinct(rows.map((row) => row[axis]).filter((value) => value !== undefined)) as (number | string)[];

/** The legend's series of declared curves. */
function seriesOf({curves, by}: Drawn, rows: readonly Row[]): Series[] {
  const entries = Object.entries(curves as Readonly<Record<string, Curve<never, never>>>);
  if (!by) return entries.map(([name, {label = name, role}]) => ({name, label, role}));
  return valuesOf(rows, by.axis).map((value) => ({
    name: by.name(value),
    label: (by.label ?? by.name)(value),
    role: by.role?.(value) ?? entries[0][1].role
  }));
}

/** Panels of a declared figure, by the values of an axis. */
function facetOf({axis, order, title, columns, free}: NonNullable<Any["facet"]>, rows: readonly Row[]): Facet {
  const drawn = valuesOf(rows, axis);
  const panels = (order?.filter((value) => drawn.includes(value)) ?? drawn).map((value) => ({
    value,
    title: title(value)
  }));
  return {field: axis, panels, columns, free};
}

/** What is handed on to the chart. */
const lookOf = ({y, rules, notes, measured, predicted, stated, bars, pieces}: Look) => ({
  ...{y, measured, predicted, stated, pieces},
  ...(rules && {rules}),
  ...(notes && {notes}),
  ...(bars && {bars})
});

/** A figure of parts; `of` gives what its texts are told of the results. */
function figureOf<R>(
  id: string,
  {claims, rerun, was, finish, data, ...texts}: Head & Texts<R> & Full<R> & Pick<Look, "finish">,
  parts: readonly Part[],
  of: (results: Readonly<Record<string, Results>>) => R,
  draw: (rows: readonly Row[], series: readonly Series[]) => Spec
): Figure {
  return {
    id,
    experiments: distinct(parts.flatMap(({experiment}) => experiment ?? [])),
    claims,
    ...(rerun && {rerun}),
    ...(was && {was}),
    build(all) {
      const drawn = parts.map((part) => part.rows(all));
      const series = parts.flatMap((part, k) => part.series(drawn[k]));
      const rows = finish?.(drawn.flat()) ?? drawn.flat();
      const results = of(all);
      return {
        title: told(texts.title, results, rows),
        caption: told(texts.caption, results, rows),
        description: told(texts.description, results, rows),
        rows,
        ...(data && {data: data(results)}),
        spec: draw(
          rows,
          series.filter(({name}, k) => series.findIndex((one) => one.name === name) === k).map(drawnBy(rows))
        )
      };
    }
  };
}

/** Says of a series that has lines alone, or marks alone. */
const drawnBy =
  (rows: readonly Row[]) =>
  (series: Series): Series => {
    const has = (...fields: string[]) =>
      rows.some((row) => row.series === series.name && fields.some((field) => (row[field] ?? null) !== null));
    const [line, marks] = [has("theory", "stated"), has("mean")];
    return line === marks ? series : {...series, only: line ? "line" : "marks"};
  };

/**
 * Figures typed by a room's experiments.
 *
 * @param options.at - The room's view of a setting (parameters with the point's coordinates in their place): formulas
 *   and measures of declared figures get what it returns.
 * @throws InputError, when a figure is declared, for an experiment or an axis that is not there.
 * @example
 * const {curves, figure} = figuresOn(experiments, {at: limitOf});
 * curves("ratio", "ratio", {claims: [], x: {axis: "gammaS", title: "aspect ratio γₛ", dense: evenly(0.1, 2, 41)}, …})
 */
export function figuresOn<X extends Experiments, A = Own>(
  experiments: X,
  options: {readonly at?: (setting: never) => A} = {}
): Figures<X, A> {
  const at = (options.at ?? ((setting: Setting) => setting)) as View;
  const partOf = (what: string, from: string, title: string | undefined, own: Drawn): Part => {
    known(from, Object.keys(experiments), `${what}: experiment`);
    const axes = Object.keys({...experiments[from].sweep, ...(own.derive as object | undefined)});
    for (const axis of [own.x.axis, own.by?.axis, own.facet?.axis, ...(own.keep ?? [])])
      if (axis !== undefined) known(axis, axes, `${what}: axis`);
    return {
      experiment: from,
      title,
      rows: ({[from]: results}) => curveRows(results, own, at).map((row) => ({...(title && {panel: title}), ...row})),
      series: (rows) => seriesOf(own, rows)
    };
  };
  const all = (results: unknown) => results as never;
  return {
    figure: (id, from, {claims, rerun, was, build}) => ({
      id,
      experiments: from,
      claims,
      ...(rerun && {rerun}),
      ...(was && {was}),
      build: build as unknown as Figure["build"]
    }),
    quoted: (of) => of as unknown as Quoted,
    curves(id, from, parts) {
      const own = parts as unknown as Any & Texts<Results>;
      const {axis, dense: _, along: __, ...x} = own.x;
      const {facet} = own;
      return figureOf<Results>(
        id,
        own,
        [partOf(`figure "${id}"`, from, undefined, own)],
        ({[from]: results}) => results,
        (rows, series) =>
          curveChart({...lookOf(own), x: {field: axis, ...x}, series, ...(facet && {facet: facetOf(facet, rows)})})
      );
    },
    part: (from, {title, ...traced}) => partOf(`part "${title ?? from}"`, from, title, traced as unknown as Drawn),
    panels(id, own) {
      const {x, parts, columns, free, band} = own;
      const panels = distinct(parts.flatMap(({title}) => title ?? [])).map((title) => ({value: title, title}));
      const facet = panels.length > 0 && {facet: {field: "panel", panels, columns, free}};
      return figureOf(id, own, parts, all, (_, series) => {
        const look = {...lookOf(own), x, series, ...facet};
        return band ? pathChart({...look, band}) : curveChart(look);
      });
    },
    maps(id, {x, y, gain, limit, levels, panels, ...own}) {
      const contours = [
        {field: "theory", label: "limit", dash: "dashed", levels},
        {field: "mean", label: "simulated zero", dash: "solid", levels: [0]}
      ] as const;
      const parts = panels.map(({part}) => part);
      const titled = panels.map(({part, ...panel}) => ({title: part.title ?? "", ...panel}));
      // One map alone needs no title.
      const over = panels.length === 1 && titled[0].title === "" ? titled[0] : {panels: titled};
      return figureOf(id, own, parts, all, (rows) => gainMap({rows, x, y, gain, contours, limit, ...over}));
    }
  };
}
