import {curveChart} from "../../charts/index.js";
import {significant} from "../../charts/numbers.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import type {Row} from "../../engine/figure.js";
import {
  derivedThreshold,
  studentExcess,
  studentWindow,
  teacherExcess,
  teacherSide,
  type WeightedStudentParameters,
  weightedStudentExcess
} from "./theory.js";

const penalties = Array.from({length: 121}, (_, i) => 10 ** (-3 + (6 * i) / 120));

function teacherOf(settings: Settings): Omit<WeightedStudentParameters, "lambdaS"> {
  const [gammaT, gammaS, lambdaT, sigma, zeta] = ["gammaT", "gammaS", "lambdaT", "sigma", "zeta"].map((key) =>
    Number(settings[key])
  );
  return {gammaT, gammaS, lambdaT, sigma, zeta};
}

/** The lowest point of a student's curve among the penalties drawn. */
function lowest(of: (lambdaS: number) => number): {lambdaS: number; excess: number} {
  return penalties
    .map((lambdaS) => ({lambdaS, excess: of(lambdaS)}))
    .reduce((best, one) => (one.excess < best.excess ? one : best));
}

/** When the plain student wins, in words. */
function verdict(teacher: Omit<WeightedStudentParameters, "lambdaS">): string {
  const {wins, lower, upper} = studentWindow(teacher);
  const c = teacherSide(teacher);
  const side = `c = ${significant(c)}`;
  if (wins && upper === null)
    return `the plain student wins at every penalty, since the teacher is worse than none (${side})`;
  if (wins)
    return `the plain student wins for λₛ between ${significant(lower ?? 0)} and ${significant(upper ?? 0)} (${side})`;
  if (c >= 0) return `no penalty lets the plain student win, since the teacher has its best penalty or more (${side})`;
  return `no penalty lets the plain student win, since ${side} is not below ${significant(derivedThreshold(teacher.gammaS))}`;
}

/** The student's error against its penalty, for any teacher. */
export const explorer: Explorer = {
  title: "Give the teacher less than its best penalty λₜ* = σ²γₜ and see which students win",
  controls: [
    {
      key: "gammaT",
      symbol: "γₜ",
      name: "teacher’s aspect ratio d/nₜ",
      min: 0.05,
      max: 5,
      step: 0.05,
      log: true,
      value: 0.25
    },
    {
      key: "gammaS",
      symbol: "γₛ",
      name: "student’s aspect ratio d/nₛ",
      min: 0.05,
      max: 5,
      step: 0.05,
      log: true,
      value: 0.25
    },
    {key: "lambdaT", symbol: "λₜ", name: "teacher penalty", min: 0.001, max: 10, step: 0.05, log: true, value: 0.05},
    {key: "sigma", symbol: "σ", name: "label noise", min: 0, max: 3, step: 0.05, value: 1},
    {key: "zeta", symbol: "ζ", name: "alignment of the spared direction", min: 0, max: 1, step: 0.01, value: 0.8}
  ],
  presets: [
    {name: "Figures 1 and 2, left", settings: {gammaT: 0.25, gammaS: 0.25, lambdaT: 0.05, sigma: 1, zeta: 0.8}},
    {name: "Figure 1, right", settings: {gammaT: 0.25, gammaS: 1.2, lambdaT: 0.24, sigma: 2, zeta: 0}},
    {name: "Printed conditions promise a win", settings: {gammaT: 0.25, gammaS: 1.2, lambdaT: 0.45, sigma: 2, zeta: 0}},
    {name: "Teacher worse than none", settings: {gammaT: 0.25, gammaS: 1.2, lambdaT: 0.05, sigma: 2, zeta: 0}},
    {name: "Figure 3: tuned teacher", settings: {gammaT: 0.25, gammaS: 0.25, lambdaT: 0.25, sigma: 1, zeta: 0.89}}
  ],
  held: "the limit d, nₜ, nₛ → ∞ at fixed aspect ratios; truth of unit mean square norm.",
  description:
    "Excess risk of the student and of the weighted student against the student penalty, on logarithmic axes, with the teacher’s excess risk as a level line and that of predicting zero at 1.",
  spec: () =>
    curveChart({
      x: {field: "lambdaS", title: "student penalty λₛ", scale: "log", domain: [1e-3, 1e3]},
      y: {title: "excess risk L − σ²", scale: "log", domain: [0.02, 20]},
      series: [
        {name: "teacher", label: "teacher", role: "teacher"},
        {name: "student", label: "student", role: "student"},
        {name: "weighted", label: "weighted student", role: "weighted"}
      ],
      rules: [{y: 1, label: "predicting zero"}],
      measured: null
    }),
  rows(settings) {
    const teacher = teacherOf(settings);
    const level = teacherExcess(teacher);
    return penalties.flatMap((lambdaS): Row[] => [
      {lambdaS, series: "teacher", theory: level},
      {lambdaS, series: "student", theory: studentExcess({...teacher, lambdaS})},
      {lambdaS, series: "weighted", theory: weightedStudentExcess({...teacher, lambdaS})}
    ]);
  },
  answer(settings) {
    const teacher = teacherOf(settings);
    const plain = lowest((lambdaS) => studentExcess({...teacher, lambdaS}));
    const weighted = lowest((lambdaS) => weightedStudentExcess({...teacher, lambdaS}));
    return `The teacher’s excess risk is ${significant(teacherExcess(teacher))}; ${verdict(teacher)}; among the penalties drawn it reaches ${significant(plain.excess)} at λₛ = ${significant(plain.lambdaS)}, the weighted student ${significant(weighted.excess)} at λₛ = ${significant(weighted.lambdaS)}.`;
  }
};
