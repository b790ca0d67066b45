import type {PointOf} from "../../../engine/experiment.js";
import {defineClaims, testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {authors, simulatorGeometry, studentRisk, teacherRisk, twoFifths, zeroRisk} from "../theory.js";
import {simulateTest} from "./setting.js";

type Risk = typeof studentRisk;

/** Exact ridgeless risk at the judged setting: two fifths of d_sw = 10, n = 2000, N = 4000. */
const ridgeless = (risk: Risk, noise: number): number =>
  risk(simulatorGeometry(twoFifths, 4), {n: 800, N: 1600, sigma: Math.sqrt(noise)});

/** The same at the authors' sizes, in units of the zero predictor's risk. */
const overZero = (risk: Risk, noise: number): string =>
  (risk(simulatorGeometry(authors, 10), {n: 2000, N: 4000, sigma: Math.sqrt(noise)}) / zeroRisk(authors)).toFixed(1);

const {bound} = testsOn(experiments, {unit: () => zeroRisk(twoFifths)});
type Point = PointOf<(typeof experiments)["claim-penalties"]>;
type Controls = Readonly<Record<string, () => number>>;

/** "Nearly optimal": no penalty lowers a model's risk by more than a quarter. */
const nearlyOptimal = (
  model: "teacher" | "student",
  noise: number,
  penalized: (point: Point) => boolean,
  controls: Controls
) =>
  bound("claim-penalties", {
    side: "at least",
    judged: (point) => point.noise === noise && point.alphaW > 0 && penalized(point),
    measure: (v) => v[model] - 0.75 * v[`${model}Ridgeless`],
    bound: () => 0,
    controls
  });

const teacherAlone = ({alphaS}: Point): boolean => alphaS === 0;
const together = ({alphaS, alphaW}: Point): boolean => alphaS === alphaW;
const notByATwentieth = (risk: Risk, noise: number): Controls => ({
  "not by a twentieth": () => 0.2 * ridgeless(risk, noise)
});

/** Whether a penalty would help. */
export const ridgelessClaims = defineClaims({testFile: simulateTest}, [
  {
    id: "ridgeless-biased",
    whose: "reading",
    result: "ridgeless",
    statement:
      "Ridgeless regression is nearly optimal for the teacher in the biased regime, $\\sigma^2 = 4\\cdot10^{-4}$: no penalty lowers its excess risk by more than a quarter.",
    equation: "eq-risks",
    figure: "penalties",
    test: nearlyOptimal("teacher", 4e-4, teacherAlone, notByATwentieth(teacherRisk, 4e-4)),
    note: "The claim is judged at two fifths of the figure's $d_w$, $d_s$, $d_{s\\wedge w} = 10$, $n = 2000$ and $N = 4000$ with the same $\\sigma^2$ and, to half a per cent, $\\|\\beta\\|^2$, where many trials are cheap."
  },
  {
    id: "ridgeless-biased-student",
    whose: "reading",
    result: "ridgeless",
    statement:
      "Ridgeless regression is nearly optimal for the student in the biased regime, $\\sigma^2 = 4\\cdot10^{-4}$: no penalty that it shares with its teacher lowers its excess risk by more than a quarter.",
    equation: "eq-risks",
    figure: "penalties",
    test: nearlyOptimal("student", 4e-4, together, {
      "every penalty costs a twentieth": () => 0.3 * ridgeless(studentRisk, 4e-4)
    })
  },
  {
    id: "ridgeless-noisy",
    whose: "reading",
    result: "ridgeless",
    statement:
      "Ridgeless regression is nearly optimal for the teacher at $\\sigma^2 = 0.01$, which the authors call variance-dominated: no penalty lowers its excess risk by more than a quarter.",
    equation: "eq-risks",
    figure: "penalties",
    test: nearlyOptimal("teacher", 0.01, teacherAlone, notByATwentieth(teacherRisk, 0.01)),
    note: `Label noise there is so large against the target, $\\sigma^2/\\|\\beta\\|^2 = ${(0.01 / zeroRisk(authors)).toFixed(0)}$, that the best penalty shrinks the teacher nearly to zero. At the authors' sizes the ridgeless teacher has ${overZero(teacherRisk, 0.01)} times the risk of predicting zero.`
  },
  {
    id: "ridgeless-noisy-student",
    whose: "reading",
    result: "ridgeless",
    statement:
      "Ridgeless regression is nearly optimal for the student at $\\sigma^2 = 0.01$: no penalty that it shares with its teacher lowers its excess risk by more than a quarter.",
    equation: "eq-risks",
    figure: "penalties",
    test: nearlyOptimal("student", 0.01, together, notByATwentieth(studentRisk, 0.01)),
    note: `The ridgeless student has ${overZero(studentRisk, 0.01)} times the risk of predicting zero at the authors' sizes, and at $\\sigma^2 = 0.1$ ${overZero(studentRisk, 0.1)} times.`
  }
]);
