import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";
import {bartlett, solveFour, solveLowerTransposed, traceOfInverse} from "./bartlett.js";
import {memo} from "./memo.js";
import {cosines, type PairParameters, type PairPoint, type PairSweep, targetOf} from "./pairs.js";

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
export function reduced(parameters: PairParameters, sweep: PairSweep, random: Random) {
  const {dW, dS, spread = 1, latent = "normal"} = parameters;
  ensure(spread === 1 && latent === "normal", "latent", latent, "normal with spread 1");
  const points = pointsOf(sweep) as unknown as PairPoint[];
  const teacherDesign = memo((n: number) => bartlett(n, dW, random.split("teacher", n)));
  const teacherTrace = memo((n: number) => traceOfInverse(teacherDesign(n), dW));
  const baseline = memo((n: number) => traceOfInverse(bartlett(n, dS, random.split("baseline", n)), dS));
  const ceiling = memo((n: number, N: number) =>
    traceOfInverse(bartlett(n + N, dS, random.split("ceiling", n, N)), dS)
  );
  const seen = memo((N: number) => bartlett(N, dS, random.split("student", N)));
  const own = memo((N: number) => random.split("own", N).normals(dW * dS));
  const student = memo((n: number, N: number, overlap: number) =>
    studentParts(parameters, overlap, seen(N), own(N), teacherDesign(n))
  );
  const series = () => new Float64Array(points.length);
  const values = {
    teacher: series(),
    student: series(),
    baseline: series(),
    ceiling: series(),
    studentInSample: series()
  };
  for (const [i, {noise, overlap, n, N}] of points.entries()) {
    const {bias, kept, biasInSample, keptInSample, hidden, rhoS, rhoW} = student(n, N, overlap);
    values.teacher[i] = rhoW + (noise + rhoW) * teacherTrace(n);
    values.baseline[i] = rhoS + (noise + rhoS) * baseline(n);
    values.ceiling[i] = rhoS + (noise + rhoS) * ceiling(n, N);
    values.student[i] = rhoS + bias + (noise + rhoW) * kept;
    values.studentInSample[i] = (rhoS * (N - dS) + hidden * dS + biasInSample + (noise + rhoW) * keptInSample) / N;
  }
  return values;
}

/** Bias within the student's span and share of the teacher's noise kept, on the population and summed in sample. */
function studentParts(
  parameters: PairParameters,
  overlap: number,
  design: Float64Array,
  ownBlock: Float64Array,
  teacherDesign: Float64Array
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
    for (let k = 0; k <= j; ++k) projected[j * dS + k] += c[j] * design[j * dS + k];
  }
  const map = Float64Array.from(projected);
  for (let j = 0; j < dW; ++j) solveLowerTransposed(design, dS, map.subarray(j * dS, (j + 1) * dS));
  const learnt = onS.map((value) => -value);
  const there = new Float64Array(dS);
  for (let j = 0; j < dW; ++j) {
    for (let k = 0; k < dS; ++k) {
      learnt[k] += map[j * dS + k] * onP[j];
      there[k] += projected[j * dS + k] * onP[j] - ownBlock[j * dS + k] * own[j];
    }
  }
  for (let j = 0; j < dS; ++j) for (let k = j; k < dS; ++k) there[j] -= design[k * dS + j] * onS[k];
  return {
    bias: energy(learnt) - hidden,
    kept: noiseKept(map, teacherDesign, dW, dS),
    biasInSample: energy(there) - hidden,
    keptInSample: noiseKept(projected, teacherDesign, dW, dS),
    hidden,
    rhoS: energy(own),
    rhoW: energy(onQ)
  };
}

/** ‖ML⁻ᵀ‖_F² for a d_s × d_w matrix M, its columns one after another. */
function noiseKept(columns: Float64Array, l: Float64Array, dW: number, dS: number): number {
  const rows = new Float64Array(4 * dW);
  let sum = 0;
  for (let k = 0; k < dS; k += 4) {
    const count = Math.min(4, dS - k);
    if (count < 4) rows.fill(0);
    for (let j = 0; j < dW; ++j) for (let m = 0; m < count; ++m) rows[4 * j + m] = columns[j * dS + k + m];
    sum += solveFour(l, dW, rows);
  }
  return sum;
}
