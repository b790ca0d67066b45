import type {Claim} from "../../../engine/claim.js";
import type {Point} from "../../../engine/experiment.js";
import {studentVariance, studentVarianceOutOfSample, teacherVariance} from "../theory.js";
import {type PairAt, sizesAt} from "./context.js";

interface Sizes {
  readonly dW: number;
  readonly dS: number;
}

const inSample = (at: PairAt, p: Sizes): number => studentVariance(sizesAt(at, p));
const fresh = (at: PairAt, p: Sizes): number => studentVarianceOutOfSample(sizesAt(at, p));
const teacher = (at: PairAt, p: Sizes): number => teacherVariance(sizesAt(at, p));

/** The teacher's variance per dimension, with another denominator. */
const scale = ({noise, n}: PairAt, {dW}: Sizes, less = 1): number => noise / (n - dW - less);

const experiment = "claim-variance";

/** Half of its points: every two levels of overlap, n and N meet once. */
const half = ({overlap, n, N}: Point): boolean => (overlap === 0) === ((n === 40) === (N === 100));

const simulateTest = "test/papers/intrinsic-dimension/simulate.test.ts";
const theoryTest = "test/papers/intrinsic-dimension/theory.test.ts";

export const varianceClaims: readonly Claim[] = [
  {
    id: "teacher-variance",
    result: "proposition-teacher-variance",
    statement:
      "For Gaussian features and $n > d_w + 1$ the ridgeless teacher has $\\mathrm{Var}(f_w) = \\sigma^2 d_w/(n-d_w-1)$.",
    equation: "eq-teacher-variance",
    figure: "sample-kinds",
    source: theoryTest,
    test: {
      kind: "exact",
      experiment,
      measure: "teacher",
      judged: (point) => half(point) && point.overlap === 3,
      theory: teacher,
      unit: teacher,
      controls: {
        "n for n − d_w − 1": ({noise, n}: PairAt, {dW}: Sizes) => (noise * dW) / n,
        "n − d_w for n − d_w − 1": (at: PairAt, p: Sizes) => p.dW * scale(at, p, 0),
        "d_s for d_w in the denominator": ({noise, n}: PairAt, {dW, dS}: Sizes) => (noise * dW) / (n - dS - 1)
      }
    }
  },
  {
    id: "teacher-variance-subgaussian",
    result: "proposition-teacher-variance",
    statement:
      "The Proposition may be relaxed to subgaussian features: with latent coordinates $\\pm 1$ the teacher's variance approaches the same formula as $n$ grows.",
    equation: "eq-teacher-variance",
    source: theoryTest,
    test: {
      kind: "limit",
      experiment: "claim-signs",
      measure: "teacher",
      theory: teacher,
      unit: teacher,
      size: "n",
      margin: 0.02,
      why: "For signs the variance falls short of the formula by 2/n of itself to first order, 0.4 % at n = 480.",
      rate: -1,
      controls: {
        "σ²d_w/n": ({noise, n}: PairAt, {dW}: Sizes) => (noise * dW) / n,
        "3 % more": (at: PairAt, p: Sizes) => 1.03 * teacher(at, p)
      }
    },
    note: "At finite $n$ the formula is not exact for signs: the fourth moment enters at order $1/n$."
  },
  {
    id: "student-variance",
    result: "theorem-student-variance",
    statement:
      "On the $N \\ge d_s$ unlabelled points it was trained on, the student has $\\mathrm{Var}(f_s) = \\frac{\\sigma^2}{n-d_w-1}\\big[d_{s\\wedge w} + \\frac{d_s}{N}(d_w - d_{s\\wedge w})\\big]$.",
    equation: "eq-student-variance",
    figure: "sample-kinds",
    source: theoryTest,
    test: {
      kind: "exact",
      experiment,
      judged: half,
      measure: "student",
      theory: inSample,
      unit: teacher,
      controls: {
        "N − d_s − 1 for N": fresh,
        "n for n − d_w − 1": (at: PairAt, p: Sizes) => (inSample(at, p) * (at.n - p.dW - 1)) / at.n,
        "d_w and d_s swapped": (at: PairAt, p: Sizes) =>
          scale(at, p) * (at.overlap + (p.dW / at.N) * Math.abs(p.dS - at.overlap)),
        "shared noise dropped": (at: PairAt, p: Sizes) => scale(at, p) * (p.dS / at.N) * p.dW
      }
    }
  },
  {
    id: "student-variance-few-unlabelled",
    result: "theorem-student-variance",
    statement:
      "For $N < d_s$ the student interpolates its labels, and in sample $\\mathrm{Var}(f_s) = \\mathrm{Var}(f_w)$.",
    equation: "eq-student-variance",
    source: simulateTest,
    test: {
      kind: "exact",
      experiment: "claim-interpolating",
      measure: (v) => v.student - v.teacher,
      theory: () => 0,
      unit: teacher,
      controls: {
        "d_s/N > 1 kept": (at: PairAt, p: Sizes) => scale(at, p) * (p.dS / at.N - 1) * (p.dW - at.overlap),
        "a hundredth of it": (at: PairAt, p: Sizes) => 0.01 * teacher(at, p)
      }
    },
    note: "An identity of every single data set; it leaves no room for chance. The formula of the Theorem would exceed the teacher's variance there; it needs $N \\ge d_s$, which the talk does not say."
  },
  {
    id: "student-variance-fresh",
    result: "theorem-student-variance",
    statement: "The Theorem's formula, read on fresh test points.",
    equation: "eq-student-variance-fresh",
    figure: "sample-kinds",
    source: theoryTest,
    test: {
      kind: "exact",
      experiment,
      judged: half,
      measure: "student-out-of-sample",
      theory: inSample,
      unit: teacher,
      controls: {"d_s for d_w": (at: PairAt, p: Sizes) => scale(at, p) * p.dS}
    },
    correction: {
      statement: "On fresh points $d_s/N$ becomes $d_s/(N-d_s-1)$, for $N > d_s + 1$.",
      test: {
        kind: "exact",
        experiment,
        judged: half,
        measure: "student-out-of-sample",
        theory: fresh,
        unit: teacher,
        controls: {
          "d_s/N": inSample,
          "d_s/(N − d_s)": (at: PairAt, p: Sizes) =>
            scale(at, p) * (at.overlap + (p.dS / (at.N - p.dS)) * (p.dW - at.overlap)),
          "n for n − d_w − 1": (at: PairAt, p: Sizes) => (fresh(at, p) * (at.n - p.dW - 1)) / at.n
        }
      }
    },
    note: "The talk defines the variance on the unlabelled sample, and there its formula is exact; its figures show risks on the population."
  },
  {
    id: "student-variance-subgaussian",
    result: "theorem-student-variance",
    statement:
      "The Theorem may be relaxed to subgaussian features: with latent coordinates $\\pm 1$ the student's variance approaches the same formula as $n$ grows.",
    equation: "eq-student-variance",
    source: theoryTest,
    test: {
      kind: "limit",
      experiment: "claim-signs",
      measure: "student",
      theory: inSample,
      unit: teacher,
      size: "n",
      margin: 0.02,
      why: "The teacher's part falls short by 2/n of itself to first order, 0.4 % at n = 480; the student's part is exact.",
      rate: -1,
      controls: {"N − d_s − 1 for N": fresh}
    }
  },
  {
    id: "noise-vanishes",
    result: "variance-reduction",
    statement:
      "The variance the student inherits outside its own features, $\\mathrm{Var}(\\mathbb{V}_w\\setminus\\mathbb{V}_s)$, vanishes as $d_s/N \\to 0$: what remains is $\\sigma^2 d_{s\\wedge w}/(n-d_w-1)$.",
    equation: "eq-student-variance",
    figure: "sample-kinds",
    source: theoryTest,
    test: {
      kind: "limit",
      experiment: "claim-vanishing",
      measure: "student",
      theory: (at: PairAt, p: Sizes) => at.overlap * scale(at, p),
      unit: teacher,
      size: "N",
      margin: 0.02,
      why: "At N = 320 d_s the Theorem leaves 0.3 % of the teacher's variance; 2 % tells it from any part that stays.",
      rate: -1,
      controls: {
        "all of the teacher's noise": teacher,
        "one shared dimension more": (at: PairAt, p: Sizes) => (at.overlap + 1) * scale(at, p)
      }
    }
  }
];
