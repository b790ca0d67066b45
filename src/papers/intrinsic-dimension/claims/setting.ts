import type {Point} from "../../../engine/experiment.js";
import {testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {
  authors,
  type Geometry,
  type Samples,
  type StudentParameters,
  simulatorGeometry,
  teacherRisk,
  teacherVariance
} from "../theory.js";

export const theoryTest = "test/papers/intrinsic-dimension/theory.test.ts";
export const simulateTest = "test/papers/intrinsic-dimension/simulate.test.ts";

/** A point of the paired samplers. */
interface PairPoint {
  readonly noise: number;
  readonly overlap: number;
  readonly n: number;
  readonly N: number;
}

/** Arguments of the variance formulas. */
export const sizesAt = ({
  dW,
  dS,
  overlap,
  n,
  N,
  noise
}: PairPoint & {readonly dW: number; readonly dS: number}): StudentParameters => ({
  ...{dW, dS, dSw: overlap, n, N},
  sigma: Math.sqrt(noise)
});

/** Tests of variances, in units of the teacher's. */
export const variances = testsOn(experiments, {at: sizesAt, unit: teacherVariance});

/** The authors' simulator at a point: geometry, sample sizes, ρ_w + ρ_s. */
export interface Simulated {
  readonly g: Geometry;
  readonly s: Samples;
  readonly rho: number;
}

function simulatorAt({overlap, noise, n, N}: PairPoint): Simulated {
  const g = simulatorGeometry(authors, overlap);
  return {g, s: {n, N, sigma: Math.sqrt(noise)}, rho: g.rhoW + g.rhoS};
}

/** A risk of a geometry and sample sizes, as a formula at a point of the simulator. */
export const of =
  (risk: (g: Geometry, s: Samples) => number) =>
  ({g, s}: Pick<Simulated, "g" | "s">): number =>
    risk(g, s);

/** Tests of risks in the authors' simulator, in units of the teacher's. */
export const simulated = testsOn(experiments, {at: simulatorAt, unit: of(teacherRisk)});

/** Points with these coordinates. */
export const where =
  (wanted: Readonly<Record<string, number | readonly number[]>>) =>
  (point: Point): boolean =>
    Object.entries(wanted).every(([axis, value]) => [value].flat().includes(point[axis] as number));
