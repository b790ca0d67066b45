import type {Experiments, PointOf, Setting, SettingOf} from "../engine/experiment.js";
import type {Figure, FigureContent, Quoted, Row, Spec} from "../engine/figure.js";
import {known} from "../engine/input.js";
import type {Of, Results} from "../engine/results.js";
import type {At, Measured, Own} from "../engine/tests.js";
import {type CurveOptions, curveChart} from "./curve.js";
import type {Axis, Facet, Role, Series, ValueAxis} from "./language.js";
import {gainMap, type MapOptions, type MapPanel} from "./map.js";
import {pathChart} from "./path.js";

/** Texts of a figure; a function where they quote what a run gave. */
type Text<R> = string | ((results: R, rows: readonly Row[]) => string);

type Texts<R> = {readonly [K in "title" | "caption" | "description"]: Text<R>};

type Head = Pick<Figure, "claims" | "rerun">;

/** The full table for the download, where the drawn rows are thinned. */
interface Full<R> {
  data?(results: R): readonly Row[];
}

/** One curve: what was measured, and what formulas say of it. */
export interface Curve<E, A> {
  /** In the legend; the curve's name by default. */
  readonly label?: string;
  readonly role: Role;
  /** The measured series or quantity; a curve without one is theory alone. */
  readonly measure?: Measured<E, A>;
  /** What is marked at a point where it is not the mean of a measure: a median, a ratio of means, every run by itself. */
  readonly marks?: (results: Results<E>, index: number, at: At<E, A>) => Partial<Row> | readonly Partial<Row>[];
  /** Points that are its own; all that are drawn by default. */
  readonly where?: (point: PointOf<E>) => boolean;
  /** Our exact or limiting theory. */
  readonly theory?: (at: At<E, A>) => number | null;
  /** The formula as the paper states it, where it differs. */
  readonly stated?: (at: At<E, A>) => number | null;
}

/** Axes of the sweep, and those derived from a setting. */
type AxisName<E, D> = (keyof PointOf<E> & string) | D;

/** The curves of one experiment, without the look of the figure that they are part of. */
interface Traced<E, A, D extends string> {
  /** Points that are drawn; all by default. */
  readonly where?: (point: PointOf<E>) => boolean;
  /** Axes that are no axis of the sweep, from a setting; theory gets them beside its parameters. */
  readonly derive?: Readonly<Record<D, (setting: SettingOf<E>) => number | string>>;
  /** The horizontal axis: an axis of the sweep, theory also at the `dense` values between. */
  readonly x: {
    readonly axis: NoInfer<AxisName<E, D>>;
    readonly dense?: readonly number[];
    /** The axis that takes the `dense` values, where the horizontal one is derived from it; others follow too. */
    readonly along?: keyof PointOf<E> & string;
  };
  /** Curves by the name their rows carry. */
  readonly curves: Readonly<Record<string, Curve<E, A>>>;
  /** Each value of this axis is a curve of its own, of the one that `curves` holds; its rows are named by `name`. */
  readonly by?: {
    readonly axis: NoInfer<AxisName<E, D>>;
    readonly name: (value: number | string) => string;
    readonly label?: (value: number | string) => string;
    readonly role?: (value: number | string) => Role;
  };
  /** Axes whose values the rows carry besides those that are drawn. */
  readonly keep?: readonly NoInfer<AxisName<E, D>>[];
}

type Look = Pick<CurveOptions, "rules" | "notes" | "measured" | "predicted" | "stated" | "bars" | "pieces"> & {
  readonly y: ValueAxis;
  /** Changes the rows before they are drawn, say rounds them. */
  readonly finish?: (rows: readonly Row[]) => readonly Row[];
};

