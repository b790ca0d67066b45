import type {Results} from "../../../engine/results.js";
import {evenly} from "../../../engine/spacing.js";
import type {experiments} from "../experiments.js";
import type {Law} from "../geometry.js";
import {type View, viewOf} from "../point.js";
import * as theory from "../theory.js";
import {curves, gain, laws, lawTitle, models, panels, part} from "./rows.js";

const claims = ["teacher-shift", "teacher-mixture", "student-shift", "student-mixture"];

const x = {axis: "etaU", title: "unlabelled share ηᵤ", ticks: [0, 0.5, 1], dense: evenly(0, 1, 21)} as const;

const derive = {
  panel: ({law, etaL}: {readonly law: string; readonly etaL: number}) => `${lawTitle(law)}, ηₗ = ${etaL}`
};

const look = {facet: {axis: "panel", title: String, columns: 3}, stated: "as stated"} as const;

/** Risk of both against the unlabelled share. */
export const sharesFigure = curves("shares", "shares", {
  claims,
  title: "The exact limit holds under both laws; the stated form lies well below it",
  caption:
    "Excess risk at $\\eta_t=\\tfrac12$ in units of $\\sigma_y^2\\gamma_z$, for three labelled shares. Solid lines are the exact limit. Dashed lines are the stated form, without the term $\\Theta(\\nu_z(\\eta_t-\\eta_u)^2)$ whose constant the talk leaves open. The simulation follows the solid lines up to a finite-size excess of order $1/d_z$. The stated form misses a factor that grows with $\\gamma_zp_T$ and, under the mixture, the shape as well.",
  description:
    "Six panels, one for each law and labelled share 0.1, 0.3 and 0.5. Excess risk against the unlabelled minority share. Simulated points lie on the solid lines of the exact limit, above the dashed stated lines; the student lies below the teacher throughout.",
  ...{x, derive, ...look},
  y: {title: "excess risk / σ²γ", domain: [0, 10]},
  where: ({etaT}) => etaT === 0.5,
  curves: models
});

/** A risk on the worse of the two ends of the test share. */
const worse =
  (of: (setting: View) => number) =>
  (setting: View): number =>
    Math.max(of({...setting, etaT: 0}), of({...setting, etaT: 1}));

/** A model on the worse of the two ends: the larger of the means there. */
const onWorse = (model: keyof typeof models) => ({
  role: models[model].role,
  marks(results: SharesRun, index: number) {
    const other = results.where({...results.points[index], etaT: 1})[0];
    const [here, there] = [index, other].map((end) => results.summary(model, end));
    return here.mean > there.mean ? {etaT: 0, ...here} : {etaT: 1, ...there};
  },
  theory: worse(models[model].theory),
  stated: worse(models[model].stated)
});

type SharesRun = Results<(typeof experiments)["shares"]>;

/** Risk on the worse of the two ends of the test share. */
export const worstFigure = curves("worst-group", "shares", {
  claims,
  title: "On the worse group, too, the student does better than its teacher",
  caption:
    "The larger of the risks at $\\eta_t=0$ and $\\eta_t=1$. Under the mixture that is the risk of the worse group. Under the mean shift it is the risk at the worse of the two positions. Solid lines are the exact limit, dashed ones the stated form without its open term.",
  description:
    "Six panels, one for each law and labelled share. Worst-group risk against the unlabelled share: the teacher's is constant, the student's lies below it; the stated values lie below the simulated ones in every panel.",
  ...{x, derive, ...look},
  y: {title: "worse excess risk / σ²γ", domain: [0, 15]},
  where: ({etaT}) => etaT === 0,
  curves: {teacher: onWorse("teacher"), student: onWorse("student")}
});

/** Gains of one law against the squared distance of η_u from an origin. */
const against = (law: Law, origin: string, from: (setting: SharesRun["settings"][number]) => number) =>
  part("shares", {
    title: `${lawTitle(law)}, from ${origin}`,
    where: (point) => point.law === law && point.etaT === 0.5,
    derive: {
      square: (setting) => (setting.etaU - from(setting)) ** 2,
      branch: (setting) => (setting.etaU < from(setting) ? "lower" : "upper")
    },
    x: {axis: "square", along: "etaU", dense: evenly(0, 1, 41)},
    keep: ["branch"],
    by: {axis: "etaL", name: String, label: (etaL) => `ηₗ = ${etaL}`},
    curves: {gain: {role: gain.role, measure: gain.measure, theory: gain.theory}}
  });

/** Gain against the mismatch, measured from ηₗ and from the best share. */
export const mismatchFigure = panels("gain-mismatch", {
  claims: ["mismatch", "best-share"],
  title: "Under a mean shift the gain falls with the distance to the best share, not to the labelled one",
  caption:
    "Gain (teacher's risk minus student's, $\\eta_t=\\tfrac12$) against the squared distance of $\\eta_u$ from $\\eta_\\ell$ and from the predicted best share $\\eta_u^\\star$. Lines are the limit; each has a branch on either side of its origin. Measured from $\\eta_\\ell$ the branches differ under both laws. Measured from $\\eta_u^\\star$ they fall on one straight line under a mean shift, and not under the mixture, whose gain is no function of a distance.",
  description:
    "Four panels: mean shift and mixture, each against the squared distance of ηᵤ from ηₗ and from the predicted best share. From ηₗ the curves split into two branches; from the best share they fall on one line under the mean shift, and stay apart under the mixture.",
  x: {field: "square", title: "squared distance of ηᵤ", ticks: [0, 0.5, 1]},
  y: {title: "gain / σ²γ"},
  columns: 2,
  pieces: "branch",
  parts: laws.flatMap((law) => [
    against(law, "ηₗ", ({etaL}) => etaL),
    against(law, "ηᵤ*", (setting) => theory.bestEtaU(viewOf(setting)))
  ])
});
