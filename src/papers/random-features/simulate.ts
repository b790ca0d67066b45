import type {Random} from "../../engine/random.js";
import {grouped, sampler} from "../../engine/sampler.js";
import {predict, Ridgeless} from "../../models/ridgeless.js";
import {squaredDistance} from "../../numerics/distance.js";
import {dot} from "../../numerics/dot.js";
import {normalize} from "../../numerics/vectors.js";
import {lanczos} from "./numerics/lanczos.js";
import {type Linear, type Sizes, sized} from "./setting.js";
import {flow, kernel, project, teach, variances} from "./simulate/linear.js";
import {drawMoment, quotients} from "./simulate/minibatch.js";
import {ratios, type Script} from "./simulate/offline.js";
import {bestTime, losingTime, teacherError} from "./theory.js";

export {reluAveraged, reluFinite, reluInfinite} from "./simulate/sphere.js";

/** When a student stops: at t; at so many times what it needs to win; by default where theory has its error smallest. */
interface Stopped extends Sizes {
  readonly t?: number;
  readonly times?: number;
}

const stopOf = ({t, times, ...sizes}: Stopped): number =>
  t ?? (times === undefined ? bestTime(sizes) : times * losingTime(teacherError(sizes)));

const firstOf = (d: number): Float64Array => Float64Array.from({length: d}, (_, j) => (j === 0 ? 1 : 0));

/** A linear teacher of a target of variance 1 and its infinite student, every unit of the teacher drawn. */
export const infinite = sampler("drawn", (parameters: Stopped, _: readonly Partial<Stopped>[], random) => (point) => {
  const at = {...parameters, ...point};
  const sizes = sized(at);
  const lambda = variances(sizes);
  const target = firstOf(sizes.d);
  const taught = teach(sizes.M, lambda, target, random.split(sizes.M, sizes.d));
  return {
    teacher: squaredDistance(taught, target),
    student: squaredDistance(flow(lambda, taught, stopOf({...at, ...sizes})), target)
  };
});

/** The same by two Wishart factors of the size of K; points of one size share them. */
export const reduced = sampler("equal in law", (parameters: Stopped, points: readonly Partial<Stopped>[], random) =>
  grouped(
    points,
    ({M, d}) => String([M, d]),
    ({points: of}) => {
      const sizes = sized({...parameters, ...of[0]});
      const {lost, kept, strong, weak} = project(sizes, random.split(sizes.M, sizes.d));
      return of.map((point) => {
        const t = stopOf({...parameters, ...point, ...sizes});
        const [grown, slow] = [-Math.expm1(-t), -Math.expm1(-t / sizes.M)];
        return {teacher: lost, student: (1 - grown * kept) ** 2 + grown ** 2 * strong + slow ** 2 * weak};
      });
    }
  )
);

/** A student of so many units, or so many for each of its teacher's, by default the authors' d^1.25. */
interface Finite extends Stopped {
  readonly students?: number;
  readonly perUnit?: number;
}

const studentsOf = ({students, perUnit, ...sizes}: Finite): number =>
  students ?? (perUnit === undefined ? Math.round(sized(sizes).d ** 1.25) : perUnit * sizes.M);

/** What f(B) leaves of the teacher's f_T, B being the student's kernel: errors of f_T − f(B)f_T for several f. */
function finitely(
  sizes: Linear,
  target: Float64Array,
  students: number,
  functions: readonly ((eigenvalue: number) => number)[],
  time: number,
  random: Random,
  literally = false
) {
  const lambda = variances(sizes);
  const taught = teach(sizes.M, lambda, target, random.split("teacher", sizes.M));
  const apply = kernel(students, lambda, random.split("student", sizes.M, students), literally);
  const {basis, coefficients} = lanczos(apply, taught, functions, time);
  const missing = target.map((x, j) => x - taught[j]);
  const teacher = dot(missing, missing);
  const along = Float64Array.from(basis, (q) => dot(q, missing));
  const errors = coefficients.map((c) => {
    const misfit = dot(c, c);
    return {teacher, student: teacher + 2 * dot(along, c) + misfit, misfit};
  });
  return {lambda, taught, errors};
}

const flowing = (literally: boolean) => (parameters: Finite, points: readonly Partial<Finite>[], random: Random) =>
  grouped(
    points,
    ({M, students, perUnit}) => String([M, students, perUnit]),
    ({points: of}) => {
      const at = {...parameters, ...of[0]};
      const sizes = sized(at);
      const target = firstOf(sizes.d);
      const times = of.map((point) => stopOf({...parameters, ...point, ...sizes}));
      const left = times.map((t) => (x: number) => Math.exp(-t * x));
      const {lambda, taught, errors} = finitely(
        sizes,
        target,
        studentsOf(at),
        left,
        Math.max(...times),
        random,
        literally
      );
      return errors.map((error, k) => ({
        ...error,
        infinite: squaredDistance(flow(lambda, taught, times[k]), target)
      }));
    }
  );

/** A teacher and a student of finitely many units, with the infinite student of the same teacher; points share both. */
export const finite = sampler("equal in law", flowing(false));
export const finiteDrawn = sampler("drawn", flowing(true));

