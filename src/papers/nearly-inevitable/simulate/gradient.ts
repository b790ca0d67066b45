import type {Sweep, Values} from "../../../engine/experiment.js";
import type {Random} from "../../../engine/random.js";
import {dot} from "../../../numerics/dot.js";
import {combine, cosineOfVectors} from "../../../numerics/vectors.js";
import {lawOf} from "./laws.js";
import {drawPairs, type Pair} from "./pair.js";
import {type Setting, settingsOf} from "./setting.js";
import {literal} from "./step.js";

/**
 * The first step alone: one batch's negative gradient v at the starting student, samples drawn in full. Points of
 * one law, dimension and batch size share the batch.
 *
 * @returns Components of v along the `truth`, the `student` and the `teacher` (unit vectors); `rise`, the change of
 *   the cosine with the truth along v times ‖w‖, by central difference; its parts `learning` and `unlearning`; and
 *   `noise`, the squared length of v outside the plane of student and teacher.
 */
export function gradient(parameters: Partial<Setting>, sweep: Sweep, random: Random): Values {
  const settings = settingsOf({rate: 0, steps: 1, ...parameters}, sweep);
  const pairs = drawPairs(settings, random);
  const names = ["truth", "student", "teacher", "rise", "learning", "unlearning", "noise"] as const;
  const values = Object.fromEntries(names.map((name) => [name, new Float64Array(settings.length)]));
  const groups = new Map<string, number[]>();
  settings.forEach(({law, d, batch}, index) => {
    const key = `${law} ${d} ${batch}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  for (const [key, members] of groups) {
    const {law, d, batch} = settings[members[0]];
    const here = members.map((index) => pairs[index]);
    const moves = literal(here, lawOf(law, d), batch, random.split("batches", key));
    members.forEach((index, k) => {
      const measured = measure(here[k], moves[k]);
      for (const name of names) values[name][index] = measured[name];
    });
  }
  return values;
}

function measure({w, u, truth}: Pair, v: Float64Array) {
  const r = Math.sqrt(dot(w, w));
  const [alongTruth, alongStudent, alongTeacher] = [dot(v, truth), dot(v, w) / r, dot(v, u)];
  const s = dot(w, truth) / r;
  const rho = dot(w, u) / r;
  const h = 1e-5 * r;
  const ahead = cosineOfVectors(combine(1, w, h, v), truth);
  const behind = cosineOfVectors(combine(1, w, -h, v), truth);
  const across = alongTeacher - rho * alongStudent;
  return {
    truth: alongTruth,
    student: alongStudent,
    teacher: alongTeacher,
    rise: ((ahead - behind) / (2 * h)) * r,
    learning: (1 - s * s) * alongTruth,
    unlearning: -s * (alongStudent - s * alongTruth),
    noise: dot(v, v) - alongStudent ** 2 - across ** 2 / (1 - rho * rho)
  };
}
