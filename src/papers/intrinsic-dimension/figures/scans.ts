import {curveChart} from "../../../charts/index.js";
import type {Figure, Row} from "../../../engine/figure.js";
import {evenly} from "../../../engine/spacing.js";
import {authors, plottedRisks, type Risks, risks, simulatorGeometry} from "../theory.js";
import {coordinate, lineRows, noiseTitle} from "./rows.js";

const models = ["teacher", "student", "baseline", "ceiling"] as const;

/** Regimes shown: σ² and d_sw. */
const regimes = [
  {noise: 0.01, overlap: 10},
  {noise: 0.01, overlap: 90},
  {noise: 4e-4, overlap: 10},
  {noise: 4e-4, overlap: 90},
  {noise: 0.1, overlap: 10},
  {noise: 0.1, overlap: 90}
];

function scanFigure(scan: "n" | "N", text: Pick<ReturnType<Figure["build"]>, "title" | "caption" | "description">) {
  return {
    id: `scan-${scan}`,
    experiments: ["scans"],
    claims:
      scan === "n"
        ? ["simulator-teacher", "simulator-baseline", "dotted-teacher", "dotted-baseline", "dotted-student-in-sample"]
        : ["simulator-student", "simulator-ceiling", "dotted-student-fresh", "dotted-ceiling"],
    build(results) {
      const run = results.scans;
      const rows: Row[] = [];
      for (const [panel, {noise, overlap}] of regimes.entries()) {
        const g = simulatorGeometry(authors, overlap);
        const sizes = (size: number) => ({
          n: scan === "n" ? size : 2000,
          N: scan === "N" ? size : 4000,
          sigma: Math.sqrt(noise)
        });
        const both = (size: number, model: keyof Risks) => ({
          theory: risks(g, sizes(size))[model],
          stated: plottedRisks(g, sizes(size))[model]
        });
        for (const i of run.where({noise, overlap, scan})) {
          const size = coordinate(run.points[i], "size");
          for (const model of models) {
            rows.push({panel, size, series: model, ...both(size, model), ...run.summary(model, i)});
          }
        }
        const lines = models.map((model) => [model, (size: number) => both(size, model)] as const);
        rows.push(
          ...lineRows([410, 430, 460, 500, 540, 640, 720], (size) => ({panel, size}), Object.fromEntries(lines))
        );
      }
      return {
        ...text,
        rows,
        spec: curveChart({
          x: {
            field: "size",
            title: scan === "n" ? "labelled samples n" : "unlabelled samples N",
            ticks: evenly(1000, 4000, 4)
          },
          y: {title: "excess risk", scale: "log"},
          series: [
            {name: "teacher", label: "teacher", role: "teacher"},
            {name: "student", label: "student", role: "student"},
            {name: "baseline", label: "strong baseline", role: "baseline"},
            {name: "ceiling", label: "strong ceiling", role: "ceiling"}
          ],
          facet: {
            field: "panel",
            columns: 2,
            free: true,
            panels: regimes.map(({noise, overlap}, value) => ({
              value,
              title: `${noiseTitle(noise)}, overlap ${overlap}`
            }))
          }
        })
      };
    }
  } satisfies Figure;
}

const setting =
  "Excess risk on the population in the authors' simulator ($d_w = 200$, $d_s = 100$, overlap $d_{s\\wedge w}$ 10 or 90, three noise levels). Solid: the exact means, ours. Dashed: the curves the authors draw.";

export const scanFigures: readonly Figure[] = [
  scanFigure("n", {
    title: "More labels help the teacher at once, its student only while noise dominates",
    caption: `${setting} $N = 4000$. The solid lines pass through the marks; the dashed ones put $1/n$ for $1/(n-d-1)$ and fall to half the teacher's risk at $n = 400$. In the biased regime ($\\sigma^2 = 4\\cdot10^{-4}$) the student stops at what its teacher cannot express, and a baseline with few labels beats it.`,
    description:
      "Six line charts on a logarithmic vertical axis: excess risk of teacher, student, strong baseline and ceiling against 400 to 4000 labelled samples. All fall with n; the student lies below the teacher except in the biased regime with overlap 90, where they cross."
  }),
  scanFigure("N", {
    title: "Unlabelled samples remove the noise the student does not share with its teacher",
    caption: `${setting} $n = 2000$. The student's risk falls with $N$ towards the part of its teacher's noise that lies in shared dimensions plus the approximation errors; the dashed curve, made for the unlabelled points, lies below the marks at small $N$.`,
    description:
      "Six line charts on a logarithmic vertical axis: excess risk of teacher, student, strong baseline and ceiling against 400 to 4000 unlabelled samples. Teacher and baseline are flat, the student falls and levels off, steeply with overlap 10."
  })
];
