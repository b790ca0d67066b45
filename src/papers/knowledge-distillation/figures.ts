import {figuresOn, gainMap} from "../../charts/index.js";
import {fixed, percent, significant} from "../../charts/numbers.js";
import type {Row} from "../../engine/figure.js";
import {geometrically} from "../../engine/spacing.js";
import {experiments} from "./experiments.js";
import {type Setting, spectrumOf} from "./setting.js";
import {factorsOf, featureMoments} from "./theory/surrogates.js";
import * as theory from "./theory.js";

const {curves, figure, quoted: quotedFrom} = figuresOn(experiments);

/** Risk on labels of a known surrogate, measured and predicted. */
const riskOf = (name: "truth" | "optimal" | "mask") => ({
  measure: name,
  theory: (p: Setting) => theory.oneStageRisk(p, name)
});
const risks = {
  truth: {label: "true labels", role: "baseline", ...riskOf("truth")},
  optimal: {label: "best surrogate’s", role: "student", ...riskOf("optimal")},
  mask: {label: "best mask’s", role: "weighted", ...riskOf("mask")}
} as const;

const whole = (a: number, b: number, count: number): number[] => geometrically(a, b, count).map(Math.round);

/** The figures of this paper. */
export const figures = [
  curves("figure-1b", "figure-1b", {
    claims: ["better-than-truth", "risk-truth", "risk-optimal", "risk-mask"],
    title: "Labels of a surrogate that exaggerates strong features beat true labels at every sample size",
    caption: ({parameters: {p}}) =>
      `Risk of the target against its number of samples, fitted to true labels, to those of the best surrogate and to those of the best mask ($p=${p}$, $\\lambda_i=i^{-2}$, $\\lambda_i\\beta_i^{*2}=i^{-1.5}$, no noise). The paper's Figure 1b has these curves; the values of $n$ are ours.`,
    description:
      "Three curves falling with the number of samples on logarithmic axes. True labels are highest; the best mask lies below, the best surrogate lowest. Marks lie on the lines.",
    x: {axis: "n", title: "samples n", scale: "log", ticks: [25, 50, 100, 200, 400], dense: whole(25, 450, 40)},
    y: {title: "risk of the target", scale: "log"},
    curves: risks
  }),
  curves("signs", "signs", {
    claims: ["amplify-rule", "mask-rule"],
    title: "Strong features are worth exaggerating, weak ones worth dropping, each up to a threshold of its own",
    caption:
      "What two changes of feature $i$ in the labels do to the target's risk, per $\\lambda_i\\beta_i^{*2}$, at the point of Figure 1. Half the slope of the risk in $\\beta_i^s/\\beta_i^*$ at the truth is negative where amplifying helps: by theory where $\\zeta_i<1-\\Omega$, which is for $i\\le126$. The change when the feature is dropped is negative where dropping helps: where $1-\\zeta_i^2<\\Omega$, for $i>203$.",
    description:
      "Two curves against the feature's index. The slope starts at zero, is negative up to about 126 and rises to 0.8 at 300; the cost of dropping starts at one and falls through zero at about 203. Marks lie on the lines.",
    x: {axis: "i", title: "feature i, from strong to weak"},
    y: {title: "change of the risk"},
    rules: [{y: 0}, {x: 126.5, label: "126"}, {x: 203.5, label: "203"}],
    curves: {
      slope: {
        label: "amplified (half the slope)",
        role: "student",
        measure: ({kept, charged}) => charged - kept,
        theory: (p) => featureMoments(p).charged - featureMoments(p).kept
      },
      drop: {
        label: "dropped",
        role: "weighted",
        measure: ({kept, charged}) => 2 * kept - charged,
        theory: (p) => 2 * featureMoments(p).kept - featureMoments(p).charged
      }
    }
  }),
  curves("scaling", "scaling", {
    claims: ["scaling-constant"],
    title: "The best surrogate lowers the risk by a factor and leaves its exponent in n",
    caption: ({parameters: {p}}) =>
      `Risks against $n$ at $\\beta=2.5$ and $p=${p}$, no noise. On these axes a scaling law is a line. At $\\alpha=1.5$ the curves bend downwards, since the features are not many enough.`,
    description:
      "Two panels of three nearly parallel falling lines on logarithmic axes, true labels highest and the best surrogate lowest.",
    x: {axis: "n", title: "samples n", scale: "log", ticks: [25, 50, 100, 200], dense: whole(25, 200, 10)},
    y: {title: "risk of the target", scale: "log"},
    facet: {axis: "alpha", title: (alpha) => `α = ${alpha}`, order: [2, 1.5]},
    curves: risks
  }),
  curves("trained-mask", "trained-mask", {
    claims: ["learned-mask"],
    title: "A mask that must be learned helps only when it is learned from many samples",
    caption:
      "Risk of the target of least squares on the first $k$ features, fitted to $m$ noiseless samples, at the point of Figure 1. The rule is the risk with true labels: no $k$ gets below it at $m=200$ or 400.",
    description:
      "Four curves against k, one for each m. Those for 200 and 400 samples stay above the level of true labels; those for 800 and 3200 cross it near k = 110 and stay below up to the right end.",
    x: {axis: "k", title: "features of the surrogate k", dense: whole(40, 190, 50)},
    y: {title: "risk of the target", scale: "log", ticks: [0.1, 0.2, 0.4], format: "~g"},
    rules: [{y: theory.oneStageRisk(experiments["trained-mask"].parameters, "truth")}],
    notes: [{x: 42, y: 0.107, text: "true labels"}],
    by: {axis: "m", name: (m) => `m = ${m}`},
    curves: {target: {role: "student", measure: "target", theory: (p) => theory.twoStageRisks(p).target}}
  }),
  figure("win-map", ["win-map"], {
    claims: ["win-map", "two-stage-surrogate", "two-stage-target"],
    build({"win-map": results}) {
      const rows = results
        .summaries(({surrogate, target}, p) => (target - surrogate) / theory.twoStageRisks(p).surrogate)
        .map(({point, ...mark}, k): Row => {
          const {surrogate, target} = theory.twoStageRisks(results.settings[k]);
          return {...point, series: "gain", theory: target / surrogate - 1, ...mark};
        });
      return {
        title: "The target beats the teacher that labels its data only where that teacher is noisy",
        caption: `Risk of the target minus that of the surrogate that labels its data, over the surrogate's risk. The surrogate is fitted to $m=${results.parameters.m}$ labels with noise of variance $\\sigma_s^2$ in the same law; its own answers carry none. On the thick contours both are equally good.`,
        description:
          "Map over the noise of the surrogate's labels, 0 to 2, and the target's number of samples, 50 to 400. The surrogate is better at the left and at the lower middle, the target at the right; the border runs from no noise at the top to a variance of 0.8 at the bottom.",
        rows,
        spec: gainMap({
          rows,
          x: {field: "varianceS", title: "noise of the surrogate’s labels σₛ²", scale: "sqrt"},
          y: {field: "n", title: "target’s samples n", scale: "log", ticks: [50, 100, 200, 400]},
          gain: {title: "target − surrogate", ends: ["teacher better", "target better"]},
          limit: 0.4,
          contours: [
            {field: "theory", label: "theory", dash: "dashed", levels: [-0.1, 0, 0.2]},
            {field: "mean", label: "simulation", dash: "solid", levels: [0]}
          ]
        })
      };
    }
  }),
  ...(["self-training", "spikes"] as const).map((id) =>
    curves(id, id, {
      claims: id === "spikes" ? ["u-shape"] : ["self-training"],
      title:
        id === "spikes"
          ? "Repeated fits lower the risk at first and raise it later, as they forget the truth"
          : "After a fit to noisy labels each further fit lowers the risk",
      caption: ({parameters: {p, n}}) =>
        `Risk after each fit of $n=${n}$ samples in $p=${p}$ dimensions; the first sees noisy labels, the others noiseless ones of the last. ${
          id === "spikes"
            ? "The truth lies on ten features of variance 1; the others have variance 0.02."
            : "Here $\\lambda_i=i^{-1.2}$, $\\lambda_i\\beta_i^{*2}=i^{-2}$, $\\sigma=1$."
        } Every input is drawn, and every model fitted.`,
      description: `Risk against the number of fits: ${id === "spikes" ? "it falls to a minimum at five and rises again" : "it falls, ever more slowly"}. Marks lie on the line.`,
      x: {axis: "step", title: "fits"},
      y: {title: "risk"},
      curves: {risk: {role: "student", measure: "risk", theory: theory.selfTrainingRisk}}
    })
  )
];

