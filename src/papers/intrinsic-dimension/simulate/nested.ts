import {memo} from "../../../engine/memo.js";
import {sampler} from "../../../engine/sampler.js";
import {at, nestedMoments, pooled, populationRisk, type Quadratic, Solver, sampleRisk} from "./moments.js";
import {
  drawData,
  type ScanPoint,
  type SimulatorParameters,
  sizesAt,
  studentSupport,
  teacherSupport
} from "./simulator.js";

/**
 * The authors' simulator on the same random numbers as `literal` and with the same fits, got from accumulated second
 * moments: each sample is multiplied out once for a whole scan and all noise levels. For n and N above interpolation;
 * the spectrum of the features drops out there.
 *
 * @returns Series teacher, student, baseline, ceiling (excess risks) and studentInSample (on the unlabelled points).
 */
export const nested = sampler("drawn", (parameters: SimulatorParameters, points: readonly ScanPoint[], random) => {
  const sizes = points.map((point) => sizesAt(point, parameters));
  const every = (key: "n" | "N"): number[] => sizes.map((size) => size[key]);
  const data = drawData(parameters, Math.max(...every("n")), Math.max(...every("N")), random);
  const {beta} = data;
  const labelled = nestedMoments(data.labelled, every("n"));
  const unlabelled = nestedMoments(data.unlabelled, every("N"));
  const student = studentSupport(parameters);
  const solver = new Solver(Math.max(parameters.dW, parameters.dS));
  const moments = (table: typeof labelled, size: number) => {
    const found = table.get(size);
    if (!found) throw new RangeError(`size = ${size}: must be in the scan`);
    return found;
  };

  const teacherAt = memo((n: number, overlap: number) =>
    solver.regress(moments(labelled, n), teacherSupport(parameters, overlap))
  );
  const teacherRisk = memo((n: number, overlap: number) => populationRisk(teacherAt(n, overlap), beta));
  const baselineRisk = memo((n: number) => populationRisk(solver.regress(moments(labelled, n), student), beta));
  const ceilingRisk = memo((n: number, N: number) =>
    populationRisk(solver.regress(pooled(moments(labelled, n), moments(unlabelled, N)), student), beta)
  );
  const systemAt = memo((N: number) => solver.factor(moments(unlabelled, N), student));
  const studentRisks = memo((n: number, N: number, overlap: number): readonly [Quadratic, Quadratic] => {
    const points = moments(unlabelled, N);
    const fitted = solver.distil(points, student, teacherAt(n, overlap), systemAt(N));
    return [populationRisk(fitted, beta), sampleRisk(points, fitted)];
  });

  return (point) => {
    const {overlap, noise} = point;
    const {n, N} = sizesAt(point, parameters);
    const sigma = Math.sqrt(noise);
    const [fresh, inSample] = studentRisks(n, N, overlap);
    return {
      teacher: at(teacherRisk(n, overlap), sigma),
      student: at(fresh, sigma),
      baseline: at(baselineRisk(n), sigma),
      ceiling: at(ceilingRisk(n, N), sigma),
      studentInSample: at(inSample, sigma)
    };
  };
});

export interface PenaltyPoint {
  /** σ². */
  readonly noise: number;
  /** d_{s∧w}. */
  readonly overlap: number;
  /** Teacher's penalty α_w ≥ 0 in ‖·‖²/n + α‖θ‖². */
  readonly alphaW: number;
  /** Student's penalty α_w2s ≥ 0. */
  readonly alphaS: number;
}

/**
 * The authors' simulator with ridge penalties and features of eigenvalue 1.
 *
 * @returns Series teacher and student (excess risks on the population) and, for differences within a data set,
 *   teacherRidgeless and studentRidgeless: the same with neither model penalized.
 */
export const penalized = sampler("drawn", (parameters: SimulatorParameters, _: readonly PenaltyPoint[], random) => {
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
  return ({noise, overlap, alphaW, alphaS}) => {
    const sigma = Math.sqrt(noise);
    return {
      teacher: at(teacherRisk(overlap, alphaW), sigma),
      student: at(studentRisk(overlap, alphaW, alphaS), sigma),
      teacherRidgeless: at(teacherRisk(overlap, 0), sigma),
      studentRidgeless: at(studentRisk(overlap, 0, 0), sigma)
    };
  };
});
