import {curveChart} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import {evenly} from "../../../engine/spacing.js";
import {settingAt} from "../point.js";
import * as theory from "../theory.js";
import {relativeGapAtPaperSize} from "./paper-size.js";
import {laws, parametersOf} from "./rows.js";

const sizesPanels = laws.flatMap(({value, title}) =>
  [0.5, 1].map((etaT) => ({value: `${value} ${etaT}`, title: `${title}, ηₜ = ${etaT}`}))
);

/** Relative finite-size gap, with the paper's own d_z. */
export const convergenceFigure: Figure = {
  id: "convergence",
  experiments: ["claim-limit", "paper-size"],
  rerun: {seconds: 60},
  claims: ["teacher-shift", "teacher-mixture", "student-shift", "student-mixture"],
  build({"claim-limit": results, "paper-size": large}) {
    const parameters = parametersOf(results);
    const rows: Row[] = [];
    for (const model of ["teacher", "student"] as const) {
      const limit = model === "teacher" ? theory.limitTeacher : theory.limitStudent;
      const limits = results.points.map((point) => limit(settingAt(point, parameters)));
      results
        .summaries((values) => values[model])
        .forEach(({point, mean, se, trials}, i) => {
          rows.push({
            panel: `${point.law} ${point.etaT}`,
            dZ: point.dZ,
            series: model,
            mean: mean / limits[i] - 1,
            se: se === null ? null : se / limits[i],
            trials
          });
        });
    }
    for (const panel of new Set(rows.map((row) => row.panel))) {
      for (const dZ of [12, 2048]) rows.push({panel, dZ, series: "limit", theory: 0});
    }
    rows.push(...relativeGapAtPaperSize(large));
    return {
      title: "The gap to the limit shrinks like 1/d",
      caption:
        "Measured risk over its limit, minus one, against $d_z$ at $\\gamma_z=\\nu_z=0.05$, $\\eta_\\ell=0.1$, $\\eta_u=\\tfrac12$. At $d_z=2048$ (left panels, $\\gamma_z=\\nu_z=0.1$) labels and noise were drawn and the fits solved by conjugate gradients: its bars are the noise of few label draws, which the other points do not have.",
      description:
        "Four panels, one for each law and test share. Relative excess of the simulated risk over its limit against d_z: a few per cent at 12, about one per cent at 96, none visible at 2048.",
      rows,
      spec: curveChart({
        x: {field: "dZ", title: "dimension d of z", scale: "log", ticks: [12, 48, 192, 2048]},
        y: {title: "risk / limit − 1", format: "+.0%"},
        series: [
          {name: "teacher", label: "teacher", role: "teacher"},
          {name: "student", label: "student", role: "student"},
          {name: "limit", label: "limit", role: "ink"}
        ],
        facet: {field: "panel", panels: sizesPanels, columns: 2, free: true}
      })
    };
  }
};

const gaps = [
  {etaT: 0.1, title: "no gap"},
  {etaT: 0.5, title: "gap 0.4"},
  {etaT: 1, title: "gap 0.9"}
];
const widths = [2, 3, 5, 9];

/** Relative error of the stated form over (γ_z, p_T) and the gap. */
function validity(model: "teacher" | "student"): Figure {
  const stated = model === "teacher" ? theory.statedTeacher : theory.statedStudent;
  const limit = model === "teacher" ? theory.limitTeacher : theory.limitStudent;
  return {
    id: model === "teacher" ? "validity" : "validity-student",
    experiments: ["validity"],
    claims: [`${model}-shift`, `${model}-mixture`, `${model}-leading-order-shift`, `${model}-leading-order-mixture`],
    build({validity: results}) {
      const parameters = parametersOf(results);
      const rows: Row[] = [];
      for (const {value: law} of laws) {
        for (const {etaT, title} of gaps) {
          for (const pT of widths) {
            for (const power of evenly(-3, Math.log10(0.98 / pT), 9)) {
              const gamma = 10 ** power;
              const at = settingAt({law, etaT, gamma, geometry: String(pT)}, parameters);
              rows.push({panel: `${law} ${title}`, gamma, series: String(pT), theory: stated(at) / limit(at) - 1});
            }
          }
        }
      }
      for (const {point, mean, se, trials} of results.summaries((values) => values[model])) {
        const setting = settingAt(point, parameters);
        const value = stated(setting);
        const title = gaps.find(({etaT}) => etaT === point.etaT)?.title;
        rows.push({
          panel: `${point.law} ${title}`,
          gamma: point.gamma,
          series: String(point.geometry),
          theory: value / limit(setting) - 1,
          mean: value / mean - 1,
          se: se === null ? null : (value * se) / mean ** 2,
          trials
        });
      }
      const who = model === "teacher" ? "teacher" : "student";
      return {
        title: `The stated ${who}'s risk holds where γ is far below 1/p, and not under a mixture`,
        caption: `Relative error of the ${who}'s stated form against $\\gamma_z$, for four widths $p=p_T$, at $\\eta_\\ell=\\eta_u=0.1$ and three gaps $\\eta_t-\\eta_\\ell$. Lines: stated over exact limit; marks: stated over simulation at $d_z=32$. Under a mean shift the error vanishes with $\\gamma_z${model === "student" ? "$ up to what the statement leaves open or drops at $\\nu_z=0.05" : ""}$; under the mixture it does not, unless there is no gap.`,
        description: `Six panels, one for each law and gap. Relative error of the stated form against γ_z on a logarithmic axis, for p_T = 2, 3, 5 and 9: it falls from near zero to minus ninety per cent as γ_z p_T approaches one; under the mixture with a gap it does not start at zero.`,
        rows,
        spec: curveChart({
          x: {
            field: "gamma",
            title: "labelled ratio γ = d/n",
            scale: "log",
            domain: [0.001, 0.5],
            ticks: [0.001, 0.01, 0.1]
          },
          y: {title: "stated / actual − 1", format: "+.0%"},
          series: widths.map((pT) => ({name: String(pT), label: `p = ${pT}`, role: model})),
          facet: {
            field: "panel",
            panels: laws.flatMap(({value, title}) =>
              gaps.map((gap) => ({value: `${value} ${gap.title}`, title: `${title}, ${gap.title}`}))
            ),
            columns: 3
          },
          rules: [{y: 0}]
        })
      };
    }
  };
}

export const validityFigure = validity("teacher");
export const studentValidityFigure = validity("student");
