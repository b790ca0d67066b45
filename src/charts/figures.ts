import type {Experiments, PointOf, Setting} from "../engine/experiment.js";
import type {Figure, FigureContent, Quoted, Row} from "../engine/figure.js";
import {known} from "../engine/input.js";
import type {Of, Results} from "../engine/results.js";
import type {At, Measured, Own} from "../engine/tests.js";
import {type CurveOptions, curveChart} from "./curve.js";
import type {Axis, Role, ValueAxis} from "./language.js";

/** Texts of a figure; a function where they quote what a run gave. */
type Text<R> = string | ((results: R, rows: readonly Row[]) => string);

type Texts<R> = {readonly [K in "title" | "caption" | "description"]: Text<R>};

type Head = Pick<Figure, "claims" | "rerun">;

/** One curve: what was measured, and what formulas say of it. */
export interface Curve<E, A> {
  /** In the legend; the curve's name by default. */
  readonly label?: string;
  readonly role: Role;
  /** The measured series or quantity; a curve without one is theory alone. */
  readonly measure?: Measured<E, A>;
  /** Our exact or limiting theory. */
  readonly theory?: (at: At<E, A>) => number | null;
  /** The formula as the paper states it, where it differs. */
  readonly stated?: (at: At<E, A>) => number | null;
}

type AxisName<E> = keyof PointOf<E> & string;

/** A figure of curves over one axis of an experiment's sweep. */
export interface Curves<E, A> extends Head, Texts<Results<E>>, Pick<CurveOptions, "rules" | "notes" | "measured"> {
  /** Points that are drawn; all by default. */
  readonly where?: (point: PointOf<E>) => boolean;
  /** The horizontal axis: an axis of the sweep, theory also at the `dense` values between. */
  readonly x: Omit<Axis, "field"> & {readonly axis: AxisName<E>; readonly dense?: readonly number[]};
  readonly y: ValueAxis;
  /** Curves by the name their rows carry. */
  readonly curves: Readonly<Record<string, Curve<E, A>>>;
  /** Each value of this axis is a curve of its own, of the one that `curves` holds; its rows are named by `name`. */
  readonly by?: {
    readonly axis: AxisName<E>;
    readonly name: (value: number | string) => string;
    readonly label?: (value: number | string) => string;
    readonly role?: (value: number | string) => Role;
  };
  /** A panel for each value of this axis. */
  readonly facet?: {
    readonly axis: AxisName<E>;
    readonly title: (value: number | string) => string;
    /** The panels' values; in the order of the sweep by default. */
    readonly order?: readonly (number | string)[];
    readonly columns?: number;
    readonly free?: boolean;
  };
  /** Axes of the sweep whose values the rows carry besides those that are drawn. */
  readonly keep?: readonly AxisName<E>[];
  /** What lines are called in the legend; "theory" by default, null where there are none. */
  readonly predicted?: string | null;
  /** Changes the rows before they are drawn, say rounds them. */
  readonly finish?: (rows: readonly Row[]) => readonly Row[];
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
  quoted(of: (results: {readonly [N in keyof X]: Results<X[N]>}) => Readonly<Record<string, string>>): Quoted;
  /** Curves over one axis of one experiment, declared. */
  curves<K extends keyof X & string>(id: string, from: K, parts: Curves<X[K], A>): Figure;
}

const told = <R>(text: Text<R>, results: R, rows: readonly Row[]): string =>
  typeof text === "string" ? text : text(results, rows);

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Rows of a declared figure: marks with theory at the drawn points, then theory alone at the dense ones. */
function curveRows(
  results: Results,
  {where, x, by, facet, curves, keep: also = []}: Curves<never, never>,
  at: View
): Row[] {
  const keep = (where ?? (() => true)) as (point: unknown) => boolean;
  const kept = results.points.flatMap((point, index) => (keep(point) ? [index] : []));
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
    const marks = kept.map((index): Row => {
      const setting = results.settings[index] as Setting;
      const mark = of === undefined ? {} : results.summary(of as never, index);
      return {...place(setting), ...formulas(curve, setting), ...mark, series: nameAt(name, setting)};
    });
    if (!curve.theory && !curve.stated) return marks;
    const key = (setting: Setting): string => JSON.stringify(axes.map((axis) => axis !== x.axis && setting[axis]));
    const settings = kept.map((index) => results.settings[index] as Setting);
    const lines = distinct(settings.map(key)).map((one) => settings.find((setting) => key(setting) === one) as Setting);
    const between = lines.flatMap((line) =>
      (x.dense ?? []).map((value): Row => {
        const setting = {...line, [x.axis]: value};
        return {...place(setting), ...formulas(curve, setting), series: nameAt(name, setting)};
      })
    );
    return [...marks, ...between];
  });
}

type View = (setting: Setting) => unknown;

/** Legends and panels of a declared figure. */
function curveSpec(results: Results, parts: Curves<never, never>, rows: readonly Row[]) {
  const {x, y, curves, by, facet, rules, notes, measured, predicted} = parts;
  const {axis, dense: _, ...look} = x;
  const values = (of: string): (number | string)[] =>
    distinct(rows.map((row) => row[of]).filter((value) => value !== undefined)) as (number | string)[];
  const entries = Object.entries(curves as Readonly<Record<string, Curve<never, never>>>);
  const series = by
    ? values(by.axis).map((value) => ({
        name: by.name(value),
        label: (by.label ?? by.name)(value),
        role: by.role?.(value) ?? entries[0][1].role
      }))
    : entries.map(([name, {label = name, role}]) => ({name, label, role}));
  return curveChart({
    x: {field: axis, ...look},
    y,
    series,
    ...(facet && {
      facet: {
        field: facet.axis as string,
        panels: (facet.order ?? distinct(results.points.map((point) => point[facet.axis as string])))
          .filter((value) => values(facet.axis).includes(value))
          .map((value) => ({value, title: facet.title(value)})),
        ...(facet.columns !== undefined && {columns: facet.columns}),
        ...(facet.free !== undefined && {free: facet.free})
      }
    }),
    ...(rules && {rules}),
    ...(notes && {notes}),
    ...(measured !== undefined && {measured}),
    ...(predicted !== undefined && {predicted})
  });
}

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
      const own = parts as unknown as Curves<never, never> & Texts<Results>;
      known(from, Object.keys(experiments), `figure "${id}": experiment`);
      const axes = Object.keys(experiments[from].sweep);
      const {x, by, facet, keep = []} = own;
      for (const axis of [x.axis, by?.axis, facet?.axis, ...keep])
        if (axis !== undefined) known(axis, axes, `figure "${id}": axis`);
      return {
        id,
        experiments: [from],
        claims: own.claims,
        ...(own.rerun && {rerun: own.rerun}),
        build({[from]: results}) {
          const raw = curveRows(results, own, at);
          const rows = own.finish?.(raw) ?? raw;
          return {
            title: told(own.title, results, rows),
            caption: told(own.caption, results, rows),
            description: told(own.description, results, rows),
            rows,
            spec: curveSpec(results, own, rows)
          };
        }
      };
    }
  };
}
