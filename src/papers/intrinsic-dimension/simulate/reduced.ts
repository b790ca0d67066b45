import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {drawTriangular} from "../../../models/bartlett.js";
import {noiseKept, traceOfInverse} from "../../../models/label-noise.js";
import {ensure} from "../../../numerics/ensure.js";
import {solveRowsTransposed} from "../../../numerics/kernel/cholesky.js";
import {block, copied, type Factor, type Matrix, matrices} from "../../../numerics/kernel/matrix.js";
import {cosines, type PairParameters, type PairPoint, targetOf} from "./pairs.js";

/** Matrices that one trial after the other works in. */
const roomFor = memo((dW: number, dS: number) => {
  const largest = Math.max(dW, dS);
  return matrices([largest, largest], [dW, dS], [dS, dW]);
});

/**
 * Excess risks of all four models on paired normal features, exact in law given the designs and averaged over label
 * noise and over what no feature sees. It draws only what the risks depend on: the triangular factors of the designs
 * and, with the student's design factored as QLᵀ, the normal block Qᵀe of the teacher's own directions. The teacher's
 * unexpressed part of the target is independent of its features and counts as noise. Designs of different sizes, and
 * of different models, are independent; equal ones are shared by the points of a sweep. For n ≥ d_w, N ≥ d_s and an
 * isotropic latent.
 *
 * @returns Series teacher, student, baseline, ceiling (population) and studentInSample (on the N unlabelled points).
 */
export const reduced = sampler("equal in mean", (parameters: PairParameters, _: readonly PairPoint[], random) =>
  risksOf(parameters, random)
);

/** Sizes of one side of a contrast. */
export interface Arm {
  readonly overlap: number;
  readonly n: number;
  readonly N: number;
}

/**
 * The excess risks of `reduced` in two settings on independent random numbers, so that products of a series of one
 * with a series of the other average to products of their means.
 *
 * @returns Series teacher, student, … of the first setting and teacher2, student2, … of the second.
 */
export const contrast = sampler(
  "equal in mean",
  (
    {first, second, ...pair}: PairParameters & {readonly first: Arm; readonly second: Arm},
    _: readonly Pick<PairPoint, "noise">[],
    random
  ) => {
    const [one, other] = ["first", "second"].map((name) => risksOf(pair, random.split(name)));
    return ({noise}) => {
      const {teacher, student, baseline, ceiling, studentInSample} = other({noise, ...second});
      const primed = {
        ...{teacher2: teacher, student2: student, baseline2: baseline},
        ...{ceiling2: ceiling, studentInSample2: studentInSample}
      };
      return {...one({noise, ...first}), ...primed};
    };
  }
);

/** The risks of `reduced` on designs drawn from this stream, as a function of the point. */
function risksOf(parameters: PairParameters, random: Random) {
  const {dW, dS, spread = 1, latent = "normal"} = parameters;
  ensure(spread === 1 && latent === "normal", "latent", latent, "normal with spread 1");
  const [square, ...rows] = roomFor(dW, dS);
  const trace = (design: Factor): number => traceOfInverse(design, block(square, 0, 0, design.rows, design.rows));
  const teacherDesign = memo((n: number) => drawTriangular(n, dW, random.split("teacher", n)));
  const teacherTrace = memo((n: number) => trace(teacherDesign(n)));
  const baseline = memo((n: number) => trace(drawTriangular(n, dS, random.split("baseline", n))));
  const ceiling = memo((n: number, N: number) => trace(drawTriangular(n + N, dS, random.split("ceiling", n, N))));
  const seen = memo((N: number) => drawTriangular(N, dS, random.split("student", N)));
  const own = memo((N: number) => random.split("own", N).normals(dW * dS));
  const student = memo((n: number, N: number, overlap: number) =>
    studentParts(parameters, overlap, seen(N), own(N), teacherDesign(n), rows as [Matrix, Matrix])
  );
  return ({noise, overlap, n, N}: PairPoint) => {
    const {bias, kept, biasInSample, keptInSample, hidden, rhoS, rhoW} = student(n, N, overlap);
    return {
      teacher: rhoW + (noise + rhoW) * teacherTrace(n),
      student: rhoS + bias + (noise + rhoW) * kept,
      baseline: rhoS + (noise + rhoS) * baseline(n),
      ceiling: rhoS + (noise + rhoS) * ceiling(n, N),
      studentInSample: (rhoS * (N - dS) + hidden * dS + biasInSample + (noise + rhoW) * keptInSample) / N
    };
  };
}

/** Bias within the student's span and share of the teacher's noise kept, on the population and summed in sample. */
function studentParts(
  parameters: PairParameters,
  overlap: number,
  design: Factor,
  ownBlock: Float64Array,
  teacherDesign: Factor,
  [wide, tall]: readonly [Matrix, Matrix]
) {
  const {dW, dS} = parameters;
  const c = cosines(parameters, overlap);
  const {onP, onQ, hidden} = targetOf(parameters, overlap);
  const sine = (j: number): number => Math.sqrt(1 - c[j] * c[j]);
  // The target from the student's side: f* = ⟨onS, s⟩ + ⟨own, e⟩ + hidden, where p = c·s + √(1−c²)·e.
  const onS = onQ.map((value, j) => (j < c.length ? c[j] * onP[j] + sine(j) * value : value));
  const own = onP.map((value, j) => (j < c.length ? sine(j) * value - c[j] * onQ[j] : value));
  const energy = (x: Float64Array): number => x.reduce((sum, value) => sum + value * value, hidden);
  // Qᵀp_j = c_j·(column j of Lᵀ) + √(1−c_j²)·Qᵀe_j.
  const projected = Float64Array.from(ownBlock);
  for (let j = 0; j < c.length; ++j) {
    const s = sine(j);
    for (let k = 0; k < dS; ++k) projected[j * dS + k] *= s;
    for (let k = 0; k <= j; ++k) projected[j * dS + k] += c[j] * design.values[j * dS + k];
  }
  for (let j = 0; j < dW; ++j) wide.values.set(projected.subarray(j * dS, (j + 1) * dS), j * wide.stride);
  const map = copied(solveRowsTransposed(design, wide)).values;
  const learnt = onS.map((value) => -value);
  const there = new Float64Array(dS);
  for (let j = 0; j < dW; ++j) {
    for (let k = 0; k < dS; ++k) {
      learnt[k] += map[j * dS + k] * onP[j];
      there[k] += projected[j * dS + k] * onP[j] - ownBlock[j * dS + k] * own[j];
    }
  }
  for (let j = 0; j < dS; ++j) for (let k = j; k < dS; ++k) there[j] -= design.values[k * dS + j] * onS[k];
  return {
    bias: energy(learnt) - hidden,
    kept: noiseKept(turned(map, tall), teacherDesign),
    biasInSample: energy(there) - hidden,
    keptInSample: noiseKept(turned(projected, tall), teacherDesign),
    hidden,
    rhoS: energy(own),
    rhoW: energy(onQ)
  };
}

/** Fills d_s × d_w from columns that stand one after another. */
function turned(columns: Float64Array, out: Matrix): Matrix {
  const {rows: dS, columns: dW, stride, values} = out;
  for (let j = 0; j < dW; ++j) for (let k = 0; k < dS; ++k) values[k * stride + j] = columns[j * dS + k];
  return out;
}
