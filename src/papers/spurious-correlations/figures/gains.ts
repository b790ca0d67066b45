import {curveChart} from "../../../charts/index.js";
import type {Point} from "../../../engine/experiment.js";
import type {Figure, Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {evenly} from "../../../engine/spacing.js";
import {innerProduct} from "../../../numerics/dot.js";
import {turned} from "../geometries.js";
import {frameOf} from "../geometry.js";
import {type Parameters, settingAt} from "../point.js";
import * as theory from "../theory.js";
import {gain, laws, parametersOf} from "./rows.js";

const lawPanels = laws.map(({value, title}) => ({value, title}));

/** The limit's and the stated gain at a setting. */
function gains(setting: theory.LawfulSetting): Pick<Row, "theory" | "stated"> {
  return {
    theory: theory.limitTeacher(setting) - theory.limitStudent(setting),
    stated: theory.statedTeacher(setting) - theory.statedStudent(setting)
  };
}

/** Marks of the gain at every point of an experiment, with the limit there. */
const marks = (results: Results, place: (point: Point) => Omit<Row, "mean" | "se" | "trials">): Row[] =>
  results.summaries(gain).map(({point, ...mark}) => {
    const {theory} = gains(settingAt(point, parametersOf(results)));
    return {...place(point), theory, ...mark} as Row;
  });

const overlapOf = (parameters: Parameters, geometry: string): number =>
  frameOf(parameters.geometries[geometry]).pTS - 1;

export const similarityFigure: Figure = {
  id: "similarity",
  experiments: ["overlap"],
  claims: ["less-similar-unseen", "less-similar-seen"],
  build({overlap: results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = [];
    const families = ["unseen", "seen"] as const;
    for (const {value: law} of laws) {
      for (const family of families) {
        const {mu} = parameters.geometries[`${family} 0`];
        for (const etaT of [0, 0.5]) {
          for (const overlap of evenly(0, 2, 13)) {
            const setting = {...settingAt({law, etaT, geometry: `${family} 0`}, parameters), ...turned(overlap, mu)};
            rows.push({panel: `${law} ${family}`, overlap, series: String(etaT), ...gains(setting)});
          }
        }
      }
    }
    rows.push(
      ...marks(results, ({law, geometry, etaT}) => ({
        panel: `${law} ${String(geometry).split(" ")[0]}`,
        overlap: overlapOf(parameters, String(geometry)),
        series: String(etaT)
      }))
    );
    return {
      title: "Less similarity helps, unless the student needs it to undo the displacement",
      caption:
        "Gain against $\\|\\Xi\\|_F^2$ at $\\eta_\\ell=0.1$, $\\eta_u=\\tfrac12$. Left: a mean that the student never sees, so that only the similarity varies; the gain falls as it grows. Right: a mean along the first direction of both models; tested on the majority ($\\eta_t=0$) the gain *rises* with the similarity, because the student's correction $(\\eta_t-\\eta_u)\\Xi\\mu_S$ cancels the displacement.",
      description:
        "Four panels: mean shift and mixture, each with the mean unseen and seen by the student. Gain against similarity from 0 to 2. With the mean unseen both curves fall; with the mean seen the curve for ηₜ = 0 rises.",
      rows,
      spec: curveChart({
        x: {field: "overlap", title: "similarity ‖Ξ‖²"},
        y: {title: "gain / σ²γ"},
        series: [
          {name: "0", label: "ηₜ = 0", role: "student"},
          {name: "0.5", label: "ηₜ = ½", role: "student"}
        ],
        facet: {
          field: "panel",
          panels: laws.flatMap(({value, title}) => [
            {value: `${value} unseen`, title: `${title}, mean unseen`},
            {value: `${value} seen`, title: `${title}, mean seen`}
          ]),
          columns: 2,
          free: true
        },
        rules: [{y: 0}]
      })
    };
  }
};

export const resamplingFigure: Figure = {
  id: "resampling",
  experiments: ["resampling"],
  claims: ["student-leading-order-shift", "student-shift"],
  build({resampling: results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = laws.flatMap(({value: law}) =>
      evenly(0, 0.24, 13).flatMap((nu): Row[] => {
        const setting = settingAt({law, nu}, parameters);
        const first = theory.smallGammaTeacher(setting) - theory.smallGammaStudent(setting);
        return [
          {law, nu, series: "gain", ...gains(setting)},
          {law, nu, series: "leading", theory: first}
        ];
      })
    );
    rows.push(...marks(results, ({law, nu}) => ({law, nu, series: "gain"})));
    return {
      title: "Fewer unlabelled points cost the student what its features cannot express",
      caption:
        "Gain at $\\eta_u=\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$ against $\\nu_z=\\lim d_z/N$. Solid: the limit; dashed: as stated, without its open $\\Theta(\\nu_z(\\eta_t-\\eta_u)^2)$; grey: leading order in $\\gamma_z$, with that term written out to first order under the mean shift and at $\\nu_z\\to0$ under the mixture.",
      description:
        "Two panels, mean shift and mixture. Gain against ν_z from 0 to 0.24: simulated points fall along the solid curve of the limit; the dashed stated value falls in a straight line.",
      rows,
      spec: curveChart({
        x: {field: "nu", title: "unlabelled ratio ν = d/N"},
        y: {title: "gain / σ²γ"},
        series: [
          {name: "gain", label: "gain", role: "student"},
          {name: "leading", label: "leading order in γ", role: "baseline"}
        ],
        facet: {field: "law", panels: lawPanels, columns: 2},
        rules: [{y: 0, label: "student equals teacher"}]
      })
    };
  }
};

export const strengthFigure: Figure = {
  id: "strength",
  experiments: ["strength"],
  claims: ["student-shift", "student-mixture"],
  build({strength: results}) {
    const parameters = parametersOf(results);
    const strengthOf = (geometry: string): number => {
      const {muS} = frameOf(parameters.geometries[geometry]);
      return innerProduct(muS, muS);
    };
    const rows: Row[] = results.points.map((point) => ({
      law: point.law,
      strength: strengthOf(String(point.geometry)),
      series: String(point.etaU),
      ...gains(settingAt(point, parameters))
    }));
    rows.push(
      ...marks(results, ({law, geometry, etaU}) => ({
        law,
        strength: strengthOf(String(geometry)),
        series: String(etaU)
      }))
    );
    return {
      title: "A mean that only the student sees eats the gain at equal shares",
      caption:
        "Gain at $\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$ against $\\|\\mu_S\\|^2$, grown by a part of the mean outside the teacher's sight; $\\mu_T$ stays. At $\\eta_u=\\eta_\\ell$ it enters through $\\Xi\\mu_S$ and through resampling; at $\\eta_u=\\eta_t$ it has no effect under a mean shift, exactly, and some under the mixture.",
      description:
        "Two panels, mean shift and mixture. Gain against the squared mean the student sees, for ηᵤ = 0.1 and 0.5. The first falls steeply, the second is flat under the mean shift.",
      rows,
      spec: curveChart({
        x: {field: "strength", title: "mean seen by the student ‖μₛ‖²"},
        y: {title: "gain / σ²γ"},
        series: [
          {name: "0.1", label: "ηᵤ = 0.1", role: "student"},
          {name: "0.5", label: "ηᵤ = 0.5", role: "student"}
        ],
        facet: {field: "law", panels: lawPanels, columns: 2},
        rules: [{y: 0, label: "student equals teacher"}]
      })
    };
  }
};

export const counterexampleFigure: Figure = {
  id: "counterexample",
  experiments: ["counterexample"],
  claims: ["equal-shares"],
  build({counterexample: results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = laws.flatMap(({value: law}) =>
      // Evenly in angle: the gain bends at both ends.
      evenly(0, Math.PI / 2, 19).map((angle): Row => {
        const turn = Math.sin(angle) ** 2;
        const mu = [10 * Math.sqrt(1 - turn), 10 * Math.sqrt(turn)];
        return {law, turn, series: "gain", ...gains(settingAt({law, geometry: "1"}, parameters, {mu}))};
      })
    );
    rows.push(...marks(results, ({law, geometry}) => ({law, turn: Number(geometry), series: "gain"})));
    return {
      title: "Equal shares: the student loses once the mean leaves the teacher's sight",
      caption:
        "Gain at $\\eta_u=\\eta_\\ell=0.1$, $\\eta_t=\\tfrac12$ for $T=e_1$, $S=(e_1+e_2)/\\sqrt2$ and $\\mu_\\xi=10(\\sqrt{1-s}\\,e_1+\\sqrt s\\,e_2)$, against the share $s$ of the squared mean that the teacher does not see. The talk says that the gain is positive at equal shares for $p_{T\\wedge S}\\ll p_S$; here they are 1.5 and 2. Under the mean shift it is positive where condition (5) holds. Under the mixture the loss is slight, and ends where the teacher sees nothing.",
      description:
        "Two panels, mean shift and mixture. Gain against the share of the squared mean outside the teacher's sight: under the mean shift positive at 0 and negative beyond one half, under the mixture close to zero throughout; simulated points follow the solid line.",
      rows,
      spec: curveChart({
        x: {field: "turn", title: "unseen share s of the mean"},
        y: {title: "gain / σ²γ"},
        series: [{name: "gain", label: "gain", role: "student"}],
        facet: {field: "law", panels: lawPanels, columns: 2, free: true},
        rules: [{y: 0, label: "student equals teacher"}]
      })
    };
  }
};
