import {curveChart} from "../../../components/charts.js";
import type {Figure, Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {summarize} from "../../../engine/summary.js";
import {settingAt} from "../point.js";
import * as theory from "../theory.js";
import {laws, markOf, measured, parametersOf, range} from "./rows.js";

const lawPanels = laws.map(({value, title}) => ({value, title}));
const ratios = [0.02, 0.05, 0.1];

/** The minimiser over [0, 1] of a sampled curve: vertex of the least-squares parabola around its lowest sample. */
export function vertexOf(x: readonly number[], y: readonly number[], reach: number): number {
  const lowest = x[y.indexOf(Math.min(...y))];
  const near = x.flatMap((value, i) => (Math.abs(value - lowest) <= reach ? [i] : []));
  // Moments about the lowest sample; normal equations of 1, t, t².
  const t = near.map((i) => x[i] - lowest);
  const sum = (k: number): number => t.reduce((s, value) => s + value ** k, 0);
  const moment = (k: number): number => t.reduce((s, value, i) => s + value ** k * (y[near[i]] - y[near[0]]), 0);
  const [s0, s1, s2, s3, s4] = [0, 1, 2, 3, 4].map(sum);
  const [m0, m1, m2] = [0, 1, 2].map(moment);
  const determinant = (a: number[], b: number[], c: number[]): number =>
    a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  const slope = determinant([s0, m0, s2], [s1, m1, s3], [s2, m2, s4]);
  const curvature = determinant([s0, s1, m0], [s1, s2, m1], [s2, s3, m2]);
  return Math.min(1, Math.max(0, lowest - slope / (2 * curvature)));
}

/** Per-trial minimisers of the student's risk over the unlabelled share, at one law and ν_z. */
export function bestShares(results: Results, law: string, nu: number): Float64Array {
  const indices = results.points.flatMap((point, i) => (point.law === law && point.nu === nu ? [i] : []));
  const x = indices.map((i) => Number(results.points[i].etaU));
  return Float64Array.from({length: results.count}, (_, trial) =>
    vertexOf(
      x,
      indices.map((i) => results.value("student", trial, i)),
      law === "shift" ? 1 : 0.25
    )
  );
}

export const bestShareFigure: Figure = {
  id: "best-share",
  experiments: ["best-share"],
  claims: ["best-share"],
  build({"best-share": results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = laws.flatMap(({value: law}) => [
      ...range(0, 0.12, 9).map((nu): Row => {
        const setting = settingAt({law, nu}, parameters);
        return {law, nu, series: "best", theory: theory.bestEtaU(setting), stated: theory.firstOrderBestEtaU(setting)};
      }),
      ...ratios.map((nu): Row => ({law, nu, series: "best", ...markOf(summarize(bestShares(results, law, nu)))}))
    ]);
    return {
      title: "The best unlabelled share is not the labelled one, and moves with N",
      caption:
        "The unlabelled share at which the student's risk is smallest, against $\\nu_z$, at $\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$. Marks: the minimiser of each trial's own curve over a fine sweep of $\\eta_u$. Solid: predicted by the limit. Dashed: equation (7) to first order in $\\nu_z$, which is too low once $\\nu_z$ is not small.",
      description:
        "Two panels, mean shift and mixture. Best share against ν_z: zero at small ν_z, then rising; the first-order formula rises more slowly than the exact one, on which the measured minimisers lie.",
      rows,
      spec: curveChart({
        x: {field: "nu", title: "unlabelled ratio νᶻ = d/N"},
        y: {title: "best share ηᵤ*"},
        series: [{name: "best", label: "best share", role: "student"}],
        facet: {field: "law", panels: lawPanels, columns: 2},
        rules: [{y: 0.1, label: "labelled share η_ℓ"}]
      })
    };
  }
};

export const shareCurvesFigure: Figure = {
  id: "share-curves",
  experiments: ["best-share"],
  claims: ["best-share", "student-mixture"],
  build({"best-share": results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = [];
    for (const {value: law} of laws) {
      const teacher = theory.solveTeacher(settingAt({law}, parameters));
      for (const nu of ratios) {
        for (const etaU of range(0, 1, 17)) {
          const at = settingAt({law, nu, etaU}, parameters);
          rows.push({law, etaU, series: String(nu), theory: theory.studentAt(teacher, at)});
        }
      }
    }
    for (const {point, ...mark} of measured(results, ({student}) => student)) {
      rows.push({law: point.law, etaU: point.etaU, series: String(point.nu), ...markOf(mark)});
    }
    return {
      title: "The student's risk over the unlabelled share is a parabola only under a mean shift",
      caption:
        "The curves whose minima the previous figure shows, for three $\\nu_z$. Lines: the limit. At $d_z=32$ the simulation lies slightly above, by the finite-size excess.",
      description:
        "Two panels, mean shift and mixture. Student's risk against the unlabelled share for ν_z = 0.02, 0.05 and 0.1: parabolas under the mean shift, flatter and lopsided curves under the mixture.",
      rows,
      spec: curveChart({
        x: {field: "etaU", title: "unlabelled share ηᵤ"},
        y: {title: "student's excess risk / σ²γ"},
        series: ratios.map((nu) => ({name: String(nu), label: `νᶻ = ${nu}`, role: "student" as const})),
        facet: {field: "law", panels: lawPanels, columns: 2}
      })
    };
  }
};
