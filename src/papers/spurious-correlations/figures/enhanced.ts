import {curveChart} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import type {Values} from "./rows.js";

const regimes = ["linear, many points", "linear, few points", "network", "network, few steps"];
const directions = [
  {value: "scarce labels", title: "ηₗ scarce"},
  {value: "scarce unlabelled", title: "ηᵤ scarce"}
];
const panels = regimes.flatMap((regime) =>
  directions.map(({value, title}) => ({value: `${regime} ${value}`, title: `${regime}, ${title}`}))
);

/** Gain of Enhanced-W2S over plain W2S, in points of accuracy. */
function sweepFigure(kind: "Average" | "Worst"): Figure {
  const over = (values: Values): number => 100 * (values[`enhanced${kind}`] - values[`plain${kind}`]);
  const which = kind === "Average" ? "average" : "worst-group";
  return {
    id: kind === "Average" ? "enhanced" : "enhanced-worst",
    experiments: ["enhanced"],
    claims: ["enhanced-network", "enhanced-linear"],
    build({enhanced: results}) {
      const rows: Row[] = results.summaries(over).map(({point, ...mark}) => ({
        panel: `${point.regime} ${point.direction}`,
        fraction: point.fraction,
        series: String(point.q),
        ...mark
      }));
      return {
        title:
          kind === "Average"
            ? "Enhanced-W2S helps a student that learns features, and costs one that cannot"
            : "The worse group gains and loses with the average",
        caption: `Gain in ${which} accuracy over plain weak-to-strong training, in percentage points, against the share of the unlabelled points that is kept, for three exponents $q$ of the generalised cross-entropy. Kept share 1 with $q=0$ is plain training, exactly. Left: few minority points among the labelled ones, $(\\eta_\\ell,\\eta_u)=(0.05,\\tfrac12)$; right: among the unlabelled, $(\\tfrac12,0.05)$.`,
        description: `Eight panels, one for each kind of student and direction. Gain in ${which} accuracy against the kept share: several points above zero for the network, below zero for the linear student with many points, near zero for the others.`,
        rows,
        spec: curveChart({
          x: {field: "fraction", title: "share kept", ticks: [0.25, 0.5, 0.75, 1]},
          y: {title: "gain, points"},
          series: ["0", "0.5", "1"].map((q) => ({name: q, label: `q = ${q}`, role: "weighted" as const})),
          facet: {field: "panel", panels, columns: 2},
          rules: [{y: 0, label: "plain"}],
          predicted: null
        })
      };
    }
  };
}

export const enhancedFigure = sweepFigure("Average");
export const enhancedWorstFigure = sweepFigure("Worst");

const methods = [
  {name: "weak", field: "teacher", fraction: 1, q: 0},
  {name: "plain", field: "plain", fraction: 1, q: 0},
  {name: "GCE", field: "enhanced", fraction: 1, q: 0.5},
  {name: "part", field: "enhanced", fraction: 0.5, q: 0},
  {name: "both", field: "enhanced", fraction: 0.5, q: 0.5},
  {name: "true", field: "oracle", fraction: 1, q: 0}
] as const;

/** Accuracies of the method and its baselines. */
export const baselinesFigure: Figure = {
  id: "enhanced-baselines",
  experiments: ["enhanced"],
  claims: ["enhanced-network", "enhanced-linear"],
  build({enhanced: results}) {
    const rows: Row[] = [];
    for (const {name, field, fraction, q} of methods) {
      for (const kind of ["Average", "Worst"] as const) {
        for (const {point, ...mark} of results.summaries((values) => 100 * values[`${field}${kind}`])) {
          if (point.fraction !== fraction || point.q !== q) continue;
          rows.push({panel: `${point.regime} ${point.direction}`, method: name, series: kind, ...mark});
        }
      }
    }
    return {
      title: "For the network selection does most of the work; true labels show what is left",
      caption:
        "Accuracy on noiseless labels of the teacher (weak), of plain weak-to-strong training, of generalised cross-entropy alone (GCE, $q=\\tfrac12$), of selection alone (part: half of the points), of both, and of an oracle, the student trained on exactly the points whose teacher label is true. Stopped early, the network does nearly as well without the remedy, which then has little to remove.",
      description:
        "Eight panels, one for each kind of student and direction. Average and worst-group accuracy of six methods: for the network both steps and either of them lie between plain training and the oracle.",
      rows,
      spec: curveChart({
        x: {field: "method", title: "", scale: "category"},
        y: {title: "accuracy, %"},
        series: [
          {name: "Average", label: "average", role: "weighted"},
          {name: "Worst", label: "worst group", role: "ink"}
        ],
        facet: {field: "panel", panels, columns: 2},
        predicted: null
      })
    };
  }
};
