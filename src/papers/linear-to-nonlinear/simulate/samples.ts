import type {Random} from "../../../engine/random.js";
import type {Setting} from "./setting.js";

/** Draws the combination (index into `combinations`) of each of n samples: kind, label and sign of the hard signal. */
export function drawCombinations(n: number, {pE, pH}: Setting, random: Random): Uint8Array {
  return Uint8Array.from({length: n}, () => {
    const u = random.uniform();
    const quarter = random.integer(4);
    if (u < pE) return quarter >> 1;
    return (u < pE + pH ? 2 : 6) + quarter;
  });
}

/** Norms of the four signals (μ₁, μ₋₁, ν₁, ν₋₁). */
export function signalNorms({mu, nu}: Setting): number[] {
  return [mu, mu, nu, nu];
}
