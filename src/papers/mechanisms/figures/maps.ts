import {gainMap} from "../../../charts/index.js";
import {percent} from "../../../charts/numbers.js";
import type {Figure, Row} from "../../../engine/figure.js";
import {
  bestTeacherPenalty,
  derivedThreshold,
  studentDifference,
  teacherExcess,
  teacherPenaltyAt,
  weightedStudentDifference
} from "../theory.js";
import {figure, judgedRows, limitAt, type RidgeRun} from "./rows.js";

interface GainMap {
  readonly id: "figure-1-left" | "figure-1-right" | "figure-2-left" | "figure-2-right";
  readonly claims: readonly string[];
  readonly series: "student" | "weighted";
  readonly title: string;
  readonly setting: string;
  readonly reading: string;
  readonly levels: readonly number[];
  readonly limit: number;
}

/** Student minus teacher at every point of a map, with the limit and the teacher's excess risk as its unit. */
export function differenceRows(results: RidgeRun, series: "student" | "weighted"): (Row & {readonly unit: number})[] {
  const difference = series === "student" ? studentDifference : weightedStudentDifference;
  return results.points.map((at, point) => {
    const limit = limitAt(results, point);
    return {
      ...at,
      series,
      ...results.summary((values) => values[series] - values.teacher, point),
      theory: difference(limit),
      unit: teacherExcess(limit)
    };
  });
}

/** In how many cells simulation and limit agree on the sign, and how far apart they are at worst and at the median. */
export function agreement(rows: readonly (Row & {readonly unit: number})[]) {
  const judged = judgedRows(rows);
  const gaps = judged.map(({mean, theory, unit}) => Math.abs(mean - theory) / unit).sort((a, b) => a - b);
  const wrong = judged.filter(({mean, theory}) => mean > 0 !== theory > 0);
  return {
    cells: judged.length,
    agree: judged.length - wrong.length,
    median: gaps[Math.floor(gaps.length / 2)],
    worst: gaps[gaps.length - 1],
    /** The largest predicted difference among the cells whose sign differs. */
    farthest: Math.max(0, ...wrong.map(({theory, unit}) => Math.abs(theory) / unit))
  };
}

/** Penalties at which the window changes its kind, where the student has fewer samples than dimensions. */
function thresholds(results: RidgeRun) {
  const {gammaT, gammaS, sigma} = limitAt(results, 0);
  const star = {x: bestTeacherPenalty({gammaT, sigma}), label: "λₜ*"};
  if (gammaS <= 1) return [star];
  const closes = teacherPenaltyAt(derivedThreshold(gammaS), {gammaT, sigma});
  const always = teacherPenaltyAt(-1, {gammaT, sigma});
  const rules = [star];
  if (closes !== null) rules.push({x: closes, label: "window closes"});
  if (always !== null) rules.push({x: always, label: "c = −1"});
  return rules;
}

const map = ({id, claims, series, title, setting, reading, levels, limit}: GainMap): Figure =>
  figure(id, [id], {
    claims,
    build({[id]: results}: Readonly<Record<string, RidgeRun>>) {
      const rows = differenceRows(results, series);
      const {cells, agree, median, farthest} = agreement(rows);
      const {gammaT, sigma} = limitAt(results, 0);
      const rules =
        series === "student" ? thresholds(results) : [{x: bestTeacherPenalty({gammaT, sigma}), label: "λₜ*"}];
      const disagreeing =
        agree === cells
          ? "The two agree on who wins in every cell."
          : `They agree on who wins in ${agree} of ${cells} cells; in the others the predicted difference is below ${percent(farthest)} of the teacher's excess risk.`;
      return {
        title,
        caption: `${setting} Cells: simulated $\\mathcal L_s-\\mathcal L_t$; dashed: the limit's contours; solid: where the simulated student equals its teacher. ${reading} Cells of one trial share its data, so they deviate from the limit together. Half of the cells lie within ${percent(median)} of the teacher's excess risk of the limit. ${disagreeing}`,
        description: `Map of student minus teacher test error over the teacher penalty (horizontal, logarithmic) and the student penalty (vertical, logarithmic), with theory contours, the zero contour and a vertical line at the teacher's best penalty. ${title}.`,
        rows,
        spec: gainMap({
          rows,
          x: {field: "lambdaT", title: "teacher penalty λₜ", scale: "log"},
          y: {field: "lambdaS", title: "student penalty λₛ", scale: "log"},
          gain: {title: "Lₛ − Lₜ"},
          contours: [
            {field: "theory", label: "limit", dash: "dashed", levels},
            {field: "mean", label: "simulated zero", dash: "solid", levels: [0]}
          ],
          rules,
          limit
        })
      };
    }
  });

/** Figures 1 and 2: who wins, over both penalties. */
export const mapFigures = [
  map({
    id: "figure-1-left",
    claims: ["theorem-4", "theorem-4-drawn", "theorem-5-never", "theorem-5-many-samples"],
    series: "student",
    title: "With enough samples a lightly penalised student wins, and above λₜ* none does",
    setting: "$\\gamma_t=\\gamma_s=1/4$, $\\sigma=1$.",
    reading:
      "Left of $\\lambda_t^\\star$ every penalty up to the contour wins; right of it the student loses everywhere.",
    levels: [-0.1, -0.05, -0.02, 0, 0.02, 0.1, 0.3],
    limit: 0.15
  }),
  map({
    id: "figure-1-right",
    claims: ["theorem-5-few-samples", "theorem-5-always", "condition-5-main-text", "condition-5-appendix"],
    series: "student",
    title: "With fewer samples than dimensions the student needs a penalty that is neither too small nor too large",
    setting: "$\\gamma_t=1/4$, $\\gamma_s\\approx1.2$, $\\sigma=2$.",
    reading:
      "The winning penalties form an interval that closes well before $\\lambda_t^\\star$; left of $c=-1$ every penalty wins.",
    levels: [-0.3, -0.1, -0.05, 0, 0.05, 0.1, 0.3],
    limit: 0.5
  }),
  map({
    id: "figure-2-left",
    claims: ["theorem-8", "theorem-8-drawn"],
    series: "weighted",
    title: "A student that spares a direction near the truth also beats over-regularised teachers",
    setting: "$\\gamma_t=\\gamma_s=1/4$, $\\sigma=1$, $\\zeta=0.8$.",
    reading: "The winning region now reaches beyond $\\lambda_t^\\star$.",
    levels: [-0.2, -0.1, -0.05, 0, 0.05, 0.2],
    limit: 0.25
  }),
  map({
    id: "figure-2-right",
    claims: ["theorem-8", "weighted-beats-tuned-teacher"],
    series: "weighted",
    title: "With few samples, too, alignment lets the student beat teachers above λₜ*",
    setting: "$\\gamma_t=1/4$, $\\gamma_s\\approx1.2$, $\\sigma=1$, $\\zeta=0.88$.",
    reading: "A plain student of this size loses at nearly every pair of penalties.",
    levels: [-0.2, -0.1, -0.05, 0, 0.05, 0.2],
    limit: 0.25
  })
];
