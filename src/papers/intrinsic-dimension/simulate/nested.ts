import {pointsOf} from "../../../engine/experiment.js";
import {memo} from "../../../engine/memo.js";
import type {Random} from "../../../engine/random.js";
import {at, nestedMoments, pooled, populationRisk, type Quadratic, Solver, sampleRisk} from "./moments.js";
import {
  drawData,
  type ScanPoint,
  type ScanSweep,
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
export function nested(parameters: SimulatorParameters, sweep: ScanSweep, random: Random) {
  const points = pointsOf(sweep) as unknown as ScanPoint[];
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

  const series = () => new Float64Array(points.length);
  const values = {
    teacher: series(),
    student: series(),
    baseline: series(),
    ceiling: series(),
    studentInSample: series()
  };
  for (const [i, {overlap, noise}] of points.entries()) {
    const {n, N} = sizes[i];
    const sigma = Math.sqrt(noise);
    const [fresh, inSample] = studentRisks(n, N, overlap);
    values.teacher[i] = at(teacherRisk(n, overlap), sigma);
    values.student[i] = at(fresh, sigma);
    values.baseline[i] = at(baselineRisk(n), sigma);
    values.ceiling[i] = at(ceilingRisk(n, N), sigma);
    values.studentInSample[i] = at(inSample, sigma);
  }
  return values;
}
