import {Matrix, solve} from "ml-matrix";
import {curveChart} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {evenly} from "../../../engine/spacing.js";
import type {Summary} from "../../../engine/summary.js";
import {settingAt} from "../point.js";
import * as theory from "../theory.js";
import {laws, parametersOf} from "./rows.js";

const lawPanels = laws.map(({value, title}) => ({value, title}));
const ratios = [0.02, 0.05, 0.1];

/** Minimiser over [0, 1] of a sampled curve: vertex of the parabola through its samples near the lowest. */
export function vertexOf(x: readonly number[], y: ArrayLike<number>, reach: number): number {
  let lowest = 0;
  for (let i = 1; i < x.length; ++i) if (y[i] < y[lowest]) lowest = i;
  const near = x.flatMap((value, i) => (Math.abs(value - x[lowest]) <= reach ? [i] : []));
  // A curve that is not a parabola has no vertex beyond an end where it is lowest.
  if (near.length < x.length && (lowest === 0 || lowest === x.length - 1)) return x[lowest];
  const t = near.map((i) => x[i] - x[lowest]);
  const moment = (k: number, of: (i: number) => number = () => 1): number =>
    near.reduce((sum, i, j) => sum + t[j] ** k * of(i), 0);
  const normal = new Matrix([0, 1, 2].map((row) => [0, 1, 2].map((column) => moment(row + column))));
  const right = Matrix.columnVector([0, 1, 2].map((row) => moment(row, (i) => y[i] - y[lowest])));
  const [, slope, curvature] = solve(normal, right).to1DArray();
  return Math.min(1, Math.max(0, x[lowest] - slope / (2 * curvature)));
}

/** Minimiser over the unlabelled share of the student's mean risk, at one law and ν_z; its error by jackknife. */
export function measuredBest(results: Results, law: string, nu: number): Summary {
  const indices = results.points.flatMap((point, i) => (point.law === law && point.nu === nu ? [i] : []));
  const x = indices.map((i) => Number(results.points[i].etaU));
  const columns = indices.map((i) => results.column("student", i));
  const totals = columns.map((column) => column.reduce((sum, value) => sum + value, 0));
  const reach = law === "shift" ? 1 : 0.13;
  const trials = results.count;
  const without = Array.from({length: trials}, (_, trial) =>
    vertexOf(
      x,
      totals.map((total, j) => total - columns[j][trial]),
      reach
    )
  );
  const center = without.reduce((sum, value) => sum + value, 0) / trials;
  const spread = without.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return {
    mean: vertexOf(x, totals, reach),
    se: trials > 1 ? Math.sqrt(((trials - 1) / trials) * spread) : null,
    trials
  };
}

export const bestShareFigure: Figure = {
  id: "best-share",
  experiments: ["best-share"],
  claims: ["best-share"],
  build({"best-share": results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = laws.flatMap(({value: law}) => [
      ...evenly(0, 0.12, 9).map((nu): Row => {
        const setting = settingAt({law, nu}, parameters);
        return {law, nu, series: "best", theory: theory.bestEtaU(setting), stated: theory.firstOrderBestEtaU(setting)};
      }),
      ...ratios.map((nu): Row => {
        const best = theory.bestEtaU(settingAt({law, nu}, parameters));
        return {law, nu, series: "best", theory: best, ...measuredBest(results, law, nu)};
      })
    ]);
    return {
      title: "The best unlabelled share is not the labelled one, and moves with N",
      caption:
        "The unlabelled share at which the student's risk is smallest, against $\\nu_z$, at $\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$. Marks: the minimiser of the mean risk over a fine sweep of $\\eta_u$, with jackknife errors. Solid: predicted by the limit. Dashed: equation (7) to first order in $\\nu_z$, which is too low once $\\nu_z$ is not small.",
      description:
        "Two panels, mean shift and mixture. Best share against ν_z: zero at small ν_z, then rising; the first-order formula rises more slowly than the exact one, on which the measured minimisers lie.",
      rows,
      spec: curveChart({
        x: {field: "nu", title: "unlabelled ratio ν = d/N"},
        y: {title: "best share ηᵤ*"},
        series: [{name: "best", label: "best share", role: "student"}],
        facet: {field: "law", panels: lawPanels, columns: 2},
        rules: [{y: 0.1, label: "labelled share ηₗ"}]
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
        for (const etaU of evenly(0, 1, 17)) {
          const at = settingAt({law, nu, etaU}, parameters);
          rows.push({law, etaU, series: String(nu), theory: theory.studentAt(teacher, at)});
        }
      }
    }
    for (const {point, ...mark} of results.summaries(({student}) => student)) {
      const limit = theory.limitStudent(settingAt(point, parameters));
      rows.push({law: point.law, etaU: point.etaU, series: String(point.nu), theory: limit, ...mark});
    }
    return {
      title: "The student's risk over the unlabelled share is a parabola only under a mean shift",
      caption:
        "The curves whose minima the previous figure shows, for three $\\nu_z$. Lines: the limit. At $d_z=32$ the simulation lies above by the finite-size excess of a few per cent, which hardly moves the minima.",
      description:
        "Two panels, mean shift and mixture. Student's risk against the unlabelled share for ν_z = 0.02, 0.05 and 0.1: parabolas under the mean shift, flatter and lopsided curves under the mixture.",
      rows,
      spec: curveChart({
        x: {field: "etaU", title: "unlabelled share ηᵤ"},
        y: {title: "student's excess risk / σ²γ"},
        series: ratios.map((nu) => ({name: String(nu), label: `ν = ${nu}`, role: "student" as const})),
        facet: {field: "law", panels: lawPanels, columns: 2}
      })
    };
  }
};
