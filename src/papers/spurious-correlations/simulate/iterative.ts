import {inverse, Matrix} from "ml-matrix";
import {sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {ensure} from "../../../numerics/ensure.js";
import type {Rows} from "../geometry.js";
import {amplitude, columnsOf, type Draw, drawInputs, meanSeen} from "./draw.js";
import {Kronecker, rooms} from "./kronecker.js";
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
 * memory is that of z. All points of the sweep are solved together, in the same passes over z.
 *
 * @param parameters - A setting with n > dZ·p_T, N > dZ·p_S and an even dZ; an axis of the sweep overrides shares and
 *   law only.
 * @returns Excess risks in squared label units, and the iterations both fits took.
 */
export const iterative = sampler(
  "drawn",
  (
    parameters: IterativeParameters,
    sweep: readonly Partial<Pick<FiniteSetting, "etaL" | "etaU" | "etaT" | "law">>[],
    random
  ) => {
    const {dZ, n, N, T, S, mu, sigmaXi, sigmaY, tolerance} = parameters;
    ensure(dZ % 2 === 0, "dZ", dZ, "even");
    const points = sweep.map((point): IterativeParameters => ({...parameters, ...point}));
    const [pT, pS] = [T, S].map((directions) => columnsOf(directions).length + 1);
    const [forTeachers, forStudents] = rooms(Math.max(n, N), dZ, points.length * pT, points.length * pS);
    const {z} = forTeachers;
    const beta = random.split("beta").normals(dZ, 1 / Math.sqrt(dZ));
    const risk = (theta: Float64Array, directions: Rows, {law, etaT}: FiniteSetting): number =>
      excessRisk(theta, beta, testMoment(law, etaT, meanSeen(directions, mu, sigmaXi)));
    const seen = (draw: Draw, directions: Rows, eta: "etaL" | "etaU"): Float64Array[] =>
      points.map((point) => groupFeatures(draw, directions, point, point[eta]));

    const labelled = drawInputs(random.split("labelled"), n, dZ, mu.length, z.values);
    const noise = random.split("noise").normals(n, sigmaY);
    const y = noise.map((error, i) => dot(z.values, beta, i * dZ, 0, dZ) + error);
    const teachers = new Kronecker(forTeachers, n, seen(labelled, T, "etaL"));
    const taught = solveRidgeless(
      teachers,
      points.map(() => y),
      tolerance
    );

    const unlabelled = drawInputs(random.split("unlabelled"), N, dZ, mu.length, z.values);
    const teaching = new Kronecker(forTeachers, N, seen(unlabelled, T, "etaU"));
    const students = new Kronecker(forStudents, N, seen(unlabelled, S, "etaU"));
    const pseudo = teaching.forward(taught.map(({theta}) => theta));
    const learned = solveRidgeless(students, pseudo, tolerance);
    return points.map((point, i) => ({
      teacher: risk(taught[i].theta, T, point),
      student: risk(learned[i].theta, S, point),
      iterations: taught[i].iterations + learned[i].iterations
    }));
  }
);

/** [1; Vᵀξ/σ_ξ] of every point, count × p, row-major. */
function groupFeatures(
  {count, k, e, u}: Draw,
  directions: Rows,
  {law, mu, sigmaXi}: FiniteSetting,
  eta: number
): Float64Array {
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
  return w;
}

/** Least squares for the labels of each law by conjugate gradients, in step until the last one is done. */
function solveRidgeless(features: Kronecker, y: readonly Float64Array[], tolerance: number): Descent[] {
  const right = features.transposedProduct(y);
  const descents = right.map((residual, law) => new Descent(residual, secondMoment(features, law), tolerance));
  while (descents.some(({done}) => !done)) {
    const images = features.normalProduct(descents.map(({direction}) => direction));
    for (const [law, descent] of descents.entries()) if (!descent.done) descent.step(images[law]);
  }
  return descents;
}

/** Σ wwᵀ. */
function secondMoment({w: laws, p}: Kronecker, law: number): Matrix {
  const w = laws[law];
  const moment = new Matrix(p, p);
  for (let i = 0; i < w.length; i += p) {
    for (let a = 0; a < p; ++a) for (let b = 0; b < p; ++b) moment.set(a, b, moment.get(a, b) + w[i + a] * w[i + b]);
  }
  return moment;
}

/** Conjugate gradients for ΦᵀΦθ = Φᵀy, preconditioned by the group features' second moment. */
class Descent {
  readonly theta: Float64Array;
  direction: Float64Array;
  iterations = 0;
  private readonly scale: number[][];
  private readonly goal: number;
  private size: number;

  constructor(
    private readonly residual: Float64Array,
    moment: Matrix,
    tolerance: number
  ) {
    this.theta = new Float64Array(residual.length);
    this.scale = inverse(moment).to2DArray();
    this.direction = this.precondition();
    this.size = dot(residual, this.direction);
    this.goal = this.size * tolerance * tolerance;
  }

  get done(): boolean {
    return this.size <= this.goal || this.iterations >= 500;
  }

  /** @param image - ΦᵀΦ of the direction. */
  step(image: Float64Array): void {
    const {theta, residual, direction, size} = this;
    const length = size / dot(direction, image);
    for (let i = 0; i < theta.length; ++i) {
      theta[i] += length * direction[i];
      residual[i] -= length * image[i];
    }
    const next = this.precondition();
    this.size = dot(residual, next);
    for (let i = 0; i < theta.length; ++i) next[i] += (this.size / size) * direction[i];
    this.direction = next;
    ++this.iterations;
  }

  private precondition(): Float64Array {
    const {residual, scale} = this;
    const dZ = residual.length / scale.length;
    const out = new Float64Array(residual.length);
    for (const [a, row] of scale.entries()) {
      for (const [b, factor] of row.entries()) {
        for (let j = 0; j < dZ; ++j) out[a * dZ + j] += factor * residual[b * dZ + j];
      }
    }
    return out;
  }
}
