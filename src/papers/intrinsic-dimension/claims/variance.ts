import type {Point} from "../../../engine/experiment.js";
import {defineClaims} from "../../../engine/tests.js";
import {type StudentParameters, studentVariance, studentVarianceOutOfSample, teacherVariance} from "../theory.js";
import {simulateTest, theoryTest, variances} from "./setting.js";

const {exact, limit} = variances;

/** The teacher's variance per dimension, with another denominator. */
const scale = ({dW, n, sigma}: StudentParameters, less = 1): number => sigma ** 2 / (n - dW - less);

/** With n for n − d_w − 1. */
const without = (variance: number, {n, dW}: StudentParameters): number => (variance * (n - dW - 1)) / n;

/** Half of its points: every two levels of overlap, n and N meet once. */
const half = ({overlap, n, N}: Point): boolean => (overlap === 0) === ((n === 40) === (N === 100));

export const varianceClaims = defineClaims({testFile: theoryTest}, [
  {
    id: "teacher-variance",
    whose: "paper",
    result: "proposition-teacher-variance",
    statement:
      "For Gaussian features and $n > d_w + 1$ the ridgeless teacher has $\\mathrm{Var}(f_w) = \\sigma^2 d_w/(n-d_w-1)$.",
    equation: "eq-teacher-variance",
    figure: "sample-kinds",
    test: exact("claim-variance", {
      measure: "teacher",
      judged: (point) => half(point) && point.overlap === 3,
      theory: teacherVariance,
      controls: {
        "n for n − d_w − 1": (p) => without(teacherVariance(p), p),
        "n − d_w for n − d_w − 1": (p) => p.dW * scale(p, 0),
        "d_s for d_w in the denominator": ({dW, dS, n, sigma}) => (sigma ** 2 * dW) / (n - dS - 1)
      }
    })
  },
  {
    id: "teacher-variance-subgaussian",
    whose: "reading",
    quote: {
      text: "can be relaxed to subgaussian design",
      place: 'Talk, "Larger Discrepancy → Better W2S"'
    },
    result: "proposition-teacher-variance",
    statement:
      "The Proposition may be relaxed to subgaussian features: with latent coordinates $\\pm 1$ the teacher's variance approaches the same formula as $n$ grows.",
    equation: "eq-teacher-variance",
    test: limit("claim-signs", {
      measure: "teacher",
      theory: teacherVariance,
      size: "n",
      margin: 0.02,
      why: "For signs the variance falls short of the formula by 2/n of itself to first order, 0.4 % at n = 480.",
      rate: -1,
      controls: {
        "σ²d_w/n": (p) => without(teacherVariance(p), p),
        "3 % more": (p) => 1.03 * teacherVariance(p)
      }
    }),
    note: "At finite $n$ the formula is not exact for signs: the fourth moment enters at order $1/n$."
  },
  {
    id: "student-variance",
    whose: "paper",
    result: "theorem-student-variance",
    statement:
      "On the $N \\ge d_s$ unlabelled points it was trained on, the student has $\\mathrm{Var}(f_s) = \\frac{\\sigma^2}{n-d_w-1}\\big[d_{s\\wedge w} + \\frac{d_s}{N}(d_w - d_{s\\wedge w})\\big]$.",
    equation: "eq-student-variance",
    figure: "sample-kinds",
    test: exact("claim-variance", {
      judged: half,
      measure: "student",
      theory: studentVariance,
      controls: {
        "N − d_s − 1 for N": studentVarianceOutOfSample,
        "n for n − d_w − 1": (p) => without(studentVariance(p), p),
        "d_w and d_s swapped": (p) => scale(p) * (p.dSw + (p.dW / p.N) * Math.abs(p.dS - p.dSw)),
        "shared noise dropped": (p) => scale(p) * (p.dS / p.N) * p.dW
      }
    })
  },
  {
    id: "student-variance-few-unlabelled",
    whose: "ours",
    result: "theorem-student-variance",
    statement:
      "For $N < d_s$ the student interpolates its labels, and in sample $\\mathrm{Var}(f_s) = \\mathrm{Var}(f_w)$.",
    equation: "eq-student-variance",
    testFile: simulateTest,
    test: exact("claim-interpolating", {
      measure: (v) => v.student - v.teacher,
      theory: () => 0,
      controls: {
        "d_s/N > 1 kept": (p) => scale(p) * (p.dS / p.N - 1) * (p.dW - p.dSw),
        "a hundredth of it": (p) => 0.01 * teacherVariance(p)
      }
    }),
    note: "This is an identity of every single data set and leaves no room for chance. The formula of the Theorem would exceed the teacher's variance there: it needs $N \\ge d_s$, which the talk does not say."
  },
  {
    id: "student-variance-fresh",
    whose: "reading",
    quote: {
      text: "$\\mathbb{E}_{X,y} \\left[ \\frac{1}{N} \\|f(X) - \\mathbb{E}_{y|X}[f(X)]\\|_2^2 \\right]$",
      place: 'Talk, "W2S Finetuning as Kernel Regression: Finite Samples", the variance in the excess risk'
    },
    result: "theorem-student-variance",
    statement: "The Theorem's formula gives the student's variance on fresh test points too.",
    equation: "eq-student-variance-fresh",
    figure: "sample-kinds",
    test: exact("claim-variance", {
      judged: half,
      measure: "student-out-of-sample",
      theory: studentVariance,
      controls: {"d_s for d_w": (p) => scale(p) * p.dS}
    }),
    correction: {
      statement: "On fresh points $d_s/N$ becomes $d_s/(N-d_s-1)$, for $N > d_s + 1$.",
      test: exact("claim-variance", {
        judged: half,
        measure: "student-out-of-sample",
        theory: studentVarianceOutOfSample,
        controls: {
          "d_s/N": studentVariance,
          "d_s/(N − d_s)": (p) => scale(p) * (p.dSw + (p.dS / (p.N - p.dS)) * (p.dW - p.dSw)),
          "n for n − d_w − 1": (p) => without(studentVarianceOutOfSample(p), p)
        }
      })
    },
    note: "The talk defines the variance on the unlabelled sample, and there its formula is exact; its figures show risks on the population."
  },
  {
    id: "student-variance-subgaussian",
    whose: "reading",
    quote: {
      text: "can also be relaxed to subgaussian",
      place: 'Talk, "Larger Discrepancy → Better W2S"'
    },
    result: "theorem-student-variance",
    statement:
      "The Theorem may be relaxed to subgaussian features: with latent coordinates $\\pm 1$ the student's variance approaches the same formula as $n$ grows.",
    equation: "eq-student-variance",
    test: limit("claim-signs", {
      measure: "student",
      theory: studentVariance,
      size: "n",
      margin: 0.02,
      why: "The teacher's part falls short by 2/n of itself to first order, 0.4 % at n = 480; the student's part is exact.",
      rate: -1,
      controls: {"N − d_s − 1 for N": studentVarianceOutOfSample}
    })
  },
  {
    id: "student-variance-order",
    whose: "paper",
    result: "student-variance-order",
    statement:
      "Up to constants $\\mathrm{Var}(f_s)\\asymp\\frac{d_{s\\wedge w}}n+\\frac{d_s}N\\,\\frac{d_w-d_{s\\wedge w}}n$.",
    equation: "eq-student-variance",
    test: {kind: "none", why: "The statement fixes no constant. The Theorem, whose order it gives, is judged instead."}
  },
  {
    id: "independent-label-noise",
    whose: "paper",
    result: "independent-label-noise",
    statement:
      "Outside the dimensions that the two models share, the teacher's variance acts on the student like independent label noise.",
    equation: "eq-student-variance",
    test: {
      kind: "none",
      why: "This is the intuition of a proof. What follows from it, the factor $d_s/N$ on that part of the variance, is judged with the Theorem."
    }
  },
  {
    id: "noise-vanishes",
    whose: "paper",
    result: "variance-reduction",
    statement:
      "The variance the student inherits outside its own features, $\\mathrm{Var}(\\mathbb{V}_w\\setminus\\mathbb{V}_s)$, vanishes as $d_s/N \\to 0$: what remains is $\\sigma^2 d_{s\\wedge w}/(n-d_w-1)$.",
    equation: "eq-student-variance",
    figure: "sample-kinds",
    test: limit("claim-vanishing", {
      measure: "student",
      theory: (p) => p.dSw * scale(p),
      size: "N",
      margin: 0.02,
      why: "At N = 320 d_s the Theorem leaves 0.3 % of the teacher's variance; 2 % tells it from any part that stays.",
      rate: -1,
      controls: {
        "all of the teacher's noise": teacherVariance,
        "one shared dimension more": (p) => (p.dSw + 1) * scale(p)
      }
    })
  }
]);
