import {fixed, percent} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {geometrically} from "../../../engine/spacing.js";
import type {experiments} from "../experiments.js";
import type {View} from "../point.js";
import {curves, lawTitle, models} from "./rows.js";

type Model = keyof typeof models;
type Risks = Readonly<Record<Model, number>>;
const names = ["teacher", "student"] as const;

/** A model's risk over its limit, minus one. */
const excess = (model: Model) => ({
  role: models[model].role,
  measure: (values: Risks, at: View) => values[model] / models[model].theory(at) - 1
});

/** Lines of slope −1 through the marks of each series, in the mean of their logarithms. */
const inverse = (rows: readonly Row[]): Row[] =>
  rows.map((row) => {
    const own = rows.filter(({panel, series}) => panel === row.panel && series === row.series);
    const logs = own.map(({dZ, mean}) => Math.log(Number(dZ) * Number(mean)));
    return {...row, theory: Math.exp(logs.reduce((sum, x) => sum + x / own.length, 0)) / Number(row.dZ)};
  });

const sizeOf = (rows: readonly Row[], dZ: number): string => {
  const gaps = rows.filter((row) => row.dZ === dZ).map(({mean}) => Number(mean));
  return `${fixed(100 * Math.min(...gaps), 1)} to ${percent(Math.max(...gaps))}`;
};

/** Relative finite-size gap. */
export const convergenceFigure = curves("convergence", "claim-limit", {
  claims: ["teacher-shift", "teacher-mixture", "student-shift", "student-mixture"],
  title: "The gap to the limit shrinks about like 1/d",
  caption(_, rows) {
    const sizes = rows.map(({dZ}) => Number(dZ));
    const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
    return `Measured risk over its limit, minus one, against $d_z$ at $\\gamma_z=\\nu_z=0.05$, $\\eta_\\ell=0.1$, $\\eta_u=\\tfrac12$. The gap is ${sizeOf(rows, least)} at $d_z=${least}$ and ${sizeOf(rows, most)} at $d_z=${most}$. Lines have slope $-1$ and pass through the middle of their marks.`;
  },
  description:
    "Four log-log panels, one for each law and test share. Relative excess of the simulated risk over its limit against d_z: several per cent at 12, about one per cent at 96, falling along lines of slope −1.",
  derive: {panel: ({law, etaT}) => `${lawTitle(law)}, ηₜ = ${etaT === 0.5 ? "½" : etaT}`},
  x: {axis: "dZ", title: "dimension d of z", scale: "log", ticks: [12, 24, 48, 96]},
  y: {title: "risk / limit − 1", scale: "log", format: "~%", domain: [0.001, 0.2], ticks: [0.001, 0.01, 0.1]},
  curves: {teacher: excess("teacher"), student: excess("student")},
  facet: {axis: "panel", title: String, columns: 2},
  predicted: "of slope −1",
  finish: inverse
});

/** The widths drawn: the least and the greatest. */
const widths = ["2", "9"] as const;

/** A model's stated risk over the measured one and over its limit, minus one, at one width. */
const error = (model: Model, pT: (typeof widths)[number]) =>
  [
    `${model} ${pT}`,
    {
      ...{label: `${model}, p = ${pT}`, role: models[model].role},
      where: ({geometry}: {readonly geometry: string}) => geometry === pT,
      marks(results: Results<(typeof experiments)["validity"]>, index: number, at: View) {
        const {mean, se, trials} = results.summary(model, index);
        const stated = models[model].stated(at);
        return {mean: stated / mean - 1, se: se === null ? null : (stated * se) / mean ** 2, trials};
      },
      theory: (at: View) => (at.gamma * Number(pT) < 1 ? models[model].stated(at) / models[model].theory(at) - 1 : null)
    }
  ] as const;

/** Relative error of the stated forms over γ_z and the gap. */
export const validityFigure = curves("validity", "validity", {
  was: ["validity-student"],
  claims: names.flatMap((model) => [
    ...[`${model}-shift`, `${model}-mixture`],
    ...[`${model}-leading-order-shift`, `${model}-leading-order-mixture`]
  ]),
  title: "At small γ the stated risks are right up to their open terms, except under a mixture with a gap",
  caption:
    "Relative error of the stated forms against $\\gamma_z$ for two widths $p=p_T$, at $\\eta_\\ell=\\eta_u=0.1$ and three gaps $\\eta_t-\\eta_\\ell$. Lines compare the stated form with the exact limit, marks with the simulation at $d_z=32$. The teacher's error vanishes with $\\gamma_z$ under a mean shift, and under the mixture if there is no gap. The student's comes down to what its statement leaves open or drops at $\\nu_z=0.05$.",
  description:
    "Six panels, one for each law and gap. Relative error of the stated form against γ_z on a logarithmic axis, for teacher and student and p_T = 2 and 9: it falls from near zero to far below as γ_z p_T approaches one; under the mixture with a gap it does not start at zero.",
  derive: {
    panel: ({law, etaT, etaL}) => `${lawTitle(law)}, ${etaT === etaL ? "no gap" : `gap ${fixed(etaT - etaL, 1)}`}`
  },
  x: {
    ...{axis: "gamma", title: "labelled ratio γ = d/n", scale: "log", ticks: [0.001, 0.01, 0.1]},
    dense: geometrically(0.001, 0.1, 17)
  },
  y: {title: "stated / actual − 1", format: "~%"},
  curves: Object.fromEntries(names.flatMap((model) => widths.map((pT) => error(model, pT)))),
  facet: {axis: "panel", title: String, columns: 3},
  rules: [{y: 0}]
});
