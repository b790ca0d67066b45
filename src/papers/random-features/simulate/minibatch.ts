import type {Random} from "../../../engine/random.js";
import {drawTriangular} from "../../../models/bartlett.js";
import {dot} from "../../../numerics/dot.js";
import {addScaled} from "../../../numerics/vectors.js";

/** Inputs of one batch: what a sum over it of squares and products of linear functions needs. */
export interface Batch {
  /** Mean over the batch of (vᵀx)x. */
  moment(v: Float64Array): Float64Array;
}

/** A batch, drawn. */
export function drawBatch(size: number, scale: Float64Array, random: Random): Batch {
  const d = scale.length;
  const rows = Array.from({length: size}, () => random.normals(d).map((x, j) => scale[j] * x));
  return {
    moment(v) {
      const sum = new Float64Array(d);
      for (const x of rows) addScaled(sum, dot(x, v) / size, x);
      return sum;
    }
  };
}

/** A batch by the triangular factor of its second moment: equal in law for all that losses and gradients ask. */
export function drawMoment(size: number, scale: Float64Array, random: Random): Batch {
  const d = scale.length;
  const {values} = drawTriangular(size, d, random);
  return {
    moment(v) {
      const scaled = v.map((x, j) => scale[j] * x);
      const inner = new Float64Array(d);
      for (let i = 0; i < d; ++i) addScaled(inner, scaled[i], values.subarray(i * d, (i + 1) * d));
      return Float64Array.from({length: d}, (_, i) => (scale[i] * dot(values, inner, i * d, 0, i + 1)) / size);
    }
  };
}

/** Random units as rows, which read x; weights that start at 0 and are trained by steps on a batch. */
export class Layer {
  /** The linear function of x that the network is. */
  readonly reads: Float64Array;
  private readonly units: readonly Float64Array[];

  constructor(units: number, d: number, random: Random) {
    this.reads = new Float64Array(d);
    this.units = Array.from({length: units}, () => random.normals(d, 1 / Math.sqrt(units)));
  }

  /** One step on the batch's mean squared error against a linear function: the weights' steps as steps of `reads`. */
  step(batch: Batch, label: Float64Array, rate: number): void {
    const gradient = batch.moment(this.reads.map((x, j) => x - label[j]));
    for (const unit of this.units) addScaled(this.reads, -2 * rate * dot(unit, gradient), unit);
  }
}

/** The authors' script: a teacher trained on fresh batches, then a student on its labels. */
export interface Script {
  readonly scale: Float64Array;
  readonly target: Float64Array;
  readonly teachers: number;
  readonly students: number;
  readonly batch: number;
  readonly rate: number;
  readonly steps: number;
}

/** The quotient of their smallest losses on the way: on batches, as the authors take it, and on the population. */
export function quotients(
  {scale, target, teachers, students, batch, rate, steps}: Script,
  draw: typeof drawBatch,
  random: Random
): {readonly batches: number; readonly population: number} {
  const d = scale.length;
  const run = (layer: Layer, label: Float64Array): [number, number] => {
    let least: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let k = 0; k < steps; ++k) {
      const data = draw(batch, scale, random);
      const error = layer.reads.map((x, j) => x - target[j]);
      const whole = error.reduce((sum, x, j) => sum + (scale[j] * x) ** 2, 0);
      least = [Math.min(least[0], dot(error, data.moment(error))), Math.min(least[1], whole)];
      layer.step(data, label, rate);
    }
    return least;
  };
  const teacher = new Layer(teachers, d, random.split("teacher"));
  const worst = run(teacher, target);
  const best = run(new Layer(students, d, random.split("student")), teacher.reads);
  return {batches: best[0] / worst[0], population: best[1] / worst[1]};
}