/** Numbers in the page's prose. */
export const quoted = quotedFrom(({"figure-1b": one, scaling, spikes}) => {
  const at = (n: number, of: "truth" | "optimal" | "mask") => one.summary(of, one.where({n})[0]).mean;
  const slope = (of: "truth" | "optimal", alpha: number) => {
    const [low, high] = [50, 100].map((n) => scaling.summary(of, scaling.where({alpha, n})[0]).mean);
    return fixed(Math.log2(high / low));
  };
  const {eigenvalues, truth2} = spectrumOf(one.parameters);
  const kept = factorsOf("mask", eigenvalues, one.parameters.n);
  return {
    "own-mask": significant(eigenvalues.reduce((sum, x, i) => sum + (1 - kept[i]) * x * truth2[i], 0)),
    "risk-truth": significant(at(200, "truth")),
    "risk-optimal": significant(at(200, "optimal")),
    "risk-mask": significant(at(200, "mask")),
    gain: percent(1 - at(200, "optimal") / at(200, "truth"), 0),
    "small-slope": fixed(Math.log2(at(50, "truth") / at(25, "truth"))),
    "large-slope": fixed(Math.log2(at(200, "truth") / at(100, "truth"))),
    "slope-truth": slope("truth", 2),
    "slope-optimal": slope("optimal", 2),
    "bent-slope": slope("truth", 1.5),
    "spikes-first": significant(spikes.summary("risk", 0).mean),
    "spikes-best": significant(spikes.summary("risk", 4).mean),
    "spikes-last": significant(spikes.summary("risk", 8).mean)
  };
});
