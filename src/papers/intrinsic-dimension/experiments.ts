import {defineExperiments} from "../../engine/experiment.js";
import type {Arm} from "./simulate/reduced.js";
import type * as simulate from "./simulate.js";
import {authors, twoFifths} from "./theory/geometry.js";

/** Twenty sizes in 400 … 4000, whole parts of an even grid as in the authors' notebook. */
const sizes = Array.from({length: 20}, (_, i) => Math.floor(400 + (i * 3600) / 19));

/** σ²: biased, variance-dominated, noisier still. */
const noise = [4e-4, 0.01, 0.1];

/** The simulator at a fifth of the authors' dimensions, for what needs many trials. */
const fifth = {dW: 40, dS: 20, target: 60, ambient: 800};

/** Ridge penalties of teacher and student that the register judges. */
const penalties = [0, 0.3, 1, 3, 10, 100];

const axes = {angles: "axes"} as const;
const small = {dW: 20, dS: 10, ...axes} as const;
const sized = {dW: 200, dS: 100, ...axes} as const;
const simulated = {...sized, target: authors} as const;

/** Two settings of the authors' simulator that differ in one thing. */
const contrasted = (first: Partial<Arm>, second: Partial<Arm>) => ({
  ...simulated,
  first: {overlap: 10, n: 2000, N: 4000, ...first},
  second: {overlap: 10, n: 2000, N: 4000, ...second}
});

