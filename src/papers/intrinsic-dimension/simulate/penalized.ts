import {pointsOf} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {at, type Coefficients, distil, factor, nestedMoments, populationRisk, regress} from "./moments.js";
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
  const systems = new Map(sweep.alphaS.map((alpha) => [alpha, factor(unlabelled, student, alpha)]));
  const teachers = new Map<string, Coefficients>();
  for (const overlap of sweep.overlap) {
    for (const alpha of sweep.alphaW) {
      teachers.set(`${overlap} ${alpha}`, regress(labelled, teacherSupport(parameters, overlap), alpha));
    }
  }
  const series = () => new Float64Array(points.length);
  const values = {teacher: series(), student: series(), teacherRidgeless: series(), studentRidgeless: series()};
  const free = new Map(
    sweep.overlap.map((overlap) => {
      const teacher = regress(labelled, teacherSupport(parameters, overlap));
      const fitted = distil(unlabelled, student, teacher, factor(unlabelled, student));
      return [overlap, [populationRisk(teacher, beta), populationRisk(fitted, beta)]] as const;
    })
  );
  for (const [i, {noise, overlap, alphaW, alphaS}] of points.entries()) {
    const teacher = teachers.get(`${overlap} ${alphaW}`);
    const system = systems.get(alphaS);
    const ridgeless = free.get(overlap);
    if (!teacher || !system || !ridgeless) throw new RangeError(`point ${i}: must be in the sweep`);
    const fitted = distil(unlabelled, student, teacher, system);
    const sigma = Math.sqrt(noise);
    values.teacher[i] = at(populationRisk(teacher, beta), sigma);
    values.student[i] = at(populationRisk(fitted, beta), sigma);
    values.teacherRidgeless[i] = at(ridgeless[0], sigma);
    values.studentRidgeless[i] = at(ridgeless[1], sigma);
  }
  return values;
}
