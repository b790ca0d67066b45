import type {Part} from "../../../charts/index.js";
import {geometrically} from "../../../engine/spacing.js";
import {opr, oprBound, pgr, pgrBound} from "../theory.js";
import {bootstrap, noises, noiseTitle, peakOf, type Simulated, scanAxis, simulated} from "./rows.js";

const {panels, part} = simulated;

const ratios = {PGR: {of: pgr, bound: pgrBound}, OPR: {of: opr, bound: oprBound}};

/** Bounds below this are vacuous and would only stretch the axis. */
const shown = -0.2;

/** Peaks of a function of n over the overlaps as a part of a panel, in ink. */
const peaks = (title: string, series: string, of: (at: Simulated) => number, noise: number): Part => ({
  title,
  rows: () =>
    [10, 50, 90].flatMap((overlap) =>
      peakOf(of, {overlap, noise}).map((at) => ({panel: title, series, overlap, ...at}))
    ),
  series: () => [{name: series, label: series, role: "ink"}]
});

/** Panels of either ratio and the noise levels against either sample size. */
const against = (scan: "n" | "N") => ({
  x: {field: "size", ...scanAxis(scan), ticks: [400, 1000, 4000]},
  y: {title: "PGR or OPR"},
  ...{predicted: "exact", stated: "lower bound"},
  bars: {lower: "lower", upper: "upper", title: "95 % bootstrap"},
  ...{columns: 3, free: true},
  parts: Object.entries(ratios).flatMap(([name, {of, bound}]) =>
    noises.flatMap((noise) => {
      const title = `${name}, ${noiseTitle(noise)}`;
      const curves = part("scans", {
        title,
        where: (point) => point.scan === scan && point.noise === noise,
        x: {axis: "size", dense: geometrically(400, 4000, 31).map(Math.round)},
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
      });
      const peak = peaks(title, "peak of the exact curve", ({exact}) => of(exact), noise);
      return scan === "N" ? [curves] : [curves, peak, peaks(title, "peak of the bound", ({p}) => bound(p), noise)];
    })
  )
});

const setting =
  "Ratios of mean risks on the population, with 95 % bootstrap intervals; a single data set's PGR has no mean. Where the PGR is above 1, the student is better than the strong ceiling; where the OPR is above 1, it is better than the strong baseline. The stated lower bounds are left out below $-0.2$, where they say nothing; at $\\sigma^2 = 4\\cdot10^{-4}$ that is everywhere for the PGR.";

/** Ratios against either sample size. */
export const ratioFigures = [
  panels("ratios-n", {
    ...against("n"),
    claims: ["pgr-monotone", "pgr-falls", "pgr-negative", "opr-rises-first", "opr-peaks-before-the-bound"],
    title: "Bounds and OPR peak at different n; the PGR rises or falls and hardly peaks",
    caption: `${setting} $N = 4000$. The OPR rises and falls as its bound does, but peaks at another $n$; peaks at either end of the range are not marked. The PGR rises over the whole range where its bound has turned ($\\sigma^2 = 0.1$), falls where its bound still rises ($\\sigma^2 = 0.01$, overlap 10), and in the biased regime falls below zero.`,
    description:
      "Six line charts: performance gap recovered (top row) and outperforming ratio (bottom row) against 400 to 4000 labelled samples at three noise levels, three overlaps each. Simulated marks lie on the solid curves; dashed bounds lie below them."
  }),
  panels("ratios-unlabelled", {
    was: ["ratios-N"],
    ...against("N"),
    claims: ["pgr-bound", "pgr-bound-fresh", "opr-bound", "opr-bound-fresh"],
    title: "The OPR grows with N; the PGR turns back where noise dominates",
    caption: `${setting} $n = 2000$. The OPR rises to a limit. The PGR turns where noise dominates: its student has averaged away what it can, while the ceiling it is measured by goes on improving. The bounds hold for risks on the unlabelled points. On the population, shown here, the OPR lies below its bound at $N = 400$ for overlap 10. The bound counts $d_s/N$ where fresh points need $d_s/(N-d_s-1)$.`,
    description:
      "Six line charts: performance gap recovered (top row) and outperforming ratio (bottom row) against 400 to 4000 unlabelled samples at three noise levels, three overlaps each. The outperforming ratio rises and levels off, the gap recovered peaks near 1000 at the higher noise levels; the dashed bound of the outperforming ratio starts above its marks for overlap 10 at 400."
  })
];
