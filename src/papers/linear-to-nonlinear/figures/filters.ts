import type {Results} from "../../../engine/results.js";
import type {experiments} from "../experiments.js";
import {type Directions, easyRate, hardRate, noiseRate, type Rates} from "../theory.js";
import {curves, started} from "./rows.js";

/** A teacher that is right wherever it can be and whose errors are decided by noise alone. */
const ideal: Directions = {mu: [1e3, -1e3], nu: [0, 0], noise: 1};

/** First growth a step of each component as it is measured: half of the filters start on the easy signal's side. */
function growthAt(given: Omit<Rates, "pE"> & {readonly lr: number}) {
  const setting = {...given, pE: 1 - given.pH - given.pB};
  const {lr, mu, nu, sigmaP, d} = setting;
  return {
    muOwn: (lr * easyRate(setting, ideal) * mu) / 2,
    nuOwn: lr * hardRate(setting, ideal) * nu,
    noiseOwn: (lr * noiseRate(setting, ideal)) / (2 * sigmaP * Math.sqrt(d))
  };
}

/** A component of the filters, with its start and first growth as the line. */
const component = (series: "muOwn" | "nuOwn" | "noiseOwn", label: string) => ({
  ...({label, role: "student"} as const),
  marks(run: FilterRun, index: number) {
    const {step, lr} = run.settings[index];
    const start = run.summary(series, run.where({...run.points[index], step: 0})[0]).mean;
    const theory = lr * step <= 0.5 ? start + growthAt(run.settings[index])[series] * step : null;
    return {...run.summary(series, index), theory};
  }
});

type FilterRun = Results<(typeof experiments)["filters"]>;

/** How the filters grow. */
export const filterFigures = [
  curves("filters", "filters", {
    claims: ["easy-growth", "hard-growth", "noise-growth", "noise-drift"],
    title: "The filters grow as derived until the samples are fitted",
    caption:
      "Mean components of the filters against the step. They are taken along the class's easy signal, along its hard signal (absolute value), and along the noise patches of its own label per $\\sigma_p\\sqrt d$. Lines are the start and the derived first growth, drawn while step times rate is at most one half. At rate 0.001 they hold throughout for $n=200$ and, for $n=20$, until the noise patches begin to be fitted. At rate 0.1 growth slows as the samples are fitted, for $n=20$ after the first step already.",
    description:
      "Four panels of filter components against the training step on logarithmic axes, with straight lines for the derived growth. At the small rate marks follow the lines; at the large rate they leave them after a few steps, at once for 20 samples.",
    where: started,
    derive: {panel: ({n, lr}) => `n = ${n}, rate ${lr}`},
    x: {axis: "step", title: "training step", scale: "log"},
    y: {title: "component", scale: "log", ticks: [0.001, 0.01, 0.1], format: "~g"},
    curves: {
      muOwn: component("muOwn", "easy signal"),
      nuOwn: component("nuOwn", "hard signal"),
      noiseOwn: component("noiseOwn", "own noise")
    },
    facet: {axis: "panel", title: String, columns: 2}
  })
];
