import type {Random} from "../../../../engine/random.js";
import {grouped, groupsOf, sampler, ungrouped} from "../../../../engine/sampler.js";
import {dot} from "../../../../numerics/dot.js";
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
  preactivate,
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
 * All points share one stream: points of one size share weights and covariates, and what these give; points that
 * differ in τ alone share the teacher too.
 */
export const multiIndex = sampler(
  "drawn",
  (parameters: Partial<MultiIndexSetting>, points: readonly Partial<MultiIndexSetting>[], random) =>
    grouped(
      points,
      (point) => {
        const {d, n, p} = placedAt(parameters, point);
        return `${d} ${n} ${p}`;
      },
      ({points: sized}) => {
        const groups = groupsOf(sized, ({tau: _, ...point}) => JSON.stringify(point));
        const settings = groups.map(({points: [first]}) => placedAt(parameters, first));
        const room = bench(settings[0]);
        const teachers = teach(settings, room, random);
        const student = drawStudent(settings[0], room, random);
        preactivate(room);
        return ungrouped(groups, ({points: spikes}, k) =>
          spikes.map((point) => ({
            ...teachers[k].measured,
            ...study(placedAt(parameters, point), room, student, teachers[k].labels)
          }))
        );
      }
    )
);

/**
 * One step of a teacher on the truth, and its labels on fresh covariates, which stay on the bench: for settings of one
 * size, whose teachers start alike and see the same.
 */
export function teach(settings: readonly Placed[], room: Bench, random: Random) {
  const {x, weights, change} = room;
  const outer = drawOuter(settings[0], random.split("teacher", "outer"));
  drawWeights(room, random.split("teacher", "weights"));
  drawCovariates(room, random.split("teacher", "covariates"));
  preactivate(room);
  const start = weights.values.slice();
  const before = {easy: along(weights, easyAxis).slice(), hard: along(weights, hardAxis).slice()};
  const taught = settings.map((setting) => {
    const labels = truth(setting, room);
    let lean = 0;
    for (let i = 0; i < labels.length; ++i) lean += (labels[i] * x.values[i * x.stride + easyAxis]) / labels.length;
    weights.values.set(start);
    step(setting, room, outer, labels, setting.etaT);
    const measured = {
      teacherEasyBefore: norm(before.easy),
      teacherEasyAfter: norm(along(weights, easyAxis)),
      teacherEasy: norm(along(change, easyAxis)),
      teacherHardBefore: norm(before.hard),
      teacherHardAfter: norm(along(weights, hardAxis)),
      teacherHard: norm(along(change, hardAxis)),
      teacherOuter: norm(outer),
      lean,
      chance: dot(outer, before.easy)
    };
    return {measured, trained: weights.values.slice()};
  });
  drawCovariates(room, random.split("student", "covariates"));
  return taught.map(({measured, trained}, k) => {
    weights.values.set(trained);
    return {measured, labels: outputs(settings[k], room, outer)};
  });
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

/** One step of the student from the bench's preactivations without the spike: only what it does to the two directions. */
function study(setting: Placed, room: Bench, student: ReturnType<typeof drawStudent>, labels: Float64Array) {
  const {outer, spike} = student;
  const {x, hidden, weights} = room;
  const {slope} = activations[setting.activation];
  const {p, d, etaS, tau} = setting;
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
}
