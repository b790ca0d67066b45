import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {type Setting, spectrumOf} from "../setting.js";
import {factorsOf, featureMoments} from "../theory/surrogates.js";
import * as theory from "../theory.js";
import {testFile} from "./setting.js";

interface Case extends Setting {
  readonly what: "trace" | "truth" | "optimal" | "mask";
}

const cases: readonly Case[] = (["trace", "truth", "optimal", "mask"] as const).flatMap((what) => [
  {what, p: 60, n: 24, alpha: 2, beta: 1.5, sigma: 0},
  {what, p: 40, n: 30, alpha: 0.8, beta: 2.2, sigma: 0}
]);

/** Sums over features of what the figure of signs draws for each. */
function summed({what, ...setting}: Case): number {
  const {eigenvalues, truth2} = spectrumOf(setting);
  const factors = factorsOf(what === "trace" ? "truth" : what, eigenvalues, setting.n);
  return eigenvalues.reduce((sum, x, k) => {
    const {kept, charged} = featureMoments({...setting, i: k + 1});
    return sum + (what === "trace" ? kept : x * truth2[k] * (1 - 2 * factors[k] * kept + factors[k] ** 2 * charged));
  }, 0);
}

const whole = ({what, ...setting}: Case): number => (what === "trace" ? setting.n : theory.oneStageRisk(setting, what));

/** How the moments of single features hang together with the risks that are judged. */
export const moments = defineClaims({whose: "ours", testFile}, [
  {
    id: "feature-moments",
    result: "target-risk",
    statement:
      "The means of $P_{ii}$ sum to $n$, and with those of $(P\\Lambda P)_{ii}$ they sum to the risk on labels of the truth, of the best surrogate and of the best mask.",
    equation: "eq-risk",
    test: identity<Case>({
      points: cases,
      left: summed,
      right: whole,
      tolerance: 1e-9,
      controls: {"one sample more": (p) => whole({...p, n: p.n + 1})}
    })
  }
]);
