import {curveChart, gainMap} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {geometrically} from "../../../engine/spacing.js";
import {learningRates, norms, s, t} from "../experiments/stated.js";
import type {experiments} from "../experiments.js";
import {descent} from "../theory/flow.js";
import {peakCosine, peakTime} from "../theory/peak.js";
import {meanPeakGain} from "../theory/teachers.js";
import {byNorm, byTeacher, figure, percent, points, trim} from "./shared.js";

/** Gain at the best step after the first, by norm and teacher. */
function gains(results: Results<(typeof experiments)["figure-2"]>): Row[] {
  const last = Math.max(...results.points.map((point) => point.step));
  return results.where({step: last}).map((index) => {
    const {norm, t: cosine} = results.points[index];
    const {mean, se, trials} = results.summary(({best}) => points(best) - points(s), index);
    const theory = 100 * meanPeakGain(100, s, cosine);
    return trim({
      series: `${percent(cosine)} %`,
      norm,
      teacher: percent(cosine),
      mean,
      se,
      theory,
      trials
    });
  });
}

/** Best gain in points of the noiseless path at a learning rate, step 0 excluded. */
function bestOfDescent(norm: number, lr: number): number {
  const rate = lr / norm;
  if (rate < 2e-3) return points(peakCosine(s, t, s * t)) - points(s);
  const path = descent({s, t, rho: s * t, norm}, lr, Math.max(2, Math.ceil(1.3 / rate)));
  return Math.max(...path.slice(1).map(({cosine}) => points(cosine))) - points(s);
}

/** What there is to gain, by norm, teacher and learning rate. */
export const gainFigures = [
  figure("figure-2", ["figure-2"], {
    claims: ["figure-2", "peak-cosine"],
    build: ({"figure-2": results}) => {
      const rows = gains(results).map((row) => ({
        ...row,
        mean: -Number(row.mean),
        theory: -Number(row.theory)
      }));
      return {
        title: "The gain grows with the teacher's accuracy and does not depend on the student's norm",
        caption:
          "Change of the error (in points) of an 80 % student at its best step, over its starting norm and the accuracy of random teachers: blue is improvement on the start. Dashed lines are contours of the prediction, the peak formula averaged over random teachers; they are level because the norm does not enter.",
        description:
          "Heat map of the change of error over norm 0.1 to 100 and teacher accuracy 55 to 75 percent, constant along the norm, from nearly nothing to about three points.",
        rows,
        spec: gainMap({
          rows,
          x: {field: "norm", title: "student norm ‖w₀‖", scale: "log", ticks: [0.1, 1, 10, 100]},
          y: {field: "teacher", title: "teacher accuracy (%)", ticks: [55, 60, 65, 70, 75]},
          gain: {title: "Δ error (points)", ends: ["worse", "better"]},
          contours: [{field: "theory", label: "predicted", dash: "dashed", levels: [-0.5, -1, -1.5, -2, -2.5]}],
          limit: 3.2
        })
      };
    }
  }),
  figure("norm-strip", ["figure-2"], {
    claims: ["peak-cosine", "figure-2"],
    build: ({"figure-2": results}) => ({
      title: "Over three decades of norm the gain stays where the peak formula puts it",
      caption:
        "The same gains against the norm, with the peak formula averaged over random teachers (lines). The marks use the best of 20 steps after the first, which under a weak teacher, whose peak lies between the first steps, is a little less than the peak and under chance a little more; the claim is judged at the predicted time instead.",
      description: "Gain in accuracy points against the starting norm, one level line for each teacher accuracy.",
      rows: gains(results),
      spec: curveChart({
        x: {field: "norm", title: "student norm ‖w₀‖", scale: "log", ticks: [0.1, 1, 10, 100]},
        y: {title: "gain in accuracy (points)", domain: [0, 3.5]},
        series: byTeacher("student")
      })
    })
  }),
  figure("rates", ["rates", "rates-slow", "rates-slowest"], {
    claims: ["flow-direction"],
    build: ({rates, "rates-slow": slow, "rates-slowest": slowest}) => {
      const rows: Row[] = norms.flatMap((norm) =>
        geometrically(1e-5, 10, 73).map((lr) => ({series: `norm ${norm}`, norm, lr, theory: bestOfDescent(norm, lr)}))
      );
      for (const one of [rates, slow, slowest]) {
        one.points.forEach(({norm, rate}, index) => {
          const {mean, se, trials} = one.summary(({peak}) => points(peak) - points(s), index);
          const lr = Number((norm * rate).toPrecision(6));
          if (!learningRates.includes(lr)) return;
          rows.push({series: `norm ${norm}`, norm, lr, mean, se, trials, theory: bestOfDescent(norm, lr)});
        });
      }
      return {
        title: "Steps up to about the norm itself reach the peak; larger ones jump over it",
        caption: `Best accuracy after at least one step, against the learning rate of the paper's sweep, for an 80 % student and a 70 % teacher with orthogonal errors. Lines: descent without sampling noise. The step size counts in units of the norm. Rates below a thousandth of the norm are left out (six of the sweep's 21 cells): at rate 0.00001 and norm 10 the peak is ${(peakTime(s, t, s * t, 10) / 10).toFixed(1)} million steps away. There the line is the flow's peak.`,
        description:
          "Best gain against learning rate from 0.00001 to 10 for three norms: flat at first, then falling sharply where the rate reaches the norm.",
        rows: rows.map(trim),
        spec: curveChart({
          x: {field: "lr", title: "learning rate η", scale: "log", ticks: learningRates},
          y: {title: "best gain (points)", domain: [-11, 3]},
          series: byNorm,
          rules: [{y: 0}]
        })
      };
    }
  })
];