export const experiments = defineExperiments<typeof simulate>()({
  scans: {
    title: "Excess risk of the four models against n at N = 4000 and against N at n = 2000",
    sampler: "nested",
    parameters: {...authors, n: 2000, N: 4000},
    sweep: {overlap: [90, 50, 10], noise, scan: ["n", "N"], size: sizes},
    trials: {paper: 40, draft: 2},
    chunk: 2
  },
  overlaps: {
    title: "Excess risk of the four models against the correlation dimension at n = 2000, N = 4000",
    sampler: "nested",
    parameters: {...authors, n: 2000, N: 4000},
    sweep: {overlap: [100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 0], noise: [...noise, 100], scan: ["n"], size: [2000]},
    trials: {paper: 40, draft: 4},
    chunk: 2
  },
  "sample-kinds": {
    title: "Variance in sample and on fresh points against N at n = 2000",
    sampler: "reduced",
    parameters: sized,
    sweep: {noise: [1], overlap: [90, 10], n: [2000], N: [120, 160, 200, 300, 400, 600, 1000, 2000, 4000]},
    trials: {paper: 60, draft: 8}
  },
  angles: {
    title: "Variance against ‖V_sᵀV_w‖² with every pair of directions at the same angle",
    sampler: "averaged",
    parameters: {dW: 80, dS: 40, angles: "equal"},
    sweep: {noise: [1], overlap: [0, 5, 10, 15, 20, 30, 40], n: [800], N: [160]},
    trials: {paper: 60, draft: 8}
  },
  spectra: {
    title: "The same with shared directions of four times the variance",
    sampler: "averaged",
    parameters: {dW: 80, dS: 40, angles: "equal", spread: 4},
    sweep: {noise: [1], overlap: [0, 5, 10, 15, 20, 30, 40], n: [800], N: [160]},
    trials: {paper: 60, draft: 8}
  },
  "threshold-n": {
    title: "Teacher and baseline across interpolation, d_w = 40, d_s = 20",
    sampler: "literal",
    parameters: {...fifth, n: 200, N: 80, spectrum: "flat"},
    sweep: {
      overlap: [2],
      noise: [0.01],
      scan: ["n"],
      size: [6, 10, 14, 17, 19, 20, 21, 23, 26, 30, 34, 37, 39, 40, 41, 43, 46, 52, 60, 80]
    },
    trials: {paper: 400, draft: 40}
  },
  "threshold-unlabelled": {
    title: "Student across interpolation, d_s = 20, n = 200",
    sampler: "literal",
    parameters: {...fifth, n: 200, N: 80, spectrum: "flat"},
    sweep: {overlap: [2], noise: [0.01], scan: ["N"], size: [6, 10, 14, 17, 19, 20, 21, 23, 26, 32, 40, 60, 80]},
    trials: {paper: 200, draft: 20}
  },
  penalties: {
    title: "Excess risk against the ridge penalties of teacher and student at n = 2000, N = 4000",
    sampler: "penalized",
    parameters: {...authors, n: 2000, N: 4000},
    sweep: {
      noise,
      overlap: [10],
      alphaW: [0, 0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 1000],
      alphaS: [0, 0.001, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 1000]
    },
    trials: {paper: 40, draft: 2},
    chunk: 2
  },
  "claim-variance": {
    title: "Variances of teacher and student, small dimensions",
    sampler: "averaged",
    parameters: small,
    sweep: {noise: [1], overlap: [0, 3], n: [40, 200], N: [30, 100]},
    trials: {paper: 1600, draft: 200}
  },
  "claim-interpolating": {
    title: "Teacher and student on fewer unlabelled points than the student has dimensions",
    sampler: "ridgeless",
    parameters: small,
    sweep: {noise: [1], overlap: [0, 3], n: [40], N: [4, 8]},
    trials: {paper: 100, draft: 60}
  },
  "claim-vanishing": {
    title: "Student's variance as N grows",
    sampler: "reduced",
    parameters: small,
    sweep: {noise: [1], overlap: [3], n: [60], N: [50, 200, 800, 3200]},
    trials: {paper: 500, draft: 200}
  },
  "claim-signs": {
    title: "Variances for features of random signs",
    sampler: "averaged",
    parameters: {...small, latent: "signs"},
    sweep: {noise: [1], overlap: [3], n: [60, 120, 240, 480], N: [40]},
    trials: {paper: 400, draft: 200}
  },
  "claim-equal-angles": {
    title: "Student's risk at d_sw = 15 of 40 pairs at one angle",
    sampler: "reduced",
    parameters: {dW: 80, dS: 40, angles: "equal", target: {shared: 0.3, own: 0.5, hidden: 0.2}},
    sweep: {noise: [0.25], overlap: [15], n: [400, 800], N: [160, 400]},
    trials: {paper: 500, draft: 60}
  },
  "claim-spectra": {
    title: "Student's variance with shared directions of four times the variance",
    sampler: "averaged",
    parameters: {dW: 20, dS: 10, angles: "equal", spread: 4},
    sweep: {noise: [1], overlap: [5], n: [60], N: [40, 100]},
    trials: {paper: 450, draft: 200}
  },
  "claim-risks": {
    title: "Excess risks in the authors' simulator",
    sampler: "reduced",
    parameters: simulated,
    sweep: {noise, overlap: [90, 10], n: [400, 2000], N: [400, 4000]},
    trials: {paper: 280, draft: 20}
  },
  "claim-few-unlabelled": {
    title: "Excess risks in the authors' simulator with N = 200",
    sampler: "reduced",
    parameters: simulated,
    sweep: {noise: [0.01, 0.1], overlap: [10], n: [2000], N: [200]},
    trials: {paper: 150, draft: 20}
  },
  "claim-below-interpolation": {
    title: "Teacher with fewer samples than dimensions, d_w = 40, d_s = 20",
    sampler: "literal",
    parameters: {...fifth, n: 60, N: 8, spectrum: "flat"},
    sweep: {overlap: [2], noise: [0.01], scan: ["n"], size: [8, 16]},
    trials: {paper: 9000, draft: 200}
  },
  "claim-penalties": {
    title: "Excess risk with and without ridge penalties at two fifths of the authors' dimensions",
    sampler: "penalized",
    parameters: {...twoFifths, n: 800, N: 1600},
    sweep: {noise: [4e-4, 0.01], overlap: [4], alphaW: penalties, alphaS: penalties},
    trials: {paper: 200, draft: 10}
  },
  "claim-discrepancy-variance": {
    title: "Variance alone with 90 and with 10 shared dimensions",
    sampler: "contrast",
    parameters: {...sized, first: {overlap: 90, n: 2000, N: 400}, second: {overlap: 10, n: 2000, N: 400}},
    sweep: {noise: [1]},
    trials: {paper: 50, draft: 20}
  },
  "claim-discrepancy": {
    title: "The authors' simulator with 90 and with 10 shared dimensions",
    sampler: "contrast",
    parameters: contrasted({overlap: 90}, {overlap: 10}),
    sweep: {noise},
    trials: {paper: 60, draft: 20}
  },
  "claim-opr-rises": {
    title: "The authors' simulator at n = 430 and n = 300",
    sampler: "contrast",
    parameters: contrasted({n: 430}, {n: 300}),
    sweep: {noise: [0.01]},
    trials: {paper: 40, draft: 20}
  },
  "claim-opr-falls": {
    title: "The authors' simulator at n = 430 and at the bounds' peak n = 510",
    sampler: "contrast",
    parameters: contrasted({n: 430}, {n: 510}),
    sweep: {noise: [0.01]},
    trials: {paper: 100, draft: 40}
  },
  "claim-pgr-ends": {
    title: "The authors' simulator at n = 4000 and n = 400",
    sampler: "contrast",
    parameters: contrasted({n: 4000}, {n: 400}),
    sweep: {noise},
    trials: {paper: 60, draft: 20}
  },
  "claim-bridge": {
    title: "Teacher and student on the same features, n = 2.5 d, N = 4 d",
    sampler: "identical",
    parameters: {noise: 1, labelled: 2.5, unlabelled: 4},
    sweep: {d: [8, 16, 32, 64]},
    trials: {paper: 400, draft: 40}
  }
});
