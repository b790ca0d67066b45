import {defineExperiments, type Experiment} from "../../engine/experiment.js";
import {multiIndexExperiments} from "./experiments/multi-index.js";
import type * as simulate from "./simulate.js";

/** n numbers from a to b, evenly spaced in the logarithm, rounded to four digits. */
function logGrid(a: number, b: number, n: number): number[] {
  return Array.from({length: n}, (_, i) => Number((a * (b / a) ** (i / (n - 1))).toPrecision(4)));
}

/** Sizes at which every aspect ratio of the claims gives whole sample sizes. */
const sizes = [24, 48, 96, 192, 384, 768];

/** λ_t at which (λ_t − σ²γ_t)/√((γ_t + λ_t)² + 2λ_t − 2γ_t + 1) = c, for −1 < c < 0: the smaller root of a quadratic. */
function penaltyAt(c: number, gammaT: number, sigma: number): number {
  const best = sigma * sigma * gammaT;
  const a = 1 - c * c;
  const b = best + c * c * (1 + gammaT);
  const e = best * best - c * c * (1 - gammaT) ** 2;
  return Number((e / (b + Math.sqrt(b * b - a * e))).toPrecision(12));
}

// Figures 6–9 do not print d: 200 keeps λ_t → 0 at 10/d², where the teacher at γ_t = 1 is still finite in the mean.
const descent = {d: 200, nS: 2000};
const descentSweep = {
  nT: [40, 60, 80, 100, 130, 160, 180, 190, 200, 210, 222, 250, 300, 400, 600, 1000],
  lambdaS: [0.01, 0.1, 0.3, 1, 3]
};

