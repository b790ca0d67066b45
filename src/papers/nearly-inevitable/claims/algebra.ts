import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {accuracyOf, correlation, cosineOf, overlapThreshold, progress, sine} from "../theory/angles.js";
import {confidence, crossoverNorm, pull} from "../theory/confidence.js";
import {descent, flow, type Start} from "../theory/flow.js";
import {coefficientPower, noiseLoss} from "../theory/noise.js";
import {largeNormPeakTime, peakCosine, peakTime, smallNormPeakTime} from "../theory/peak.js";
import {type Cosines, pairs, theoryTest} from "./setting.js";

interface Clock extends Cosines {
  readonly q: number;
  readonly norm: "small" | "one" | "large";
}

const clocks: readonly Clock[] = pairs.flatMap((pair) =>
  [0, 0.3].flatMap((q) => (["small", "one", "large"] as const).map((norm) => ({...pair, q, norm})))
);

const norms = {small: 1e-8, one: 1, large: 1e5};
const rhoOf = ({s, t, q}: Clock): number => correlation(s, t, q);

/** When the path peaks, by the limit of its norm where it has one. */
function peakAt(p: Clock): number {
  const [norm, rho] = [norms[p.norm], rhoOf(p)];
  if (p.norm === "one") return peakTime(p.s, p.t, rho, norm);
  return norm * (p.norm === "small" ? smallNormPeakTime : largeNormPeakTime)(p.s, p.t, rho);
}

const agreementAt = (p: Clock, time: number): number =>
  flow({s: p.s, t: p.t, rho: rhoOf(p), norm: norms[p.norm]}, [time])[0].agreement;

/** The square of the norm after one step, and the cosine that its noise costs. */
interface Step extends Start {
  readonly what: "norm" | "loss";
  readonly rate: number;
  readonly d: number;
  readonly batch: number;
}

const steps: readonly Step[] = (["norm", "loss"] as const).flatMap((what) => [
  {what, s: 0.8, t: 0.5, rho: 0.4, norm: 0.5, beta: 1, rate: 0.05, d: 100, batch: 300},
  {what, s: 0.6, t: 0.7, rho: 0.2, norm: 3, beta: 2, rate: 0.4, d: 40, batch: 1000}
]);

const lastOf = (p: Step) => descent(p, p.rate, 1).reduce((_, state) => state);

/** The same by hand: w₁ = (1 − ηκ/r)w₀ + ηcû, and noise of this power across the plane. */
function stepByHand(p: Step, power: number): number {
  const {what, norm, beta = 1, rho, rate, d, batch} = p;
  const kept = norm - rate * confidence(norm, beta);
  const square = kept ** 2 + 2 * kept * rate * pull * rho + (rate * pull) ** 2;
  const inner = kept * p.s + rate * pull * p.t;
  return what === "norm" ? square : ((inner / Math.sqrt(square)) * (d - 2) * rate ** 2 * power) / (2 * batch * square);
}

/** (Δ/c)²/(1 − ρ²), or another power of Δ/c. */
function squareGain(s: number, t: number, q: number, power: number): number {
  const rho = correlation(s, t, q);
  return (t - s * rho) ** power / (1 - rho * rho);
}