/** A figure of curves over one axis of an experiment's sweep. */
export interface Curves<E, A, D extends string> extends Head, Texts<Results<E>>, Look, Traced<E, A, D> {
  readonly x: Traced<E, A, D>["x"] & Omit<Axis, "field">;
  /** A panel for each value of this axis. */
  readonly facet?: {
    readonly axis: NoInfer<AxisName<E, D>>;
    readonly title: (value: number | string) => string;
    /** The panels' values; in the order of the sweep by default. */
    readonly order?: readonly (number | string)[];
    readonly columns?: number;
    readonly free?: boolean;
  };
}

/** Curves of one figure: what `part` and `lines` make, and `panels` puts together. */
export interface Part {
  readonly experiment?: string;
  /** The panel's; parts of one title share a panel. */
  readonly title?: string | undefined;
  rows(results: Readonly<Record<string, Results>>): readonly Row[];
  series(rows: readonly Row[]): readonly Series[];
}

type All<X> = {readonly [N in keyof X]: Results<X[N]>};

/** A figure of curves from several experiments, or in panels that differ in more than the value of an axis. */
export interface Panels<X> extends Head, Texts<All<X>>, Full<All<X>>, Look {
  readonly x: Axis;
  readonly parts: readonly Part[];
  readonly columns?: number;
  readonly free?: boolean;
  /** Draws paths: single runs (rows with `trial` and `value`) as thin lines in a band over them, of this name. */
  readonly band?: string;
}

/**
 * A figure of maps of a gain: cells of the measure (student minus teacher, negative where the student wins), contours of
 * the theory, and where the measure is zero.
 */
export interface Maps<X> extends Head, Texts<All<X>>, MapLook {
  /** Levels of the contours. */
  readonly levels: readonly number[];
  readonly panels: readonly (Omit<MapPanel, "title"> & {readonly part: Part})[];
}

type MapLook = Pick<MapOptions, "x" | "y" | "gain" | "limit">;

/** Formulas alone, at some values of an axis. */
interface Lines {
  readonly title?: string;
  readonly axis: string;
  readonly at: readonly number[];
  /** What else the rows say. */
  readonly row?: Readonly<Record<string, number | string>>;
  readonly curves: Readonly<
    Record<string, Pick<Curve<never, never>, "label" | "role"> & {theory(x: number): number | null}>
  >;
}

/** Figures of a room, typed by its experiments. */
export interface Figures<X extends Experiments, A> {
  /** A figure that is truly its own: rows and specification built from the results of the experiments it names. */
  figure<const K extends readonly (keyof X & string)[]>(
    id: string,
    from: K,
    parts: Head & {build(results: {readonly [N in K[number]]: Results<X[N]>}): FigureContent}
  ): Figure;
  /** Numbers quoted in the page's prose, by name. */
  quoted(of: (results: All<X>) => Readonly<Record<string, string>>): Quoted;
  /** Curves over one axis of one experiment, declared. */
  curves<K extends keyof X & string, D extends string = never>(id: string, from: K, parts: Curves<X[K], A, D>): Figure;
  /** Curves of an experiment as a part of a figure: its panel's `title`, and what `curves` takes but for the look. */
  part<K extends keyof X & string, D extends string = never>(
    from: K,
    traced: Traced<X[K], A, D> & {readonly title?: string | undefined}
  ): Part;
  /** Curves from several parts, in one panel or in several. */
  panels(id: string, parts: Panels<X>): Figure;
  /** Maps over two axes, a panel for each part; a part's `x` is one of the axes, the other it keeps. */
  maps(id: string, parts: Maps<X>): Figure;
}

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
  {claims, rerun, finish, data, ...texts}: Head & Texts<R> & Full<R> & Pick<Look, "finish">,
  parts: readonly Part[],
  of: (results: Readonly<Record<string, Results>>) => R,
  draw: (rows: readonly Row[], series: readonly Series[]) => Spec
): Figure {
  return {
    id,
    experiments: distinct(parts.flatMap(({experiment}) => experiment ?? [])),
    claims,
    ...(rerun && {rerun}),
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
    figure: (id, from, {claims, rerun, build}) => ({
      id,
      experiments: from,
      claims,
      ...(rerun && {rerun}),
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
