import {figuresOn} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {summarize} from "../../../engine/summary.js";
import {experiments} from "../experiments.js";
import {accuracyOf} from "../theory/angles.js";

export const {curves, figure, panels, part, quoted} = figuresOn(experiments);

/** Accuracy of a cosine, in per cent. */
export const points = (cosine: number): number => 100 * accuracyOf(cosine);

/** Mean and standard deviation over trials of a sample. */
export function spread(sample: ArrayLike<number>): {mean: number; sd: number} {
  const {mean, se, trials} = summarize(sample);
  return {mean, sd: (se ?? 0) * Math.sqrt(trials)};
}

/** A row with its numbers kept short, as tables are published. */
export const trim = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [
      field,
      typeof value === "number" ? Number(value.toPrecision(6)) : value
    ])
  ) as Row;

/** Rows with their numbers kept short. */
export const finish = (rows: readonly Row[]): Row[] => rows.map(trim);

/** Name of a law as readers know it. */
export const lawNames: Readonly<Record<string, string>> = {
  gaussian: "normal",
  sphere: "sphere",
  "t-3": "t, ν = 3",
  "t-5": "t, ν = 5",
  cube: "cube",
  laplace: "Laplace",
  rademacher: "±1",
  "anisotropic-10": "normal, cond. 10",
  "anisotropic-100": "normal, cond. 100"
};

/** The same, short enough for an axis. */
export const shortNames: Readonly<Record<string, string>> = {
  ...lawNames,
  "t-3": "t₃",
  "t-5": "t₅",
  "anisotropic-10": "10 : 1",
  "anisotropic-100": "100 : 1"
};

/** A curve for each starting norm. */
export const byNorm = {
  axis: "norm",
  name: (norm: number | string) => `norm ${norm}`,
  label: (norm: number | string) => `‖w₀‖ = ${norm}`
} as const;

/** A teacher's accuracy in whole per cent. */
export const percent = (cosine: number): number => Math.round(100 * accuracyOf(cosine));

/** A curve for each accuracy of a teacher. */
export const byTeacher = {
  axis: "t",
  name: (cosine: number | string) => `${percent(Number(cosine))} %`,
  label: (cosine: number | string) => `teacher ${percent(Number(cosine))} %`
} as const;
