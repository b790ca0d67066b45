import {reference} from "../geometries.js";

/** Students of the synthetic task and how they are trained. */
export const regimes = {
  "linear, many points": {student: "linear", N: 1500, steps: 60, ridge: 1e-3},
  "linear, few points": {student: "linear", N: 150, steps: 60, ridge: 1e-5},
  network: {student: "network", N: 800, steps: 60, ridge: 1e-4},
  "network, few steps": {student: "network", N: 800, steps: 10, ridge: 1e-4}
} as const;

/** The synthetic task on which Enhanced-W2S is tried. */
export const task = {...reference, dZ: 20, n: 400, noise: 0.3, etaO: 0.05, tested: 1000, hidden: 12} as const;
