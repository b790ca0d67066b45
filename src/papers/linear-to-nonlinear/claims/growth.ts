import {defineClaims} from "../../../engine/tests.js";
import {type Directions, driftRate, easyRate, hardRate, noiseRate, type Rates} from "../theory.js";
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
  "Given the teacher. Differences are taken trial by trial against the rate for that trial's teacher, so the teacher's own spread does not enter.";

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
        "The growth of a filter's inner product with its own noise patches is $\\sigma_p^2(d-4)/(2nm)$, and a little from the others' drift.",
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
    }
  ]
);
