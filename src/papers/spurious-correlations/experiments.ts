import {defineExperiments} from "../../engine/experiment.js";
import {claimExperiments} from "./claim-experiments.js";
import {regimes, task} from "./enhanced/task.js";
import * as geometries from "./geometries.js";
import type {Geometry} from "./geometry.js";
import type * as simulate from "./simulate.js";

const laws = ["shift", "mixture"] as const;
const {reference, turned, unseenByStudent, seenByBoth, strengthened, widened} = geometries;

/** Base setting of the figures; an axis of a sweep overrides it. */
const base = {dZ: 64, gamma: 0.05, nu: 0.02, etaL: 0.1, etaU: 0.5, etaT: 0.5, law: "shift"} as const;

const named = <T extends string | number>(keys: readonly T[], of: (key: T) => Geometry): Record<string, Geometry> =>
  Object.fromEntries(keys.map((key) => [String(key), of(key)]));

const overlaps = [0, 0.4, 0.8, 1.2, 1.6, 2];

export const experiments = defineExperiments<typeof simulate>()({
  shares: {
    title: "Risk of teacher and student against the unlabelled minority share, under both laws",
    sampler: "averaged",
    parameters: {...base, geometry: "reference", geometries: {reference}},
    sweep: {law: laws, etaL: [0.1, 0.3, 0.5], etaU: [0, 0.125, 0.25, 0.375, 0.5, 0.75, 1], etaT: [0, 0.5, 1]},
    trials: {paper: 24, draft: 4},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  overlap: {
    title: "Gain against the similarity ‖Ξ‖² in two geometries, under both laws",
    sampler: "averaged",
    parameters: {
      ...base,
      dZ: 40,
      nu: 0.05,
      geometry: "unseen 0",
      geometries: {
        ...Object.fromEntries(overlaps.map((overlap) => [`seen ${overlap}`, turned(overlap, seenByBoth)])),
        ...Object.fromEntries(overlaps.map((overlap) => [`unseen ${overlap}`, turned(overlap, unseenByStudent)]))
      }
    },
    sweep: {
      law: laws,
      geometry: [...overlaps.map((overlap) => `unseen ${overlap}`), ...overlaps.map((overlap) => `seen ${overlap}`)],
      etaT: [0, 0.5]
    },
    trials: {paper: 24, draft: 4},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  resampling: {
    title: "Gain against ν_z, under both laws",
    sampler: "averaged",
    parameters: {...base, dZ: 40, etaU: 0.1, geometry: "reference", geometries: {reference}},
    sweep: {law: laws, nu: [0.01, 0.02, 0.05, 0.1, 0.2]},
    trials: {paper: 32, draft: 4},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  strength: {
    title: "Gain against the mean that the student sees, ‖μ_S‖², under both laws",
    sampler: "averaged",
    parameters: {
      ...base,
      dZ: 40,
      nu: 0.05,
      geometry: "0",
      geometries: named([-2, -1, 0, 1, 2, 3], strengthened)
    },
    sweep: {law: laws, geometry: ["-2", "-1", "0", "1", "2", "3"], etaU: [0.1, 0.5]},
    trials: {paper: 24, draft: 4},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  "best-share": {
    title: "Student's risk against a fine sweep of the unlabelled share, for three ν_z, under both laws",
    sampler: "averaged",
    parameters: {...base, dZ: 32, geometry: "reference", geometries: {reference}},
    sweep: {
      law: laws,
      nu: [0.02, 0.05, 0.1],
      etaU: Array.from({length: 17}, (_, i) => i / 16)
    },
    trials: {paper: 32, draft: 2},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  validity: {
    title: "Risks over γ_z, p_T and the gap η_t − η_ℓ, under both laws",
    sampler: "averaged",
    parameters: {...base, dZ: 32, nu: 0.05, etaU: 0.1, geometry: "3", geometries: named([2, 3, 5, 9], widened)},
    sweep: {law: laws, gamma: [0.01, 0.03, 0.09], geometry: ["2", "3", "5", "9"], etaT: [0.1, 0.5, 1]},
    trials: {paper: 24, draft: 4},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  region: {
    title: "Who wins over (η_u, η_ℓ), features without anything in common, under both laws",
    sampler: "averaged",
    parameters: {
      ...base,
      dZ: 24,
      nu: 0.02,
      geometry: "orthogonal",
      geometries: {orthogonal: geometries.orthogonal(20)}
    },
    sweep: {
      law: laws,
      etaL: [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1],
      etaU: [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1]
    },
    trials: {paper: 24, draft: 2},
    chunk: 1
  },
  counterexample: {
    title: "Equal shares: gain as the mean leaves the teacher's sight, under both laws",
    sampler: "averaged",
    parameters: {
      ...base,
      gamma: 0.02,
      etaU: 0.1,
      geometry: "1",
      geometries: Object.fromEntries(
        [0, 0.25, 0.5, 0.75, 1].map((turn) => [
          String(turn),
          {...geometries.unseenMean, mu: [10 * (1 - turn) ** 0.5, 10 * turn ** 0.5]}
        ])
      )
    },
    sweep: {law: laws, geometry: ["0", "0.25", "0.5", "0.75", "1"]},
    trials: {paper: 32, draft: 4},
    draft: {parameters: {dZ: 16}},
    chunk: 1
  },
  "paper-size": {
    title: "The paper's d_z = 2048 by conjugate gradients, labels and noise drawn, under both laws",
    sampler: "iterative",
    parameters: {
      ...reference,
      dZ: 2048,
      n: 20480,
      N: 20480,
      sigmaY: 1,
      etaL: 0.1,
      etaU: 0.5,
      etaT: 0.5,
      law: "shift",
      tolerance: 1e-3
    },
    sweep: {law: laws},
    trials: {paper: 2, draft: 1},
    draft: {parameters: {dZ: 128, n: 1280, N: 1280}},
    chunk: 1
  },
  enhanced: {
    title: "Enhanced-W2S on a synthetic task, over the fraction kept and q, in both directions",
    sampler: "enhanced",
    parameters: {...task, regimes},
    sweep: {
      direction: ["scarce labels", "scarce unlabelled"],
      regime: ["linear, many points", "linear, few points", "network", "network, few steps"],
      fraction: [1, 0.75, 0.5, 0.25],
      q: [0, 0.5, 1]
    },
    trials: {paper: 16, draft: 2},
    draft: {parameters: {dZ: 10, n: 200, tested: 200, hidden: 4}},
    chunk: 1
  },
  ...claimExperiments
});
