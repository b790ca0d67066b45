import {combine} from "../../../numerics/vectors.js";
import {lawOf} from "./laws.js";

/** Student, truth and teacher under x ~ N(0, Σ), in the coordinates of x, in which Σ is diagonal. */
export interface Triple {
  readonly w: Float64Array;
  readonly truth: Float64Array;
  readonly u: Float64Array;
  /** Eigenvalues of Σ, largest first. */
  readonly spectrum: Float64Array;
}

/** Where a triple lies among Σ's eigenvectors; cosines and norm are those of ⟨a, b⟩_Σ = aᵀΣb. */
export interface Tilted {
  /** Dimension, ≥ 3. */
  readonly d: number;
  /** Largest over smallest eigenvalue of Σ; they fall geometrically and average 1. */
  readonly condition: number;
  /** Cosines of student and teacher with the truth, and the overlap of their errors. */
  readonly s: number;
  readonly t: number;
  readonly q: number;
  /** ‖w‖_Σ > 0. */
  readonly norm: number;
  /** Angle from the first eigenvector to the student, towards the last. */
  readonly angle: number;
  /** Side on which the truth lies, seen from the student: 1 towards the first eigenvector, −1 away from it. */
  readonly tilt: number;
}

/** Student and truth in the plane of the first and the last eigenvector, the teacher's error partly along the second. */
export function tripleAt({d, condition, s, t, q, norm, angle, tilt}: Tilted): Triple {
  const spectrum = lawOf(`anisotropic-${condition}`, d).spectrum ?? new Float64Array(d).fill(1);
  const student = new Float64Array(d);
  const aside = new Float64Array(d);
  const second = new Float64Array(d).fill(1, 1, 2);
  [student[0], student[d - 1]] = [Math.cos(angle), Math.sin(angle)];
  [aside[0], aside[d - 1]] = [tilt * Math.sin(angle), -tilt * Math.cos(angle)];
  const truth = combine(s, student, sine(s), aside);
  const error = combine(q, combine(sine(s), student, -s, aside), sine(q), second);
  // Whitened vectors so far; those of x's own coordinates are Σ^−½ times them.
  const colored = (vector: Float64Array): Float64Array => vector.map((value, j) => value / Math.sqrt(spectrum[j]));
  return {
    w: colored(student.map((value) => norm * value)),
    truth: colored(truth),
    u: colored(combine(t, truth, sine(t), error)),
    spectrum
  };
}

const sine = (x: number): number => Math.sqrt((1 - x) * (1 + x));
