import {curveChart} from "../../charts/index.js";
import {percent, significant} from "../../charts/numbers.js";
import type {Explorer, Settings} from "../../engine/explorer.js";
import type {Row} from "../../engine/figure.js";
import {equivalent} from "../../models/equivalent.js";
import type {Setting} from "./setting.js";
import {powers} from "./setting.js";
import {factorsOf} from "./theory/surrogates.js";
import {oneStageRisk} from "./theory.js";

const p = 500;

function read(settings: Settings): Setting {
  const [n, alpha, beta, sigma] = ["n", "alpha", "beta", "sigma"].map((key) => Number(settings[key]));
  return {p, n: Math.round(n), alpha, beta, sigma};
}

/** The paper's Figure 1a for any law: what the best surrogate and the best mask make of each feature. */
export const explorer: Explorer = {
  title: "Give the target more samples or a flatter law, and see which features its labels should exaggerate",
  controls: [
    {key: "n", symbol: "n", name: "samples", min: 10, max: 490, step: 10, value: 200},
    {key: "alpha", symbol: "α", name: "decay of the variances", min: 0, max: 4, step: 0.1, value: 2},
    {key: "beta", symbol: "β", name: "decay of the signal", min: 0.5, max: 4, step: 0.1, value: 1.5},
    {key: "sigma", symbol: "σ", name: "noise of the labels", min: 0, max: 1, step: 0.05, value: 0}
  ],
  presets: [
    {name: "Figure 1 of the paper", settings: {}},
    {name: "Few samples", settings: {n: 20}},
    {name: "Nearly as many samples as features", settings: {n: 480}},
    {name: "One variance for all features: no gain", settings: {alpha: 0}},
    {name: "A steep law", settings: {alpha: 3.5}}
  ],
  held: "500 features, λᵢ = i^−α and λᵢβᵢ*² = i^−β; deterministic equivalents.",
  description:
    "What the best surrogate and the best mask multiply the truth’s coefficients with, against the feature’s index. With a falling law the surrogate’s curve rises above 1 on strong features and falls below on weak ones, which the mask drops.",
  spec: () =>
    curveChart({
      x: {field: "i", title: "feature i, from strong to weak", scale: "log", domain: [1, p]},
      y: {title: "surrogate over truth βₛ/β*", domain: [0, 1.4]},
      series: [
        {name: "optimal", label: "best surrogate", role: "student"},
        {name: "mask", label: "best mask", role: "weighted"}
      ],
      rules: [{y: 1}],
      measured: null
    }),
  rows(settings) {
    const {n, alpha} = read(settings);
    return (["optimal", "mask"] as const).flatMap((series) =>
      Array.from(factorsOf(series, powers(p, alpha), n), (theory, k): Row => ({i: k + 1, series, theory}))
    );
  },
  answer(settings) {
    const setting = read(settings);
    const [truth, optimal, mask] = (["truth", "optimal", "mask"] as const).map((name) => oneStageRisk(setting, name));
    const {lost, omega, rest} = equivalent(powers(p, setting.alpha), setting.n);
    const told = `With true labels the target’s risk is ${significant(truth)}`;
    if (truth - optimal < 1e-9 * truth) return `${told}; no surrogate makes it smaller.`;
    const amplified = lost.filter((zeta) => zeta < rest).length;
    const kept = lost.filter((zeta) => zeta ** 2 < rest).length;
    return `${told}, with the best surrogate’s ${significant(optimal)}, ${percent(1 - optimal / truth)} less, and with the best mask’s ${significant(mask)}. The surrogate amplifies the first ${amplified} features and the mask keeps ${kept}; Ω is ${significant(omega)}.`;
  }
};
