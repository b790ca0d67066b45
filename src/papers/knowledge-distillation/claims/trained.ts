import {defineClaims} from "../../../engine/tests.js";
import * as theory from "../theory.js";
import {afterTwoFits, limit, ofTruth, region, sharesOf, signalOf, testFile} from "./setting.js";

/** One of the risks of a fitted surrogate and its target. */
const fitted = (measure: "surrogate" | "target", statement: string) => ({
  id: `two-stage-${measure}`,
  whose: "ours" as const,
  result: "two-stage",
  statement,
  equation: "eq-two-stage",
  figure: "win-map",
  test: limit("claim-two-stage", {
    ...afterTwoFits,
    measure,
    theory: (p) => theory.twoStageRisks(p)[measure],
    unit: (p) => theory.twoStageRisks(p)[measure],
    controls: {
      "without noise in the surrogate's labels": (p) => theory.twoStageRisks({...p, varianceS: 0})[measure],
      "the target's features for the surrogate's": (p) => theory.twoStageRisks({...p, alphaS: p.alpha})[measure]
    }
  })
});

/** Surrogates that are fitted themselves, and what cannot be tested here. */
export const trained = defineClaims({testFile}, [
  fitted(
    "surrogate",
    "A surrogate fitted to $m$ noisy true labels has the risk $\\sum\\lambda_i(\\beta_i^{*2}-2\\beta_i^*\\mu_i+v_i)$ with the mean $\\mu$ and the second moment $v$ of equation (6), for $m<p$ and for $m>p$."
  ),
  fitted(
    "target",
    "The target of a fitted surrogate has the risk (2) with the surrogate's mean $\\mu$ and second moment $v$ for $\\beta^s$ and its square."
  ),
  {
    id: "learned-mask",
    whose: "ours",
    result: "learned-mask",
    statement:
      "At Figure 1's point a mask that is learned from $m=800$ samples or more makes a better target than true labels for some $k$ and not for others; a mask that is learned from 200 or 400 does for no $k$.",
    equation: "eq-two-stage",
    figure: "trained-mask",
    test: region("claim-learned-mask", {
      measure: ({target}, p) => ofTruth(p) - target,
      predicted: (p) => Math.sign(ofTruth(p) - theory.twoStageRisks(p).target),
      controls: {
        "from m = 400 on": ({m, k}) => (m >= 400 && k > 118 ? 1 : -1),
        "whatever k": ({m}) => (m >= 800 ? 1 : -1)
      }
    }),
    note: "True labels are taken at their risk by (2), which an entry of its own judges."
  },
  {
    id: "win-map",
    whose: "ours",
    result: "fitted-teacher",
    statement:
      "The target beats the fitted surrogate that taught it in the part of the plane of label noise and samples where the equivalents (2) and (6) say so.",
    equation: "eq-two-stage",
    figure: "win-map",
    test: region("claim-win-map", {
      measure: ({surrogate, target}) => surrogate - target,
      unit: (p) => theory.twoStageRisks(p).surrogate,
      predicted: (p) => {
        const {surrogate, target} = theory.twoStageRisks(p);
        return Math.abs(surrogate - target) < 0.02 * surrogate ? 0 : Math.sign(surrogate - target);
      },
      controls: {
        always: () => 1,
        "where the surrogate is worse than nothing, as with one variance": (p) =>
          theory.twoStageRisks(p).surrogate > signalOf(p) ? 1 : -1
      }
    }),
    note: "Points where theory sees a difference below two per cent of the surrogate's risk are not judged."
  },
  {
    id: "self-training",
    whose: "ours",
    result: "self-training",
    statement:
      "A model that is refitted to its own labels on fresh inputs has, fit after fit, the risks of the recursion (7).",
    equation: "eq-recursion",
    figure: "self-training",
    test: limit("claim-self-training", {
      ...afterTwoFits,
      measure: "risk",
      theory: theory.selfTrainingRisk,
      unit: theory.selfTrainingRisk,
      controls: {
        "without 1/(1−Ω) in the error": (p) =>
          theory.selfTrainingRisk({...p, sigma: p.sigma * Math.sqrt(sharesOf(p).rest)}),
        "one fit more": (p) => theory.selfTrainingRisk({...p, step: p.step + 1})
      }
    })
  },
  {
    id: "u-shape",
    whose: "reading",
    result: "self-training",
    statement:
      "Where the truth lies on ten strong features, fits up to the fifth lower the risk and those after the sixth raise it.",
    equation: "eq-recursion",
    figure: "spikes",
    test: region("claim-u-shape", {
      measure: ({before, risk: after}) => before - after,
      unit: theory.selfTrainingRisk,
      predicted: ({step}) => (step < 6 ? 1 : step > 6 ? -1 : 0),
      controls: {"every fit lowers it": () => 1}
    }),
    note: "The sixth changes the risk by two per cent and is not judged."
  },
  {
    id: "cifar",
    whose: "paper",
    result: "cifar",
    statement: "On CIFAR-10 a network gains from a surrogate's labels, but does not beat true labels.",
    test: {kind: "none", why: "A statement about networks and images; this report simulates the models of the theory."}
  }
]);
