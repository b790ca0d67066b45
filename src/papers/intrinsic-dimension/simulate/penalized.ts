import {pointsOf} from "../../../engine/experiment.js";
import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {at, nestedMoments, populationRisk, Solver} from "./moments.js";
import {drawData, type SimulatorParameters, studentSupport, teacherSupport} from "./simulator.js";

export interface PenaltySweep {
  /** σ². */
  readonly noise: readonly number[];
  /** d_{s∧w}. */
  readonly overlap: readonly number[];
  /** Teacher's penalty α_w ≥ 0 in ‖·‖²/n + α‖θ‖². */
  readonly alphaW: readonly number[];
  /** Student's penalty α_w2s ≥ 0. */
  readonly alphaS: readonly number[];
  readonly [axis: string]: readonly (number | string)[];
}

/**
 * The authors' simulator with ridge penalties and features of eigenvalue 1.
 *
 * @returns Series teacher and student (excess risks on the population) and, for differences within a data set,
 *   teacherRidgeless and studentRidgeless: the same with neither model penalized.
 */
export function penalized(parameters: SimulatorParameters, sweep: PenaltySweep, random: Random) {
  const points = pointsOf(sweep) as Record<keyof PenaltySweep, number>[];
  const {beta, ...samples} = drawData(parameters, parameters.n, parameters.N, random);
  const [labelled] = nestedMoments(samples.labelled, [parameters.n]).values();
  const [unlabelled] = nestedMoments(samples.unlabelled, [parameters.N]).values();
  const student = studentSupport(parameters);
  const solver = new Solver(Math.max(parameters.dW, parameters.dS));
  const teacherAt = memo((overlap: number, alpha: number) =>
    solver.regress(labelled, teacherSupport(parameters, overlap), alpha)
  );
  const teacherRisk = memo((overlap: number, alpha: number) => populationRisk(teacherAt(overlap, alpha), beta));
  const system = memo((alpha: number) => solver.factor(unlabelled, student, alpha));
  const studentRisk = memo((overlap: number, alphaW: number, alphaS: number) =>
    populationRisk(solver.distil(unlabelled, student, teacherAt(overlap, alphaW), system(alphaS)), beta)
  );
  const series = () => new Float64Array(points.length);
  const values = {teacher: series(), student: series(), teacherRidgeless: series(), studentRidgeless: series()};
  for (const [i, {noise, overlap, alphaW, alphaS}] of points.entries()) {
    const sigma = Math.sqrt(noise);
    values.teacher[i] = at(teacherRisk(overlap, alphaW), sigma);
    values.student[i] = at(studentRisk(overlap, alphaW, alphaS), sigma);
    values.teacherRidgeless[i] = at(teacherRisk(overlap, 0), sigma);
    values.studentRidgeless[i] = at(studentRisk(overlap, 0, 0), sigma);
  }
  return values;
}
