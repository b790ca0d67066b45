import {curveChart} from "../../charts/index.js";
import {percent, significant} from "../../charts/numbers.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import type {Row} from "../../engine/figure.js";
import {ensure} from "../../numerics/ensure.js";
import {type Directions, easyRate, hardRate, noiseRate, type Rates, teacherAccuracy, threshold} from "./theory.js";

/** Whole numbers of student samples, evenly spaced in the logarithm. */
const sizes = Array.from({length: 81}, (_, i) => Math.round(10 ** (1 + i / 20)));

interface Held {
  /** One filter a class: all rates go as 1/m. */
  readonly setting: Rates;
  readonly teacher: Directions;
}

function read(settings: Settings): Held {
  const [n, d, mu, nu, pH, pB, sigmaP, margin] = ["n", "d", "mu", "nu", "pH", "pB", "sigmaP", "margin"].map((key) =>
    Number(settings[key])
  );
  ensure(pH + pB < 1 + 1e-9, "p_h + p_b", pH + pB, "at most 1");
  const pE = Math.max(0, 1 - pH - pB);
  const along = margin * sigmaP;
  return {
    setting: {n: Math.round(n), d: Math.round(d), m: 1, pE, pH, pB, mu, nu, sigmaP},
    teacher: {mu: [along, -along], nu: [0, 0], noise: 1}
  };
}

/** First gain of a filter's inner product with a patch it is active on, per learning rate and times m. */
function gains({setting, teacher}: Held, n: number): Readonly<Record<string, number>> {
  const at = {...setting, n};
  return {
    easy: easyRate(at, teacher) * at.mu ** 2,
    hard: hardRate(at, teacher) * at.nu ** 2,
    noise: noiseRate(at, teacher)
  };
}

/** The n above which the hard signal gains more than a noise patch, whose gain falls as 1/n to the drift's; or null. */
function crossing(held: Held): number | null {
  const {hard, noise: alone} = gains(held, 1);
  const {noise: drift} = gains(held, Infinity);
  return hard > drift ? Math.max(1, (alone - drift) / (hard - drift)) : null;
}

function teacherAccuracies({setting, teacher}: Held): {whole: number; ceiling: number} {
  const {pE, pH, pB, sigmaP} = setting;
  const of = (kind: "easy" | "hard" | "both"): number => teacherAccuracy(kind, teacher, sigmaP);
  return {whole: pE * of("easy") + pH * of("hard") + pB * of("both"), ceiling: 1 - pH / 2};
}

/** What features and memory gain at first, for any sizes, strengths and shares. */
export const explorer: Explorer = {
  title:
    "Weigh what a step teaches about the signals against what it memorises, and find the n where they change places",
  controls: [
    {key: "n", symbol: "n", name: "student samples", min: 10, max: 1e5, step: 0.05, log: true, value: 200},
    {key: "nu", symbol: "‖ν‖", name: "hard signal", min: 0.5, max: 10, step: 0.5, value: 5},
    {key: "pB", symbol: "p(both)", name: "share with both signals", min: 0, max: 1, step: 0.05, value: 0.6},
    {key: "pH", symbol: "p(hard)", name: "share hard-only", min: 0, max: 1, step: 0.05, value: 0.3},
    {key: "mu", symbol: "‖μ‖", name: "easy signal", min: 0.5, max: 10, step: 0.5, value: 7},
    {key: "sigmaP", symbol: "σₚ", name: "noise scale", min: 0.2, max: 5, step: 0.05, log: true, value: 1},
    {key: "d", symbol: "d", name: "dimension of a patch", min: 100, max: 1e5, step: 0.05, log: true, value: 20000},
    {key: "margin", symbol: "⟨w,μ⟩/σₚ‖w(ξ)‖", name: "teacher’s margin", min: 0, max: 5, step: 0.1, value: 5}
  ],
  presets: [
    {name: "Map of few samples, in the middle", settings: {}},
    {name: "Its harmful corner", settings: {n: 20, nu: 1}},
    {name: "Its benign corner", settings: {n: 600, nu: 7}},
    {name: "Many samples", settings: {d: 500, n: 8000, pB: 0.4, mu: 4, nu: 2}},
    {name: "No bridge", settings: {pB: 0, d: 250, n: 2000, mu: 4, nu: 2}},
    {name: "A teacher often wrong", settings: {margin: 0.5}}
  ],
  held: "the first step from a start near zero, where these rates are derived; the mean over starts and, for the hard signal, over its two signs; a teacher equally sure of both classes and without a lean along ν. How training ends is not computed here, and theory leaves open at which value of the threshold quantity harm begins: for both see the simulations.",
  description:
    "First gain of a filter’s inner product with its easy signal, its hard signal and one of its own noise patches against the number of student samples, on logarithmic axes. The signals’ gains are level lines, the noise’s falls as one over n; marks stand at the chosen n.",
  spec: () =>
    curveChart({
      x: {field: "n", title: "student samples n", scale: "log", domain: [10, 1e5]},
      y: {title: "first gain × m / learning rate", scale: "log", domain: [0.01, 1000]},
      series: [
        {name: "easy", label: "easy signal", role: "student"},
        {name: "hard", label: "hard signal", role: "weighted"},
        {name: "noise", label: "own noise", role: "baseline"}
      ],
      measured: "the chosen n"
    }),
  rows(settings) {
    const held = read(settings);
    const drawn = (n: number, field: "theory" | "mean"): Row[] =>
      Object.entries(gains(held, n))
        .filter(([, gain]) => gain > 0)
        .map(([series, gain]) => ({n, series, [field]: gain}));
    return [...sizes.flatMap((n) => drawn(n, "theory")), ...drawn(held.setting.n, "mean")];
  },
  answer(settings) {
    const held = read(settings);
    const {setting} = held;
    const {n, pB} = setting;
    const {whole, ceiling} = teacherAccuracies(held);
    const teacher = `The teacher is right on ${percent(whole)} of samples, of at most ${percent(ceiling)} that a linear one can reach.`;
    const {hard, noise} = gains(held, n);
    if (!(hard > 0)) {
      const why = pB === 0 ? "no sample carries both signals" : "the teacher’s labels say nothing";
      return `${teacher} The hard signal gains nothing in the mean, since ${why}; mean accuracy on hard-only samples stays one half at every step.`;
    }
    const unit = threshold({...setting, n: 1});
    const place = crossing(held);
    const change =
      place === null ? "at every n the patch gains more" : `they change places at n = ${significant(place)}`;
    return `${teacher} At n = ${n} one of a filter’s own noise patches gains ${significant(noise / hard)} times what the hard signal gains; ${change}. The threshold quantity is ${significant(unit * n)}, and 1 at n = ${significant(1 / unit)}: overfitting is benign where it is large and harmful where it is small.`;
  }
};
