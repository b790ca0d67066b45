import {memo} from "../../../engine/memo.js";
import {type Group, groupsOf} from "../../../engine/sampler.js";
import {Ridge} from "../../../models/ridge.js";
import {squaredDistance} from "../../../numerics/distance.js";
import {dot} from "../../../numerics/dot.js";
import type {DrawTeacher, StudentDesign, TeacherDesign} from "./design.js";
import type {Setting} from "./setting.js";

/** Test errors at a setting: of the student where there is a student penalty, of the weighted one where there is ζ. */
export interface Errors {
  teacher: number;
  student: number;
  weighted: number;
}

interface StudentPlace {
  readonly setting: Setting & {readonly student: NonNullable<Setting["student"]>};
  /** Its teacher among those of the design. */
  readonly teacher: number;
  /** What it is to fill. */
  readonly errors: Partial<Errors>;
}

/**
 * Test errors of teacher, student and weighted student at every setting.
 *
 * Settings that share a design share its data: one reduction of each Gram matrix serves every penalty. A teacher costs
 * O(d) in its own basis and one change of basis; a student then costs O(d), because X̃ᵀỹ/n_s = (X̃ᵀX̃/n_s)β_t.
 *
 * @returns At each setting `teacher`; with a student penalty `student`; with ζ also `weighted`. Noise floor σ² included.
 */
export function testErrors(settings: readonly Setting[], draw: DrawTeacher): Errors[] {
  const errors = settings.map((): Partial<Errors> => ({}));
  for (const {points, indices} of groupsOf(settings, ({d, nT}) => `${d},${nT}`)) {
    const {d, nT} = points[0];
    const design = draw(d, nT);
    const groups: readonly Group<Setting>[] = groupsOf(points, ({sigma, lambdaT}) => `${sigma},${lambdaT}`);
    // Teachers, then β*, then the part of β̂ beside it.
    const block = new Float64Array((groups.length + 2) * d);
    block.set(design.truth, groups.length * d);
    block.set(design.aside, (groups.length + 1) * d);
    const students: StudentPlace[] = [];
    for (const [teacher, group] of groups.entries()) {
      const {lambdaT, sigma} = group.points[0];
      const beta = fitTeacher(design, lambdaT, sigma);
      block.set(beta, teacher * d);
      const error = sigma ** 2 + squaredDistance(beta, design.truth);
      for (const [k, setting] of group.points.entries()) {
        const own = errors[indices[group.indices[k]]];
        own.teacher = error;
        if (setting.student) students.push({setting: {...setting, student: setting.student}, teacher, errors: own});
      }
    }
    for (const {points: same} of groupsOf(students, ({setting}) => `${setting.student.nS}`)) {
      const {nS} = same[0].setting.student;
      fillStudents(same, d, groups.length, design.student(block, groups.length + 2, nS));
    }
  }
  return errors as Errors[];
}

/** Ridge estimate (G + λI)⁻¹Xᵀy/n in the teacher's basis, where Xᵀy/n = Gβ* + σXᵀε/n. */
export function fitTeacher(design: TeacherDesign, lambdaT: number, sigma: number): Float64Array {
  const {diagonal, off, truth, noise} = design;
  const d = diagonal.length;
  const beta = new Float64Array(d);
  for (let i = 0; i < d; ++i) {
    beta[i] = diagonal[i] * truth[i] + sigma * noise[i];
    if (i > 0) beta[i] += off[i - 1] * truth[i - 1];
    if (i < d - 1) beta[i] += off[i] * truth[i + 1];
  }
  return new Ridge(design, lambdaT).fit(beta);
}

/** Errors of all students of one design; its block holds the teachers' coefficients, β* and the unit vector aside. */
function fillStudents(
  places: readonly StudentPlace[],
  d: number,
  teachers: number,
  {block, ...gram}: StudentDesign
): void {
  const vector = (k: number): Float64Array => block.subarray(k * d, (k + 1) * d);
  const truth = vector(teachers);
  for (const {points: atPenalty} of groupsOf(places, ({setting}) => `${setting.student.lambdaS}`)) {
    const ridge = new Ridge(gram, atPenalty[0].setting.student.lambdaS);
    const spikeAt = memo((zeta: number): Spike => {
      const direction = towards(truth, vector(teachers + 1), zeta);
      return {direction, shrunk: ridge.lost(direction)};
    });
    for (const {points: atTeacher} of groupsOf(atPenalty, ({teacher}) => `${teacher}`)) {
      const betaT = vector(atTeacher[0].teacher);
      const beta = ridge.lost(betaT);
      for (let i = 0; i < d; ++i) beta[i] = betaT[i] - beta[i];
      const excess = squaredDistance(beta, truth);
      for (const {setting, errors} of atTeacher) {
        const {sigma, student} = setting;
        errors.student = sigma ** 2 + excess;
        if (student.zeta === undefined) continue;
        errors.weighted = sigma ** 2 + squaredDistance(relieve(beta, spikeAt(student.zeta)), truth);
      }
    }
  }
}

interface Spike {
  /** β̂, of unit length. */
  readonly direction: Float64Array;
  /** λ_s(G_s + λ_sI)⁻¹β̂. */
  readonly shrunk: Float64Array;
}

/** β̂: ζ along the unit vector of β*, √(1 − ζ²) along the one aside. */
function towards(truth: Float64Array, aside: Float64Array, zeta: number): Float64Array {
  const along = zeta / Math.sqrt(dot(truth, truth));
  const across = Math.sqrt(1 - zeta * zeta);
  return truth.map((x, i) => along * x + across * aside[i]);
}

/**
 * The weighted student from the plain one β_s, by Sherman and Morrison: its penalty λ_sΓ⁻¹ = λ_s(I − κβ̂β̂ᵀ) with
 * κ = d/(1 + d) takes a rank-one piece off A = G_s + λ_sI, so it is β_s + κ(β̂ᵀβ_s)/(1 − κβ̂ᵀλ_sA⁻¹β̂) · λ_sA⁻¹β̂.
 */
function relieve(beta: Float64Array, {direction, shrunk}: Spike): Float64Array {
  const d = beta.length;
  const kappa = d / (1 + d);
  const factor = (kappa * dot(direction, beta)) / (1 - kappa * dot(direction, shrunk));
  return beta.map((x, i) => x + factor * shrunk[i]);
}
