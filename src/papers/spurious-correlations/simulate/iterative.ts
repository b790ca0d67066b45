import {inverse, Matrix} from "ml-matrix";
import type {Sweep} from "../../../engine/experiment.js";
import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import type {Law, Rows} from "../geometry.js";
import {amplitude, columnsOf, type Draw, drawInputs, meanSeen} from "./draw.js";
import {forward, normalProduct, transposedProduct} from "./kronecker.js";
import type {FiniteSetting} from "./literal.js";
import {excessRisk, testMoment} from "./population.js";

/** A setting whose sizes every point shares, and the residual at which the solver stops. */
export interface IterativeParameters extends FiniteSetting {
  /** Relative residual of the normal equations, > 0. */
  readonly tolerance: number;
}

/**
 * The paper's experiment with its own labels and noise, the normal equations solved by preconditioned conjugate
 * gradients that keep z and the group features apart: neither the features nor their Gram matrix is formed, so that
 * memory is that of z.
 *
 * @param parameters - A setting with n > dZ·p_T and N > dZ·p_S; an axis of the sweep overrides shares and law only.
 * @returns Excess risks in squared label units, and the iterations both fits took.
 */
export function iterative(
  parameters: IterativeParameters,
  sweep: Sweep,
  random: Random
): {teacher: Float64Array; student: Float64Array; iterations: Float64Array} {
  const {dZ, n, N, T, S, mu, sigmaXi, sigmaY, tolerance} = parameters;
  const points = pointsOf(sweep).map((point): IterativeParameters => ({...parameters, ...point}));
  const beta = random.split("beta").normals(dZ, 1 / Math.sqrt(dZ));
  const risk = (theta: Float64Array, directions: Rows, law: Law, eta: number): number =>
    excessRisk(theta, beta, testMoment(law, eta, meanSeen(directions, mu, sigmaXi)));

  const taught = withInputs(random.split("labelled"), n, dZ, mu.length, (draw) => {
    const y = forward(draw.z, new Float64Array(n).fill(1), 1, beta);
    const noise = random.split("noise").normals(n, sigmaY);
    for (let i = 0; i < n; ++i) y[i] += noise[i];
    return points.map((point) => solveRidgeless(draw, groupFeatures(draw, T, point, point.etaL), y, tolerance));
  });
  const students = withInputs(random.split("unlabelled"), N, dZ, mu.length, (draw) =>
    points.map((point, i) => {
      const seen = groupFeatures(draw, T, point, point.etaU);
      const pseudo = forward(draw.z, seen.w, seen.p, taught[i].theta);
      return solveRidgeless(draw, groupFeatures(draw, S, point, point.etaU), pseudo, tolerance);
    })
  );
  return {
    teacher: Float64Array.from(points, ({law, etaT}, i) => risk(taught[i].theta, T, law, etaT)),
    student: Float64Array.from(points, ({law, etaT}, i) => risk(students[i].theta, S, law, etaT)),
    iterations: Float64Array.from(points, (_, i) => taught[i].iterations + students[i].iterations)
  };
}

/** Draws inputs, uses them and lets them go: only one set is in memory at a time. */
function withInputs<R>(random: Random, count: number, dZ: number, k: number, use: (draw: Draw) => R): R {
  return use(drawInputs(random, count, dZ, k));
}

/** [1; Vᵀξ/σ_ξ] of every point, count × p, row-major. */
function groupFeatures(
  {count, k, e, u}: Draw,
  directions: Rows,
  {law, mu, sigmaXi}: FiniteSetting,
  eta: number
): {w: Float64Array; p: number} {
  const columns = columnsOf(directions);
  const mean = meanSeen(directions, mu, sigmaXi);
  const p = columns.length + 1;
  const w = new Float64Array(count * p).fill(1);
  for (let i = 0; i < count; ++i) {
    const a = amplitude(law, eta, u[i]);
    for (let c = 1; c < p; ++c) {
      let sum = a * mean[c - 1];
      for (let x = 0; x < k; ++x) sum += columns[c - 1][x] * e[i * k + x];
      w[i * p + c] = sum;
    }
  }
  return {w, p};
}

/** Least squares by conjugate gradients, preconditioned by the group features' second moment. */
function solveRidgeless(
  {count, dZ, z}: Draw,
  {w, p}: {w: Float64Array; p: number},
  y: Float64Array,
  tolerance: number
): {theta: Float64Array; iterations: number} {
  const moment = new Matrix(p, p);
  for (let i = 0; i < count; ++i) {
    for (let a = 0; a < p; ++a)
      for (let b = 0; b < p; ++b) moment.set(a, b, moment.get(a, b) + w[i * p + a] * w[i * p + b]);
  }
  const scale = inverse(moment).to2DArray();
  const precondition = (r: Float64Array): Float64Array => {
    const out = new Float64Array(r.length);
    for (let a = 0; a < p; ++a) {
      for (let b = 0; b < p; ++b) {
        const factor = scale[a][b];
        for (let j = 0; j < dZ; ++j) out[a * dZ + j] += factor * r[b * dZ + j];
      }
    }
    return out;
  };
  const theta = new Float64Array(p * dZ);
  const residual = transposedProduct(z, w, p, y);
  let direction = precondition(residual);
  let size = dot(residual, direction);
  const goal = size * tolerance * tolerance;
  let iterations = 0;
  for (; size > goal && iterations < 500; ++iterations) {
    const image = normalProduct(z, w, p, direction);
    const step = size / dot(direction, image);
    for (let i = 0; i < theta.length; ++i) {
      theta[i] += step * direction[i];
      residual[i] -= step * image[i];
    }
    const next = precondition(residual);
    const grown = dot(residual, next);
    for (let i = 0; i < theta.length; ++i) next[i] += (grown / size) * direction[i];
    direction = next;
    size = grown;
  }
  return {theta, iterations};
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i] * b[i];
  return sum;
}
