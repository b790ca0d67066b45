import {testsOn} from "../../../engine/tests.js";
import {experiments} from "../experiments.js";
import {type Relu, type Sizes, unitsAt} from "../setting.js";
import * as theory from "../theory.js";

/** Tests of this room, in units of the teacher's error unless told. */
export const {exact, limit, order, region, bound} = testsOn(experiments, {unit: theory.teacherError});

/** Theory of a student that stops where theory has its error smallest. */
export const bestError = (sizes: Sizes): number => theory.studentError({...sizes, t: theory.bestTime(sizes)});

const reluOf = ({d, M = unitsAt[d]}: Pick<Relu, "d"> & Partial<Relu>): Relu => ({d, M});

/** The same for ReLU units, as many as `unitsAt` has unless told. */
export const reluTeacher = (p: Parameters<typeof reluOf>[0]): number => theory.reluTeacherError(reluOf(p));
export const reluStudent = (p: Parameters<typeof reluOf>[0]): number =>
  theory.reluStudentError({...reluOf(p), t: theory.reluBestTime(reluOf(p))});

/** Where a function is stationary, by one step of Newton's method from t. */
export function stationary(of: (t: number) => number, t: number): number {
  const step = 2e-4 * t;
  const [before, here, after] = [of(t - step), of(t), of(t + step)];
  return t - ((after - before) / (after - 2 * here + before)) * (step / 2);
}

export const testFile = "test/papers/random-features/theory.test.ts";
