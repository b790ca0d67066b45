import type {Point} from "../../../engine/experiment.js";
import type {StudentParameters} from "../theory.js";
import {authors, type Geometry, type Samples, simulatorGeometry} from "../theory.js";

/** A sweep point of the paired samplers. */
export interface PairAt {
  readonly noise: number;
  readonly overlap: number;
  readonly n: number;
  readonly N: number;
}

/** Arguments of the variance formulas at a point of an experiment. */
export function sizesAt(at: PairAt, {dW, dS}: {readonly dW: number; readonly dS: number}): StudentParameters {
  return {dW, dS, dSw: at.overlap, n: at.n, N: at.N, sigma: Math.sqrt(at.noise)};
}

/** Geometry of the authors' simulator and sample sizes at a point. */
export function simulatorAt({overlap, noise, n, N}: PairAt): {g: Geometry; s: Samples; rho: number} {
  const g = simulatorGeometry(authors, overlap);
  return {g, s: {n, N, sigma: Math.sqrt(noise)}, rho: g.rhoW + g.rhoS};
}

/** Points with these coordinates. */
export const where =
  (wanted: Readonly<Record<string, number | readonly number[]>>) =>
  (point: Point): boolean =>
    Object.entries(wanted).every(([axis, value]) => [value].flat().includes(point[axis] as number));
