import {defineExperiments} from "../../engine/experiment.js";
import {geometrically} from "../../engine/spacing.js";
import type * as simulate from "./simulate.js";

const whole = (a: number, b: number, count: number): number[] => geometrically(a, b, count).map(Math.round);

/** Steps of the authors' scripts, dense where the error is smallest. */
const steps = [0, 2, 5, 10, 15, 20, 22, 24, 27, 30, 34, 40, 60, 100, 200, 500, 1000];

/** The infinite student by its rule: inputs of variance 1/M are learned M times slower. */
const forever = 1e9;

/** The authors' parameters where their scripts have them; times, trials and what is judged are ours. */
export const experiments = defineExperiments<typeof simulate>()({
  stopping: {
    title: "Error of the student over that of its teacher against time, infinitely many units",
    sampler: "reduced",
    parameters: {M: 64},
    sweep: {M: [16, 64, 256], t: geometrically(0.1, 1e4, 26)},
    trials: {paper: 400, draft: 40}
  },
  square: {
    title: "Errors of student and teacher from 16 to 16384 units of the teacher",
    sampler: "reduced",
    parameters: {M: 16},
    sweep: {M: [16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384]},
    trials: {paper: 80, draft: 8},
    draft: {sweep: {M: [16, 64, 256, 1024, 4096]}}
  },
  "figure-2a": {
    title: "The authors' script with the population for its batches, against steps",
    sampler: "descent",
    parameters: {M: 32},
    sweep: {M: [32, 64], step: steps},
    trials: {paper: 60, draft: 3},
    draft: {sweep: {M: [32], step: steps}},
    chunk: 10
  },
  "figure-2a-small": {
    title: "The same with 4 to 16 units, whose errors scatter by two thirds to a third from draw to draw",
    sampler: "descent",
    parameters: {M: 4},
    sweep: {M: [4, 8, 16], step: steps},
    trials: {paper: 1000, draft: 6},
    chunk: 50
  },
  "figure-2a-128": {
    title: "The same with 128 units of the teacher",
    sampler: "descent",
    parameters: {M: 128},
    sweep: {M: [128], step: steps},
    trials: {paper: 6, draft: 2},
    draft: {sweep: {M: [64], step: steps}},
    chunk: 1
  },
  ablation: {
    title: "Students and teachers of several sizes at the authors' inputs for m = 32",
    sampler: "descent",
    parameters: {M: 16, m: 32},
    sweep: {M: [16, 32, 64], students: [512, 1024, 2048], step: [20, 22, 24, 27, 30, 34, 40]},
    trials: {paper: 40, draft: 3},
    chunk: 5
  },
  "relu-offline": {
    title: "Test losses under the authors' script for ReLU networks, against steps",
    sampler: "offline",
    parameters: {dimension: 32, hidden: 64, teachers: 48, samples: 2048, last: 4096},
    sweep: {students: [256, 512, 1024], step: [...new Set(whole(1, 4096, 33))]},
    trials: {paper: 6, draft: 2},
    draft: {parameters: {samples: 512}, sweep: {students: [64, 128], step: [...new Set(whole(1, 4096, 33))]}},
    chunk: 1
  },
  relu: {
    title: "Errors of a ReLU teacher and its infinite student against the teacher's units",
    sampler: "reluAveraged",
    parameters: {d: 8},
    sweep: {d: [8, 16], M: [48, 96, 192, 384, 768]},
    trials: {paper: 6, draft: 2},
    draft: {sweep: {d: [8, 16], M: [48, 96, 192]}},
    chunk: 2
  },
  students: {
    title: "Error of the student over that of its teacher against the student's units, at several times",
    sampler: "finite",
    parameters: {M: 16},
    sweep: {M: [16, 32], perUnit: [1, 2, 4, 8, 16, 32], t: [3, 4.5, 6, 8, 12, forever]},
    trials: {paper: 30, draft: 6},
    draft: {sweep: {M: [16], perUnit: [1, 2, 8, 32], t: [4.5, 8, forever]}},
    chunk: 10
  },
  "relu-students": {
    title: "The same with ReLU units",
    sampler: "reluFinite",
    parameters: {d: 8, M: 96},
    sweep: {students: [96, 192, 384], t: [5, 8, 12, 18]},
    trials: {paper: 30, draft: 3},
    chunk: 5
  },
  misfit: {
    title: "Gain and misfit of least squares against its number of labels",
    sampler: "misfit",
    parameters: {k: 10, d: 40, s: 0.2, n: 16},
    sweep: {n: [16, 18, 21, 26, 40, 100, 400]},
    trials: {paper: 500, draft: 60}
  },
  "claim-one-unit": {
    title: "A linear teacher where one input has variance 1",
    sampler: "reduced",
    parameters: {M: 8, K: 1},
    sweep: {M: [8, 16]},
    trials: {paper: 30000, draft: 400},
    chunk: 5000
  },
  "claim-linear": {
    title: "Errors of a linear teacher and its infinite student",
    sampler: "reduced",
    parameters: {M: 16},
    sweep: {M: [16, 64, 256]},
    trials: {paper: 12000, draft: 100},
    chunk: 2000
  },
  "claim-square": {
    title: "Errors of a linear teacher and its infinite student at large sizes",
    sampler: "reduced",
    parameters: {M: 16},
    sweep: {M: [1024, 4096, 16384]},
    trials: {paper: 80, draft: 8},
    draft: {sweep: {M: [1024, 4096]}},
    chunk: 10
  },
  "claim-rules": {
    title: "Errors after several ways of learning from a teacher",
    sampler: "rules",
    parameters: {M: 8},
    sweep: {M: [8, 16, 32]},
    trials: {paper: 100, draft: 10}
  },
  "claim-times": {
    title: "Errors at several times the one from which the student wins",
    sampler: "reduced",
    parameters: {M: 16},
    sweep: {M: [16, 64, 256], times: [0.3, 0.6, 1.3, 1.5, 4, 20]},
    trials: {paper: 400, draft: 40}
  },
  "claim-students": {
    title: "Students of as many units as their teacher, and of twice as many",
    sampler: "finite",
    parameters: {M: 32},
    sweep: {perUnit: [1, 2], t: [4.5, 8, forever]},
    trials: {paper: 160, draft: 20},
    chunk: 50
  },
  "claim-excess": {
    title: "What finitely many units of the student add to its error",
    sampler: "finite",
    parameters: {M: 16, perUnit: 8},
    sweep: {M: [16, 32, 64]},
    trials: {paper: 160, draft: 10},
    chunk: 25
  },
  "claim-relu-power": {
    title: "Errors of a ReLU teacher and its infinite student where they are to fall fast",
    sampler: "reluAveraged",
    parameters: {d: 16},
    sweep: {M: [192, 384]},
    trials: {paper: 60, draft: 3},
    chunk: 10
  },
  "claim-universality": {
    title: "Errors of a ReLU teacher with two and a half units for each harmonic of degree 2, and of its student",
    sampler: "reluAveraged",
    parameters: {d: 6},
    sweep: {d: [6, 8, 10, 12, 14, 16]},
    trials: {paper: 60, draft: 4},
    draft: {sweep: {d: [6, 8, 10]}},
    chunk: 10
  },
  "claim-batch-noise": {
    title: "The authors' quotient of smallest losses, on minibatches and on the population",
    sampler: "minibatches",
    parameters: {M: 8},
    sweep: {M: [8, 12]},
    trials: {paper: 50, draft: 3},
    draft: {sweep: {M: [8]}},
    chunk: 5
  },
  "claim-misfit": {
    title: "Gain and misfit of least squares on few and on many labels",
    sampler: "misfit",
    parameters: {k: 10, d: 40, s: 0.2, n: 16},
    sweep: {n: [16, 40, 60]},
    trials: {paper: 8000, draft: 200},
    chunk: 1000
  },
  "claim-population": {
    title: "Gain and misfit of projections, for targets that the class can say and others",
    sampler: "misfit",
    parameters: {k: 10, d: 40, s: 0.2},
    sweep: {unsayable: [0, 0.5, 1]},
    trials: {paper: 12000, draft: 200},
    chunk: 2000
  }
});
