import {curveChart} from "../../../charts/index.js";
import type {Figure, FigureContent, Row} from "../../../engine/figure.js";
import {boundPeak, opr, oprBound, pgr, pgrBound} from "../theory.js";
import {bootstrap, figure, noiseTitle, simulatorAt} from "./rows.js";

const overlaps = [10, 50, 90];
const noises = [0.1, 0.01, 4e-4];
const ratios = {PGR: {of: pgr, bound: pgrBound}, OPR: {of: opr, bound: oprBound}};

/** Bounds below this are vacuous and would only stretch the axis. */
const shown = -0.2;

const ratioFigure = (
  scan: "n" | "N",
  claims: readonly string[],
  text: Pick<FigureContent, "title" | "caption" | "description">
): Figure =>
  figure(`ratios-${scan}`, ["scans"], {
    claims,
    build({scans}) {
      const rows: Row[] = [];
      for (const [name, {of, bound}] of Object.entries(ratios)) {
        for (const noise of noises) {
          for (const overlap of overlaps) {
            const row = (size: number) => {
              const {exact, p} = simulatorAt(overlap, noise, {[scan]: size});
              const stated = bound(p);
              const place = {panel: `${name} ${noise}`, size, series: `d${overlap}`};
              return {...place, theory: of(exact), stated: stated < shown ? null : stated};
            };
            for (const i of scans.where({noise, overlap, scan}))
              rows.push({...row(scans.points[i].size), ...bootstrap(scans, i, of)});
            rows.push(...[420, 445, 475, 510, 545, 640, 700].map(row));
            if (scan === "N") continue;
            const peak = boundPeak(simulatorAt(overlap, noise).p);
            if (peak > 400 && peak < 4000) rows.push(row(Math.round(peak)));
          }
        }
      }
      const panels = Object.keys(ratios).flatMap((name) =>
        noises.map((noise) => ({value: `${name} ${noise}`, title: `${name}, ${noiseTitle(noise)}`}))
      );
      return {
        ...text,
        rows,
        spec: curveChart({
          x: {
            field: "size",
            title: scan === "n" ? "labelled samples n" : "unlabelled samples N",
            ticks: [1000, 2000, 3000, 4000]
          },
          y: {title: "ratio"},
          series: overlaps.map((overlap) => ({name: `d${overlap}`, label: `overlap ${overlap}`, role: "student"})),
          bars: {lower: "lower", upper: "upper", title: "95 % bootstrap"},
          facet: {field: "panel", columns: 3, free: true, panels}
        })
      };
    }
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
