import {sampler} from "../../../engine/sampler.js";
import {predict} from "../../../models/ridgeless.js";
import {teach} from "../../../models/teach.js";
import type {Geometry, Law, Rows} from "../geometry.js";
import {amplitude, columnsOf, type Draw, drawInputs, meanSeen} from "./draw.js";
import {excessRisk, testMoment} from "./population.js";

/** One setting of the paper's experiment at finite sizes. */
export interface FiniteSetting extends Geometry {
  readonly dZ: number;
  /** Labelled and unlabelled points. */
  readonly n: number;
  readonly N: number;
  readonly etaL: number;
  readonly etaU: number;
  readonly etaT: number;
  readonly law: Law;
  /** Label noise σ_y. */
  readonly sigmaY: number;
}

/** Features [1; Vᵀξ/σ_ξ] ⊗ z of every point, count × p·dZ, row-major. */
function features(draw: Draw, directions: Rows, setting: FiniteSetting, eta: number): Float64Array {
  const {count, dZ, k, z, e, u} = draw;
  const columns = columnsOf(directions);
  const mean = meanSeen(directions, setting.mu, setting.sigmaXi);
  const p = columns.length + 1;
  const out = new Float64Array(count * dZ * p);
  const w = new Float64Array(p).fill(1);
  for (let i = 0; i < count; ++i) {
    const a = amplitude(setting.law, eta, u[i]);
    for (let c = 1; c < p; ++c) {
      w[c] = a * mean[c - 1];
      for (let x = 0; x < k; ++x) w[c] += columns[c - 1][x] * e[i * k + x];
    }
    for (let j = 0; j < dZ; ++j) {
      for (let c = 0; c < p; ++c) out[(i * p + c) * dZ + j] = z[i * dZ + j] * w[c];
    }
  }
  return out;
}

/** What a run starts from: inputs, truth and label noise. */
export interface Data {
  readonly labelled: Draw;
  readonly unlabelled: Draw;
  readonly beta: Float64Array;
  readonly noise: Float64Array;
}

/** Teacher on the labels, student on the teacher's labels, both judged on the population; in squared label units. */
export function learn(setting: FiniteSetting, data: Data): {teacher: number; student: number} {
  const {T, S, mu, sigmaXi, law, n, etaL, etaU, etaT} = setting;
  const {labelled, unlabelled, beta, noise} = data;
  const y = predict(labelled.z, beta, n).map((signal, i) => signal + noise[i]);
  const {teacher, student} = teach({
    labelled: features(labelled, T, setting, etaL),
    labels: y,
    unlabelled: features(unlabelled, T, setting, etaU),
    student: features(unlabelled, S, setting, etaU)
  });
  return {
    teacher: excessRisk(teacher, beta, testMoment(law, etaT, meanSeen(T, mu, sigmaXi))),
    student: excessRisk(student, beta, testMoment(law, etaT, meanSeen(S, mu, sigmaXi)))
  };
}

/**
 * The paper's experiment, literally: draw both sets and the labels, fit the ridgeless teacher, label the unlabelled
 * set with it, fit the ridgeless student.
 *
 * Every point of the sweep uses the same random numbers, so differences between points are paired.
 *
 * @param parameters - A setting; an axis of the sweep overrides its value.
 * @returns Excess risks, in squared label units.
 */
export const ridgeless = sampler(
  "drawn",
  (parameters: FiniteSetting, _: readonly Partial<FiniteSetting>[], random) => (point) => {
    const setting: FiniteSetting = {...parameters, ...point};
    const {dZ, n, N, mu, sigmaY} = setting;
    return learn(setting, {
      labelled: drawInputs(random.split("labelled"), n, dZ, mu.length),
      unlabelled: drawInputs(random.split("unlabelled"), N, dZ, mu.length),
      beta: random.split("beta").normals(dZ, 1 / Math.sqrt(dZ)),
      noise: random.split("noise").normals(n, sigmaY)
    });
  }
);