/** What follows from the judged formulas by algebra. */
export const algebraClaims = defineClaims({whose: "ours", testFile: theoryTest}, [
  {
    id: "accuracy-and-cosine",
    result: "lemma-2-1",
    statement: "The accuracy of Lemma 2.1 at the cosine $\\sin\\pi(a-\\tfrac12)$ is $a$.",
    equation: "eq-loss",
    test: identity<{readonly a: number}>({
      points: [{a: 0.55}, {a: 0.7}, {a: 0.8}, {a: 0.99}],
      left: ({a}) => accuracyOf(cosineOf(a)),
      right: ({a}) => a,
      tolerance: 1e-12,
      controls: {"its complement": ({a}) => 1 - a}
    })
  },
  {
    id: "threshold-of-overlap",
    result: "equation-2",
    statement: "At the overlap $q=\\tan\\theta_s/\\tan\\theta_t$ the rate of the cosine is 0.",
    equation: "eq-cancellation",
    test: identity<Cosines>({
      points: pairs,
      left: ({s, t}) => progress(s, t, Math.min(1, overlapThreshold(s, t))),
      right: () => 0,
      unit: ({s, t}) => sine(s) * sine(s) * t,
      tolerance: 1e-12,
      controls: {"at the ratio of the sines": ({s, t}) => progress(s, t, sine(s) / sine(t))}
    })
  },
  {
    id: "crossover-norm",
    result: "two-mechanisms",
    statement: "The norm $r^*$ solves $\\kappa(r^*)/c=t/s$, at any temperature.",
    equation: "eq-crossover",
    test: identity<Cosines & {readonly beta: number}>({
      points: pairs.flatMap((pair) => [0.5, 1, 4].map((beta) => ({...pair, beta}))),
      left: ({s, t, beta}) => confidence(crossoverNorm(s, t, beta), beta) / pull,
      right: ({s, t}) => t / s,
      tolerance: 1e-10,
      controls: {"the other way about": ({s, t}) => s / t}
    })
  },
  {
    id: "clock",
    result: "norm-independence",
    statement:
      "The flow peaks at the time of the clock: that of small norms as $\\lVert w_0\\rVert\\to0$, that of large norms as $\\lVert w_0\\rVert$ grows, and the integral of (9) in between.",
    equation: "eq-clock",
    test: identity<Clock>({
      points: clocks,
      left: (p) => agreementAt(p, peakAt(p)),
      right: (p) => p.t / peakCosine(p.s, p.t, rhoOf(p)),
      tolerance: 1e-6,
      controls: {
        "five per cent later": (p) => agreementAt(p, 1.05 * peakAt(p)),
        "the cosines exchanged": (p) => p.s / peakCosine(p.s, p.t, rhoOf(p))
      }
    })
  },
  {
    id: "one-noisy-step",
    result: "theorem-2-3",
    statement:
      "After one step of rate $\\eta$ the student is $(1-\\eta\\kappa/r)w_0+\\eta c\\hat u$, and noise of the coefficients' mean square $P$ has cost $(d-2)\\eta^2P/(2B\\lVert w_1\\rVert^2)$ of its cosine.",
    equation: "eq-sft",
    test: identity<Step>({
      points: steps,
      left: (p) => (p.what === "norm" ? lastOf(p).norm ** 2 : noiseLoss(p, p.rate, 1, p.d, p.batch)),
      right: (p) => stepByHand(p, coefficientPower(p.norm, p.rho, p.beta)),
      tolerance: 1e-10,
      controls: {
        "noise in all $d$ dimensions": (p) => stepByHand({...p, d: p.d + 2}, coefficientPower(p.norm, p.rho, p.beta)),
        "the power of chance labels": (p) => stepByHand(p, coefficientPower(p.norm, 0, p.beta))
      }
    })
  },
  {
    id: "gain-is-square",
    result: "lemma-a-6",
    statement:
      "At its peak the flow has raised the square of the cosine by $(\\Delta/c)^2/(1-\\rho^2)$: the order $\\Delta^2$ of the paper's bounds, at any norm.",
    equation: "eq-peak",
    test: identity<Cosines & {readonly q: number}>({
      points: pairs.flatMap((pair) => [0, 0.2, 0.4].map((q) => ({...pair, q}))),
      left: ({s, t, q}) => peakCosine(s, t, correlation(s, t, q)) ** 2 - s * s,
      right: ({s, t, q}) => squareGain(s, t, q, 2),
      unit: ({s}) => s * s,
      tolerance: 1e-12,
      controls: {"$\\Delta$ for its square": ({s, t, q}) => squareGain(s, t, q, 1)}
    })
  }
]);
