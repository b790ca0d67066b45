import {memo} from "../../../engine/memo.js";
import {testsOn} from "../../../engine/tests.js";
import {equivalent} from "../../../models/equivalent.js";
import {dot} from "../../../numerics/dot.js";
import {experiments} from "../experiments.js";
import {powers, type Setting, sized, spectrumOf} from "../setting.js";
import * as theory from "../theory.js";

const shares = memo((p: number, n: number, alpha: number) => equivalent(powers(p, alpha), n));

/** ζ, Ω and their complements, each setting's once: measures ask for them in every trial. */
export function sharesOf(setting: Setting) {
  const {p, n, alpha} = sized(setting);
  return shares(p, n, alpha);
}

/** Risk under true labels. */
export function ofTruth(setting: Setting): number {
  const {p, n, alpha, beta, sigma} = sized(setting);
  return theory.oneStageRisk({p, n, alpha, beta, sigma}, "truth");
}

/** Tests of this room, in units of the risk under true labels unless told. */
export const {exact, limit, order, region} = testsOn(experiments, {unit: ofTruth});

/** Σλ_iβ*_i², the risk of a model that says nothing. */
export function signalOf(p: Setting): number {
  const {eigenvalues, truth2} = spectrumOf(sized(p));
  return dot(eigenvalues, truth2);
}

export const atOnePercent = {
  size: "times",
  rate: -1,
  margin: 0.01,
  why: "The next order falls as 1/n. Trials on another seed put it at 0.5/n of a risk and 0.9/n of what noise costs, so that half of one per cent is left at n = 192."
} as const;

export const afterTwoFits = {
  size: "times",
  rate: -1,
  margin: 0.012,
  why: "The next order of what noise costs, 0.9/n, is what fits in a row can pass on; the margin is a third more than it at n = 100, where two fits are judged, and twice it at n = 160, where four are."
} as const;

export const testFile = "test/papers/knowledge-distillation/theory.test.ts";
