import type {Random} from "../../../engine/random.js";
import type {Dynamics} from "./dynamics.js";
import {drawCombinations, signalNorms} from "./samples.js";
import type {Setting} from "./setting.js";
import type {Problem} from "./student.js";
import {type Teacher, teacherOutputs} from "./teacher.js";

/** A trained teacher and a student before its first step. */
export interface Draw {
  readonly teacher: Teacher;
  /** ⟨teacher, ξᵢ⟩ of the student's noise patches. */
  readonly along: ArrayLike<number>;
  readonly problem: Problem;
}

/** The part of a draw that depends on the dimension. */
export interface Noise extends Omit<Draw, "problem"> {
  readonly dynamics: Dynamics;
}

/** Draws data and start, and trains the teacher. `noise` tells how the noise space is drawn. */
export type Drawing = (setting: Setting, random: Random) => Draw;

/** Dimension of the noise space: the signals lie along the first four axes. */
export const noiseDimension = ({d}: Setting): number => d - 4;

/** The Gram form costs n² products for a filter and step, the vector form 2n·d. */
export const prefersGram = (setting: Setting): boolean => setting.n < 2 * noiseDimension(setting);

/** Draws what has no part in the noise space, and lets the teacher label the student's samples. */
export function assemble(setting: Setting, random: Random, {teacher, along, dynamics}: Noise): Draw {
  const {n, m, sigma0} = setting;
  const drawn = drawCombinations(n, setting, random.split("student", "samples"));
  const fixed = teacherOutputs(teacher.signals);
  const labels = Int8Array.from(drawn, (c, i) => (fixed[c] + along[i] > 0 ? 1 : -1));
  const norms = signalNorms(setting);
  const start = random.split("student", "signals");
  const signals = Float64Array.from({length: 8 * m}, (_, i) => sigma0 * norms[i % 4] * start.normal());
  return {teacher, along, problem: {setting, drawn, labels, signals, dynamics}};
}
