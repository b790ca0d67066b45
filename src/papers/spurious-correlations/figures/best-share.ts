import {Matrix, solve} from "ml-matrix";
import {fixed} from "../../../charts/numbers.js";
import type {Results} from "../../../engine/results.js";
import {evenly} from "../../../engine/spacing.js";
import type {Summary} from "../../../engine/summary.js";
import type {experiments} from "../experiments.js";
import type {Law} from "../geometry.js";
import * as theory from "../theory.js";
import {byLaw, curves, models} from "./rows.js";

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
export function measuredBest(
  results: Results<(typeof experiments)["best-share"]>,
  {law, nu}: {readonly law: Law; readonly nu: number}
): Summary {
  const indices = results.where({law, nu});
  const x = indices.map((i) => results.points[i].etaU);
  const columns = indices.map((i) => results.column("student", i));
  const totals = columns.map((column) => column.reduce((sum, value) => sum + value, 0));
  const vertex = (y: readonly number[]): number => vertexOf(x, y, law === "shift" ? 1 : 0.13);
  const trials = results.count;
  const without = Array.from({length: trials}, (_, trial) =>
    vertex(totals.map((total, j) => total - columns[j][trial]))
  );
  const center = without.reduce((sum, value) => sum + value, 0) / trials;
  const spread = without.reduce((sum, value) => sum + (value - center) ** 2, 0);
  return {mean: vertex(totals), se: trials > 1 ? Math.sqrt(((trials - 1) / trials) * spread) : null, trials};
}

export const bestShareFigure = curves("best-share", "best-share", {
  claims: ["best-share"],
  title: "The best unlabelled share is not the labelled one, and moves with N",
  caption:
    "The unlabelled share at which the student's risk is smallest, against $\\nu_z$, at $\\eta_t=\\tfrac12$. The dotted line is the labelled share, $\\eta_\\ell=0.1$. Marks are the minimisers of the mean risk over a fine sweep of $\\eta_u$, with jackknife errors. Equation (7) to first order in $\\nu_z$ is too low once $\\nu_z$ is not small.",
  description:
    "Two panels, mean shift and mixture. Best share against ν_z: zero at small ν_z, then rising; the first-order formula rises more slowly than the exact one, on which the measured minimisers lie.",
  where: ({etaU}) => etaU === 0,
  x: {axis: "nu", title: "unlabelled ratio ν = d/N", dense: evenly(0, 0.12, 31)},
  y: {title: "best share ηᵤ*"},
  curves: {
    best: {
      ...{label: "best share", role: "student"},
      marks: (results, index) => ({...measuredBest(results, results.points[index])}),
      ...{theory: theory.bestEtaU, stated: theory.firstOrderBestEtaU}
    }
  },
  facet: byLaw,
  rules: [{y: 0.1}],
  ...{predicted: "limit", stated: "first order in ν"}
});

export const shareCurvesFigure = curves("share-curves", "best-share", {
  claims: ["best-share", "student-mixture"],
  title: "The student's risk over the unlabelled share is a parabola only under a mean shift",
  caption(_, rows) {
    const excess = rows.flatMap(({mean, theory}) => (mean == null ? [] : Number(mean) / Number(theory) - 1));
    const [least, most] = [Math.min(...excess), Math.max(...excess)].map((share) => fixed(100 * share, 1));
    return `The curves whose minima are the best shares, for three $\\nu_z$. Lines are the limit. At this finite size, $d_z=32$, the simulation lies ${least} to ${most} % above them. This hardly moves the minima.`;
  },
  description:
    "Two panels, mean shift and mixture. Student's risk against the unlabelled share for ν_z = 0.02, 0.05 and 0.1: parabolas under the mean shift, flatter and lopsided curves under the mixture.",
  x: {axis: "etaU", title: "unlabelled share ηᵤ"},
  y: {title: "student’s excess risk / σ²γ"},
  curves: {student: {role: "student", measure: "student", theory: models.student.theory}},
  by: {axis: "nu", name: String, label: (nu) => `ν = ${nu}`},
  facet: byLaw
});
