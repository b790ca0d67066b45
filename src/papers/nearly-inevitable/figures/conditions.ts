import {curveChart, phaseChart} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {decidedSign} from "../../../engine/interval.js";
import {geometrically} from "../../../engine/spacing.js";
import {rate, s, t, teacherAccuracies} from "../experiments/stated.js";
import {correlation, cosineOf, overlapThreshold} from "../theory/angles.js";
import {confidence, crossoverNorm, pull} from "../theory/confidence.js";
import {descent} from "../theory/flow.js";
import {noiseLoss} from "../theory/noise.js";
import {failureProbability} from "../theory/teachers.js";
import {byNorm, byTeacher, figure, percent, points, trim} from "./shared.js";

/** Where the axis of failure probabilities ends. */
const rarest = 1e-6;

const noiseless = (norm: number, q: number, step: number) =>
  descent({s, t, rho: correlation(s, t, q), norm}, rate * norm, step)[step].cosine;

/** When the student improves, by which of two ways, and when noise prevents it. */
export const conditionFigures = [
  figure("crossover", ["claim-crossover"], {
    claims: ["crossover"],
    build: ({"claim-crossover": results}) => {
      const grid = geometrically(0.1, 30, 35).flatMap((norm) =>
        Array.from({length: 15}, (_, k) => 52 + 2 * k).map((teacher) => ({
          series: "predicted",
          norm,
          teacher,
          predicted: pull * cosineOf(teacher / 100) - confidence(norm) * s > 0 ? 1 : -1
        }))
      );
      const marks = results.points.map(({norm, t: cosine}, index) => {
        const truth = results.summary((values) => values.truth, index);
        return {
          series: "measured",
          norm,
          teacher: percent(cosine),
          measured: decidedSign(truth),
          ...truth
        };
      });
      const rows: Row[] = [...grid, ...marks].map(trim);
      return {
        title: "A confident student is steered away from the truth, and improves by unlearning",
        caption:
          "Whether a batch's gradient pulls an 80 % student towards the truth (learning) or away from it, over the student's norm and the teacher's accuracy. The line is the norm $r^*$ with $\\kappa(r^*)/c = t/s$. The student improves on both sides.",
        description:
          "Phase diagram over student norm and teacher accuracy: learning below a curve that rises from norm 0.3 at 55 percent to 8 at 79 percent, unlearning above.",
        rows,
        spec: phaseChart({
          rows,
          x: {field: "norm", title: "student norm ‖w₀‖", scale: "log", ticks: [0.1, 0.3, 1, 3, 10, 30]},
          y: {field: "teacher", title: "teacher accuracy (%)"},
          phases: {positive: "learning", negative: "unlearning"},
          boundaries: [
            {
              label: "r*",
              dash: "solid",
              points: Array.from({length: 27}, (_, k) => 53 + k).map(
                (teacher) => [crossoverNorm(s, cosineOf(teacher / 100)), teacher] as const
              )
            }
          ]
        })
      };
    }
  }),
  figure("overlap", ["overlap"], {
    claims: ["improvement", "sign-condition", "theorem-2-3"],
    build: ({overlap: results}) => {
      const step = 1;
      const rows: Row[] = [];
      for (const norm of [0.1, 1, 10]) {
        for (let k = -10; k <= 19; ++k) {
          rows.push({series: `norm ${norm}`, q: k / 20, theory: points(noiseless(norm, k / 20, step)) - points(s)});
        }
      }
      for (const index of results.where({step})) {
        const {norm, q} = results.points[index];
        const {mean, se, trials} = results.summary(({cosine}) => points(cosine) - points(s), index);
        const theory = points(noiseless(norm, q, step)) - points(s);
        rows.push({series: `norm ${norm}`, q, mean, se, trials, theory});
      }
      return {
        title: "Teachers whose errors overlap the student's beyond the threshold make it worse",
        caption:
          "Change of accuracy after the first step by the overlap $q$ of student's and teacher's errors, 80 % student and 70 % teacher; lines are descent without noise. It crosses zero near the threshold $q^* = \\tan\\theta_s/\\tan\\theta_t$, at every norm (a finite step falls short of it a little). The teachers to the right are the control: judged at a fixed step, they never pass for improving.",
        description:
          "Change of accuracy against overlap from −0.5 to 0.95, nearly straight, crossing zero at the threshold.",
        rows: rows.map(trim),
        spec: curveChart({
          x: {field: "q", title: "overlap of errors q"},
          y: {title: "change after a step (points)"},
          series: byNorm,
          rules: [{x: overlapThreshold(s, t), label: "q*"}, {y: 0}]
        })
      };
    }
  }),
  figure("condition-map", ["condition-map"], {
    claims: ["random-teachers"],
    build: ({"condition-map": results}) => {
      const rows: Row[] = teacherAccuracies.flatMap((accuracy) =>
        [...new Set(geometrically(4, 150, 60).map(Math.round))]
          .map((d) => ({
            series: `${Math.round(100 * accuracy)} %`,
            d,
            theory: failureProbability(d, s, cosineOf(accuracy))
          }))
          .filter(({theory}) => theory >= rarest)
      );
      for (const index of results.where({step: 1})) {
        const {d, t: cosine} = results.points[index];
        const {mean, se, trials} = results.summary((values) => (values.cosine > s ? 0 : 1), index);
        if (mean === 0) continue;
        const theory = failureProbability(d, s, cosine);
        rows.push({series: `${percent(cosine)} %`, d, mean, se, trials, theory});
      }
      return {
        title: "In many dimensions a random teacher almost never fails to improve the student",
        caption:
          "Probability that a random teacher fails to improve the 80 % student at once, by dimension and teacher accuracy: the tail of a Beta law (lines) and failures counted after one step on 10 000 samples (marks; none where no failure was seen). “Nearly inevitable” is a statement about dimension, and weak teachers need more of it.",
        description:
          "Probability of failure on a logarithmic axis against dimension 4 to 150, falling exponentially, faster for better teachers.",
        // The axis ends at one in a million, where no simulation reaches.
        rows: rows.filter(({theory}) => Number(theory) > 1e-7).map(trim),
        spec: curveChart({
          x: {field: "d", title: "dimension d", scale: "log", ticks: [4, 10, 20, 50, 100, 150]},
          y: {title: "P[the teacher fails]", scale: "log", domain: [rarest, 1]},
          series: byTeacher("teacher"),
          measured: "counted"
        })
      };
    }
  }),
  figure("batch-size", ["batch-size"], {
    claims: ["theorem-2-3-batch"],
    build: ({"batch-size": results}) => {
      const step = 10;
      const rows: Row[] = results.where({step}).map((index) => {
        const {d, norm, batch} = results.points[index];
        const goal = noiseless(norm, 0, step);
        const {mean, se, trials} = results.summary(({cosine}) => goal - cosine, index);
        const theory = noiseLoss({s, t, rho: s * t, norm}, rate * norm, step, d, batch);
        const failures = results.summary(({cosine}) => (cosine > s ? 0 : 1), index).mean;
        return {
          series: `d = ${d}`,
          d,
          norm,
          batch,
          theory,
          failures,
          ...(mean > 2 * Number(se) && {mean, se, trials})
        };
      });
      const failed = (batch: number): string => {
        const row = rows.find((at) => at.d === 100 && at.norm === 1 && at.batch === batch);
        return (100 * Number(row?.failures)).toFixed(0);
      };
      return {
        title: "Sampling noise costs cosine in proportion to d/B, at every norm alike",
        caption: `Cosine that fine-tuning on batches falls short of the noiseless path after ten steps, near its peak. Lines: first order in $1/B$, from noise orthogonal to student and teacher (ours). The theorem bounds the probability of failure by the order of $d/B$, which is no constraint at the smaller $B$; at $d = 100$ and norm 1 failures fall from ${failed(10)} % at $B = 10$ to ${failed(30)} % at $30$ and ${failed(100)} % at $100$ (the table's column “failures”: the share of runs below the starting cosine). Marks within two standard errors of zero are not drawn.`,
        description:
          "Loss of cosine against batch size on logarithmic axes, straight lines of slope −1 for dimensions 20 and 100 in three panels by norm.",
        rows: rows.map(trim),
        spec: curveChart({
          x: {field: "batch", title: "batch size B", scale: "log", ticks: [10, 100, 1000]},
          y: {title: "loss of cosine", scale: "log"},
          series: [
            {name: "d = 20", label: "d = 20", role: "student"},
            {name: "d = 100", label: "d = 100", role: "teacher"}
          ],
          facet: {
            field: "norm",
            panels: [0.1, 1, 10].map((norm) => ({value: norm, title: `‖w₀‖ = ${norm}`})),
            columns: 3
          }
        })
      };
    }
  })
];
