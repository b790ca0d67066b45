import type {Experiments, PointOf, SettingOf} from "../engine/experiment.js";
import type {Figure, FigureContent, Quoted, Row} from "../engine/figure.js";
import type {Results} from "../engine/results.js";
import type {At, Measured} from "../engine/tests.js";
import type {CurveOptions} from "./curve.js";
import type {Axis, Role, Series, ValueAxis} from "./language.js";
import type {MapOptions, MapPanel} from "./map.js";

/** Texts of a figure; a function where they quote what a run gave. */
export type Text<R> = string | ((results: R, rows: readonly Row[]) => string);

export type Texts<R> = {readonly [K in "title" | "caption" | "description"]: Text<R>};

export type Head = Pick<Figure, "claims" | "rerun" | "was">;

/** The full table for the download, where the drawn rows are thinned. */
export interface Full<R> {
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
export type AxisName<E, D> = (keyof PointOf<E> & string) | D;

/** The curves of one experiment, without the look of the figure that they are part of. */
export interface Traced<E, A, D extends string> {
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

export type Look = Pick<CurveOptions, "rules" | "notes" | "measured" | "predicted" | "stated" | "bars" | "pieces"> & {
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

export type All<X> = {readonly [N in keyof X]: Results<X[N]>};

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

export type MapLook = Pick<MapOptions, "x" | "y" | "gain" | "limit">;

/** Formulas alone, at some values of an axis. */
export interface Lines {
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
