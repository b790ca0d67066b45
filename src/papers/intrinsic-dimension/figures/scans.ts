import {curveChart} from "../../../charts/index.js";
import type {Figure, FigureContent, Row} from "../../../engine/figure.js";
import {evenly} from "../../../engine/spacing.js";
import {plottedRisks, type Risks} from "../theory.js";
import {figure, lineRows, models, noiseTitle, simulatorAt} from "./rows.js";

/** Regimes shown: σ² and d_sw. */
const regimes = [
  {noise: 0.01, overlap: 10},
  {noise: 0.01, overlap: 90},
  {noise: 4e-4, overlap: 10},
  {noise: 4e-4, overlap: 90},
  {noise: 0.1, overlap: 10},
  {noise: 0.1, overlap: 90}
];

const scanFigure = (
  scan: "n" | "N",
  claims: readonly string[],
  text: Pick<FigureContent, "title" | "caption" | "description">
): Figure =>
  figure(`scan-${scan}`, ["scans"], {
    claims,
    build({scans}) {
      const rows = regimes.flatMap(({noise, overlap}, panel): Row[] => {
        const both = (size: number, model: keyof Risks) => {
          const {g, s, exact} = simulatorAt(overlap, noise, {[scan]: size});
          return {theory: exact[model], stated: plottedRisks(g, s)[model]};
        };
        const marks = scans.where({noise, overlap, scan}).flatMap((i) => {
          const {size} = scans.points[i];
          return models.map((model) => ({
            panel,
            size,
            series: model,
            ...both(size, model),
            ...scans.summary(model, i)
          }));
        });
        const lines = models.map((model) => [model, (size: number) => both(size, model)] as const);
        const between = lineRows(
          [410, 430, 460, 500, 540, 640, 720],
          (size) => ({panel, size}),
          Object.fromEntries(lines)
        );
        return [...marks, ...between];
      });
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
  });

const setting =
  "Excess risk on the population in the authors' simulator ($d_w = 200$, $d_s = 100$, overlap $d_{s\\wedge w}$ 10 or 90, three noise levels). Solid: the exact means, ours. Dashed: the curves the authors draw.";

/** Risks against either sample size. */
export const scanFigures = [
  scanFigure(
    "n",
    ["simulator-teacher", "simulator-baseline", "dotted-teacher", "dotted-baseline", "dotted-student-in-sample"],
    {
      title: "More labels help the teacher at once, its student only while noise dominates",
      caption: `${setting} $N = 4000$. The solid lines pass through the marks; the dashed ones put $1/n$ for $1/(n-d-1)$ and fall to half the teacher's risk at $n = 400$. In the biased regime ($\\sigma^2 = 4\\cdot10^{-4}$) the student stops at what its teacher cannot express, and a baseline with few labels beats it.`,
      description:
        "Six line charts on a logarithmic vertical axis: excess risk of teacher, student, strong baseline and ceiling against 400 to 4000 labelled samples. All fall with n; the student lies below the teacher except in the biased regime with overlap 90, where they cross."
    }
  ),
  scanFigure("N", ["simulator-student", "simulator-ceiling", "dotted-student-fresh", "dotted-ceiling"], {
    title: "Unlabelled samples remove the noise the student does not share with its teacher",
    caption: `${setting} $n = 2000$. The student's risk falls with $N$ towards the part of its teacher's noise that lies in shared dimensions plus the approximation errors; the dashed curve, made for the unlabelled points, lies below the marks at small $N$.`,
    description:
      "Six line charts on a logarithmic vertical axis: excess risk of teacher, student, strong baseline and ceiling against 400 to 4000 unlabelled samples. Teacher and baseline are flat, the student falls and levels off, steeply with overlap 10."
  })
];
