/** Who a mark speaks of; the colour follows. */
export type Role = "teacher" | "student" | "weighted" | "baseline" | "ceiling" | "ink";

/** The palette of Okabe and Ito; the greys and the ink follow the page's theme. */
export const colors: Readonly<Record<Role, string>> = {
  teacher: "#D55E00",
  student: "#0072B2",
  weighted: "#009E73",
  baseline: "var(--chart-grey, #767676)",
  ceiling: "var(--chart-faint, #8f8f8f)",
  ink: "currentColor"
};

export const dashes = {solid: [1, 0], dashed: [6, 4], dotted: [2, 3]};

/** A quantitative axis, or "category" for names in the order of the rows. */
export interface Axis {
  readonly field: string;
  /** Where the marks of one value stand side by side: the field with their places. Lines and tooltips keep to `field`. */
  readonly beside?: string;
  /** The paper's symbol and a word, with Unicode subscripts: "teacher penalty λₜ". */
  readonly title: string;
  readonly scale?: "linear" | "log" | "symlog" | "sqrt" | "category";
  readonly domain?: readonly [number, number];
  /** Tick positions, where the automatic ones are poor. */
  readonly ticks?: readonly number[];
  /** d3 format of the tick labels. */
  readonly format?: string;
}

/** A value axis; the fields that stand on it are the chart's business. */
export type ValueAxis = Omit<Axis, "field">;

/** A series of the rows. Series of one role get shades of its colour; every series gets a mark shape of its own. */
export interface Series {
  /** The rows' `series`. */
  readonly name: string;
  readonly label: string;
  readonly role: Role;
  /** What is drawn of it, where that is not both. */
  readonly only?: "line" | "marks";
}

/** A reference line at one x or one y. */
export interface Rule {
  readonly x?: number;
  readonly y?: number;
  readonly label?: string;
}

/** A short text at a point, in data coordinates. */
export interface Note {
  readonly x: number | string;
  readonly y: number;
  readonly text: string;
  readonly align?: "left" | "center" | "right";
}

/** Small multiples: one panel for each value of a field of the rows. */
export interface Facet {
  readonly field: string;
  readonly panels: readonly {
    readonly value: number | string;
    readonly title: string;
    /** A horizontal axis of its own, of a field that only this panel's rows have. */
    readonly x?: Axis;
  }[];
  readonly columns?: number | undefined;
  /** Each panel gets a vertical scale of its own; shared by default. */
  readonly free?: boolean | undefined;
}

/** A series with the look it was given. */
export interface Styled extends Series {
  readonly color: string;
  readonly shape: string;
}

export type Layer = Record<string, unknown>;
