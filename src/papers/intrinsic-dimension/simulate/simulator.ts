import type {Random} from "../../../engine/random.js";
import type {Simulator} from "../theory/geometry.js";

/** Parameters of the samplers that run the authors' simulator. */
export interface SimulatorParameters extends Simulator {
  /** Labelled samples while N is scanned. */
  readonly n: number;
  /** Unlabelled samples while n is scanned. */
  readonly N: number;
}

/** A point of a scan: d_{s∧w}, σ², which sample size is scanned, and its value. */
export interface ScanPoint {
  readonly overlap: number;
  readonly noise: number;
  readonly scan: "n" | "N";
  readonly size: number;
}

/** Sample sizes of a point: the scanned one, and the other held at the parameters'. */
export function sizesAt({scan, size}: ScanPoint, {n, N}: SimulatorParameters): {n: number; N: number} {
  return scan === "n" ? {n: size, N} : {n, N: size};
}

/** Consecutive latent coordinates seen by a model. */
export interface Support {
  readonly from: number;
  readonly length: number;
}

export const studentSupport = ({dS}: Simulator): Support => ({from: 0, length: dS});

/** The teacher sees d_w coordinates, of which `overlap` are the student's last. */
export const teacherSupport = ({dW, dS}: Simulator, overlap: number): Support => ({from: dS - overlap, length: dW});

/** A sample: latent vectors row-major, noiseless labels, unit noise. */
export interface Sample {
  readonly z: Float64Array;
  readonly target: Float64Array;
  readonly noise: Float64Array;
}

export interface Data {
  /** β_j = ±√(1/(ambient·j)), random signs. */
  readonly beta: Float64Array;
  readonly labelled: Sample;
  readonly unlabelled: Sample;
}

/**
 * Draws one data set of the authors' simulator: z ~ N(0, I), f* = ⟨β, z⟩, unit label noise (also for the unlabelled
 * points, whose true labels the ceiling uses). A scan takes its first n and N points.
 */
export function drawData({target, ambient}: Simulator, n: number, N: number, random: Random): Data {
  const signs = random.split("signs");
  const beta = Float64Array.from({length: target}, (_, j) => signs.sign() / Math.sqrt(ambient * (j + 1)));
  const sample = (name: string, size: number): Sample => {
    const stream = random.split(name);
    const z = stream.normals(size * target);
    const labels = new Float64Array(size);
    for (let i = 0, k = 0; i < size; ++i) for (let j = 0; j < target; ++j, ++k) labels[i] += z[k] * beta[j];
    return {z, target: labels, noise: random.split(name, "noise").normals(size)};
  };
  return {beta, labelled: sample("labelled", n), unlabelled: sample("unlabelled", N)};
}
