import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {ensure} from "../../../numerics/ensure.js";
import {bartlett, solveLower, solveLowerTransposed, traceOfInverse} from "./bartlett.js";
import {type Coefficients, cosines, type PairParameters, type PairPoint, type PairSweep, targetOf} from "./pairs.js";

/**
 * Excess risks of all four models on paired normal features, exact in law given the designs and averaged over label
 * noise and over what no feature sees. It draws only what the risks depend on: the triangular factors of the designs
 * and, with the student's design factored as QLᵀ, the normal block Qᵀp. The teacher's unexpressed part of the target
 * is independent of its features and counts as noise. Every point has streams of its own. For n > d_w, N > d_s, an
 * isotropic latent.
 *
 * @returns Series teacher, student, baseline, ceiling (population) and studentInSample (on the N unlabelled points).
 */
export function reduced(parameters: PairParameters, sweep: PairSweep, random: Random) {
  const {dW, dS, spread = 1, latent = "normal"} = parameters;
  ensure(spread === 1 && latent === "normal", "latent", latent, "normal with spread 1");
  const points = pointsOf(sweep) as unknown as PairPoint[];
  const series = () => new Float64Array(points.length);
  const values = {
    teacher: series(),
    student: series(),
    baseline: series(),
    ceiling: series(),
    studentInSample: series()
  };
  for (const [i, point] of points.entries()) {
    const {overlap, n, N} = point;
    const stream = (part: string): Random => random.split(part, i);
    const {noise, rhoS, rhoW, hidden, own, ...target} = prepare(parameters, overlap);
    const design = bartlett(n, dW, stream("teacher"));
    values.teacher[i] = rhoW + (noise + rhoW) * traceOfInverse(design, dW);
    const fresh = noise + rhoS;
    values.baseline[i] = rhoS + fresh * traceOfInverse(bartlett(n, dS, stream("baseline")), dS);
    values.ceiling[i] = rhoS + fresh * traceOfInverse(bartlett(n + N, dS, stream("ceiling")), dS);
    const seen = bartlett(N, dS, stream("student"));
    const block = drawProjection(seen, target.c, dW, dS, stream("unlabelled"));
    const map = solveColumns(seen, block.seen, dS);
    // What the student learns from the teacher's best coefficients, and from its noise.
    const bias = target.student.map((value) => -value);
    const inSample = new Float64Array(dS);
    for (let j = 0; j < dW; ++j) {
      for (let k = 0; k < dS; ++k) {
        bias[k] += map[j * dS + k] * target.teacher[j];
        inSample[k] += block.seen[j * dS + k] * target.teacher[j] - block.own[j * dS + k] * own[j];
      }
    }
    for (let j = 0; j < dS; ++j) for (let k = j; k < dS; ++k) inSample[j] -= seen[k * dS + j] * target.student[k];
    let excess = rhoS;
    let there = (rhoS * (N - dS) + hidden * dS) / N;
    for (let k = 0; k < dS; ++k) {
      excess += bias[k] * bias[k];
      there += (inSample[k] * inSample[k]) / N;
    }
    values.student[i] = excess + (noise + rhoW) * noiseKept(map, design, dW, dS);
    values.studentInSample[i] = there + ((noise + rhoW) * noiseKept(block.seen, design, dW, dS)) / N;
  }
  return values;
}

/** The target seen from the student: f* = ⟨student, s⟩ + ⟨own, e⟩ + hidden, with p = c·s + √(1−c²)·e. */
function prepare(parameters: PairParameters, overlap: number) {
  const {dS, sigma} = parameters;
  const c = cosines(parameters, overlap);
  const {onP, onQ, hidden}: Coefficients = targetOf(parameters, overlap);
  const student = onQ.map((value, j) => (j < c.length ? c[j] * onP[j] + Math.sqrt(1 - c[j] * c[j]) * value : value));
  // e is orthogonal to s within a pair; where c = 1 it is the q nobody sees.
  const own = onP.map((value, j) => (j < c.length ? Math.sqrt(1 - c[j] * c[j]) * value - c[j] * onQ[j] : value));
  let rhoW = hidden;
  let rhoS = hidden;
  for (let j = 0; j < dS; ++j) rhoW += onQ[j] * onQ[j];
  for (const value of own) rhoS += value * value;
  return {c, student, own, teacher: onP, hidden, rhoW, rhoS, noise: sigma * sigma};
}

/**
 * Qᵀp and Qᵀe for the student's design s = QLᵀ: Qᵀe is a block of independent normals, Qᵀp_j = c_j·(Lᵀ)_j +
 * √(1−c_j²)·Qᵀe_j. Columns one after another, d_s numbers each.
 */
function drawProjection(l: Float64Array, c: Float64Array, dW: number, dS: number, random: Random) {
  const own = random.normals(dW * dS);
  const seen = Float64Array.from(own);
  for (let j = 0; j < c.length; ++j) {
    const sine = Math.sqrt(1 - c[j] * c[j]);
    for (let k = 0; k < dS; ++k) seen[j * dS + k] = sine * own[j * dS + k] + (k <= j ? c[j] * l[j * dS + k] : 0);
  }
  return {own, seen};
}

/** Student's coefficients for each of the teacher's features: L⁻ᵀ of the columns of Qᵀp. */
function solveColumns(l: Float64Array, columns: Float64Array, dS: number): Float64Array {
  const map = Float64Array.from(columns);
  for (let from = 0; from < map.length; from += dS) solveLowerTransposed(l, dS, map.subarray(from, from + dS));
  return map;
}

/** ‖M(XᵀX)^{-1/2}‖_F² for the d_s × d_w matrix M (columns one after another) and XᵀX = LLᵀ. */
function noiseKept(columns: Float64Array, design: Float64Array, dW: number, dS: number): number {
  const row = new Float64Array(dW);
  let sum = 0;
  for (let k = 0; k < dS; ++k) {
    for (let j = 0; j < dW; ++j) row[j] = columns[j * dS + k];
    solveLower(design, dW, row);
    for (let j = 0; j < dW; ++j) sum += row[j] * row[j];
  }
  return sum;
}
