import type {FigureContent} from "../../../engine/figure.js";
import {boundPeak, opr, oprBound, pgr, pgrBound} from "../theory.js";
import {bootstrap, noises, noiseTitle, simulated, simulatorAt} from "./rows.js";

const {panels, part} = simulated;

const ratios = {PGR: {of: pgr, bound: pgrBound}, OPR: {of: opr, bound: oprBound}};

/** Bounds below this are vacuous and would only stretch the axis. */
const shown = -0.2;

/** Where the bounds peak in n, within the scan. */
const peaks = noises
  .flatMap((noise) => [10, 50, 90].map((overlap) => Math.round(boundPeak(simulatorAt({overlap, noise}).p))))
  .filter((n) => n > 400 && n < 4000);

const ratioFigure = (
  scan: "n" | "N",
  claims: readonly string[],
  text: Pick<FigureContent, "title" | "caption" | "description">
) =>
  panels(`ratios-${scan}`, {
    claims,
    ...text,
    x: {
      field: "size",
      title: scan === "n" ? "labelled samples n" : "unlabelled samples N",
      ticks: [1000, 2000, 3000, 4000]
    },
    y: {title: "ratio"},
    bars: {lower: "lower", upper: "upper", title: "95 % bootstrap"},
    ...{columns: 3, free: true},
    parts: Object.entries(ratios).flatMap(([name, {of, bound}]) =>
      noises.map((noise) =>
        part("scans", {
          title: `${name}, ${noiseTitle(noise)}`,
          where: (point) => point.scan === scan && point.noise === noise,
          x: {axis: "size", dense: [420, 445, 475, 510, 545, 640, 700, ...(scan === "n" ? peaks : [])]},
          by: {axis: "overlap", name: (overlap) => `overlap ${overlap}`},
          curves: {
            ratio: {
              role: "student",
              marks: (run, index) => bootstrap(run, index, of),
              theory: ({exact}) => of(exact),
              stated({p}) {
                const stated = bound(p);
                return stated < shown ? null : stated;
              }
            }
          }
        })
      )
    )
  });

const setting =
  "Ratios of mean risks on the population, with 95 % bootstrap intervals; a single data set's PGR has no mean. Solid: exact, ours. Dashed: the stated lower bounds, left out below $-0.2$, where they say nothing; at $\\sigma^2 = 4\\cdot10^{-4}$ that is everywhere for the PGR.";

/** Ratios against either sample size. */
export const ratioFigures = [
  ratioFigure("n", ["pgr-monotone", "pgr-falls", "pgr-negative", "opr-rises-first", "opr-peaks-before-the-bound"], {
    title: "The bounds peak in n; the OPR peaks elsewhere and the PGR hardly at all",
    caption: `${setting} $N = 4000$. The OPR rises and falls as its bound does but turns at another $n$. The PGR rises over the whole range where its bound has turned ($\\sigma^2 = 0.1$), falls where its bound still rises ($\\sigma^2 = 0.01$, overlap 10), and in the biased regime falls below zero.`,
    description:
      "Six line charts: performance gap recovered (top row) and outperforming ratio (bottom row) against 400 to 4000 labelled samples at three noise levels, three overlaps each. Simulated marks lie on the solid curves; dashed bounds lie below them."
  }),
  ratioFigure("N", ["pgr-bound", "pgr-bound-fresh", "opr-bound", "opr-bound-fresh"], {
    title: "The OPR grows with N; its bound promises too much at N = 400",
    caption: `${setting} $n = 2000$. The OPR rises to a limit. The PGR turns where noise dominates: its student has shed what it can, while the ceiling it is measured by goes on improving. The bounds hold for risks on the unlabelled points. On the population, shown here, the OPR's is crossed at the left end for small overlap: it counts $d_s/N$ where fresh points need $d_s/(N-d_s-1)$.`,
    description:
      "Six line charts: performance gap recovered (top row) and outperforming ratio (bottom row) against 400 to 4000 unlabelled samples at three noise levels, three overlaps each. The outperforming ratio rises and levels off, the gap recovered peaks near 1000 at the higher noise levels; the dashed bound of the outperforming ratio starts above its marks for overlap 10."
  })
];