/** The authors' scripts: their target, gradient descent, and sizes that may be those of an m of its own. */
interface Descent extends Finite {
  readonly step?: number;
  readonly m?: number;
}

/** Sizes, and the authors' target: weights m^¾ on inputs of variance 1 and 1 on the rest; in L2, normalized. */
function scriptOf({M, m = M}: Descent) {
  const sizes = sized({M, d: Math.round(m ** 1.5), K: Math.round(Math.sqrt(m))});
  const scale = variances(sizes).map(Math.sqrt);
  return {sizes, scale, target: normalize(scale.map((x, j) => x * (j < sizes.K ? m ** 0.75 : 1)))};
}

/** The student after steps of gradient descent on the population, each twice the authors' rate of 0.1. */
export const descent = sampler("equal in law", (parameters: Descent, points: readonly Partial<Descent>[], random) =>
  grouped(
    points,
    ({M, students}) => String([M, students]),
    ({points: of}) => {
      const at = {...parameters, ...of[0]};
      const {sizes, target} = scriptOf(at);
      const steps = of.map(({step = 0}) => step);
      const left = steps.map((step) => (x: number) => (1 - 0.2 * x) ** step);
      return finitely(sizes, target, studentsOf({...at, ...sizes}), left, 0.2 * Math.max(...steps), random).errors;
    }
  )
);

/** The authors' own descent on minibatches, and the quotient that they take of it. */
export const minibatches = sampler(
  "equal in law",
  (parameters: Sizes, _: readonly Partial<Sizes>[], random) => (point) => {
    const {sizes, scale, target} = scriptOf({...parameters, ...point});
    const script = {scale, target, teachers: sizes.M, students: studentsOf(sizes), batch: 1024, rate: 0.1, steps: 1000};
    return quotients(script, drawMoment, random.split(sizes.M));
  }
);

/** Ways to learn from a teacher on other features, and regression on the one feature that comes nearest to the target. */
export const rules = sampler("drawn", (parameters: Sizes, _: readonly Partial<Sizes>[], random) => (point) => {
  const sizes = sized({...parameters, ...point});
  const target = firstOf(sizes.d);
  const ways = [(x: number) => Math.exp(-4 * x), (x: number) => 0.05 / (0.05 + x), (x: number) => (x < 1e-9 ? 1 : 0)];
  const {taught, errors} = finitely(sizes, target, 2 * sizes.M, ways, 1e9, random);
  // Half the teacher, and from there half its length towards the target.
  const [half, away] = [taught.map((x) => x / 2), target.map((x, j) => x - taught[j] / 2)];
  const reach = Math.sqrt(dot(half, half) / dot(away, away));
  const feature = half.map((x, j) => x + reach * away[j]);
  const weight = dot(feature, taught) / dot(feature, feature);
  const [flowed, ridge, projection] = errors.map(({student}) => student);
  return {
    ...{teacher: errors[0].teacher, flow: flowed, ridge, projection},
    feature: squaredDistance(
      feature.map((x) => weight * x),
      target
    )
  };
});

/** A teacher w = f* + s·N(0, I) in d dimensions, f* one coordinate of the k that the student's class has. */
interface Misfit {
  readonly k: number;
  readonly d: number;
  readonly s: number;
  /** Labels; the population by default. */
  readonly n?: number;
  /** How much of a coordinate outside of the class the target has besides; none by default. */
  readonly unsayable?: number;
}

/** Least squares in the class on the teacher's labels, and the projection on a cone in it: what both gain and how far they stray. */
export const misfit = sampler("drawn", (parameters: Misfit, _: readonly Partial<Misfit>[], random) => (point) => {
  const {k, d, s, n, unsayable = 0} = {...parameters, ...point};
  const truth = Float64Array.from({length: d}, (_, j) => (j === 0 ? 1 : j === k ? unsayable : 0));
  const noise = random.split("teacher").normals(d, s);
  const teacher = truth.map((x, j) => x + noise[j]);
  const student = teacher.map((x, j) => (j < k ? x : 0));
  if (n !== undefined) {
    const x = random.split("inputs", n).normals(n * d);
    const seen = Float64Array.from({length: n * k}, (_, at) => x[Math.floor(at / k) * d + (at % k)]);
    student.set(new Ridgeless(seen, n, k).fit(predict(x, teacher, n)));
  }
  const cone = student.map((x) => Math.max(0, x));
  const error = squaredDistance(teacher, truth);
  return {
    gain: error - squaredDistance(student, truth),
    misfit: squaredDistance(student, teacher),
    outside: squaredDistance(teacher.subarray(k)),
    coneGain: error - squaredDistance(cone, truth),
    coneMisfit: squaredDistance(cone, teacher)
  };
});

/** Ratios of test losses under the authors' script for ReLU networks. */
export const offline = sampler(
  "drawn",
  (parameters: Script, points: readonly {readonly students: number; readonly step: number}[], random) => {
    const sizes = [...new Set(points.map(({students}) => students))];
    const steps = [...new Set(points.map(({step}) => step))].sort((a, b) => a - b);
    const rows = ratios(parameters, sizes, steps, random);
    return ({students, step}) => {
      const row = rows[sizes.indexOf(students)];
      return {ratio: row[steps.indexOf(step)], best: Math.min(...row)};
    };
  }
);
