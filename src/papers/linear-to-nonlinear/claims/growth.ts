import type {Claim, ExactTest} from "../../../engine/claim.js";
import type {Point} from "../../../engine/experiment.js";
import {experiments} from "../experiments.js";
import {type Directions, driftRate, easyRate, hardRate, noiseRate, type Rates} from "../theory.js";

type Values = Readonly<Record<string, number>>;
type Setting = Omit<Rates, "n" | "pE">;

const parameters = experiments.find(({id}) => id === "claim-first-step")?.parameters as Setting;

const ratesAt = ({n}: Point, setting: Setting): Rates => ({
  ...setting,
  pE: 1 - setting.pH - setting.pB,
  n: Number(n)
});

const teacherOf = (values: Values): Directions => ({
  mu: [values.teacherMu1, values.teacherMu2],
  nu: [values.teacherNu1, values.teacherNu2],
  noise: values.teacherNoise
});

/** Measured minus predicted given the trial's own teacher, in units of the rate of a teacher that is never wrong. */
function test(
  series: string,
  rate: (setting: Rates, teacher: Directions) => number,
  unit: (setting: Rates) => number,
  controls: Readonly<Record<string, (setting: Rates) => number>>
): ExactTest {
  return {
    kind: "exact",
    experiment: "claim-first-step",
    measure: (values, point) => values[series] - rate(ratesAt(point, parameters), teacherOf(values)),
    theory: () => 0,
    unit: (point, setting) => unit(ratesAt(point, setting)),
    controls: Object.fromEntries(
      Object.entries(controls).map(([name, excess]) => [
        name,
        (point: Point, setting: Setting) => excess(ratesAt(point, setting))
      ])
    )
  };
}

const note =
  "Given the teacher. Differences are taken trial by trial against the rate for that trial's teacher, so the teacher's own spread does not enter.";
const source = "test/papers/linear-to-nonlinear/theory.test.ts";

export const growth: readonly Claim[] = [
  {
    id: "easy-growth",
    result: "early-growth",
    statement:
      "Ours: the first step's growth along the easy signal is $(2p_e t_e + p_b t_b)\\lVert\\mu\\rVert^2/(4m)$ per learning rate.",
    equation: "eq-easy-rate",
    figure: "filters",
    source,
    note,
    test: test("easy", easyRate, ({pE, pB, m}) => (2 * pE + pB) / (4 * m), {
      "easy-only samples counted once": ({pE, m}) => -pE / (4 * m)
    })
  },
  {
    id: "hard-growth",
    result: "early-growth",
    statement:
      "Ours: the growth along the hard signal, in the mean over a filter's signs, is $p_b t_b\\lVert\\nu\\rVert^2/(8m)$: hard-only samples add nothing.",
    equation: "eq-hard-rate",
    figure: "filters",
    source,
    note,
    test: test("hard", hardRate, ({pB, m}) => pB / (8 * m), {
      "hard-only samples rightly labelled": ({pH, m}) => (2 * pH) / (8 * m),
      "both signs of the hard signal active": ({pB, m}) => pB / (8 * m)
    })
  },
  {
    id: "noise-growth",
    result: "early-growth",
    statement:
      "Ours: the growth of a filter's inner product with its own noise patches is $\\sigma_p^2(d-4)/(2nm)$, and a little from the others' drift.",
    equation: "eq-noise-rate",
    figure: "filters",
    source,
    note,
    test: test("noise", noiseRate, ({d, n, m, sigmaP}) => (sigmaP ** 2 * (d - 4)) / (2 * n * m), {
      "the noise in all d dimensions and one more in a hundred": ({d, n, m, sigmaP}) =>
        (sigmaP ** 2 * (4 + d / 100)) / (2 * n * m),
      "twice the slope of the loss": ({d, n, m, sigmaP}) => (sigmaP ** 2 * (d - 4)) / (2 * n * m)
    })
  },
  {
    id: "noise-drift",
    result: "early-growth",
    statement:
      "Ours: the filters drift along the teacher's noise direction by $\\sigma_p q/(4m)$, with $q = p_h\\sqrt{2/\\pi}$ where noise alone decides the labels of hard-only samples.",
    equation: "eq-drift-rate",
    figure: "filters",
    source,
    note,
    test: test("drift", driftRate, ({pH, m, sigmaP}) => (sigmaP * pH * Math.sqrt(2 / Math.PI)) / (4 * m), {
      "no drift": ({pH, m, sigmaP}) => (-sigmaP * pH * Math.sqrt(2 / Math.PI)) / (4 * m),
      "noise decides half as often": ({pH, m, sigmaP}) => (-sigmaP * pH * Math.sqrt(2 / Math.PI)) / (8 * m)
    })
  }
];
