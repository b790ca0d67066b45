import type {TridiagonalGram} from "../../../models/ridge.js";
import {dot} from "../../../numerics/dot.js";

/**
 * A teacher's data, in the basis in which its Gram matrix XᵀX/n_t is tridiagonal. All vectors are coordinates in that
 * basis, which is orthonormal, so errors are the same in it.
 */
export interface TeacherDesign extends TridiagonalGram {
  /** β*. */
  readonly truth: Float64Array;
  /** Xᵀε/n_t for label noise ε of variance 1. */
  readonly noise: Float64Array;
  /** A uniform unit vector orthogonal to β*: the part of β̂ that is not along β*. */
  readonly aside: Float64Array;
  /**
   * A student's data of n_s samples.
   *
   * @param block - `count` vectors in the teacher's basis, one after another; not changed.
   */
  student(block: Float64Array, count: number, nS: number): StudentDesign;
}

/** A student's data, in the basis in which its Gram matrix X̃ᵀX̃/n_s is tridiagonal. */
export interface StudentDesign extends TridiagonalGram {
  /** The teacher's vectors in the student's basis, one after another. */
  readonly block: Float64Array;
}

/** Draws a teacher's data of n_t samples in d dimensions; each (d, n_t) is asked for once a trial. */
export type DrawTeacher = (d: number, nT: number) => TeacherDesign;

/** Replaces x by its part orthogonal to `to`, scaled to unit length. */
export function unitOrthogonal(x: Float64Array, to: Float64Array): Float64Array {
  const along = dot(x, to) / dot(to, to);
  for (let i = 0; i < x.length; ++i) x[i] -= along * to[i];
  const norm = Math.sqrt(dot(x, x));
  for (let i = 0; i < x.length; ++i) x[i] /= norm;
  return x;
}
