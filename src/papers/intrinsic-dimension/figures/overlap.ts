import {noiseTitle, type Simulated, simulated} from "./rows.js";

/** A model's curve, in units of the baseline's exact mean. */
const relative = (model: "teacher" | "student" | "baseline", label: string = model) =>
  ({
    ...{label, role: model},
    measure: (values: Readonly<Record<typeof model, number>>, {exact}: Simulated) => values[model] / exact.baseline,
    theory: ({exact}: Simulated) => exact[model] / exact.baseline
  }) as const;

/** Gains against the overlap. */
export const overlapFigures = [
  simulated.curves("discrepancy", "overlaps", {
    claims: [
      "discrepancy-variance",
      "discrepancy-gain",
      "discrepancy-gain-biased",
      "discrepancy-biased-opr-falls",
      "discrepancy-pgr"
    ],
    title: "Less overlap lowers the student's risk where noise dominates, raises it where bias does",
    caption:
      "Excess risk on the population in units of the baseline's exact mean, against the correlation dimension, in the authors' simulator at $n = 2000$, $N = 4000$; the student's height is one over the OPR. Lines are exact means, ours. All models of a trial share its data, so their marks deviate together. Where noise dominates, less overlap means less risk, up to overlap 90. In the biased regime the order turns: moving the supports apart costs the teacher the largest coordinates of the target, and its student cannot learn them. At overlap 100 the teacher sees those coordinates too.",
    description:
      "Four line charts: excess risk of teacher, student and baseline relative to the baseline against overlaps 0 to 100. With noise the student's curve rises with overlap; in the biased regime it falls, steeply near 100.",
    x: {
      ...{axis: "overlap", title: "shared dimensions (overlap)", ticks: [0, 25, 50, 75, 100]},
      dense: [91, 92, 93, 94, 95, 96, 97, 98, 99]
    },
    y: {title: "excess risk / baseline’s", domain: [0, 4.5]},
    curves: {
      teacher: relative("teacher"),
      student: relative("student"),
      baseline: relative("baseline", "strong baseline")
    },
    facet: {
      ...{axis: "noise", columns: 2, order: [100, 0.1, 0.01, 4e-4]},
      title: (noise) => `${noiseTitle(noise)}${{100: ", variance alone", 4e-4: ", biased"}[noise] ?? ""}`
    }
  })
];
