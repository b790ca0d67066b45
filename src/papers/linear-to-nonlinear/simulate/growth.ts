import type {Draw} from "./draw.js";
import {signalNorms} from "./samples.js";
import {trainStudent} from "./student.js";

/**
 * What the first step does to the filters, per unit of learning rate, each averaged over the filters of both classes.
 *
 * `easy`: gain along the class's own easy signal of the filters that started on its side, per ‖μ‖². `hard`: gain of
 * the absolute component along the class's own hard signal, per ‖ν‖², filters of either sign counting half each; a sign
 * that no filter of a class has, in one trial of 16 000 for m = 16, is left out.
 * `noise`: gain of a filter's inner product with a patch of its own label that activates it. `drift`: movement along
 * the teacher's noise direction, towards it in class +1 and away from it in class −1. Then the teacher itself:
 * `teacherMu1`, `teacherMu2`, `teacherNu1`, `teacherNu2` (⟨w, signal⟩) and `teacherNoise` (norm of its noise part).
 */
export function firstStep({teacher, along, problem}: Draw) {
  const {setting, labels, signals, dynamics} = problem;
  const {m, lr} = setting;
  const {activations, moves} = dynamics;
  const norms = signalNorms(setting);
  const before = {signals: signals.slice(), activations: activations.values.slice()};
  trainStudent(problem, [1], () => {});

  const easy = average();
  const hard = [average(), average()].map((plus) => ({plus, minus: average()}));
  const noise = average();
  const drift = average();
  for (let r = 0; r < 2 * m; ++r) {
    const own = r < m ? 0 : 1;
    const [mu, nu] = [4 * r + own, 4 * r + 2 + own];
    if (before.signals[mu] > 0) easy.add((signals[mu] - before.signals[mu]) / (lr * norms[0] ** 2));
    const side = before.signals[nu] > 0 ? 1 : -1;
    hard[own][side > 0 ? "plus" : "minus"].add((side * (signals[nu] - before.signals[nu])) / (lr * norms[2] ** 2));
    let towards = 0;
    for (let i = 0; i < labels.length; ++i) {
      const at = i * activations.stride + r;
      towards += moves.values[at] * along[i];
      if (before.activations[at] > 0 && labels[i] === (own === 0 ? 1 : -1)) {
        noise.add((activations.values[at] - before.activations[at]) / lr);
      }
    }
    drift.add(((own === 0 ? 1 : -1) * towards) / (lr * teacher.noise));
  }
  return {
    easy: easy.mean(),
    hard: hard.reduce((sum, {plus, minus}) => sum + meanOf([plus, minus]) / 2, 0),
    noise: noise.mean(),
    drift: drift.mean(),
    teacherMu1: teacher.signals[0],
    teacherMu2: teacher.signals[1],
    teacherNu1: teacher.signals[2],
    teacherNu2: teacher.signals[3],
    teacherNoise: teacher.noise
  };
}

function average() {
  let sum = 0;
  let count = 0;
  return {
    add(value: number) {
      sum += value;
      ++count;
    },
    isEmpty: () => count === 0,
    mean: () => sum / count
  };
}

/** Mean of the means of those groups that have members; at least one has. */
function meanOf(groups: readonly ReturnType<typeof average>[]): number {
  const own = groups.filter((group) => !group.isEmpty());
  return own.reduce((sum, group) => sum + group.mean() / own.length, 0);
}
