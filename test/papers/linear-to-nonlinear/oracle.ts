import type {Random} from "../../../src/engine/random.js";
import {drawCombinations, signalNorms} from "../../../src/papers/linear-to-nonlinear/simulate/samples.js";
import {combinations, type Setting} from "../../../src/papers/linear-to-nonlinear/simulate/setting.js";

type Vector = Float64Array;

/** A sample as the paper has it: three patches of d numbers, in random order, and the label it is trained with. */
interface Sample {
  readonly patches: readonly Vector[];
  readonly label: number;
}

const dot = (a: Vector, b: Vector): number => a.reduce((sum, x, j) => sum + x * b[j], 0);

/** The patches of a combination and a noise patch, shuffled. */
function sampleOf(combination: number, noise: Vector, setting: Setting, shuffle: Random): Sample {
  const {label, patches} = combinations[combination];
  const norms = signalNorms(setting);
  const signals = patches.flatMap(({signal, sign, count}) =>
    Array.from({length: count}, () =>
      Float64Array.from({length: setting.d}, (_, j) => (j === signal ? sign * norms[signal] : 0))
    )
  );
  const all = [...signals, noise];
  for (let k = all.length - 1; k > 0; --k) {
    const other = shuffle.integer(k + 1);
    [all[k], all[other]] = [all[other], all[k]];
  }
  return {patches: all, label};
}

/** Samples from the streams that `drawLiteral` reads, noise on the axes after the first four. */
function samples(who: "teacher" | "student", n: number, setting: Setting, random: Random): Sample[] {
  const drawn = drawCombinations(n, setting, random.split(who, "samples"));
  const noise = random.split(who, "noise");
  const shuffle = random.split("shuffle", who);
  return Array.from(drawn, (combination) => {
    const patch = new Float64Array(setting.d);
    noise.fillNormal(patch.subarray(4), setting.sigmaP);
    return sampleOf(combination, patch, setting, shuffle);
  });
}

const pull = (margin: number): number => 1 / (1 + Math.exp(margin));

/** The linear network, trained with d-vectors and nothing else. */
function teacherOf(setting: Setting, random: Random): Vector {
  const data = samples("teacher", setting.nW, setting, random);
  const w = new Float64Array(setting.d);
  for (let step = 0; step < setting.stepsW; ++step) {
    const gradient = new Float64Array(setting.d);
    for (const {patches, label} of data) {
      const output = patches.reduce((sum, patch) => sum + dot(w, patch), 0);
      for (const patch of patches) {
        for (let j = 0; j < setting.d; ++j) gradient[j] += (label * pull(label * output) * patch[j]) / data.length;
      }
    }
    for (let j = 0; j < setting.d; ++j) w[j] += setting.lrW * gradient[j];
  }
  return w;
}

/** The two-layer network trained on the teacher's labels with d-vectors and nothing else. */
export function oracle(setting: Setting, random: Random): {teacher: Vector; filters: Vector[]; patches: Vector[]} {
  const {d, n, m, lr, steps, sigma0} = setting;
  const teacher = teacherOf(setting, random);
  const data = samples("student", n, setting, random).map(({patches}) => ({
    patches,
    label: patches.reduce((sum, patch) => sum + dot(teacher, patch), 0) > 0 ? 1 : -1
  }));
  const filters = Array.from({length: 2 * m}, () => new Float64Array(d));
  const start = random.split("student", "start");
  for (let j = 4; j < d; ++j) for (const filter of filters) filter[j] = sigma0 * start.normal();
  const signals = random.split("student", "signals");
  for (const filter of filters) for (let k = 0; k < 4; ++k) filter[k] = sigma0 * signals.normal();

  const side = (r: number): number => (r < m ? 1 : -1);
  for (let step = 0; step < steps; ++step) {
    const gradients = filters.map(() => new Float64Array(d));
    for (const {patches, label} of data) {
      const active = filters.map((filter) => patches.map((patch) => dot(filter, patch)));
      const output = active.reduce((sum, row, r) => sum + row.reduce((s, x) => s + side(r) * Math.max(0, x), 0) / m, 0);
      const weight = (label * pull(label * output)) / n;
      active.forEach((row, r) => {
        row.forEach((x, k) => {
          if (x > 0) for (let j = 0; j < d; ++j) gradients[r][j] += (side(r) * weight * patches[k][j]) / m;
        });
      });
    }
    filters.forEach((filter, r) => {
      for (let j = 0; j < d; ++j) filter[j] += lr * gradients[r][j];
    });
  }
  const noise = random.split("student", "noise");
  const patches = Array.from({length: n}, () => {
    const patch = new Float64Array(d);
    noise.fillNormal(patch.subarray(4), setting.sigmaP);
    return patch;
  });
  return {teacher, filters, patches};
}

export {dot};
