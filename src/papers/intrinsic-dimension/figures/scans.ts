import {geometrically} from "../../../engine/spacing.js";
import {plottedRisks, type Risks} from "../theory.js";
import {noises, noiseTitle, type Simulated, scanAxis, simulated} from "./rows.js";

const {panels, part} = simulated;

/** A model's exact risk, and the curve that the authors draw for it. */
const risk = <M extends keyof Risks>(model: M, label: string = model) =>
  ({
    ...{label, role: model, measure: model},
    theory: ({exact}: Simulated) => exact[model],
    stated: ({g, s}: Simulated) => plottedRisks(g, s)[model]
  }) as const;

/** Panels of the noise levels and two overlaps against either sample size. */
const against = (scan: "n" | "N") => ({
  x: {field: "size", ...scanAxis(scan), ticks: [400, 1000, 2000, 4000]},
  y: {title: "excess risk", scale: "log"} as const,
  ...{stated: "as the authors draw", columns: 2, free: true},
  parts: noises.flatMap((noise) =>
    [10, 90].map((overlap) =>
      part("scans", {
        title: `${noiseTitle(noise)}, overlap ${overlap}`,
        where: (point) => point.scan === scan && point.noise === noise && point.overlap === overlap,
        x: {axis: "size", dense: geometrically(400, 4000, 25).map(Math.round)},
        curves: {
          teacher: risk("teacher"),
          student: risk("student"),
          baseline: risk("baseline", "strong baseline"),
          ceiling: risk("ceiling", "strong ceiling")
        }
      })
    )
  )
});

const setting =
  "Excess risk on the population in the authors' simulator ($d_w = 200$, $d_s = 100$, overlap $d_{s\\wedge w}$ 10 or 90, three noise levels). Solid lines are the exact means, ours.";

/** Risks against either sample size. */
export const scanFigures = [
  panels("scan-n", {
    ...against("n"),
    claims: [
      "simulator-teacher",
      "simulator-baseline",
      "dotted-teacher",
      "dotted-baseline",
      "dotted-student-in-sample"
    ],
    title: "More labels help the teacher; where bias dominates its student soon stops improving",
    caption: `${setting} $N = 4000$. The solid lines pass through the marks; the dashed ones put $1/n$ for $1/(n-d-1)$ and fall to half the teacher's risk at $n = 400$. In the biased regime ($\\sigma^2 = 4\\cdot10^{-4}$) the student stops at what its teacher cannot express, and a baseline with few labels beats it.`,
    description:
      "Six line charts on a logarithmic vertical axis: excess risk of teacher, student, strong baseline and ceiling against 400 to 4000 labelled samples. All fall with n; the student lies below the teacher except in the biased regime, where they cross."
  }),
  panels("scan-unlabelled", {
    was: ["scan-N"],
    ...against("N"),
    claims: ["simulator-student", "simulator-ceiling", "dotted-student-fresh", "dotted-ceiling"],
    title: "Unlabelled samples help the student most where noise dominates, hardly where bias does",
    caption: `${setting} $n = 2000$. The student's risk falls with $N$ towards the part of its teacher's noise that lies in shared dimensions plus the approximation errors; the dashed curve, made for the unlabelled points, lies below the marks at small $N$.`,
    description:
      "Six line charts on a logarithmic vertical axis: excess risk of teacher, student, strong baseline and ceiling against 400 to 4000 unlabelled samples. Teacher and baseline are flat, the student falls and levels off, steeply with overlap 10."
  })
];
