import type {Random} from "../../../engine/random.js";
import {sampler} from "../../../engine/sampler.js";
import {predict} from "../../../models/ridgeless.js";
import {teach} from "../../../models/teach.js";
import {squaredDistance} from "../../../numerics/distance.js";
import {
  type Coefficients,
  cosines,
  drawLatent,
  type PairParameters,
  type PairPoint,
  studentFeatures,
  targetOf
} from "./pairs.js";

/**
 * Ridgeless weak-to-strong learning on paired features, as described: draw, label, fit teacher and student by QR,
 * measure. Without a target the excess risks are the variances.
 *
 * @returns Series teacher and student (on the N unlabelled points) and student-out-of-sample (on the population):
 *   excess risks.
 */
export const ridgeless = sampler("drawn", (parameters: PairParameters, points: readonly PairPoint[], random) => {
  const {dW, dS, spread = 1} = parameters;
  const labelled = latentSample("labelled", Math.max(...points.map(({n}) => n)), parameters, random);
  const unlabelled = latentSample("unlabelled", Math.max(...points.map(({N}) => N)), parameters, random);
  return ({noise, overlap, n, N}) => {
    const sigma = Math.sqrt(noise);
    const target = targetOf(parameters, overlap);
    const c = cosines(parameters, overlap);
    const truth = targets(labelled, target, n, dW, dS);
    const y = Float64Array.from(truth, (value, k) => value + sigma * labelled.noise[k]);
    const features = studentFeatures(unlabelled.p, unlabelled.q, N, dW, dS, c);
    const {taught, student: thetaS} = teach({
      labelled: labelled.p.subarray(0, n * dW),
      labels: y,
      unlabelled: unlabelled.p.subarray(0, N * dW),
      student: features
    });
    const there = targets(unlabelled, target, N, dW, dS);
    const onP = Float64Array.from({length: dW}, (_, j) => (j < c.length ? c[j] * thetaS[j] : 0));
    const onQ = Float64Array.from(thetaS, (value, j) => (j < c.length ? Math.sqrt(1 - c[j] * c[j]) * value : value));
    return {
      teacher: squaredDistance(taught, there) / N,
      student: squaredDistance(predict(features, thetaS, N), there) / N,
      "student-out-of-sample": distance(target, onP, onQ, spread)
    };
  };
});

interface Latent {
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly hidden: Float64Array;
  readonly noise: Float64Array;
}

function latentSample(name: string, rows: number, parameters: PairParameters, random: Random): Latent {
  const {dW, dS, spread = 1} = parameters;
  const p = drawLatent(rows, dW, parameters, random.split(name, "p"));
  const root = Math.sqrt(spread);
  if (root !== 1) for (let i = 0; i < p.length; ++i) p[i] *= root;
  const q = drawLatent(rows, dS, parameters, random.split(name, "q"));
  return {p, q, hidden: random.split(name, "hidden").normals(rows), noise: random.split(name, "noise").normals(rows)};
}

function targets({p, q, hidden}: Latent, target: Coefficients, rows: number, dW: number, dS: number): Float64Array {
  const onP = predict(p.subarray(0, rows * dW), target.onP, rows);
  const onQ = predict(q.subarray(0, rows * dS), target.onQ, rows);
  const root = Math.sqrt(target.hidden);
  return onP.map((value, i) => value + onQ[i] + root * hidden[i]);
}

/** E(f − f*)² of the function with coefficients onP, onQ. */
function distance(target: Coefficients, onP: Float64Array, onQ: Float64Array, spread: number): number {
  return spread * squaredDistance(onP, target.onP) + squaredDistance(onQ, target.onQ) + target.hidden;
}
