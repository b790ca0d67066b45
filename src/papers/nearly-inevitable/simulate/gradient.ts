import {grouped, sampler} from "../../../engine/sampler.js";
import {dot} from "../../../numerics/dot.js";
import {combine, cosineOfVectors} from "../../../numerics/vectors.js";
import {lawOf} from "./laws.js";
import {batchesOf, drawPairs, type Pair} from "./pair.js";
import {type Setting, settingsAt} from "./setting.js";
import {literal} from "./step.js";

/**
 * The first step alone: one batch's negative gradient v at the starting student, samples drawn in full. Points of
 * one law, dimension and batch size share the batch.
 *
 * @returns Components of v along the `truth`, the `student` and the `teacher` (unit vectors); `rise`, the change of
 *   the cosine with the truth along v times ‖w‖, by central difference; its parts `learning` and `unlearning`; and
 *   `noise`, the squared length of v outside the plane of student and teacher.
 */
export const gradient = sampler(
  "drawn",
  (parameters: Partial<Setting>, points: readonly Partial<Setting>[], random) => {
    const pairs = drawPairs(settingsAt({rate: 0, steps: 1, ...parameters}, points), random);
    return grouped(pairs, batchesOf, ({key, points: members}) => {
      const {law, d, batch} = members[0].setting;
      const moves = literal(members, lawOf(law, d), batch, random.split("batches", key));
      return members.map((pair, k) => measure(pair, moves[k]));
    });
  }
);

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
