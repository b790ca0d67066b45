import type {Results} from "./results.js";

/** A row of a figure's published table: sweep coordinates, then what stands there. Flat, JSON. */
export interface Row {
  readonly [field: string]: number | string | boolean | null | undefined;
  readonly series: string;
  /** Value of our exact or limiting theory. */
  readonly theory?: number | null;
  /** Value of the formula as the paper states it, where it differs. */
  readonly stated?: number | null;
  readonly mean?: number | null;
  readonly se?: number | null;
  readonly trials?: number;
  /** Half the width of the 95 % interval of the mean; added where figures are built, see `withIntervals`. */
  readonly half95?: number | null;
}

/** A Vega-Lite specification without data: the figure's rows are its data under the name "rows". */
export type Spec = Readonly<Record<string, unknown>>;

/** A figure of a paper's page: a pure function of the results of the experiments it names. */
export interface Figure {
  /** Kebab-case, unique in the paper; also the anchor on the page. */
  readonly id: string;
  /** Ids of published figures that it took in or replaced; addresses with them lead to it. */
  readonly was?: readonly string[];
  /** Experiments it shows; none for theory alone. */
  readonly experiments: readonly string[];
  /** Claims (ids) whose verdicts its caption states. */
  readonly claims: readonly string[];
  /**
   * What speaks against running it again in the page, which is offered otherwise: processor seconds that one trial of
   * all its experiments takes, where that is more than one, or another reason.
   */
  readonly rerun?: {readonly seconds: number} | {readonly why: string};
  build(results: Readonly<Record<string, Results>>): FigureContent;
}

export interface FigureContent {
  /** The finding, as a sentence: "Above λₜ* the student never wins". */
  readonly title: string;
  /** What is drawn, what it shows and whether theory and simulation agree; Markdown with `$…$` maths. */
  readonly caption: string;
  /** For a reader who cannot see it: kind of chart, axes, and what it shows. Plain text. */
  readonly description: string;
  /** What is drawn. */
  readonly rows: readonly Row[];
  /** The full table for the download, where the drawn rows are thinned. */
  readonly data?: readonly Row[];
  readonly spec: Spec;
}

/** Numbers quoted in a page's prose, by name: text a run produced, never typed by hand. */
export type Quoted = (results: Readonly<Record<string, Results>>) => Readonly<Record<string, string>>;
