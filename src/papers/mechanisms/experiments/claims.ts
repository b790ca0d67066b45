import {defineExperiments} from "../../../engine/experiment.js";
import type * as simulate from "../simulate.js";
import {penaltyAt, sizes} from "./grids.js";

/** The few-point experiments the linear claims are judged by. */
export const claimExperiments = defineExperiments<typeof simulate>()({
  "claim-teacher": {
    title: "Teacher error at growing dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    parameters: {sigma: 1},
    sweep: {d: sizes, gammaT: [0.25, 2], lambdaT: [0.05, 0.25, 1]},
    trials: {paper: 200, draft: 100}
  },
  "claim-student": {
    title: "Student error at growing dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    parameters: {sigma: 1, gammaT: 0.25},
    sweep: {d: sizes, gammaS: [0.25, 1.2], lambdaT: [0.05, 0.5], lambdaS: [0.1, 1]},
    trials: {paper: 200, draft: 100}
  },
  "claim-weighted": {
    title: "Weighted student error at growing dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    parameters: {sigma: 1, gammaT: 0.25, lambdaT: 0.05},
    sweep: {d: sizes, gammaS: [0.25, 1.2], zeta: [0.5, 0.9], lambdaS: [0.1, 1]},
    trials: {paper: 200, draft: 100}
  },
  // Everything that the claims above hold at one value moves here: both γ, both penalties, ζ, and σ on either side of 1.
  "claim-scales": {
    title: "Errors at other aspect ratios and penalties, with little noise and with much, at growing dimension",
    sampler: "ridgeMean",
    parameters: {gammaS: 0.75, lambdaT: 0.3, lambdaS: 0.6, zeta: 0.6},
    sweep: {d: sizes, gammaT: [0.6, 1.5], sigma: [0.5, 2]},
    trials: {paper: 200, draft: 100}
  },
  "claim-errors-drawn": {
    title: "Errors of all three models with every vector drawn, at growing dimension",
    sampler: "ridgeExact",
    parameters: {gammaT: 0.25, sigma: 1, zeta: 0.8},
    sweep: {d: [240, 960], gammaS: [0.25, 1.2], lambdaT: [0.05, 0.5], lambdaS: [0.1, 1]},
    trials: {paper: 1500, draft: 50}
  },
  "claim-weighted-tuned": {
    title: "Weighted students of tuned and over-penalised teachers",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, sigma: 1},
    sweep: {gammaS: [0.25, 1.2], lambdaT: [0.25, 0.5], zeta: [0, 0.5, 0.95], lambdaS: [0.3, 1, 3]},
    trials: {paper: 250, draft: 50}
  },
  "claim-descent-ridgeless": {
    title: "Students on either side of their teacher's interpolation threshold, hardly any teacher penalty",
    sampler: "descent",
    parameters: {d: 480, gammaS: 0.1, sigma: 1, lambdaT: 0.001, ladder: [0.5, 0.8, 1.25, 2]},
    sweep: {lambdaS: [0.01, 0.03, 0.3, 1], gammaT: [0.8, 1.25, 2]},
    trials: {paper: 400, draft: 50}
  },
  "claim-descent-tuned": {
    title: "Students on either side of their teacher's interpolation threshold, tuned and under-penalised teachers",
    sampler: "descent",
    parameters: {d: 480, gammaS: 0.1, sigma: 1, ladder: [0.5, 0.8, 1.25, 2]},
    sweep: {tuningT: [1, 0.15], lambdaS: [0.01, 0.03, 0.3, 1], gammaT: [0.8, 1.25, 2]},
    trials: {paper: 400, draft: 50}
  },
  "claim-optimal-penalty": {
    title: "Teacher error at multiples of the optimal penalty, and at the optimum on the same data",
    sampler: "teacherTuning",
    parameters: {d: 480, sigma: 1},
    sweep: {gammaT: [0.25, 2], tuningT: [0.5, 0.8, 1.25, 2]},
    trials: {paper: 1000, draft: 50}
  },
  "claim-window-never": {
    title: "Students of teachers at and above the optimal penalty",
    sampler: "ridgeExact",
    parameters: {d: 480, gammaT: 0.25, sigma: 1},
    sweep: {gammaS: [0.25, 1.2], tuningT: [1, 1.5, 3], lambdaS: [0.05, 0.3, 2]},
    trials: {paper: 1000, draft: 50}
  },
  "claim-window-below": {
    title: "Students with more samples than dimensions, inside and outside the predicted window",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, sigma: 1},
    sweep: {gammaS: [0.25, 0.8], lambdaT: [0.02, 0.05, 0.1], lambdaS: [0.05, 0.15, 0.3, 0.7, 1.2]},
    trials: {paper: 500, draft: 50}
  },
  "claim-window-equal": {
    title: "Students with as many samples as dimensions, inside and outside the predicted window",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, gammaS: 1, sigma: 2},
    sweep: {lambdaT: [0.3, 0.35, 0.6], lambdaS: [0.03, 0.3, 3]},
    trials: {paper: 500, draft: 50}
  },
  "claim-window-above": {
    title: "Students with fewer samples than dimensions, inside and outside the predicted window",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, sigma: 2},
    sweep: {gammaS: [1.2], lambdaT: [0.15, 0.2, 0.25], lambdaS: [0.001, 0.05, 0.2, 0.8, 25]},
    trials: {paper: 500, draft: 50}
  },
  "claim-window-always": {
    title: "Students of teachers worse than no teacher (c ≤ −1), where every penalty wins",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, sigma: 2},
    sweep: {gammaS: [0.25, 1.2, 3], lambdaT: [0.02, 0.05], lambdaS: [0.01, 0.3, 10, 100]},
    trials: {paper: 500, draft: 50}
  },
  // At λ_s = γ_s − 1, the geometric mean of the window's ends, a student wins if it wins anywhere.
  "claim-condition-5": {
    title: "Students with fewer samples than dimensions on either side of both printed thresholds, γ_s = 1.2",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, gammaS: 1.2, sigma: 2},
    sweep: {
      lambdaT: [-0.8, -0.7, -0.62, -0.48, -0.4, -0.33, -0.24, -0.1].map((c) => penaltyAt(c, 0.25, 2)),
      lambdaS: [0.1, 0.2, 0.4]
    },
    trials: {paper: 500, draft: 50}
  },
  "claim-condition-5-few": {
    title: "Students with fewer samples than dimensions on either side of both printed thresholds, γ_s = 2",
    sampler: "ridgeExact",
    parameters: {d: 960, gammaT: 0.25, gammaS: 2, sigma: 2},
    sweep: {
      lambdaT: [-0.95, -0.85, -0.62, -0.4, -0.16, -0.1, -0.05].map((c) => penaltyAt(c, 0.25, 2)),
      lambdaS: [0.5, 1, 2]
    },
    trials: {paper: 500, draft: 50}
  },
  "claim-spectrum": {
    title: "Shares of a sample covariance's eigenvalues below several points, at growing dimension",
    sampler: "spectrumExact",
    parameters: {},
    sweep: {d: sizes, gamma: [0.25, 1, 2], s: [0.1, 0.5, 1, 2, 3.5]},
    trials: {paper: 200, draft: 50}
  }
});