/** The linear experiments and the few-point ones its claims are judged by. */
const linear = defineExperiments<typeof simulate>([
  {
    id: "figure-1-left",
    title: "Student against teacher over both penalties, more samples than dimensions",
    sampler: "ridge",
    law: "literal",
    parameters: {d: 500, nT: 2000, nS: 2000, sigma: 1},
    sweep: {lambdaT: logGrid(0.01, 1, 30), lambdaS: logGrid(0.01, 3, 30)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  {
    id: "figure-1-right",
    title: "Student against teacher over both penalties, fewer student samples than dimensions",
    sampler: "ridge",
    law: "literal",
    parameters: {d: 500, nT: 2000, nS: 416, sigma: 2},
    sweep: {lambdaT: logGrid(0.05, 2, 30), lambdaS: logGrid(0.003, 30, 30)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  {
    id: "figure-2-left",
    title: "Weighted student against teacher over both penalties, more samples than dimensions",
    sampler: "ridge",
    law: "literal",
    parameters: {d: 500, nT: 2000, nS: 2000, sigma: 1, zeta: 0.8},
    sweep: {lambdaT: logGrid(0.01, 1, 30), lambdaS: logGrid(0.01, 10, 30)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  {
    id: "figure-2-right",
    title: "Weighted student against teacher over both penalties, fewer student samples than dimensions",
    sampler: "ridge",
    law: "literal",
    parameters: {d: 500, nT: 2000, nS: 416, sigma: 1, zeta: 0.88},
    sweep: {lambdaT: logGrid(0.01, 1, 30), lambdaS: logGrid(0.01, 10, 30)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  {
    id: "figure-3",
    title: "Weighted student of an optimally tuned teacher against its penalty",
    sampler: "ridge",
    law: "literal",
    parameters: {d: 500, nT: 2000, nS: 2000, sigma: 1, lambdaT: 0.25},
    sweep: {zeta: [0, 0.68, 0.89, 0.98], lambdaS: logGrid(0.01, 100, 33)},
    trials: {paper: 20, draft: 2},
    chunk: 1
  },
  {
    id: "figure-6",
    title: "Double descent without teacher penalty, little noise",
    sampler: "ridge",
    law: "literal",
    parameters: {...descent, sigma: 0.2, lambdaT: 2.5e-4},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  {
    id: "figure-7",
    title: "Double descent without teacher penalty",
    sampler: "ridge",
    law: "literal",
    parameters: {...descent, sigma: 1, lambdaT: 2.5e-4},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  {
    id: "figure-8",
    title: "No double descent with the best teacher penalty",
    sampler: "ridge",
    law: "literal",
    parameters: {...descent, sigma: 1, tuningT: 1},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  {
    id: "figure-9",
    title: "Double descent with 0.15 of the best teacher penalty",
    sampler: "ridge",
    law: "literal",
    parameters: {...descent, sigma: 1, tuningT: 0.15},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  {
    id: "theorem-5-map",
    title: "Where the student wins, over its aspect ratio and the teacher's penalty",
    sampler: "ridge",
    law: "literal",
    parameters: {d: 240, gammaT: 0.25, sigma: 2},
    sweep: {
      gammaS: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3],
      lambdaT: [0.02, ...[-0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1].map((c) => penaltyAt(c, 0.25, 2)), 1.5],
      lambdaS: logGrid(0.003, 30, 17)
    },
    trials: {paper: 40, draft: 3}
  },
  {
    id: "finite-size",
    title: "Gap between simulation and limit against dimension, one trial at a time",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {gammaT: 0.25, gammaS: 0.25, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8},
    sweep: {d: sizes},
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "finite-size-bias",
    title: "Gap between simulation and limit against dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    law: "exact",
    parameters: {gammaT: 0.25, gammaS: 0.25, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8},
    sweep: {d: sizes},
    trials: {paper: 2000, draft: 100}
  },
  {
    id: "claim-teacher",
    title: "Teacher error at growing dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    law: "exact",
    parameters: {sigma: 1},
    sweep: {d: sizes, gammaT: [0.25, 2], lambdaT: [0.05, 0.25, 1]},
    trials: {paper: 2000, draft: 100}
  },
  {
    id: "claim-student",
    title: "Student error at growing dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    law: "exact",
    parameters: {sigma: 1, gammaT: 0.25},
    sweep: {d: sizes, gammaS: [0.25, 1.2], lambdaT: [0.05, 0.5], lambdaS: [0.1, 1]},
    trials: {paper: 2000, draft: 100}
  },
  {
    id: "claim-weighted",
    title: "Weighted student error at growing dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    law: "exact",
    parameters: {sigma: 1, gammaT: 0.25, lambdaT: 0.05},
    sweep: {d: sizes, gammaS: [0.25, 1.2], zeta: [0.5, 0.9], lambdaS: [0.1, 1]},
    trials: {paper: 2000, draft: 100}
  },
  {
    id: "claim-errors-drawn",
    title: "Errors of all three models with every vector drawn, at growing dimension",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {gammaT: 0.25, sigma: 1, zeta: 0.8},
    sweep: {d: [240, 960], gammaS: [0.25, 1.2], lambdaT: [0.05, 0.5], lambdaS: [0.1, 1]},
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "claim-weighted-tuned",
    title: "Weighted students of tuned and over-penalised teachers",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, sigma: 1},
    sweep: {gammaS: [0.25, 1.2], lambdaT: [0.25, 0.5], zeta: [0, 0.5, 0.95], lambdaS: [0.3, 1, 3]},
    trials: {paper: 500, draft: 50}
  },
  {
    id: "claim-descent-ridgeless",
    title: "Students on either side of their teacher's interpolation threshold, hardly any teacher penalty",
    sampler: "descent",
    law: "exact",
    parameters: {d: 480, gammaS: 0.1, sigma: 1, lambdaT: 0.001, ladder: [0.5, 0.8, 1.25, 2]},
    sweep: {lambdaS: [0.01, 0.03, 0.3, 1]},
    trials: {paper: 400, draft: 50}
  },
  {
    id: "claim-descent-tuned",
    title: "Students on either side of their teacher's interpolation threshold, tuned and under-penalised teachers",
    sampler: "descent",
    law: "exact",
    parameters: {d: 480, gammaS: 0.1, sigma: 1, ladder: [0.5, 0.8, 1.25, 2]},
    sweep: {tuningT: [1, 0.15], lambdaS: [0.01, 0.03, 0.3, 1]},
    trials: {paper: 400, draft: 50}
  },
  {
    id: "claim-optimal-penalty",
    title: "Teacher error at multiples of the optimal penalty, and at the optimum on the same data",
    sampler: "teacherTuning",
    law: "exact",
    parameters: {d: 480, sigma: 1},
    sweep: {gammaT: [0.25, 2], tuningT: [0.5, 0.8, 1.25, 2]},
    trials: {paper: 2000, draft: 50}
  },
  {
    id: "claim-window-never",
    title: "Students of teachers at and above the optimal penalty",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 480, gammaT: 0.25, sigma: 1},
    sweep: {gammaS: [0.25, 1.2], tuningT: [1, 1.5, 3], lambdaS: [0.05, 0.3, 2]},
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "claim-window-below",
    title: "Students with more samples than dimensions, inside and outside the predicted window",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, sigma: 1},
    sweep: {gammaS: [0.25, 0.8], lambdaT: [0.02, 0.05, 0.1], lambdaS: [0.05, 0.15, 0.3, 0.6, 1.2]},
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "claim-window-equal",
    title: "Students with as many samples as dimensions, inside and outside the predicted window",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, gammaS: 1, sigma: 2},
    sweep: {lambdaT: [0.3, 0.35, 0.6], lambdaS: [0.03, 0.3, 3]},
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "claim-window-above",
    title: "Students with fewer samples than dimensions, inside and outside the predicted window",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, sigma: 2},
    sweep: {gammaS: [1.2], lambdaT: [0.15, 0.2, 0.25], lambdaS: [0.003, 0.05, 0.2, 0.8, 15]},
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "claim-window-always",
    title: "Students of teachers worse than no teacher (c ≤ −1), the case the statement leaves out",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, sigma: 2},
    sweep: {gammaS: [0.25, 1.2, 3], lambdaT: [0.02, 0.05], lambdaS: [0.01, 0.3, 10, 100]},
    trials: {paper: 1000, draft: 50}
  },
  // At λ_s = γ_s − 1, the geometric mean of the window's ends, a student wins if it wins anywhere.
  {
    id: "claim-condition-5",
    title: "Students with fewer samples than dimensions on either side of both printed thresholds, γ_s = 1.2",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, gammaS: 1.2, sigma: 2},
    sweep: {
      lambdaT: [-0.8, -0.7, -0.62, -0.48, -0.4, -0.33, -0.24, -0.1].map((c) => penaltyAt(c, 0.25, 2)),
      lambdaS: [0.1, 0.2, 0.4]
    },
    trials: {paper: 1000, draft: 50}
  },
  {
    id: "claim-condition-5-few",
    title: "Students with fewer samples than dimensions on either side of both printed thresholds, γ_s = 2",
    sampler: "ridgeExact",
    law: "exact",
    parameters: {d: 960, gammaT: 0.25, gammaS: 2, sigma: 2},
    sweep: {
      lambdaT: [-0.95, -0.85, -0.62, -0.4, -0.16, -0.1, -0.05].map((c) => penaltyAt(c, 0.25, 2)),
      lambdaS: [0.5, 1, 2]
    },
    trials: {paper: 1000, draft: 50}
  }
]);

/** The experiments of the paper and the few-point ones its claims are judged by. */
export const experiments: readonly Experiment[] = [...linear, ...multiIndexExperiments];
