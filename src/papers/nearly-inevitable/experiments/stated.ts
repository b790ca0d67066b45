import {cosineOf} from "../theory/angles.js";

/** Accuracy of the student. Section 3.1 */
export const studentAccuracy = 0.8;
/** Accuracy of the teachers of Figure 1. */
export const teacherAccuracy = 0.7;
/** Accuracies of the teachers of Figure 2. */
export const teacherAccuracies = [0.55, 0.6, 0.65, 0.7, 0.75];
/** Dimension; the number is lost in our text of the paper. */
export const dimension = 100;
/** Samples a step, stated. */
export const batch = 10000;
/** Norms of the student; the numbers are lost in our text. */
export const norms = [0.1, 1, 10];
/** Learning rate over the student's norm, ours: 25 steps reach 2.5 norms of time. */
export const rate = 0.1;
/** Learning rates of the paper's sweep, stated. */
export const learningRates = [1e-5, 1e-4, 1e-3, 0.01, 0.1, 1, 10];

export const s = cosineOf(studentAccuracy);
export const t = cosineOf(teacherAccuracy);

/** The setting of Figure 1 but for norm and steps. */
export const figure1 = {d: dimension, s, t, rate, batch};

/** Section 3.2 as far as stated; d, the rate and the initial scale are ours, and pre-training takes full batches. */
export const sharedPretraining = {
  d: dimension,
  studentPoints: 5000,
  studentEpochs: 25,
  teacherPoints: 1000,
  teacherEpochs: 10,
  teachers: 100,
  minibatch: null,
  pretrainingRate: 0.1,
  subset: "shared",
  rate,
  batch: 1000,
  steps: 16,
  check: 3
} as const;

/** 0, 1, … last. */
export const upTo = (last: number): number[] => Array.from({length: last + 1}, (_, k) => k);
