import {evenly} from "../../../engine/spacing.js";
import {innerProduct} from "../../../numerics/dot.js";
import {frameOf, type Geometry} from "../geometry.js";
import * as theory from "../theory.js";
import {byLaw, curves, gain, lawTitle} from "./rows.js";

const look = {y: {title: "gain / σ²γ"}, rules: [{y: 0}], stated: "as stated"};

interface Placed {
  readonly geometry: string;
  readonly geometries: Readonly<Record<string, Geometry>>;
}

const frame = ({geometry, geometries}: Placed) => frameOf(geometries[geometry]);

export const similarityFigure = curves("similarity", "overlap", {
  claims: ["less-similar-unseen", "less-similar-seen"],
  title: "Less similarity helps, except where similarity lets the student undo the displacement",
  caption:
    "Gain against $\\|\\Xi\\|_F^2$ at $\\eta_\\ell=0.1$, $\\eta_u=\\tfrac12$. With the mean unseen by the student only the similarity varies, and the gain falls as it grows. The mean that is seen lies along the first direction of both models. Tested on the majority ($\\eta_t=0$) the gain then *rises* with the similarity, because the student's correction $(\\eta_t-\\eta_u)\\Xi\\mu_S$ cancels the displacement.",
  description:
    "Four panels: mean shift and mixture, each with the mean unseen and seen by the student. Gain against similarity from 0 to 2. With the mean unseen both curves fall; with the mean seen the curve for ηₜ = 0 rises.",
  derive: {
    overlap: (setting) => frame(setting).pTS - 1,
    panel: ({law, geometry}) => `${lawTitle(law)}, mean ${geometry.split(" ")[0]}`
  },
  x: {axis: "overlap", title: "similarity ‖Ξ‖²", dense: evenly(0, 2, 13)},
  curves: {gain},
  by: {axis: "etaT", name: String, label: (etaT) => `tested at ηₜ = ${etaT === 0.5 ? "½" : etaT}`},
  facet: {axis: "panel", title: String, columns: 2},
  ...look
});

export const resamplingFigure = curves("resampling", "resampling", {
  claims: ["student-leading-order-shift", "student-shift"],
  title: "The gain falls as unlabelled points become fewer",
  caption:
    "Gain at $\\eta_u=\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$ against $\\nu_z=\\lim d_z/N$. Solid lines are the limit. Dashed lines are the stated form without its open $\\Theta(\\nu_z(\\eta_t-\\eta_u)^2)$. The grey line is the leading order in $\\gamma_z$; it has that term to first order under the mean shift, and is taken at $\\nu_z\\to0$ under the mixture.",
  description:
    "Two panels, mean shift and mixture. Gain against ν_z from 0 to 0.24: simulated points fall along the solid curve of the limit; the dashed stated value falls in a straight line.",
  x: {axis: "nu", title: "unlabelled ratio ν = d/N", dense: evenly(0, 0.24, 13)},
  curves: {
    gain,
    leading: {
      label: "leading order in γ",
      role: "baseline",
      theory: (setting) => theory.smallGammaTeacher(setting) - theory.smallGammaStudent(setting)
    }
  },
  facet: byLaw,
  ...look
});

export const strengthFigure = curves("strength", "strength", {
  claims: ["student-shift", "student-mixture"],
  title: "At equal shares a mean that only the student sees lowers the gain",
  caption:
    "Gain at $\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$ against $\\|\\mu_S\\|^2$. It is grown by a part of the mean outside the teacher's sight, so that $\\mu_T$ stays. At $\\eta_u=\\eta_\\ell$ that part enters through $\\Xi\\mu_S$ and through resampling. At $\\eta_u=\\eta_t$ it has exactly no effect under a mean shift, and some under the mixture.",
  description:
    "Two panels, mean shift and mixture. Gain against the squared mean the student sees, for ηᵤ = 0.1 and 0.5. The first falls steeply, the second is flat under the mean shift.",
  derive: {
    strength(setting) {
      const {muS} = frame(setting);
      return innerProduct(muS, muS);
    }
  },
  x: {axis: "strength", title: "mean seen by the student ‖μₛ‖²"},
  curves: {gain},
  by: {axis: "etaU", name: String, label: (etaU) => `ηᵤ = ${etaU}`},
  facet: byLaw,
  ...look
});

export const counterexampleFigure = curves("counterexample", "counterexample", {
  claims: ["equal-shares"],
  title: "At equal shares and under a mean shift the student loses where the teacher sees too little of the mean",
  caption:
    "Gain at $\\eta_u=\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$ for $T=e_1$, $S=(e_1+e_2)/\\sqrt2$ and $\\mu_\\xi=10(\\sqrt{1-s}\\,e_1+\\sqrt s\\,e_2)$, against the share $s$ of the squared mean that the teacher does not see. The talk says that the gain is positive at equal shares for $p_{T\\wedge S}\\ll p_S$; here they are 1.5 and 2. Under the mean shift it is positive where condition (5) holds. Under the mixture the loss is slight, and ends where the teacher sees nothing.",
  description:
    "Two panels, mean shift and mixture. Gain against the share of the squared mean outside the teacher's sight: under the mean shift positive at 0 and negative beyond one half, under the mixture close to zero throughout; simulated points follow the solid line.",
  derive: {unseen: ({geometry}) => Number(geometry)},
  x: {
    axis: "unseen",
    title: "unseen share s of the mean",
    // Evenly in angle: the gain bends at both ends.
    dense: evenly(0, Math.PI / 2, 19).map((angle) => Math.sin(angle) ** 2)
  },
  curves: {gain},
  facet: {...byLaw, free: true},
  ...look
});
