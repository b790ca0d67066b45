import {curveChart} from "../../../charts/index.js";
import {fixed} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import {summarize} from "../../../engine/summary.js";
import type {Limit} from "../claims/setting.js";
import type {Errors} from "../simulate/sweep.js";
import {studentError, teacherError, weightedStudentError} from "../theory.js";
import {figure, limitAt, type RidgeRun} from "./rows.js";

const theories: Readonly<Record<keyof Errors, (p: Limit) => number>> = {
  teacher: teacherError,
  student: studentError,
  weighted: weightedStudentError
};

const models = ["teacher", "student", "weighted"] as const;

/** Root mean square distance of a trial's error from the limit, with its standard error by the delta method. */
export function scatterRows(results: RidgeRun): Row[] {
  return models.flatMap((series) =>
    results.points.map((at, point): Row => {
      const limit = theories[series](limitAt(results, point));
      const {mean, se, trials} = summarize(results.column(series, point).map((value) => (value - limit) ** 2));
      const rms = Math.sqrt(mean);
      return {...at, panel: "one trial", series, mean: rms, se: se === null ? null : se / (2 * rms), trials};
    })
  );
}

/** Distance of the mean error from the limit. */
export function biasRows(results: RidgeRun): Row[] {
  return models.flatMap((series) =>
    results.points.map((at, point): Row => {
      const {mean, se, trials} = results.summary(series, point);
      return {
        ...at,
        panel: "mean",
        series,
        mean: Math.abs(mean - theories[series](limitAt(results, point))),
        se,
        trials
      };
    })
  );
}

/** Lines a·d^slope through the marks of each series, a by least squares in the logarithm. */
function withSlope(rows: readonly Row[], slope: number): Row[] {
  const amplitude = new Map<string, number>();
  for (const name of new Set(rows.map(({series}) => series))) {
    const own = rows.filter(({series, mean, se}) => series === name && Number(mean) > 3 * Number(se ?? 0));
    const logs = own.map(({d, mean}) => Math.log(Number(mean)) - slope * Math.log(Number(d)));
    amplitude.set(name, Math.exp(logs.reduce((sum, x) => sum + x, 0) / logs.length));
  }
  return rows.map((row) => ({...row, theory: (amplitude.get(row.series) ?? Number.NaN) * Number(row.d) ** slope}));
}

/** Slope of log gap on log d for one series, over the marks that stand out of their error. */
export function slopeOf(rows: readonly Row[], series: string): number {
  const own = rows.filter((row) => row.series === series && Number(row.mean) > 3 * Number(row.se ?? 0));
  const x = own.map(({d}) => Math.log(Number(d)));
  const y = own.map(({mean}) => Math.log(Number(mean)));
  const mx = x.reduce((sum, v) => sum + v, 0) / x.length;
  const my = y.reduce((sum, v) => sum + v, 0) / y.length;
  const top = x.reduce((sum, v, i) => sum + (v - mx) * (y[i] - my), 0);
  return top / x.reduce((sum, v) => sum + (v - mx) ** 2, 0);
}

/** Our own check of the approach to the limit. */
export const sizeFigures = [
  figure("finite-size", ["finite-size", "finite-size-bias"], {
    claims: ["proposition-3", "theorem-4", "theorem-8"],
    build({"finite-size": single, "finite-size-bias": averaged}) {
      const scatter = scatterRows(single);
      const bias = biasRows(averaged);
      const rows = [...withSlope(scatter, -0.5), ...withSlope(bias, -1)];
      const slopes = `${fixed(slopeOf(scatter, "student"))} and ${fixed(slopeOf(bias, "student"))}`;
      return {
        title: "A trial scatters about the limit like d^(−1/2), its mean closes in like 1/d",
        caption: `Distance from the limit at $\\gamma_t=\\gamma_s=1/4$, $\\sigma=1$, $\\lambda_t=0.05$, $\\lambda_s=0.3$, $\\zeta=0.8$. Left: root mean square over single trials; right: the mean, with truth and noise averaged exactly. Lines have slopes $-1/2$ and $-1$; the student's fitted slopes are ${slopes}.`,
        description:
          "Two log-log panels of the gap between simulation and limit against the dimension d. The scatter of single trials falls with slope −1/2, the gap of the mean with slope −1.",
        rows,
        spec: curveChart({
          x: {field: "d", title: "dimension d", scale: "log"},
          y: {title: "distance from the limit", scale: "log"},
          series: [
            {name: "teacher", label: "teacher", role: "teacher"},
            {name: "student", label: "student", role: "student"},
            {name: "weighted", label: "weighted student", role: "weighted"}
          ],
          facet: {
            field: "panel",
            panels: [
              {value: "one trial", title: "one trial, rms"},
              {value: "mean", title: "mean"}
            ]
          }
        })
      };
    }
  })
];
