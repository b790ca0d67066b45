import {curveChart} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import {evenly} from "../../../engine/spacing.js";
import {settingAt} from "../point.js";
import * as theory from "../theory.js";
import {gain, laws, parametersOf} from "./rows.js";

const shares = [0.1, 0.3, 0.5];
const fine = evenly(0, 1, 21);
const panelOf = (law: string, etaL: number): string => `${law} ${etaL}`;
const panels = laws.flatMap(({value, title}) =>
  shares.map((etaL) => ({value: panelOf(value, etaL), title: `${title}, ηₗ = ${etaL}`}))
);

/** Risk of both against the unlabelled share, with three theories. */
export const sharesFigure: Figure = {
  id: "shares",
  experiments: ["shares"],
  claims: ["teacher-shift", "teacher-mixture", "student-shift", "student-mixture"],
  build({shares: results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = [];
    for (const {value: law} of laws) {
      for (const etaL of shares) {
        const teacher = theory.solveTeacher(settingAt({law, etaL}, parameters));
        for (const etaU of fine) {
          const at = settingAt({law, etaL, etaU, etaT: 0.5}, parameters);
          const place = {panel: panelOf(law, etaL), etaU};
          rows.push(
            {...place, series: "teacher", theory: theory.teacherAt(teacher, 0.5), stated: theory.statedTeacher(at)},
            {...place, series: "student", theory: theory.studentAt(teacher, at), stated: theory.statedStudent(at)},
            {...place, series: "leading", theory: theory.smallGammaStudent(at)},
            {...place, series: "leading teacher", theory: theory.smallGammaTeacher(at)}
          );
        }
      }
    }
    for (const model of ["teacher", "student"] as const) {
      const limit = model === "teacher" ? theory.limitTeacher : theory.limitStudent;
      for (const {point, ...mark} of results.summaries((values) => values[model])) {
        if (point.etaT !== 0.5) continue;
        rows.push({
          panel: panelOf(String(point.law), Number(point.etaL)),
          etaU: point.etaU,
          series: model,
          theory: limit(settingAt(point, parameters)),
          ...mark
        });
      }
    }
    return {
      title: "The exact limit holds under both laws; the stated form lies well below it",
      caption:
        "Excess risk at $\\eta_t=\\tfrac12$ in units of $\\sigma_y^2\\gamma_z$, for three labelled shares. Solid: the exact limit. Dashed: as stated, without the $\\Theta(\\nu_z(\\eta_t-\\eta_u)^2)$ whose constant the talk leaves open. Grey: the leading order in $\\gamma_z$ for the law at hand, which for the teacher under the mean shift is the stated form. The simulation follows the solid lines, up to a finite-size excess of order $1/d_z$ shown in the figure on convergence; the stated form misses a factor that grows with $\\gamma_zp_T$ and, under the mixture, the shape as well.",
      description:
        "Six panels, one for each law and labelled share 0.1, 0.3 and 0.5. Excess risk against the unlabelled minority share. Simulated points lie on the solid lines of the exact limit, above the dashed stated lines; the student lies below the teacher throughout.",
      rows,
      spec: curveChart({
        x: {field: "etaU", title: "unlabelled share ηᵤ", ticks: [0, 0.5, 1]},
        y: {title: "excess risk / σ²γ"},
        series: [
          {name: "teacher", label: "teacher", role: "teacher"},
          {name: "student", label: "student", role: "student"},
          {name: "leading", label: "student, leading order in γ", role: "baseline"},
          {name: "leading teacher", label: "teacher, leading order in γ", role: "ceiling"}
        ],
        facet: {field: "panel", panels, columns: 3}
      })
    };
  }
};

/** The larger of a risk's two group values. */
const worse = (of: (etaT: number) => number): number => Math.max(of(0), of(1));

/** Risk on the worse of the two ends of the test share. */
export const worstFigure: Figure = {
  id: "worst-group",
  experiments: ["shares"],
  claims: ["teacher-shift", "teacher-mixture", "student-shift", "student-mixture"],
  build({shares: results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = [];
    for (const {value: law} of laws) {
      for (const etaL of shares) {
        const teacher = theory.solveTeacher(settingAt({law, etaL}, parameters));
        for (const etaU of fine) {
          const at = (etaT: number): theory.LawfulSetting => settingAt({law, etaL, etaU, etaT}, parameters);
          const place = {panel: panelOf(law, etaL), etaU};
          rows.push(
            {
              ...place,
              series: "teacher",
              theory: worse((etaT) => theory.teacherAt(teacher, etaT)),
              stated: worse((etaT) => theory.statedTeacher(at(etaT)))
            },
            {
              ...place,
              series: "student",
              theory: worse((etaT) => theory.studentAt(teacher, at(etaT))),
              stated: worse((etaT) => theory.statedStudent(at(etaT)))
            }
          );
        }
      }
    }
    for (const model of ["teacher", "student"] as const) {
      const worst = new Map<string, Row>();
      for (const {point, ...mark} of results.summaries((values) => values[model])) {
        if (point.etaT === 0.5) continue;
        const panel = panelOf(String(point.law), Number(point.etaL));
        const name = `${panel} ${point.etaU}`;
        const known = worst.get(name);
        if (known && Number(known.mean) > mark.mean) continue;
        worst.set(name, {panel, etaU: point.etaU, etaT: point.etaT, series: model, ...mark});
      }
      rows.push(...worst.values());
    }
    return {
      title: "On the worse group the student keeps its lead",
      caption:
        "The larger of the risks at $\\eta_t=0$ and $\\eta_t=1$: the worse group under the mixture, the worse end under the mean shift, where $\\eta_t$ is a place and not a group. Solid: the exact limit; dashed: as stated, without its open term; same experiment as the previous figure.",
      description:
        "Six panels, one for each law and labelled share. Worst-group risk against the unlabelled share: the teacher's is constant, the student's lies below it; the stated values lie below the simulated ones in every panel.",
      rows,
      spec: curveChart({
        x: {field: "etaU", title: "unlabelled share ηᵤ", ticks: [0, 0.5, 1]},
        y: {title: "worst excess risk / σ²γ"},
        series: [
          {name: "teacher", label: "teacher", role: "teacher"},
          {name: "student", label: "student", role: "student"}
        ],
        facet: {field: "panel", panels, columns: 3}
      })
    };
  }
};

/** Gain against the mismatch, measured from ηₗ and from the best share. */
export const mismatchFigure: Figure = {
  id: "gain-mismatch",
  experiments: ["shares"],
  claims: ["mismatch", "best-share"],
  build({shares: results}) {
    const parameters = parametersOf(results);
    const rows: Row[] = [];
    const origins = ["labelled", "best"] as const;
    const best = new Map<string, number>();
    for (const {value: law} of laws) {
      for (const etaL of shares) {
        const name = panelOf(law, etaL);
        best.set(name, theory.bestEtaU(settingAt({law, etaL}, parameters)));
        const teacher = theory.solveTeacher(settingAt({law, etaL}, parameters));
        for (const origin of origins) {
          const from = origin === "labelled" ? etaL : (best.get(name) ?? etaL);
          for (const etaU of evenly(from, 1, 15)) {
            const at = settingAt({law, etaL, etaU}, parameters);
            rows.push({
              panel: `${law} ${origin}`,
              square: (etaU - from) ** 2,
              series: String(etaL),
              theory: theory.teacherAt(teacher, at.etaT) - theory.studentAt(teacher, at)
            });
          }
        }
      }
    }
    for (const {point, ...mark} of results.summaries(gain)) {
      if (point.etaT !== 0.5) continue;
      const name = panelOf(String(point.law), Number(point.etaL));
      for (const origin of origins) {
        const from = origin === "labelled" ? Number(point.etaL) : (best.get(name) ?? 0);
        rows.push({
          panel: `${point.law} ${origin}`,
          square: (Number(point.etaU) - from) ** 2,
          etaU: point.etaU,
          series: String(point.etaL),
          ...mark
        });
      }
    }
    return {
      title: "The gain falls with the distance to the best share, not to the labelled one",
      caption:
        "Gain (teacher's risk minus student's, $\\eta_t=\\tfrac12$) against the squared distance of $\\eta_u$ from $\\eta_\\ell$ (left) and from the predicted best share $\\eta_u^\\star$ (right). Lines: the limit on the upper branch $\\eta_u\\ge\\eta_\\ell$ or $\\eta_u\\ge\\eta_u^\\star$; marks: both branches. On the left points on the lower branch leave the line; on the right, under a mean shift, both branches fall on one straight line.",
      description:
        "Four panels: mean shift and mixture, each against the squared distance of ηᵤ from ηₗ and from the predicted best share. From ηₗ the points split into two branches; from the best share they fall on one line under the mean shift and near one under the mixture.",
      rows,
      spec: curveChart({
        x: {field: "square", title: "squared distance of ηᵤ"},
        y: {title: "gain / σ²γ"},
        series: shares.map((etaL) => ({name: String(etaL), label: `ηₗ = ${etaL}`, role: "student" as const})),
        facet: {
          field: "panel",
          panels: laws.flatMap(({value, title}) => [
            {value: `${value} labelled`, title: `${title}, from ηₗ`},
            {value: `${value} best`, title: `${title}, from ηᵤ*`}
          ]),
          columns: 2
        },
        rules: [{y: 0, label: "student equals teacher"}]
      })
    };
  }
};
