import {curveChart} from "../../charts/index.js";
import {significant} from "../../charts/numbers.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import type {Row} from "../../engine/figure.js";
import * as theory from "./theory.js";

/** Whole numbers of labelled samples, evenly spaced in the logarithm. */
const sizes = Array.from({length: 101}, (_, i) => Math.round(10 ** (2 + i / 50)));

/** Where the answer reads the curves: the labelled samples of the authors' scan over N. */
const n = 2000;

interface Held {
  readonly g: theory.Geometry;
  readonly N: number;
  readonly sigma: number;
}

/** The authors' simulator with these dimensions; its target grows where the models see beyond 300 coordinates. */
function read(settings: Settings): Held {
  const [dW, dS, dSw, N] = ["dW", "dS", "dSw", "N"].map((key) => Math.round(Number(settings[key])));
  const target = Math.max(theory.authors.target, dS - dSw + dW);
  const g = theory.simulatorGeometry({...theory.authors, dW, dS, target}, dSw);
  return {g, N, sigma: Math.sqrt(Number(settings.noise))};
}

/** Expected excess risks at one n, those that have a mean. */
function risksAt({g, ...samples}: Held, size: number): Readonly<Record<string, number>> {
  const at = {...samples, n: size};
  return {
    ...(size > g.dW + 1 && {
      teacher: theory.teacherRisk(g, at),
      student: theory.studentRisk(g, at),
      inSample: theory.studentRiskInSample(g, at)
    }),
    ...(size > g.dS + 1 && {baseline: theory.baselineRisk(g, at)}),
    ceiling: theory.ceilingRisk(g, at)
  };
}

const than = (ratio: number): string => {
  if (Math.abs(ratio - 1) < 5e-4) return "equals its teacher";
  return ratio < 1 ? "beats its teacher" : "is worse than its teacher";
};

/** The four models' risks against the labelled sample, for any dimensions, overlap and noise. */
export const explorer: Explorer = {
  title: "Take overlap away, and see the student outperform where noise dominates and fall behind where bias does",
  controls: [
    {key: "dSw", symbol: "d(s∧w)", name: "overlap", min: 0, max: 200, step: 5, value: 10},
    {key: "noise", symbol: "σ²", name: "label noise", min: 1e-4, max: 100, step: 0.05, log: true, value: 0.01},
    {key: "N", symbol: "N", name: "unlabelled samples", min: 110, max: 40000, step: 0.05, log: true, value: 4000},
    {key: "dW", symbol: "d(w)", name: "teacher’s dimension", min: 20, max: 400, step: 10, value: 200},
    {key: "dS", symbol: "d(s)", name: "student’s dimension", min: 20, max: 400, step: 10, value: 100}
  ],
  presets: [
    {name: "The scan, σ² = 0.01, overlap 10", settings: {}},
    {name: "Overlap 90", settings: {dSw: 90}},
    {name: "Biased, overlap 10", settings: {noise: 4e-4}},
    {name: "Biased, overlap 90", settings: {noise: 4e-4, dSw: 90}},
    {name: "Few unlabelled samples", settings: {N: 160}},
    {name: "Variance alone", settings: {noise: 100, N: 400}},
    {name: "Nothing to shed: one and the same model", settings: {dW: 100, dSw: 100}}
  ],
  held: "the authors’ simulator: isotropic Gaussian latent, the target’s squared coefficients 1/(20000 j) on 300 coordinates, or on as many as the models see. So the overlap moves the approximation errors with it.",
  description:
    "Expected excess risk in units of σ² against the labelled samples, on logarithmic axes: teacher, student on fresh points and on its unlabelled sample, strong baseline and strong ceiling.",
  spec: () =>
    curveChart({
      x: {field: "n", title: "labelled samples n", scale: "log", domain: [100, 1e4]},
      y: {title: "excess risk / σ²", scale: "log", domain: [1e-3, 10]},
      series: [
        {name: "teacher", label: "teacher", role: "teacher"},
        {name: "student", label: "student", role: "student"},
        {name: "inSample", label: "student in sample", role: "weighted"},
        {name: "baseline", label: "strong baseline", role: "baseline"},
        {name: "ceiling", label: "strong ceiling", role: "ink"}
      ],
      measured: null
    }),
  rows(settings) {
    const held = read(settings);
    const unit = held.sigma ** 2;
    return sizes.flatMap((size): Row[] =>
      Object.entries(risksAt(held, size)).map(([series, risk]) => ({n: size, series, theory: risk / unit}))
    );
  },
  answer(settings) {
    const {g, N, sigma} = read(settings);
    const at = {n, N, sigma};
    const exact = theory.risks(g, at);
    const rho = g.rhoW + g.rhoS;
    const bound = theory.oprBound({...g, ...at, rho});
    const inSample = exact.baseline / theory.studentRiskInSample(g, at);
    const ratio = exact.student / exact.teacher;
    const recovered =
      exact.teacher > exact.ceiling
        ? `it recovers ${significant(theory.pgr(exact))} of the gap to the ceiling`
        : "the ceiling is no better than the teacher, so there is no gap to recover";
    return `At n = ${n} the student ${than(ratio)}: its risk on fresh points is ${significant(ratio)} of the teacher’s, and ${recovered}. Its outperforming ratio is ${significant(theory.opr(exact))} on fresh points and ${significant(inSample)} on the unlabelled sample, where the stated bound says at least ${significant(bound)}. Approximation errors add up to ρ = ${significant(rho / sigma ** 2)} σ².`;
  }
};
