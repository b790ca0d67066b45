import {regimes, task} from "./enhanced/task.js";
import * as geometries from "./geometries.js";

const laws = ["shift", "mixture"] as const;
const {reference, turned, unseenByStudent, seenByBoth, apartSeen, apartUnseen, orthogonal} = geometries;
const base = {dZ: 24, gamma: 0.05, nu: 0.05, etaL: 0.1, etaU: 0.5, etaT: 0.5, law: "shift"} as const;
const averaged = {sampler: "averaged"} as const;

/** Few-point experiments that the register judges. */
export const claimExperiments = {
  "claim-limit": {
    ...averaged,
    title: "Risks at growing d_z, under both laws",
    parameters: {...base, geometry: "reference", geometries: {reference}},
    sweep: {law: laws, etaT: [0.5, 1], dZ: [12, 24, 48, 96]},
    trials: {paper: 100, draft: 6},
    draft: {sweep: {law: laws, etaT: [0.5, 1], dZ: [8, 16, 32]}},
    chunk: 1
  },
  "claim-small-gamma": {
    ...averaged,
    title: "Risks at falling γ_z = ν_z, under both laws",
    parameters: {...base, dZ: 12, geometry: "reference", geometries: {reference}},
    sweep: {law: laws, etaT: [0.5, 1], multiple: [100, 400, 1600]},
    trials: {paper: 50, draft: 4}
  },
  "claim-equal-shares": {
    ...averaged,
    title:
      "Gain at equal shares and little similarity, with the mean in and out of the teacher's sight, under both laws",
    parameters: {
      ...base,
      dZ: 12,
      gamma: 0.02,
      nu: 0.02,
      etaU: 0.1,
      geometry: "seen",
      geometries: {seen: apartSeen, unseen: apartUnseen}
    },
    sweep: {law: laws, geometry: ["seen", "unseen"]},
    trials: {paper: 240, draft: 8}
  },
  "claim-mismatch-apart": {
    ...averaged,
    title:
      "Student's risk at η_u against its risk at η_u = η_ℓ with little similarity, the mean in and out of the teacher's sight, under both laws",
    parameters: {
      ...base,
      dZ: 12,
      gamma: 0.02,
      nu: 0.02,
      geometry: "seen",
      geometries: {seen: apartSeen, unseen: apartUnseen},
      against: {etaU: "etaL"}
    },
    sweep: {law: laws, geometry: ["seen", "unseen"], etaU: [0.3, 0.7]},
    trials: {paper: 160, draft: 8}
  },
  "claim-best-share": {
    ...averaged,
    title: "Student's risk at η_u on either side of 2η_u* − η_ℓ against its risk at η_u = η_ℓ, under a mean shift",
    parameters: {...base, nu: 0.1, geometry: "reference", geometries: {reference}, against: {etaU: "etaL"}},
    sweep: {etaU: [0.45, 0.55]},
    trials: {paper: 700, draft: 8}
  },
  "claim-orthogonal": {
    ...averaged,
    title: "Student's risk at η_u against its risk at η_u = η_ℓ, no similarity",
    parameters: {
      ...base,
      geometry: "orthogonal",
      geometries: {orthogonal: orthogonal(5)},
      against: {etaU: "etaL"}
    },
    sweep: {etaU: [0.3, 0.6, 1], dZ: [12, 24, 48]},
    trials: {paper: 200, draft: 8}
  },
  "claim-similarity": {
    ...averaged,
    title: "Student's risk against that of a less similar student, mean out of and in its sight, under both laws",
    parameters: {
      ...base,
      geometry: "unseen",
      geometries: {unseen: turned(1.5, unseenByStudent), less: turned(0.5, unseenByStudent)},
      against: {geometry: "less"}
    },
    sweep: {law: laws, etaT: [0, 0.5, 1]},
    trials: {paper: 60, draft: 8}
  },
  "claim-similarity-seen": {
    ...averaged,
    title: "Student's risk against that of a less similar student, mean in both models' sight",
    parameters: {
      ...base,
      geometry: "seen",
      geometries: {seen: turned(1.5, seenByBoth), less: turned(0.5, seenByBoth)},
      against: {geometry: "less"}
    },
    sweep: {law: laws, etaT: [0, 0.5]},
    trials: {paper: 60, draft: 8}
  },
  "claim-region": {
    ...averaged,
    title: "Gain over (η_u, η_ℓ) without similarity, under both laws",
    parameters: {...base, dZ: 24, nu: 0.02, geometry: "orthogonal", geometries: {orthogonal: orthogonal(20)}},
    sweep: {law: laws, etaL: [0.1, 0.3, 0.5], etaU: [0, 0.25, 0.5, 0.75, 1]},
    trials: {paper: 60, draft: 8}
  },
  "claim-bridge": {
    ...averaged,
    title: "Risks at equal shares and falling γ_z = ν_z, where nothing is displaced, under both laws",
    parameters: {...base, dZ: 8, etaU: 0.1, etaT: 0.1, geometry: "reference", geometries: {reference}},
    sweep: {law: laws, multiple: [25, 100, 400]},
    trials: {paper: 120, draft: 8}
  },
  "claim-bridge-proportional": {
    ...averaged,
    title: "The teacher's risk at equal shares and growing d_z",
    parameters: {...base, gamma: 0.1, nu: 0.25, etaU: 0.1, etaT: 0.1, geometry: "reference", geometries: {reference}},
    sweep: {dZ: [12, 24, 48, 96]},
    trials: {paper: 40, draft: 6},
    draft: {sweep: {dZ: [8, 16, 32]}},
    chunk: 2
  },
  "claim-enhanced": {
    title: "Enhanced-W2S at half of the points kept and q = 1/2, in both directions",
    sampler: "enhanced",
    parameters: {
      ...task,
      regimes: {"linear, many points": regimes["linear, many points"], network: regimes.network}
    },
    sweep: {
      direction: ["scarce labels", "scarce unlabelled"],
      regime: ["linear, many points", "network"],
      fraction: [0.5],
      q: [0.5]
    },
    trials: {paper: 50, draft: 2},
    chunk: 1
  }
} as const;
