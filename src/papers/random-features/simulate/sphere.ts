import type {Random} from "../../../engine/random.js";
import {grouped, sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {lanczos, vectorOf} from "../numerics/lanczos.js";
import {type Relu, unitsAt} from "../setting.js";
import {reluBestTime} from "../theory.js";
import * as relu from "./relu.js";

/** When a ReLU student stops, in units of 1/λ of the target's degree; by default where theory has its error smallest. */
type ReluStopped = Omit<Relu, "M"> & {readonly M?: number; readonly t?: number; readonly students?: number};

function reluAt({M, t, ...setting}: ReluStopped) {
  const at = {degree: 2, ...setting, M: M ?? unitsAt[setting.d]};
  return {...at, t: t ?? reluBestTime(at)};
}

const reluFlowing =
  (teach: typeof relu.teach) => (parameters: ReluStopped, _: readonly Partial<ReluStopped>[], random: Random) => {
    return (point: Partial<ReluStopped>) => {
      const {d, M, degree, t} = reluAt({...parameters, ...point});
      const teacher = teach(d, M, degree, random.split(d, M));
      return {teacher: 1 - teacher.kept, student: relu.flow(d, degree, teacher, t)};
    };
  };

/** A ReLU teacher and its infinite student; and their mean over all targets of the degree. */
export const reluInfinite = sampler("drawn", reluFlowing(relu.teach));
export const reluAveraged = sampler("equal in mean", reluFlowing(relu.teachAll));

/** The same with a student of finitely many units; points of one size share both. */
export const reluFinite = sampler("drawn", (parameters: ReluStopped, points: readonly Partial<ReluStopped>[], random) =>
  grouped(
    points,
    ({students}) => String(students),
    ({points: of}) => {
      const {d, M, degree, students = M} = reluAt({...parameters, ...of[0]});
      const teacher = relu.teach(d, M, degree, random.split(d, M));
      const {apply, labels, truth} = relu.student(d, degree, teacher, students, random.split("student", students));
      const times = of.map((point) => reluAt({...parameters, ...point}).t / relu.unitOf(d, degree));
      const reached = times.map((t) => (x: number) => (x * t < 1e-12 ? t : -Math.expm1(-t * x) / x));
      const {basis, coefficients} = lanczos(apply, labels, reached, Math.max(...times));
      return coefficients.map((c) => {
        const weights = vectorOf(basis, c);
        const distance = dot(weights, apply(weights)) - 2 * dot(weights, truth);
        return {teacher: 1 - teacher.kept, student: 1 + distance / students};
      });
    }
  )
);
