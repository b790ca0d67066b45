import {predict, Ridgeless} from "./ridgeless.js";

/** What weak-to-strong learning on fixed features starts from. Features are row-major, a row a sample. */
export interface Lesson {
  /** The teacher's features of the labelled samples. */
  readonly labelled: Float64Array;
  /** Their labels. */
  readonly labels: Float64Array;
  /** The teacher's features of the unlabelled samples, as many columns. */
  readonly unlabelled: Float64Array;
  /** The student's features of the same samples. */
  readonly student: Float64Array;
}

/** Coefficients of both models, and the labels the student learned from. */
export interface Learned {
  readonly teacher: Float64Array;
  readonly taught: Float64Array;
  readonly student: Float64Array;
}

/**
 * The step all of weak-to-strong generalization has in common, ridgeless: the teacher fits the labels, labels the
 * unlabelled samples, and the student fits those labels. Either fit is least squares, or the shortest interpolator
 * where samples are fewer than features.
 */
export function teach({labelled, labels, unlabelled, student}: Lesson): Learned {
  const d = labelled.length / labels.length;
  const samples = unlabelled.length / d;
  const teacher = new Ridgeless(labelled, labels.length, d).fit(labels);
  const taught = predict(unlabelled, teacher, samples);
  return {teacher, taught, student: new Ridgeless(student, samples, student.length / samples).fit(taught)};
}
