import type {Values} from "../../../engine/experiment.js";
import {Ridge} from "../../../models/ridge.js";
import {squaredDistance} from "../../../numerics/distance.js";
import {dot} from "../../../numerics/dot.js";
import type {DrawTeacher, StudentDesign, TeacherDesign} from "./design.js";
import type {Setting} from "./setting.js";

type Place = Setting & {readonly index: number};
type StudentPlace = Place & {readonly student: NonNullable<Setting["student"]>; readonly teacher: number};

/** Groups in order of first appearance. */
function groupBy<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const k = key(item);
    const group = groups.get(k);
    if (group) group.push(item);
    else groups.set(k, [item]);
  }
  return groups;
}

/**
 * Test errors of teacher, student and weighted student at every setting.
 *
 * Settings that share a design share its data: one reduction of each Gram matrix serves every penalty. A teacher costs
 * O(d) in its own basis and one change of basis; a student then costs O(d), because X̃ᵀỹ/n_s = (X̃ᵀX̃/n_s)β_t.
 *
 * @returns Series `teacher`; with a student penalty `student`; with ζ also `weighted`. Noise floor σ² included.
 */
export function testErrors(settings: readonly Setting[], draw: DrawTeacher): Values {
  const places = settings.map((setting, index) => ({...setting, index}));
  const series: Record<string, Float64Array> = {teacher: new Float64Array(settings.length)};
  if (settings.some(({student}) => student)) series.student = new Float64Array(settings.length);
  if (settings.some(({student}) => student?.zeta !== undefined)) series.weighted = new Float64Array(settings.length);
  for (const here of groupBy(places, ({d, nT}) => `${d},${nT}`).values()) {
    const {d, nT} = here[0];
    const design = draw(d, nT);
    const groups = [...groupBy(here, ({sigma, lambdaT}) => `${sigma},${lambdaT}`).values()];
    // Teachers, then β*, then the part of β̂ beside it.
    const block = new Float64Array((groups.length + 2) * d);
    block.set(design.truth, groups.length * d);
    block.set(design.aside, (groups.length + 1) * d);
    const students: StudentPlace[] = [];
    groups.forEach((group, teacher) => {
      const beta = fitTeacher(design, group[0].lambdaT, group[0].sigma);
      block.set(beta, teacher * d);
      const error = group[0].sigma ** 2 + squaredDistance(beta, design.truth);
      for (const place of group) {
        series.teacher[place.index] = error;
        if (place.student) students.push({...place, student: place.student, teacher});
      }
    });
    for (const [nS, same] of groupBy(students, ({student}) => student.nS)) {
      fillStudents(same, d, groups.length, design.student(block, groups.length + 2, nS), series);
    }
  }
  return series;
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
  {block, ...gram}: StudentDesign,
  series: Readonly<Record<string, Float64Array>>
): void {
  const vector = (k: number): Float64Array => block.subarray(k * d, (k + 1) * d);
  const truth = vector(teachers);
  for (const [lambdaS, atPenalty] of groupBy(places, ({student}) => student.lambdaS)) {
    const ridge = new Ridge(gram, lambdaS);
    const weights = new Map<number, Spike>();
    for (const [teacher, atTeacher] of groupBy(atPenalty, (place) => place.teacher)) {
      const beta = ridge.lost(vector(teacher));
      const betaT = vector(teacher);
      for (let i = 0; i < d; ++i) beta[i] = betaT[i] - beta[i];
      const excess = squaredDistance(beta, truth);
      for (const {index, sigma, student} of atTeacher) {
        series.student[index] = sigma ** 2 + excess;
        if (student.zeta === undefined) continue;
        let spike = weights.get(student.zeta);
        if (!spike) {
          const direction = towards(truth, vector(teachers + 1), student.zeta);
          spike = {direction, shrunk: ridge.lost(direction)};
          weights.set(student.zeta, spike);
        }
        series.weighted[index] = sigma ** 2 + squaredDistance(relieve(beta, spike), truth);
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
