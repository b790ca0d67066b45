import {shrinkage} from "../../../models/marchenko-pastur.js";
import {ensure} from "../../../numerics/ensure.js";

/** A ridge teacher in the proportional limit. */
export interface TeacherParameters {
  /** Aspect ratio γ_t = d/n_t > 0. */
  readonly gammaT: number;
  /** Teacher penalty λ_t ≥ 0. */
  readonly lambdaT: number;
  /** Label noise σ ≥ 0, in units of the signal (E‖β*‖² = 1). */
  readonly sigma: number;
}

/** A ridge student of that teacher. */
export interface StudentParameters extends TeacherParameters {
  /** Aspect ratio γ_s = d/n_s > 0. */
  readonly gammaS: number;
  /** Student penalty λ_s ≥ 0. */
  readonly lambdaS: number;
}

/** A student whose penalty spares a direction at cosine ζ to the truth. */
export interface WeightedStudentParameters extends StudentParameters {
  /** Cosine ζ of the spared direction and the truth, in [−1, 1]; only ζ² enters. */
  readonly zeta: number;
}

function ensureNoise(sigma: number): void {
  ensure(sigma >= 0 && sigma < Infinity, "sigma", sigma, "a number ≥ 0");
}

// The teacher is Q_t·β* plus a part orthogonal to β* on average, of squared length S: uneven shrinkage and noise.
function teacher({gammaT, lambdaT, sigma}: TeacherParameters) {
  ensureNoise(sigma);
  const at = shrinkage(lambdaT, gammaT, "_t");
  return {...at, scatter: at.uneven + (sigma === 0 ? 0 : sigma * sigma * at.noiseGain)};
}

/**
 * Limiting excess risk of the ridge teacher: u_t² + S, the lost part of the truth and the scatter about the rest.
 *
 * @returns L_t − σ² ≥ 0, in squared label units; infinite at γ_t = 1, λ_t = 0 with noise.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Proposition 3.
 */
export function teacherExcess(p: TeacherParameters): number {
  const {lost, scatter} = teacher(p);
  return lost * lost + scatter;
}

/**
 * Limiting test error of the ridge teacher, noise floor included.
 *
 * @returns L_t ≥ σ², in squared label units.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Proposition 3.
 */
export function teacherError(p: TeacherParameters): number {
  return p.sigma * p.sigma + teacherExcess(p);
}

/**
 * What the student loses by shrinking the truth once more: Q_t·[2·u_t·u_s + Q_t·λ_s²·b2]. It is the Δ_Γ of Theorem 8.
 *
 * @returns Δ_Γ ≥ 0, in squared label units.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 8.
 */
export function shrinkageCost({gammaT, lambdaT, gammaS, lambdaS}: Omit<StudentParameters, "sigma">): number {
  const t = shrinkage(lambdaT, gammaT, "_t");
  const s = shrinkage(lambdaS, gammaS, "_s");
  return t.kept * (2 * t.lost * s.lost + t.kept * (s.lost * s.lost + s.uneven));
}

/**
 * What the student gains by damping the teacher's scatter: S·(1 − E[s²/(s + λ_s)²]).
 *
 * @returns A number ≥ 0, in squared label units.
 * @throws RangeError naming the parameter outside its range.
 */
export function dampingGain(p: StudentParameters): number {
  const {damping} = shrinkage(p.lambdaS, p.gammaS, "_s");
  const {scatter} = teacher(p);
  return damping === 0 ? 0 : damping * scatter;
}

/**
 * Limiting excess risk of a weighted student, as a sum of terms ≥ 0; ζ = 0 is the plain student.
 *
 * @returns L_s − σ² ≥ 0, in squared label units.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorems 4 and 8.
 */
export function weightedStudentExcess(p: WeightedStudentParameters): number {
  ensure(Math.abs(p.zeta) <= 1, "zeta", p.zeta, "a number in [−1, 1]");
  const {lost, scatter} = teacher(p);
  const s = shrinkage(p.lambdaS, p.gammaS, "_s");
  const survives = s.kept * s.kept + s.uneven;
  const spared = (1 - p.zeta) * (1 + p.zeta);
  return lost * lost + survives * scatter + (spared === 0 ? 0 : spared * shrinkageCost(p));
}

/**
 * Limiting test error of the weighted student, noise floor included.
 *
 * @returns L_s ≥ σ², in squared label units.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 8.
 */
export function weightedStudentError(p: WeightedStudentParameters): number {
  return p.sigma * p.sigma + weightedStudentExcess(p);
}

/**
 * Limiting excess risk of the ridge student.
 *
 * @returns L_s − σ² ≥ 0, in squared label units.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 4.
 */
export function studentExcess(p: StudentParameters): number {
  return weightedStudentExcess({...p, zeta: 0});
}

/**
 * Limiting test error of the ridge student, noise floor included.
 *
 * @returns L_s ≥ σ², in squared label units.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 4.
 */
export function studentError(p: StudentParameters): number {
  return weightedStudentError({...p, zeta: 0});
}

/**
 * Limiting L_s − L_t = Δ of the ridge student; negative where the student wins.
 *
 * @returns Δ, in squared label units; −∞ for a teacher of infinite error.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 4.
 */
export function studentDifference(p: StudentParameters): number {
  return weightedStudentDifference({...p, zeta: 0});
}

/**
 * Limiting L_s − L_t = Δ − ζ²Δ_Γ = (1 − ζ²)·cost − gain of the weighted student.
 *
 * @returns The difference, in squared label units; negative where the student wins.
 * @throws RangeError naming the parameter outside its range.
 * @see mechanisms, Theorem 8.
 */
export function weightedStudentDifference(p: WeightedStudentParameters): number {
  ensure(Math.abs(p.zeta) <= 1, "zeta", p.zeta, "a number in [−1, 1]");
  return (1 - p.zeta) * (1 + p.zeta) * shrinkageCost(p) - dampingGain(p);
}
