import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {type Directions, driftRate, easyRate, hardRate, noiseRate, type Rates, threshold} from "../theory.js";
import {exact} from "./setting.js";

/** Two of the three shares say the third. */
type Declared = Omit<Rates, "pE">;

const ratesAt = (p: Declared): Rates => ({...p, pE: 1 - p.pH - p.pB});

/** Measured minus predicted given the trial's own teacher, in units of the rate of a teacher that is never wrong. */
const rate = (
  series: "easy" | "hard" | "noise" | "drift",
  predicted: (setting: Rates, teacher: Directions) => number,
  unit: (setting: Rates) => number,
  controls: Readonly<Record<string, (setting: Rates) => number>>
) =>
  exact("claim-first-step", {
    measure: ({[series]: measured, teacherMu1, teacherMu2, teacherNu1, teacherNu2, teacherNoise}, p) =>
      measured -
      predicted(ratesAt(p), {mu: [teacherMu1, teacherMu2], nu: [teacherNu1, teacherNu2], noise: teacherNoise}),
    theory: () => 0,
    unit: (p) => unit(ratesAt(p)),
    controls: Object.fromEntries(
      Object.entries(controls).map(([name, excess]) => [name, (p: Declared) => excess(ratesAt(p))])
    )
  });

const note =
  "The rate depends on the teacher. Each trial is compared with the rate for its own teacher, so the spread of teachers does not enter.";

/** A teacher that is never wrong where a signal is, and one that knows the easy signal alone. */
const unerring: Directions = {mu: [1000, -1000], nu: [100, -100], noise: 1};
const easyOnly: Directions = {mu: [1000, -1000], nu: [0, 0], noise: 1};

interface Sized extends Rates {
  readonly what: "threshold" | "drift";
}

const sized: readonly Sized[] = (["threshold", "drift"] as const).flatMap((what) => [
  {what, d: 400, n: 50, m: 10, pE: 0.5, pH: 0.3, pB: 0.2, mu: 10, nu: 7, sigmaP: 0.5},
  {what, d: 1000, n: 400, m: 20, pE: 0.2, pH: 0.2, pB: 0.6, mu: 10, nu: 3, sigmaP: 1.5}
]);

/** The rate at which an unerring teacher's student grows along the hard signal over that at which it takes in a patch. */
function signalToNoise(p: Sized): number {
  const patch = (noiseRate({...p, pE: 1, pH: 0, pB: 0}, unerring) * p.d) / (p.d - 4);
  return (hardRate(p, unerring) * p.nu ** 2) / patch;
}

/** How the filters grow at first, derived here. */
export const growth = defineClaims(
  {result: "early-growth", figure: "filters", testFile: "test/papers/linear-to-nonlinear/theory.test.ts", note},
  [
    {
      id: "easy-growth",
      whose: "ours",
      statement:
        "The first step's growth along the easy signal is $(2p_e t_e + p_b t_b)\\lVert\\mu\\rVert^2/(4m)$ per learning rate.",
      equation: "eq-easy-rate",
      test: rate("easy", easyRate, ({pE, pB, m}) => (2 * pE + pB) / (4 * m), {
        "easy-only samples counted once": ({pE, m}) => -pE / (4 * m)
      })
    },
    {
      id: "hard-growth",
      whose: "ours",
      statement:
        "The growth along the hard signal, in the mean over a filter's signs, is $p_b t_b\\lVert\\nu\\rVert^2/(8m)$: hard-only samples add nothing.",
      equation: "eq-hard-rate",
      test: rate("hard", hardRate, ({pB, m}) => pB / (8 * m), {
        "hard-only samples rightly labelled": ({pH, m}) => (2 * pH) / (8 * m),
        "both signs of the hard signal active": ({pB, m}) => pB / (8 * m)
      })
    },
    {
      id: "noise-growth",
      whose: "ours",
      statement:
        "The growth of a filter's inner product with its own noise patches is $\\sigma_p^2(d-4)/(2nm)$, plus a little from the drift of the other samples.",
      equation: "eq-noise-rate",
      test: rate("noise", noiseRate, ({d, n, m, sigmaP}) => (sigmaP ** 2 * (d - 4)) / (2 * n * m), {
        "the noise in all d dimensions and one more in a hundred": ({d, n, m, sigmaP}) =>
          (sigmaP ** 2 * (4 + d / 100)) / (2 * n * m),
        "twice the slope of the loss": ({d, n, m, sigmaP}) => (sigmaP ** 2 * (d - 4)) / (2 * n * m)
      })
    },
    {
      id: "noise-drift",
      whose: "ours",
      statement:
        "The filters drift along the teacher's noise direction by $\\sigma_p q/(4m)$, with $q = p_h\\sqrt{2/\\pi}$ where noise alone decides the labels of hard-only samples.",
      equation: "eq-drift-rate",
      test: rate("drift", driftRate, ({pH, m, sigmaP}) => (sigmaP * pH * Math.sqrt(2 / Math.PI)) / (4 * m), {
        "no drift": ({pH, m, sigmaP}) => (-sigmaP * pH * Math.sqrt(2 / Math.PI)) / (4 * m),
        "noise decides half as often": ({pH, m, sigmaP}) => (-sigmaP * pH * Math.sqrt(2 / Math.PI)) / (8 * m)
      })
    },
    {
      id: "rates-and-threshold",
      whose: "ours",
      statement:
        "The threshold quantity is $16\\,d/n$ times the square of the growth along the hard signal over the growth along a patch of one's own; the drift with hard-only labels decided by noise is $\\sigma_pp_h\\sqrt{2/\\pi}/(4m)$.",
      equation: "eq-drift-rate",
      test: identity<Sized>({
        points: sized,
        left: (p) => (p.what === "threshold" ? threshold(p) : driftRate(p, easyOnly)),
        right: (p) =>
          p.what === "threshold"
            ? ((16 * p.d) / p.n) * signalToNoise(p) ** 2
            : (p.sigmaP * p.pH * Math.sqrt(2 / Math.PI)) / (4 * p.m),
        tolerance: 1e-9,
        controls: {
          "the ratio without its square": (p) =>
            p.what === "threshold" ? ((16 * p.d) / p.n) * signalToNoise(p) : driftRate(p, easyOnly),
          "the drift of both-signal samples too": (p) =>
            p.what === "threshold" ? threshold(p) : (p.sigmaP * (p.pH + p.pB) * Math.sqrt(2 / Math.PI)) / (4 * p.m)
        }
      })
    }
  ]
);
