import {defineClaims} from "../../../engine/tests.js";
import {s, t} from "../experiments/stated.js";
import {correlation, progress} from "../theory/angles.js";
import {confidence, pull} from "../theory/confidence.js";
import {exact, order, region, simulateTest, theoryTest, unitRate} from "./setting.js";

const learning = ({norm}: {readonly norm: number}): number => (1 - s * s) * (pull * t - confidence(norm) * s);
const rise = ({q}: {readonly q: number}): number => pull * progress(s, t, q);

/** How one step moves the student. */
export const mechanismClaims = defineClaims({testFile: simulateTest}, [
  {
    id: "first-order",
    whose: "paper",
    result: "first-order",
    statement:
      "A small move along $v$ changes the cosine with the truth by $\\Delta_1 + \\Delta_2$, learning and unlearning.",
    equation: "eq-first-order",
    test: exact("claim-gradient", {
      measure: (values) => values.rise - values.learning - values.unlearning,
      theory: () => 0,
      unit: unitRate,
      controls: {
        "learning alone": (point) => rise(point) - learning(point),
        "unlearning alone": learning
      }
    }),
    note: "The change is a difference of cosines along one literal batch's gradient; it leaves no room for chance."
  },
  {
    id: "gradient-along-truth",
    whose: "paper",
    result: "population-gradient",
    statement: "The expected step moves the student along the truth by $c\\,t - \\kappa(\\lVert w\\rVert)\\,s$.",
    equation: "eq-gradient",
    figure: "crossover",
    test: exact("claim-gradient", {
      measure: "truth",
      theory: ({norm}) => pull * t - confidence(norm) * s,
      unit: () => pull,
      controls: {
        "full confidence": () => pull * (t - s),
        "no confidence": () => pull * t,
        "cosines swapped": ({norm}) => pull * s - confidence(norm) * t
      }
    })
  },
  {
    id: "gradient-along-student",
    whose: "paper",
    result: "population-gradient",
    statement: "The expected step moves the student along itself by $c\\,\\rho - \\kappa(\\lVert w\\rVert)$.",
    equation: "eq-gradient",
    test: exact("claim-gradient", {
      measure: "student",
      theory: ({norm, q}) => pull * correlation(s, t, q) - confidence(norm),
      unit: () => pull,
      controls: {
        "overlap dropped": ({norm}) => pull * s * t - confidence(norm),
        "full confidence": ({q}) => pull * (correlation(s, t, q) - 1)
      }
    })
  },
  {
    id: "confidence",
    whose: "paper",
    result: "confidence",
    statement: "The pull towards the origin is $\\kappa(r) = \\mathbb E[g\\,\\sigma(\\beta r g)]$, which rises to $c$.",
    equation: "eq-confidence",
    testFile: theoryTest,
    test: exact("claim-confidence", {
      measure: "confidence",
      theory: ({norm}) => confidence(norm),
      unit: () => pull,
      controls: {
        "half the temperature": ({norm}) => confidence(norm, 0.5),
        "linear in the norm": ({norm}) => Math.min(norm / 4, pull)
      }
    }),
    note: "One batch is labelled by a teacher and by its opposite: half the sum of the two steps holds none of the teacher, at norms from .1 to 100."
  },
  {
    id: "cancellation",
    whose: "paper",
    result: "equation-2",
    statement: "The expected rate of the cosine, times the norm, is $c\\,(t - \\rho s)$: the confidence cancels.",
    equation: "eq-cancellation",
    figure: "first-move",
    test: exact("claim-gradient", {
      measure: "rise",
      theory: rise,
      unit: unitRate,
      controls: {
        "confidence kept": (point) => pull * t - confidence(point.norm) * s * correlation(s, t, point.q),
        "learning alone": learning,
        "overlap dropped": unitRate
      }
    })
  },
  {
    id: "sign-condition",
    whose: "paper",
    result: "equation-1",
    statement:
      "The first step improves the student exactly when $\\Delta > 0$, that is $q < \\tan\\theta_s/\\tan\\theta_t$.",
    equation: "eq-cancellation",
    figure: "overlap",
    test: region("claim-condition", {
      measure: "rise",
      unit: unitRate,
      predicted: (point) => Math.sign(progress(s, point.t, point.q)),
      controls: {
        "only better teachers help": (point) => Math.sign(point.t - s),
        "every teacher helps": () => 1,
        "sines for tangents": (point) => Math.sign(Math.sqrt((1 - s * s) / (1 - point.t * point.t)) - point.q)
      }
    })
  },
  {
    id: "crossover",
    whose: "paper",
    quote: {
      text: "when the student is initially unconfident, … is positive and dominates",
      place: "Section 3.1"
    },
    result: "two-mechanisms",
    statement:
      "The teacher pulls the student along the truth below the norm $r^*$ with $\\kappa(r^*)/c = t/s$, and against it above.",
    equation: "eq-crossover",
    figure: "crossover",
    testFile: theoryTest,
    test: region("claim-crossover", {
      measure: "truth",
      unit: () => pull,
      predicted: (point) => clear(pull * point.t - confidence(point.norm) * s),
      controls: {
        "crossover at norm 1": ({norm}) => Math.sign(0.99 - norm),
        "cosines swapped": (point) => clear(pull * s - confidence(point.norm) * point.t)
      }
    }),
    note: "Points where the predicted pull is below 2 % of $c$ are left out: their sign is not within reach."
  },
  {
    id: "unlearning",
    whose: "paper",
    result: "two-mechanisms",
    statement: "Above $r^*$ the student improves although its inner product with the truth falls.",
    equation: "eq-crossover",
    figure: "figure-1",
    test: order("claim-improvement", {
      measure: (values) => values.cosine - s,
      judged: ({norm, q, step}) => norm === 10 && q === 0 && step === 3,
      unit: () => 1 - s,
      controls: {
        "the inner product rises": (values, {norm}) => values.inner - norm * s,
        "the norm rises": (values, {norm}) => values.norm - norm
      }
    })
  },
  {
    id: "improvement",
    whose: "paper",
    result: "theorem-1-1",
    statement:
      "After a few literal steps the student is better than it was where $q$ is below the threshold, and worse above.",
    equation: "eq-cancellation",
    figure: "overlap",
    test: region("claim-improvement", {
      measure: (values) => values.cosine - s,
      judged: ({step}) => step === 3,
      unit: () => 1 - s,
      predicted: ({q}) => Math.sign(progress(s, t, q)),
      controls: {"every teacher helps": () => 1, "no worse teacher helps": () => -1}
    }),
    note: "The claim is judged at a fixed step: the best point of a noisy path would pass for improvement under any teacher."
  }
]);

/** The sign of a pull, or 0 where it is too small to be seen. */
const clear = (value: number): number => (Math.abs(value) < 0.02 * pull ? 0 : Math.sign(value));
