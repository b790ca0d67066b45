import {defineExperiments} from "../../../engine/experiment.js";
import {geometrically} from "../../../engine/spacing.js";
import type * as simulate from "../simulate.js";
import {penaltyAt, sizes} from "./grids.js";

// Figures 6–9 do not print d: 200 keeps λ_t → 0 at 10/d², where the teacher at γ_t = 1 is still finite in the mean.
const descent = {d: 200, nS: 2000};
const descentSweep = {
  nT: [40, 60, 80, 100, 130, 160, 180, 190, 200, 210, 222, 250, 300, 400, 600, 1000],
  lambdaS: [0.01, 0.1, 0.3, 1, 3]
};

/** The experiments behind the linear figures, at the paper's parameters. */
export const figureExperiments = defineExperiments<typeof simulate>()({
  "figure-1-left": {
    title: "Student against teacher over both penalties, more samples than dimensions",
    sampler: "ridge",
    parameters: {d: 500, nT: 2000, nS: 2000, sigma: 1},
    sweep: {lambdaT: geometrically(0.01, 1, 30, 4), lambdaS: geometrically(0.01, 3, 30, 4)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  "figure-1-right": {
    title: "Student against teacher over both penalties, fewer student samples than dimensions",
    sampler: "ridge",
    parameters: {d: 500, nT: 2000, nS: 416, sigma: 2},
    sweep: {lambdaT: geometrically(0.05, 2, 30, 4), lambdaS: geometrically(0.003, 30, 30, 4)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  "figure-2-left": {
    title: "Weighted student against teacher over both penalties, more samples than dimensions",
    sampler: "ridge",
    parameters: {d: 500, nT: 2000, nS: 2000, sigma: 1, zeta: 0.8},
    sweep: {lambdaT: geometrically(0.01, 1, 30, 4), lambdaS: geometrically(0.01, 10, 30, 4)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  "figure-2-right": {
    title: "Weighted student against teacher over both penalties, fewer student samples than dimensions",
    sampler: "ridge",
    parameters: {d: 500, nT: 2000, nS: 416, sigma: 1, zeta: 0.88},
    sweep: {lambdaT: geometrically(0.01, 1, 30, 4), lambdaS: geometrically(0.01, 10, 30, 4)},
    trials: {paper: 10, draft: 2},
    chunk: 1
  },
  "figure-3": {
    title: "Weighted student of an optimally tuned teacher against its penalty",
    sampler: "ridge",
    parameters: {d: 500, nT: 2000, nS: 2000, sigma: 1, lambdaT: 0.25},
    sweep: {zeta: [0, 0.68, 0.89, 0.98], lambdaS: geometrically(0.01, 100, 33, 4)},
    trials: {paper: 20, draft: 2},
    chunk: 1
  },
  "figure-6": {
    title: "Double descent without teacher penalty, little noise",
    sampler: "ridge",
    parameters: {...descent, sigma: 0.2, lambdaT: 2.5e-4},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  "figure-7": {
    title: "Double descent without teacher penalty",
    sampler: "ridge",
    parameters: {...descent, sigma: 1, lambdaT: 2.5e-4},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  "figure-8": {
    title: "No double descent with the best teacher penalty",
    sampler: "ridge",
    parameters: {...descent, sigma: 1, tuningT: 1},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  "figure-9": {
    title: "Double descent with 0.15 of the best teacher penalty",
    sampler: "ridge",
    parameters: {...descent, sigma: 1, tuningT: 0.15},
    sweep: descentSweep,
    trials: {paper: 40, draft: 4}
  },
  "theorem-5-map": {
    title: "Where the student wins, over its aspect ratio and the teacher's penalty",
    sampler: "ridge",
    parameters: {d: 240, gammaT: 0.25, sigma: 2},
    sweep: {
      gammaS: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3],
      lambdaT: [0.02, ...[-0.9, -0.8, -0.7, -0.6, -0.5, -0.4, -0.3, -0.2, -0.1].map((c) => penaltyAt(c, 0.25, 2)), 1.5],
      lambdaS: geometrically(0.003, 30, 17, 4)
    },
    trials: {paper: 40, draft: 3}
  },
  "finite-size": {
    title: "Gap between simulation and limit against dimension, one trial at a time",
    sampler: "ridgeExact",
    parameters: {gammaT: 0.25, gammaS: 0.25, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8},
    sweep: {d: sizes},
    trials: {paper: 1000, draft: 50}
  },
  "finite-size-bias": {
    title: "Gap between simulation and limit against dimension, truth and noise averaged exactly",
    sampler: "ridgeMean",
    parameters: {gammaT: 0.25, gammaS: 0.25, sigma: 1, lambdaT: 0.05, lambdaS: 0.3, zeta: 0.8},
    sweep: {d: sizes},
    trials: {paper: 2000, draft: 100}
  }
});
