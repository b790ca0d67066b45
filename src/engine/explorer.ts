import type {Row, Spec} from "./figure.js";

/** A labelled control: a slider over a range, or a choice among names. */
export type Control = {
  /** Key in `values`, camelCase: "lambdaT". */
  readonly key: string;
  /** The paper's symbol in Unicode: "λₜ". */
  readonly symbol: string;
  /** What it is: "teacher penalty". */
  readonly name: string;
} & (
  | {
      readonly min: number;
      readonly max: number;
      /** Step of the slider, in units of the value; in decades when `log`. */
      readonly step: number;
      readonly log?: boolean;
      /** Where the explorer starts: the paper's value, where it prints one. */
      readonly value: number;
    }
  | {readonly choices: readonly string[]; readonly value: string}
);

/** Values of the controls by key. */
export type Settings = Readonly<Record<string, number | string>>;

/**
 * A paper's explorer: its theory recomputed in the page as a reader moves the controls. Declared in the room's
 * `explorer.ts`; pure, and quick enough to redraw while a control is dragged (rows in ≤ 10 ms).
 */
export interface Explorer {
  /** What a reader can find out, as a question or a request: "Move the teacher's penalty past σ²γₜ". */
  readonly title: string;
  readonly controls: readonly Control[];
  /** Settings of the paper's figures and of telling cases; keys that are left out take the controls' values. */
  readonly presets: readonly {readonly name: string; readonly settings: Settings}[];
  /** What is held fixed, in words. */
  readonly held: string;
  /** For a reader who cannot see the chart. */
  readonly description: string;
  /** Curves only, with fixed axis domains where that helps comparison; data under the name "rows". */
  spec(): Spec;
  rows(settings: Settings): readonly Row[];
  /** One plain sentence on what stands at these settings, with numbers. */
  answer(settings: Settings): string;
}
