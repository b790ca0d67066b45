import {figuresOn} from "../../../charts/index.js";
import {experiments} from "../experiments.js";

/** Its settings have no limit to look at. */
const {curves, panels, part} = figuresOn(experiments);

const regimes = ["linear, many points", "linear, few points", "network", "network, few steps"] as const;
const directions = [
  {direction: "scarce labels", scarce: "ηₗ scarce"},
  {direction: "scarce unlabelled", scarce: "ηᵤ scarce"}
] as const;

const claims = ["enhanced-network", "enhanced-linear"];

const scarceOf = (direction: string) => directions.find((one) => one.direction === direction)?.scarce;

/** Gain of Enhanced-W2S over plain W2S, in points of accuracy. */
export const enhancedFigure = curves("enhanced", "enhanced", {
  claims,
  title: "Enhanced-W2S helps only the network that is trained to the end",
  caption:
    "Gain in average accuracy over plain weak-to-strong training, in percentage points, against the share of the unlabelled points that is kept. It is shown for three exponents $q$ of the generalised cross-entropy, whose marks stand side by side. Kept share 1 with $q=0$ is plain training. A few minority points are among the labelled ones ($\\eta_\\ell$ scarce: $(\\eta_\\ell,\\eta_u)=(0.05,\\tfrac12)$) or among the unlabelled ($\\eta_u$ scarce: $(\\tfrac12,0.05)$).",
  description:
    "Four panels, one for each kind of student. Gain in average accuracy against the kept share: several points above zero for the network, below zero for the linear student with many points, near zero or below for the others.",
  derive: {
    at: ({fraction, q, direction}) => fraction + 0.03 * (q - 0.5) + (direction === "scarce labels" ? -0.05 : 0.05),
    which: ({direction, q}) => `${scarceOf(direction)}, q = ${q}`
  },
  x: {axis: "fraction", beside: "at", title: "share kept", ticks: [0.25, 0.5, 0.75, 1], format: ".2f"},
  y: {title: "gain (points)"},
  curves: {gain: {role: "weighted", measure: (v) => 100 * (v.enhancedAverage - v.plainAverage)}},
  by: {
    axis: "which",
    name: String,
    role: (which) => (String(which).startsWith("ηₗ") ? "weighted" : "student")
  },
  keep: ["at"],
  facet: {axis: "regime", title: String, columns: 2},
  rules: [{y: 0}]
});

const methods = [
  {name: "weak", field: "teacher", fraction: 1, q: 0},
  {name: "plain", field: "plain", fraction: 1, q: 0},
  {name: "GCE", field: "enhanced", fraction: 1, q: 0.5},
  {name: "half", field: "enhanced", fraction: 0.5, q: 0},
  {name: "both", field: "enhanced", fraction: 0.5, q: 0.5},
  {name: "true", field: "oracle", fraction: 1, q: 0}
] as const;

/** Accuracies of the method and its baselines. */
export const baselinesFigure = panels("enhanced-baselines", {
  was: ["enhanced-worst"],
  claims,
  title: "For the network selection brings most of the gain; the oracle shows how much is left",
  caption:
    "Accuracy on noiseless labels of the teacher (weak), of plain weak-to-strong training, of generalised cross-entropy alone (GCE, $q=\\tfrac12$), of selection alone (half of the points), of both, and of an oracle, the student trained on exactly the points whose teacher label is true. Stopped early, the network does nearly as well without the remedy, which then has little to remove.",
  description:
    "Eight panels, one for each kind of student and direction. Average and worst-group accuracy of six methods: for the network both steps and either of them lie between plain training and the oracle.",
  x: {field: "method", title: "", scale: "category"},
  y: {title: "accuracy (%)"},
  columns: 2,
  parts: regimes.flatMap((regime) =>
    directions.flatMap(({direction, scarce}) =>
      methods.map(({name, field, fraction, q}) =>
        part("enhanced", {
          title: `${regime}, ${scarce}`,
          where: (point) =>
            point.regime === regime && point.direction === direction && point.fraction === fraction && point.q === q,
          derive: {method: () => name},
          x: {axis: "method"},
          curves: {
            average: {role: "ink", measure: (v) => 100 * v[`${field}Average`]},
            worst: {label: "worst group", role: "baseline", measure: (v) => 100 * v[`${field}Worst`]}
          }
        })
      )
    )
  )
});
