import {equivalent} from "../../models/equivalent.js";
import {rising} from "../../numerics/bisection.js";
import {gaussLegendre, integrate} from "../../numerics/quadrature.js";
import {type Relu, type Sizes, sized} from "./setting.js";
import {multiplicity, reluCoefficient} from "./theory/sphere.js";

// Errors are squared distances from the target over its own square. A teacher that M random units can express is the
// target's projection on their span, and its deterministic equivalent that of a fit of M samples.

/** What a teacher makes of the target, by eigenvalues of the student's kernel in units of the target's. */
interface Taught {
  /** L, the share of the target that is lost. */
  readonly lost: number;
  readonly eigenvalues: Float64Array;
  /** The teacher's scatter over all coordinates of each eigenvalue; those of a tail are at 0. */
  readonly scatter: Float64Array;
}

function taught(listed: Float64Array, M: number, counts: Float64Array, target: number, tail = 0): Taught {
  const {lost, kept, rest} = equivalent(listed, M, {counts, tail});
  const unit = listed[target];
  const error = (unit * lost[target] ** 2) / rest / M;
  const tau = (unit * lost[target]) / kept[target];
  return {
    lost: lost[target],
    eigenvalues: Float64Array.of(...listed.map((x) => x / unit), 0),
    scatter: Float64Array.of(...kept.map((x, i) => (counts[i] * x * x * error) / listed[i]), (tail * error) / tau ** 2)
  };
}

const linear = (sizes: Sizes): Taught => {
  const {M, d, K} = sized(sizes);
  return taught(Float64Array.of(1, 1 / M), M, Float64Array.of(K, d - K), 0);
};

/** Degrees that are kept one by one; each of the even ones beyond has too small a share of the trace to matter. */
const degrees = [0, 1, 2, 4, 6, 8, 10];

const relu = ({d, M, degree = 2}: Relu): Taught => {
  const eigenvalues = Float64Array.from(degrees, (l) => reluCoefficient(d, l) ** 2);
  const counts = Float64Array.from(degrees, (l) => multiplicity(d, l));
  const tail = eigenvalues.reduce((rest, x, i) => rest - counts[i] * x, 1 / (2 * d));
  return taught(eigenvalues, M, counts, degrees.indexOf(degree), tail);
};

/** Error of a student of infinitely many units after gradient flow from 0 on the teacher's labels; t may be infinite. */
function flown({lost, eigenvalues, scatter}: Taught, t: number): number {
  const bias = Math.exp(-t) - Math.expm1(-t) * lost;
  const share = (x: number): number => (t === Number.POSITIVE_INFINITY ? 1 : Math.expm1(-t * x) ** 2);
  return scatter.reduce((sum, v, i) => sum + v * share(eigenvalues[i]), bias ** 2);
}

/** Where the flow's error stops falling: half its slope over e^−t, which rises through 0 there. */
function stopping({lost, eigenvalues, scatter}: Taught): number {
  return rising((t) => {
    const bias = (1 - lost) * (Math.exp(-t) - Math.expm1(-t) * lost);
    return scatter.reduce((sum, v, i) => {
      const x = eigenvalues[i];
      return sum - v * x * Math.expm1(-t * x) * Math.exp(t * (1 - x));
    }, -bias);
  }, 0);
}

/**
 * Error τ/(1 + τ) of a linear teacher on a target of variance 1, where M = Σλ/(λ + τ); derived.
 *
 * @throws RangeError naming the size outside its range.
 */
export const teacherError = (sizes: Sizes): number => linear(sizes).lost;

/** Error of the infinite linear student after the time t ≥ 0; derived. */
export const studentError = ({t, ...sizes}: Sizes & {readonly t: number}): number => flown(linear(sizes), t);

/** The time at which that error is smallest. */
export const bestTime = (sizes: Sizes): number => stopping(linear(sizes));

/** The exact mean error of a linear teacher with one input of variance 1: over x ~ Beta(M/2, (d−M)/2). */
export function oneUnitError(sizes: Sizes): number {
  const {M, d} = sized({...sizes, K: 1});
  // x = sin²θ, with the density over its peak, ten and more of its standard deviations either way.
  const [p, q] = [M - 1, d - M - 1];
  const log = (angle: number): number => p * Math.log(Math.sin(angle)) + q * Math.log(Math.cos(angle));
  const [peak, reach] = [Math.atan2(Math.sqrt(p), Math.sqrt(q)), 8 / Math.sqrt(p + q)];
  const rule = gaussLegendre(120, Math.max(0, peak - reach), Math.min(Math.PI / 2, peak + reach));
  const mean = (of: (x: number) => number): number =>
    integrate(rule, (angle) => Math.exp(log(angle) - log(peak)) * of(Math.sin(angle) ** 2));
  return mean((x) => (1 - x) / (1 - x + M * x)) / mean(() => 1);
}

/**
 * What no student in the ball with diameter [0, f_T] can fall below, f_T being a teacher of this error in [0, 1]:
 * (√(1+3L) − √(1−L))²/4, which is ¾L² or more, and L² in the limit of small L; derived.
 */
export const lowerLimit = (lost: number): number =>
  (4 * lost * lost) / (Math.sqrt(1 + 3 * lost) + Math.sqrt(1 - lost)) ** 2;

/** Until when a student of a teacher of error L loses, scatter left out: e^−t + (1 − e^−t)L = √L. */
export const losingTime = (lost: number): number => Math.log1p(1 / Math.sqrt(lost));

/** Error of a ReLU teacher on a harmonic of degree 1 or 2, under Gaussian universality; derived. */
export const reluTeacherError = (setting: Relu): number => relu(setting).lost;

/** Error of its infinite student after the time t, in units of 1/λ of the target's degree. */
export const reluStudentError = ({t, ...setting}: Relu & {readonly t: number}): number => flown(relu(setting), t);

/** The time at which that error is smallest, in the same units. */
export const reluBestTime = (setting: Relu): number => stopping(relu(setting));

/** A class of k dimensions, n > k + 1 labels of a teacher. */
type Class = {readonly k: number; readonly n: number};

/** Mean gain of least squares over its teacher, per square of what the teacher has outside of the class. */
export const misfitGain = ({k, n}: Class): number => 1 - k / (n - k - 1);

/** Mean squared distance of that student from its teacher, in the same unit. */
export const misfitDistance = ({k, n}: Class): number => 1 + k / (n - k - 1);
