import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import * as theory from "../theory.js";
import {bound, exact, region, testFile} from "./setting.js";

/** In units of what the teacher has outside of the class, in each trial. */
const perOutside = {unit: () => 1, judged: ({n}: {readonly n: number}) => n > 16};

/** Students whose class is the question. */
export const misfit = defineClaims({testFile}, [
  {
    id: "misfit-identity",
    whose: "reading",
    result: "misfit",
    statement: "A student that projects its teacher on a linear class with the target in it gains exactly its misfit.",
    equation: "eq-misfit",
    figure: "misfit",
    test: exact("claim-population", {
      judged: ({unsayable}) => unsayable === 0,
      measure: ({gain, misfit}) => gain / misfit,
      theory: () => 1,
      unit: () => 1,
      controls: {"what it cannot fit of one dimension less": ({d, k}) => 1 - 1 / (d - k)}
    })
  },
  {
    id: "misfit-less",
    whose: "ours",
    result: "misfit-outside",
    statement:
      "If the target has $c$ times a direction outside of the class, and its teacher is the target with noise, the mean gain is $2c^2$ below the mean misfit.",
    equation: "eq-misfit",
    test: exact("claim-population", {
      measure: ({gain, misfit}) => gain - misfit,
      theory: ({unsayable}) => -2 * unsayable ** 2,
      unit: ({d, k, s, unsayable}) => (d - k) * s ** 2 + unsayable ** 2,
      controls: {"equality in any case": () => 0, "c² less": ({unsayable}) => -(unsayable ** 2)}
    })
  },
  {
    id: "misfit-convex",
    whose: "reading",
    result: "misfit",
    statement: "A student that projects its teacher on a convex cone with the target in it gains at least its misfit.",
    equation: "eq-misfit",
    test: bound("claim-population", {
      judged: ({unsayable}) => unsayable === 0,
      side: "at least",
      sure: true,
      measure: ({coneGain, coneMisfit}) => coneGain / coneMisfit,
      bound: () => 1 - 1e-12,
      unit: () => 1,
      controls: {"one per cent more": () => 1.01}
    })
  },
  {
    id: "misfit-counterexample",
    whose: "ours",
    result: "misfit-outside",
    statement:
      "For a target outside of the class the gain is unbounded below in units of the misfit: with $w=Pf^*+\\varepsilon(I-P)f^*$ it is $1-2/\\varepsilon$ times it.",
    equation: "eq-counterexample",
    test: identity({
      points: [0.01, 0.5, 1, 2, 3].map((epsilon) => ({epsilon})),
      // f* = e₁ + e₂, the class the first coordinate: w = e₁ + εe₂, and the student e₁ errs by 1.
      left: ({epsilon}) => ((1 - epsilon) ** 2 - 1) / epsilon ** 2,
      right: ({epsilon}) => 1 - 2 / epsilon,
      tolerance: 1e-9,
      controls: {"their equality": () => 1, "1 − 1/ε": ({epsilon}) => 1 - 1 / epsilon},
      unit: ({epsilon}) => 1 + 2 / epsilon
    })
  },
  {
    id: "misfit-gain",
    whose: "ours",
    result: "misfit-samples",
    statement:
      "Least squares on $n$ labels gains $\\lVert w_\\perp\\rVert^2\\bigl(1-k/(n-k-1)\\bigr)$ in the mean, $w_\\perp$ being what the teacher has outside of the class.",
    equation: "eq-samples",
    figure: "misfit",
    test: exact("claim-misfit", {
      ...perOutside,
      measure: ({gain, outside}) => gain / outside,
      theory: theory.misfitGain,
      controls: {"k/n for what labels cost": ({k, n}) => 1 - k / n, "that of the population": () => 1}
    })
  },
  {
    id: "misfit-distance",
    whose: "ours",
    result: "misfit-samples",
    statement:
      "The misfit of least squares on $n$ labels is $\\lVert w_\\perp\\rVert^2\\bigl(1+k/(n-k-1)\\bigr)$ in the mean.",
    equation: "eq-samples",
    figure: "misfit",
    test: exact("claim-misfit", {
      ...perOutside,
      measure: ({misfit, outside}) => misfit / outside,
      theory: theory.misfitDistance,
      controls: {"k/n for what labels cost": ({k, n}) => 1 + k / n, "that of the population": () => 1}
    })
  },
  {
    id: "misfit-sign",
    whose: "ours",
    result: "misfit-samples",
    statement: "Least squares beats its teacher if and only if $n>2k+1$.",
    equation: "eq-samples",
    figure: "misfit",
    test: region("claim-misfit", {
      measure: ({gain, outside}) => gain / outside,
      unit: () => 1,
      predicted: ({k, n}) => Math.sign(n - 2 * k - 1),
      controls: {"n > k + 1": ({k, n}) => Math.sign(n - k - 1)}
    })
  },
  {
    id: "power",
    whose: "paper",
    result: "figure-2b",
    statement: "In Figure 2b the student's error falls as a higher power of its teacher's than in the bound.",
    figure: "relu",
    test: {kind: "none", why: "What we had describes the figure and has neither its target nor its sizes."}
  },
  {
    id: "sizes",
    whose: "paper",
    result: "ablation",
    statement: "A figure of the paper shows the smallest quotient of losses over sizes of student and teacher.",
    figure: "ablation",
    test: {kind: "none", why: "Drawn for $m=32$ and the smaller sizes; no sentence on the figure was at hand."}
  },
  {
    id: "relu-script",
    whose: "paper",
    result: "relu-script",
    statement: "A figure of the paper shows the test loss of ReLU students over their teacher's against steps.",
    figure: "relu-offline",
    test: {kind: "none", why: "Drawn for three sizes; no sentence on the figure was at hand."}
  },
  {
    id: "mnist",
    whose: "paper",
    result: "table-1",
    statement: "Table 1 lists the errors of teachers and their students on MNIST.",
    test: {
      kind: "none",
      why: "A statement about trained networks and images. In the authors' script the student also sees true labels of the other half of the data."
    }
  }
]);
