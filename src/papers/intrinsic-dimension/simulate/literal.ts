import {sampler} from "../../../engine/sampler.js";
import {predict, Ridgeless} from "../../../models/ridgeless.js";
import {teach} from "../../../models/teach.js";
import {squaredDistance} from "../../../numerics/distance.js";
import {
  drawData,
  type Sample,
  type ScanPoint,
  type SimulatorParameters,
  type Support,
  sizesAt,
  studentSupport,
  teacherSupport
} from "./simulator.js";

export interface LiteralParameters extends SimulatorParameters {
  /** Feature eigenvalues: 1 at every coordinate, or 1/j as in the authors' notebook (j − 1 for the teacher). */
  readonly spectrum: "flat" | "harmonic";
}

/** A model: its coordinates and the square roots of its feature eigenvalues there. */
interface Model {
  readonly support: Support;
  readonly roots: Float64Array;
}

/**
 * The authors' simulator as they run it: features scaled by their spectrum, each model fitted by least squares (least
 * norm below interpolation) on its own sample, excess risks on the population.
 *
 * @returns Series teacher, student, baseline, ceiling (excess risks) and studentInSample (on the unlabelled points).
 */
export const literal = sampler("drawn", (parameters: LiteralParameters, points: readonly ScanPoint[], random) => {
  const sizes = points.map((point) => sizesAt(point, parameters));
  const most = (key: "n" | "N"): number => Math.max(...sizes.map((size) => size[key]));
  const {beta, labelled, unlabelled} = drawData(parameters, most("n"), most("N"), random);
  const student = modelOn(studentSupport(parameters), parameters, 0);
  return (point) => {
    const {n, N} = sizesAt(point, parameters);
    const sigma = Math.sqrt(point.noise);
    const teacher = modelOn(teacherSupport(parameters, point.overlap), parameters, 1);
    const y = labels(labelled, n, sigma);
    const excess = (model: Model, theta: Float64Array) => populationRisk(model, theta, beta);
    const thetaB = train(student, labelled.z, n, beta.length, y);
    const seen = features(student, unlabelled.z, N, beta.length);
    const {teacher: thetaW, student: thetaS} = teach({
      labelled: features(teacher, labelled.z, n, beta.length),
      labels: y,
      unlabelled: features(teacher, unlabelled.z, N, beta.length),
      student: seen
    });
    const all = {
      z: concat(labelled.z, n * beta.length, unlabelled.z, N * beta.length),
      y: labels(unlabelled, N, sigma)
    };
    const thetaC = train(student, all.z, n + N, beta.length, concat(y, n, all.y, N));
    const predicted = predict(seen, thetaS, N);
    return {
      teacher: excess(teacher, thetaW),
      student: excess(student, thetaS),
      baseline: excess(student, thetaB),
      ceiling: excess(student, thetaC),
      studentInSample: squaredDistance(predicted, unlabelled.target.subarray(0, N)) / N
    };
  };
});

function modelOn(support: Support, {spectrum}: LiteralParameters, shift: 0 | 1): Model {
  const eigenvalue = (j: number): number => (spectrum === "flat" ? 1 : 1 / (support.from + j + 1 - shift));
  return {support, roots: Float64Array.from({length: support.length}, (_, j) => Math.sqrt(eigenvalue(j)))};
}

function features({support, roots}: Model, z: Float64Array, rows: number, stride: number): Float64Array {
  const {from, length} = support;
  const x = new Float64Array(rows * length);
  for (let i = 0; i < rows; ++i) {
    for (let j = 0; j < length; ++j) x[i * length + j] = roots[j] * z[i * stride + from + j];
  }
  return x;
}

function train(model: Model, z: Float64Array, rows: number, stride: number, y: Float64Array): Float64Array {
  return new Ridgeless(features(model, z, rows, stride), rows, model.support.length).fit(y);
}

function labels({target, noise}: Sample, rows: number, sigma: number): Float64Array {
  return Float64Array.from({length: rows}, (_, i) => target[i] + sigma * noise[i]);
}

function concat(a: Float64Array, lengthA: number, b: Float64Array, lengthB: number): Float64Array {
  const both = new Float64Array(lengthA + lengthB);
  both.set(a.subarray(0, lengthA));
  both.set(b.subarray(0, lengthB), lengthA);
  return both;
}

function populationRisk({support, roots}: Model, theta: Float64Array, beta: Float64Array): number {
  let risk = 0;
  for (let j = 0; j < beta.length; ++j) {
    const k = j - support.from;
    const coefficient = k >= 0 && k < support.length ? roots[k] * theta[k] : 0;
    risk += (coefficient - beta[j]) ** 2;
  }
  return risk;
}
