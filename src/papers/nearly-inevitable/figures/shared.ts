import {figuresOn, type Series} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {summarize} from "../../../engine/summary.js";
import {norms, teacherAccuracies} from "../experiments/stated.js";
import {experiments} from "../experiments.js";
import {accuracyOf} from "../theory/angles.js";

export const {curves, figure, quoted} = figuresOn(experiments);

/** Accuracy of a cosine, in per cent. */
export const points = (cosine: number): number => 100 * accuracyOf(cosine);

/** Mean and standard deviation over trials of a sample. */
export function spread(sample: ArrayLike<number>): {mean: number; sd: number} {
  const {mean, se, trials} = summarize(sample);
  return {mean, sd: (se ?? 0) * Math.sqrt(trials)};
}

/** Keeps a number short in published tables. */
export const short = (x: number): number => Number(x.toPrecision(6));

/** A row with its numbers kept short. */
export const trim = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, typeof value === "number" ? short(value) : value])
  ) as Row;

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
  "anisotropic-10": "cond. 10",
  "anisotropic-100": "cond. 100"
};

/** A series for each starting norm. */
export const byNorm: readonly Series[] = norms.map((norm) => ({
  name: `norm ${norm}`,
  label: `‖w₀‖ = ${norm}`,
  role: norm === 0.1 ? "student" : norm === 1 ? "weighted" : "teacher"
}));

/** A teacher's accuracy in whole per cent. */
export const percent = (cosine: number): number => Math.round(100 * accuracyOf(cosine));

/** A series for each accuracy of a teacher. */
export const byTeacher = (role: Series["role"]): readonly Series[] =>
  teacherAccuracies.map((accuracy) => {
    const name = `${Math.round(100 * accuracy)} %`;
    return {name, label: `teacher ${name}`, role};
  });
