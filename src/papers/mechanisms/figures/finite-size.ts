import {fixed} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import {summarize} from "../../../engine/summary.js";
import type {Limit} from "../claims/setting.js";
import type {Errors} from "../simulate/sweep.js";
import {studentError, teacherError, weightedStudentError} from "../theory.js";
import {limitAt, panels, part, type RidgeRun} from "./rows.js";

const theories: Readonly<Record<keyof Errors, (p: Limit) => number>> = {
  teacher: teacherError,
  student: studentError,
  weighted: weightedStudentError
};

type Gap = (run: RidgeRun, index: number, limit: Limit) => {mean: number; se: number | null; trials: number};

/** Root mean square distance of a trial's error from the limit, with its standard error by the delta method. */
const scatter =
  (model: keyof Errors): Gap =>
  (run, index, limit) => {
    const squares = run.column(model, index).map((value) => (value - theories[model](limit)) ** 2);
    const {mean, se, trials} = summarize(squares);
    const rms = Math.sqrt(mean);
    return {mean: rms, se: se === null ? null : se / (2 * rms), trials};
  };

/** Distance of the mean error from the limit. */
const bias =
  (model: keyof Errors): Gap =>
  (run, index, limit) => {
    const {mean, se, trials} = run.summary(model, index);
    return {mean: Math.abs(mean - theories[model](limit)), se, trials};
  };

/** Slope of log gap on log d and what it leaves at slope `held`, over the marks that stand out of their error. */
function lineThrough(rows: readonly Omit<Row, "series">[], held = 0) {
  const own = rows.filter(({mean, se}) => Number(mean) > 3 * Number(se ?? 0));
  const x = own.map(({d}) => Math.log(Number(d)));
  const y = own.map(({mean}) => Math.log(Number(mean)));
  const [mx, my] = [x, y].map((values) => values.reduce((sum, v) => sum + v, 0) / values.length);
  const top = x.reduce((sum, v, i) => sum + (v - mx) * (y[i] - my), 0);
  return {slope: top / x.reduce((sum, v) => sum + (v - mx) ** 2, 0), amplitude: Math.exp(my - held * mx)};
}

/** Fitted slopes of the student's scatter and of its bias. */
export const slopes = (results: Readonly<Record<"finite-size" | "finite-size-bias", RidgeRun>>): number[] =>
  (
    [
      [results["finite-size"], scatter("student")],
      [results["finite-size-bias"], bias("student")]
    ] as const
  ).map(
    ([run, gap]) => lineThrough(run.points.map(({d}, index) => ({d, ...gap(run, index, limitAt(run, index))}))).slope
  );

/** Lines a·d^slope through the marks of each series, a by least squares in the logarithm. */
const withSlope = (rows: readonly Row[]): Row[] =>
  rows.map((row) => {
    const own = rows.filter(({panel, series}) => panel === row.panel && series === row.series);
    const slope = row.panel === "mean" ? -1 : -0.5;
    return {...row, theory: lineThrough(own, slope).amplitude * Number(row.d) ** slope};
  });

const gaps = (from: "finite-size" | "finite-size-bias", title: string, gap: (model: keyof Errors) => Gap) =>
  part(from, {
    ...{title, x: {axis: "d"}},
    curves: {
      teacher: {role: "teacher", marks: gap("teacher")},
      student: {role: "student", marks: gap("student")},
      weighted: {label: "weighted student", role: "weighted", marks: gap("weighted")}
    }
  });

/** Our own check of the approach to the limit. */
export const sizeFigures = [
  panels("finite-size", {
    claims: ["proposition-3", "theorem-4", "theorem-8"],
    title: "Single trials scatter about the limit like 1/√d, and their mean approaches it like 1/d",
    caption: (results) =>
      `Distance from the limit at $\\gamma_t=\\gamma_s=1/4$, $\\sigma=1$, $\\lambda_t=0.05$, $\\lambda_s=0.3$, $\\zeta=0.8$. Single trials: their root mean square distance. Mean: its distance, with truth and noise averaged exactly; there the teacher's marks lie under the student's. Lines through the marks have the slopes $-1/2$ and $-1$; fitted freely the student's are ${slopes(
        results
      )
        .map((slope) => fixed(slope))
        .join(" and ")}.`,
    description:
      "Two log-log panels of the gap between simulation and limit against the dimension d. The scatter of single trials falls with slope −1/2, the gap of the mean with slope −1.",
    x: {field: "d", title: "dimension d", scale: "log", ticks: [24, 96, 384]},
    y: {title: "distance from the limit", scale: "log"},
    predicted: "of slope −½ and −1",
    parts: [gaps("finite-size", "single trials", scatter), gaps("finite-size-bias", "mean", bias)],
    finish: withSlope
  })
];
