import {identity} from "../../engine/identity.js";
import {defineClaims, testsOn} from "../../engine/tests.js";
import {
  type StudentParameters,
  studentVariance,
  studentVarianceOutOfSample,
  teacherVariance
} from "../../papers/intrinsic-dimension/theory.js";
import {featureMoments} from "../../papers/knowledge-distillation/theory/surrogates.js";
import {experiments} from "../../papers/random-features/experiments.js";
import {misfitDistance, misfitGain, teacherError} from "../../papers/random-features/theory.js";

/** The moments of one feature in the other paper: K spikes over a floor of 1/M, and M samples. */
const moments = ({M, d, K}: {readonly M: number; readonly d: number; readonly K: number}, i: number) =>
  featureMoments({...{i, p: d, n: M, spikes: K, floor: 1 / M}, alpha: 0, beta: 0, sigma: 0});

/** What the teacher of intrinsic dimension has outside of the student's features, and inside. */
function parts({dW, dSw, n, sigma}: StudentParameters): {readonly outside: number; readonly shared: number} {
  const variance = teacherVariance({dW, n, sigma});
  return {outside: (variance * (dW - dSw)) / dW, shared: (variance * dSw) / dW};
}

const shapes: readonly StudentParameters[] = [
  {dW: 20, dS: 10, dSw: 4, n: 60, N: 40, sigma: 0.5},
  {dW: 7, dS: 30, dSw: 7, n: 100, N: 35, sigma: 2},
  {dW: 50, dS: 50, dSw: 0, n: 80, N: 1000, sigma: 1}
];

const {order} = testsOn(experiments);

/** Where random features meet the other rooms: one projection, and what a class cannot fit. */
export const claims = defineClaims({testFile: "test/compare/bridges.test.ts"}, [
  {
    id: "bridge-to-distillation",
    whose: "ours",
    result: "linear-teacher",
    statement:
      "A teacher of $M$ units loses of its target what the fit of $M$ samples loses of a feature in *High-dimensional Analysis of Knowledge Distillation*: $\\mathcal L_{TE}=\\zeta_1$ with the same $\\tau$.",
    equation: "eq-teacher",
    test: identity({
      points: [
        {M: 16, d: 64, K: 4},
        {M: 64, d: 512, K: 8},
        {M: 30, d: 40, K: 12}
      ],
      left: teacherError,
      right: (at) => 1 - moments(at, 1).kept,
      tolerance: 1e-11,
      controls: {
        "of a weak feature": (at) => 1 - moments(at, at.d).kept,
        "with what it is charged": (at) => 1 - moments(at, 1).charged
      }
    }),
    note: "This is not the risk of that paper, which weighs what is lost of all features."
  },
  {
    id: "bridge-to-intrinsic-dimension",
    whose: "ours",
    result: "misfit-samples",
    statement:
      "The student of *Discrepancies are Virtue* gains over its teacher what least squares on $N$ labels gains in a class of $k=d_s$ dimensions: $\\lVert w_\\perp\\rVert^2\\bigl(1-d_s/(N-d_s-1)\\bigr)$ with $\\lVert w_\\perp\\rVert^2=\\sigma^2(d_w-d_{s\\wedge w})/(n-d_w-1)$.",
    equation: "eq-samples",
    test: identity({
      points: shapes,
      left: (p) => teacherVariance(p) - studentVarianceOutOfSample(p),
      right: (p) => parts(p).outside * misfitGain({k: p.dS, n: p.N}),
      unit: teacherVariance,
      tolerance: 1e-11,
      controls: {
        "on the labelled points, d_s/N": (p) => teacherVariance(p) - studentVariance(p),
        "all of the teacher for what is outside": (p) => teacherVariance(p) * misfitGain({k: p.dS, n: p.N})
      }
    })
  },
  {
    id: "bridge-misfit",
    whose: "ours",
    result: "misfit",
    statement:
      "The student of *Discrepancies are Virtue* has the target in its class: its misfit and its gain both tend to $\\lVert w_\\perp\\rVert^2$ as $N\\to\\infty$.",
    equation: "eq-misfit",
    test: identity({
      points: shapes.map((p) => ({...p, N: 1e13})).filter(({dW, dSw}) => dSw < dW),
      left: (p) => teacherVariance(p) - studentVarianceOutOfSample(p),
      right: (p) => parts(p).outside * misfitDistance({k: p.dS, n: p.N}),
      unit: teacherVariance,
      tolerance: 1e-9,
      controls: {"what they share": (p) => parts(p).shared + 0.5 * parts(p).outside}
    })
  },
  {
    id: "bridge-no-equality",
    whose: "ours",
    result: "misfit-outside",
    statement:
      "A student of no more random units than its teacher, trained for ever, projects its teacher on a class without the target: it strays from its teacher, and its gain is below the misfit and negative.",
    equation: "eq-counterexample",
    test: order("claim-students", {
      judged: ({perUnit, t}) => perUnit === 1 && t > 1000,
      measure: ({teacher, student, misfit}) => Math.min(misfit - (teacher - student), student - teacher),
      unit: teacherError,
      controls: {
        "a gain": ({teacher, student}) => teacher - student,
        "a gain of the misfit": ({teacher, student, misfit}) => teacher - student - misfit
      }
    })
  }
]);
