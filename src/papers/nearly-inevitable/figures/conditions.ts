import {phaseChart} from "../../../charts/index.js";
import type {Row} from "../../../engine/figure.js";
import {decidedSign} from "../../../engine/interval.js";
import {evenly, geometrically} from "../../../engine/spacing.js";
import {rate, s, t} from "../experiments/stated.js";
import {correlation, cosineOf, overlapThreshold} from "../theory/angles.js";
import {confidence, crossoverNorm, pull} from "../theory/confidence.js";
import {descent} from "../theory/flow.js";
import {noiseLoss} from "../theory/noise.js";
import {failureProbability} from "../theory/teachers.js";
import {byNorm, byTeacher, curves, figure, finish, percent, points, trim} from "./shared.js";

/** Where the axis of failure probabilities ends. */
const rarest = 1e-4;

const noiseless = (norm: number, q: number, step: number) =>
  descent({s, t, rho: correlation(s, t, q), norm}, rate * norm, step)[step].cosine;

/** When the student improves, by which of two ways, and when noise prevents it. */
export const conditionFigures = [
  figure("crossover", ["claim-crossover"], {
    claims: ["crossover"],
    build: ({"claim-crossover": results}) => {
      const grid = geometrically(0.1, 30, 61).flatMap((norm) =>
        evenly(52, 80, 29).map((teacher) => ({
          ...{series: "predicted", norm, teacher},
          predicted: pull * cosineOf(teacher / 100) - confidence(norm) * s > 0 ? 1 : -1
        }))
      );
      const marks = results.summaries("truth").map(({point, ...truth}) => ({
        ...{series: "measured", norm: point.norm, teacher: percent(point.t), measured: decidedSign(truth)},
        ...truth
      }));
      const rows: Row[] = [...grid, ...marks].map(trim);
      return {
        title: "A student of large norm is steered away from the truth, and improves by unlearning",
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
              ...{label: "r*", dash: "solid"},
              points: evenly(52, 79.9, 94).map((teacher) => [crossoverNorm(s, cosineOf(teacher / 100)), teacher])
            }
          ]
        })
      };
    }
  }),
  curves("overlap", "overlap", {
    claims: ["improvement", "sign-condition", "theorem-2-3"],
    title: "Teachers whose errors overlap the student's beyond the threshold make it worse",
    caption:
      "Change of accuracy after the first step by the overlap $q$ of student's and teacher's errors, for an 80 % student and a 70 % teacher. Lines are descent without noise. At every norm it crosses zero near the threshold $q^* = \\tan\\theta_s/\\tan\\theta_t$; a finite step falls a little short of it. The teachers to the right are the control: judged at a fixed step, they never pass for improving.",
    description:
      "Change of accuracy against overlap from −0.5 to 0.95, nearly straight, crossing zero at the threshold.",
    where: ({step}) => step === 1,
    x: {axis: "q", title: "overlap of errors q", dense: evenly(-0.5, 0.95, 30)},
    y: {title: "change after a step (points)"},
    by: byNorm,
    curves: {
      change: {
        role: "student",
        measure: ({cosine}) => points(cosine) - points(s),
        theory: ({norm, q}) => points(noiseless(norm, q, 1)) - points(s)
      }
    },
    rules: [{x: overlapThreshold(s, t), label: "q*"}, {y: 0}],
    finish
  }),
  curves("condition-map", "condition-map", {
    claims: ["random-teachers"],
    title: "In many dimensions a random teacher almost never fails to improve the student",
    caption: ({count}) =>
      `Probability that a random teacher fails to improve the 80 % student at once, by dimension and teacher accuracy. Lines are the tail of a Beta law. Marks are failures counted among ${count} teachers after one step on 10 000 samples; where none was seen there is no mark. So “nearly inevitable” is a statement about many dimensions, and weaker teachers need more of them.`,
    description:
      "Probability of failure on a logarithmic axis against dimension 4 to 150, falling exponentially, faster for better teachers.",
    where: ({step}) => step === 1,
    x: {
      ...{axis: "d", title: "dimension d", scale: "log", ticks: [4, 10, 20, 50, 100, 150]},
      dense: [...new Set(geometrically(4, 150, 60).map(Math.round))]
    },
    y: {title: "P[the teacher fails]", scale: "log", domain: [rarest, 1]},
    by: {...byTeacher, role: () => "teacher"},
    curves: {
      failure: {
        role: "teacher",
        marks(run, index) {
          const failed = run.summary(({cosine}) => (cosine > s ? 0 : 1), index);
          return failed.mean === 0 ? [] : {...failed};
        },
        theory: ({d, t}) => failureProbability(d, s, t)
      }
    },
    measured: "counted",
    // Below the axis there are neither marks nor lines.
    finish: (rows) => finish(rows.filter(({mean, theory}) => Number(theory) >= rarest || Number(mean) >= rarest))
  }),
  curves("batch-size", "batch-size", {
    claims: ["theorem-2-3-batch", "theorem-a-8"],
    title: "Sampling noise costs cosine in proportion to d/B at every norm",
    caption(_, rows) {
      const failed = (wanted: number): string => {
        const row = rows.find(({d, norm, batch}) => d === 100 && norm === 1 && batch === wanted);
        return (100 * Number(row?.failures)).toFixed(0);
      };
      return `Cosine by which fine-tuning on batches falls short of the noiseless path after ten steps, near its peak, multiplied by $B/(d-2)$; bars that leave the figure are cut. Lines are the first order in $1/B$, from noise orthogonal to student and teacher (ours). The theorem bounds the probability of failure by the order of $d/B$, which is no constraint at the smaller $B$. At $d = 100$ and norm 1 failures fall from ${failed(10)} % at $B = 10$ to ${failed(30)} % at $30$ and ${failed(100)} % at $100$; the download has all in its column “failures”, the share of runs below the starting cosine.`;
    },
    description:
      "Loss of cosine times B/(d − 2) against batch size, for dimensions 20 and 100, in three panels by norm: level lines with marks on them, whose bars grow with B.",
    where: ({step}) => step === 10,
    x: {axis: "batch", title: "batch size B", scale: "log", ticks: [10, 100, 1000]},
    y: {title: "loss of cosine · B/(d − 2)", domain: [-0.01, 0.03]},
    by: {axis: "d", name: (d) => `d = ${d}`},
    curves: {
      loss: {
        role: "student",
        marks(run, index, {d, norm, batch}) {
          const goal = noiseless(norm, 0, 10);
          const failures = run.summary(({cosine}) => (cosine > s ? 0 : 1), index).mean;
          return {...run.summary(({cosine}) => ((goal - cosine) * batch) / (d - 2), index), failures};
        },
        theory: ({d, norm, batch}) => (noiseLoss({s, t, rho: s * t, norm}, rate * norm, 10, d, batch) * batch) / (d - 2)
      }
    },
    facet: {axis: "norm", title: (norm) => `‖w₀‖ = ${norm}`, columns: 3},
    finish
  })
];
