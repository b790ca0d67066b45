import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {drawBidiagonal, drawNoise} from "../../../models/bidiagonal.js";
import {QR} from "../../../numerics/qr.js";
import {transpose} from "../../../numerics/transpose.js";
import {type TeacherDesign, unitOrthogonal} from "./design.js";
import {type RidgeParameters, settingsAt} from "./setting.js";
import {type Errors, testErrors} from "./sweep.js";

/**
 * One trial equal in law to `ridge`, without drawing covariates: O(d) numbers a design instead of O(nd).
 *
 * Teacher: XᵀX = UBᵀBUᵀ and Xᵀε = UBᵀη (see `drawBidiagonal`), with U Haar and independent of B and η. The truth
 * β* ~ N(0, I/d) is isotropic, so Uᵀβ* has the law of β* and is independent of U; the same holds for the direction
 * beside it. The teacher is therefore drawn in the basis U, and U itself is never needed.
 *
 * Student: X̃ᵀX̃ = ŨB̃ᵀB̃Ũᵀ with Ũ Haar, independent of B̃ and of everything of the teacher's. Its basis sees the
 * teacher's vectors as ŨᵀU times their coordinates W (d × m), and O = ŨᵀU is again Haar and independent of both. With
 * W = FR, F orthonormal, OW = (OF)R: the coordinates R in a uniformly random orthonormal frame of m vectors.
 *
 * Points of one (d, n_t) share the teacher's data as in `ridge`, those of one (d, n_t, n_s) the student's; points of
 * different (d, n_t) are independent, though in `ridge` they share β* or the student's covariates.
 *
 * @returns Series `teacher`, `student` (given λ_s) and `weighted` (given ζ): test errors, noise floor included.
 * @throws RangeError naming the key that is missing or impossible.
 * @see mechanisms, Sections 2.1 and 2.2.
 */
export const ridgeExact = sampler(
  "equal in law",
  (parameters: RidgeParameters, points: readonly RidgeParameters[], random) => exactErrors(parameters, points, random)
);

/** One trial of `ridgeExact`. */
export const exactErrors = (
  parameters: RidgeParameters,
  points: readonly RidgeParameters[],
  random: Random
): Errors[] => testErrors(settingsAt(parameters, points), (d, nT) => drawTeacher(d, nT, random));

/** A teacher's data in the basis U. */
export function drawTeacher(d: number, nT: number, random: Random): TeacherDesign {
  const stream = random.split("teacher", d, nT);
  const bidiagonal = drawBidiagonal(nT, d, stream);
  const truth = stream.normals(d, 1 / Math.sqrt(d));
  return {
    diagonal: bidiagonal.diagonal,
    off: bidiagonal.off,
    truth,
    noise: drawNoise(bidiagonal, nT, stream),
    aside: unitOrthogonal(stream.normals(d), truth),
    student(block, count, nS) {
      const own = random.split("student", d, nT, nS);
      const {diagonal, off} = drawBidiagonal(nS, d, own);
      return {diagonal, off, block: rotate(block, count, d, own)};
    }
  };
}

/** The vectors of a block after one Haar rotation, drawn only as far as they can tell: on the space they span. */
function rotate(block: Float64Array, count: number, d: number, random: Random): Float64Array {
  const dimension = Math.min(count, d);
  const turned =
    count < d ? new QR(transpose(block, count, d), d, count).applyQT(Float64Array.from(block), count) : block;
  const frame = new QR(random.normals(d * dimension), d, dimension);
  // A frame is uniform when R has a positive diagonal; flipping coordinates does that, and for the square case all.
  const out = Float64Array.from(turned);
  const r = frame.diagonal;
  for (let k = 0; k < count; ++k) for (let i = 0; i < dimension; ++i) if (r[i] < 0) out[k * d + i] = -out[k * d + i];
  return frame.applyQ(out, count);
}
