import type {Random} from "../../../../engine/random.js";
import {grouped, sampler} from "../../../../engine/sampler.js";
import {dot} from "../../../../numerics/dot.js";
import {multiply} from "../../../../numerics/kernel/matrix.js";
import {norm} from "../../../../numerics/vectors.js";
import {activations} from "./functions.js";
import {
  along,
  type Bench,
  bench,
  drawCovariates,
  drawOuter,
  drawWeights,
  easyAxis,
  hardAxis,
  outputs,
  step,
  truth
} from "./networks.js";
import {type MultiIndexSetting, type Placed, placedAt} from "./setting.js";

/**
 * Teacher and student of Section 3, one gradient step each, as the paper has them.
 *
 * Norms ‖Wβ_e‖, ‖Wβ_h‖ before and after the step and of what the step added, of teacher and student: `teacherEasyBefore`,
 * `teacherEasyAfter`, `teacherEasy` and so on. `studentSpikeBefore` and
 * `studentSpike` = ãᵀWβ_h before and after the step, `studentHardSquare` = ‖W_sβ_h‖² − p/d.
 * `teacherOuter`, `studentOuter`: ‖a‖. Two fluctuations that scatter the alignments and whose means are known exactly:
 * `lean` = (1/n)Σ yᵢxᵢβ_e with mean c_e, and `chance` = a_tᵀW_t0β_e with mean 0.
 *
 * Points that differ in τ alone share teacher and data; all points share one stream.
 */
export const multiIndex = sampler(
  "drawn",
  (parameters: Partial<MultiIndexSetting>, points: readonly Partial<MultiIndexSetting>[], random) =>
    grouped(
      points,
      ({tau: _, ...point}) => JSON.stringify(point),
      ({points: spikes}) => {
        const setting = placedAt(parameters, spikes[0]);
        const room = bench(setting);
        const teacher = teach(setting, room, random);
        const learn = study(setting, room, teacher.labels, random);
        return spikes.map((point) => ({...teacher.measured, ...learn(placedAt(parameters, point).tau)}));
      }
    )
);

/** One step of the teacher on the truth, and its labels on fresh covariates, which stay on the bench. */
export function teach(setting: Placed, room: Bench, random: Random) {
  const outer = drawOuter(setting, random.split("teacher", "outer"));
  drawWeights(room, random.split("teacher", "weights"));
  drawCovariates(room, random.split("teacher", "covariates"));
  const labels = truth(setting, room);
  const before = {easy: along(room.weights, easyAxis).slice(), hard: along(room.weights, hardAxis).slice()};
  let lean = 0;
  for (let i = 0; i < labels.length; ++i)
    lean += (labels[i] * room.x.values[i * room.x.stride + easyAxis]) / labels.length;
  step(setting, room, outer, labels, setting.etaT);
  const measured = {
    teacherEasyBefore: norm(before.easy),
    teacherEasyAfter: norm(along(room.weights, easyAxis)),
    teacherEasy: norm(along(room.change, easyAxis)),
    teacherHardBefore: norm(before.hard),
    teacherHardAfter: norm(along(room.weights, hardAxis)),
    teacherHard: norm(along(room.change, hardAxis)),
    teacherOuter: norm(outer),
    lean,
    chance: dot(outer, before.easy)
  };
  drawCovariates(room, random.split("student", "covariates"));
  return {measured, labels: outputs(setting, room, outer)};
}

/** The student's second layer, its spike's direction ã, and fresh weights on the bench, without the spike. */
export function drawStudent(setting: Placed, room: Bench, random: Random) {
  const outer = drawOuter(setting, random.split("student", "outer"));
  const spike = drawOuter(setting, random.split("student", "spike"));
  const length = norm(spike);
  for (let j = 0; j < spike.length; ++j) spike[j] /= length;
  drawWeights(room, random.split("student", "weights"));
  return {outer, spike};
}

/** One step of the student for any τ: only what it does to the two directions is computed. */
function study(setting: Placed, room: Bench, labels: Float64Array, random: Random) {
  const {outer, spike} = drawStudent(setting, room, random);
  const {x, hidden, weights} = room;
  multiply(hidden, x, weights);
  const {slope} = activations[setting.activation];
  const {p, d, etaS} = setting;
  return (tau: number) => {
    const easy = new Float64Array(p);
    const hard = new Float64Array(p);
    for (let i = 0; i < labels.length; ++i) {
      const pull = (etaS / labels.length) * labels[i];
      const [xe, xh] = [x.values[i * x.stride + easyAxis], x.values[i * x.stride + hardAxis]];
      for (let j = 0; j < p; ++j) {
        const move = pull * outer[j] * slope(hidden.values[i * hidden.stride + j] + tau * spike[j] * xh);
        easy[j] += move * xe;
        hard[j] += move * xh;
      }
    }
    const start = {
      easy: along(weights, easyAxis),
      hard: along(weights, hardAxis).map((w, j) => w + tau * spike[j])
    };
    const after = {easy: easy.map((w, j) => w + start.easy[j]), hard: hard.map((w, j) => w + start.hard[j])};
    return {
      studentEasyBefore: norm(start.easy),
      studentEasyAfter: norm(after.easy),
      studentEasy: norm(easy),
      studentHardBefore: norm(start.hard),
      studentHardAfter: norm(after.hard),
      studentHard: norm(hard),
      studentOuter: norm(outer),
      studentSpikeBefore: dot(spike, start.hard),
      studentSpike: dot(spike, after.hard),
      studentHardSquare: dot(after.hard, after.hard) - p / d
    };
  };
}
