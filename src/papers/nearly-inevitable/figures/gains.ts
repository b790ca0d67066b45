import {fixed} from "../../../charts/numbers.js";
import type {Row} from "../../../engine/figure.js";
import {geometrically} from "../../../engine/spacing.js";
import {dimension, learningRates, s, t} from "../experiments/stated.js";
import {descent} from "../theory/flow.js";
import {peakCosine, peakTime} from "../theory/peak.js";
import {meanPeakGain} from "../theory/teachers.js";
import {byNorm, byTeacher, curves, finish, panels, part, points} from "./shared.js";

/** Best gain in points of the noiseless path at a learning rate in units of the norm, step 0 excluded. */
function bestOfDescent(norm: number, rate: number): number {
  if (rate < 2e-3) return points(peakCosine(s, t, s * t)) - points(s);
  const path = descent({s, t, rho: s * t, norm}, norm * rate, Math.max(2, Math.ceil(1.3 / rate)));
  return Math.max(...path.slice(1).map(({cosine}) => points(cosine))) - points(s);
}

/** How far marks lie from the lines at most, in standard errors. */
const farthest = (rows: readonly Row[]): string =>
  fixed(Math.max(...rows.map(({mean, theory, se}) => Math.abs(Number(mean) - Number(theory)) / Number(se))), 1);

/** The paper's learning rate, from the one in units of the norm. */
const learningRate = ({norm, rate}: {readonly norm: number; readonly rate: number}): number =>
  Number((norm * rate).toPrecision(6));

const rates = (from: "rates" | "rates-slow" | "rates-slowest", dense: readonly number[] = []) =>
  part(from, {
    derive: {lr: learningRate},
    where: (point) => learningRates.includes(learningRate(point)),
    x: {axis: "lr", along: "rate", dense},
    by: byNorm,
    curves: {
      gain: {
        role: "student",
        measure: ({peak}) => points(peak) - points(s),
        theory: ({norm, rate}) => bestOfDescent(norm, rate)
      }
    }
  });

/** What there is to gain, by norm, teacher and learning rate. */
export const gainFigures = [
  curves("figure-2", "figure-2", {
    was: ["norm-strip"],
    claims: ["figure-2", "peak-cosine"],
    title: "The gain grows with the teacher's accuracy and does not depend on the student's norm",
    caption: (_, rows) =>
      `The paper's Figure 2, as curves: gain in accuracy of an 80 % student at its best step, against its starting norm, under random teachers of five accuracies. Lines are the peak formula averaged over random teachers. Marks are means over teachers of the best of 20 steps after the first. Under the weakest teacher the peak lies between the first steps, and the best of them is a little below it. All points share the draw of the teachers' errors, so the marks stray from the lines together, by ${farthest(rows)} standard errors at most.`,
    description: "Gain in accuracy points against the starting norm, one level line for each teacher accuracy.",
    where: ({step}) => step === 20,
    x: {axis: "norm", title: "student norm ‖w₀‖", scale: "log", ticks: [0.1, 1, 10, 100]},
    y: {title: "gain in accuracy (points)", domain: [0, 3.5]},
    by: byTeacher,
    curves: {
      gain: {
        role: "student",
        measure: ({best}) => points(best) - points(s),
        theory: ({t}) => 100 * meanPeakGain(dimension, s, t)
      }
    },
    finish
  }),
  panels("rates", {
    claims: ["flow-direction"],
    title: "Steps up to about the norm itself reach the peak; larger ones jump over it",
    caption: `Best accuracy after at least one step, against the learning rate of the paper's sweep, for an 80 % student and a 70 % teacher with orthogonal errors. Lines are descent without sampling noise. The step size counts in units of the norm. Rates below a thousandth of the norm, six of the sweep's 21 cells, are left out: at rate 0.00001 and norm 10 the peak is ${(peakTime(s, t, s * t, 10) / 10).toFixed(1)} million steps away. There the line is the flow's peak.`,
    description:
      "Best gain against learning rate from 0.00001 to 10 for three norms: flat at first, then falling sharply where the rate reaches the norm.",
    x: {field: "lr", title: "learning rate η", scale: "log", ticks: learningRates, domain: [8e-6, 12]},
    y: {title: "best gain (points)", domain: [-11, 3]},
    rules: [{y: 0}],
    parts: [rates("rates", geometrically(1e-6, 100, 97)), rates("rates-slow"), rates("rates-slowest")],
    finish: (rows) => finish(rows.filter(({lr}) => Number(lr) >= 1e-5 && Number(lr) <= 10))
  })
];
