import {fixed, percent} from "../../../charts/numbers.js";
import type {Results} from "../../../engine/results.js";
import type {experiments} from "../experiments.js";
import {
  authors,
  boundPeak,
  opr,
  oprBound,
  pgr,
  plottedRisks,
  type Risks,
  simulatorGeometry,
  studentVariance,
  studentVarianceOutOfSample,
  teacherRisk,
  zeroRisk
} from "../theory.js";
import {bootstrap, models, peakOf, quoted, simulatorAt} from "./rows.js";

type Run<E extends keyof typeof experiments> = Results<(typeof experiments)[E]>;

/** A number below 1 with a power of ten. */
const scientific = (value: number): string => {
  const exponent = Math.floor(Math.log10(value));
  const raised = [...String(-exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${(value / 10 ** exponent).toFixed(2)} × 10⁻${raised}`;
};

/** Mean of a simulated ratio with its bootstrap interval. */
function measured(run: Run<"overlaps">, overlap: 10 | 90, noise: number, of: (r: Risks) => number, digits: number) {
  const {mean, lower, upper} = bootstrap(run, run.where({overlap, noise})[0], of);
  return `${fixed(mean, digits)} (${fixed(lower, digits)} to ${fixed(upper, digits)})`;
}

/** Largest distance of a simulated mean from its exact value over the scans, in standard errors. */
function worst(scans: Run<"scans">) {
  const errors = scans.points.flatMap(({overlap, noise, scan, size}, i) => {
    const {exact} = simulatorAt({overlap, noise, scan, size});
    return models.map((model) => {
      const {mean, se} = scans.summary(model, i);
      return se ? Math.abs(mean - exact[model]) / se : 0;
    });
  });
  return {errors: Math.max(...errors), count: errors.length};
}

/** Every number the page's prose quotes. */
export const quotedNumbers = quoted(({overlaps, scans}) => {
  const variance = {dW: 200, dS: 100, dSw: 10, n: 2000, N: 400, sigma: 1};
  const at = (overlap: number, noise: number, sizes = {}) => simulatorAt({overlap, noise, ...sizes});
  const peak = (ratio: (r: Risks) => number, overlap: number, noise: number) =>
    String(peakOf(({exact}) => ratio(exact), {overlap, noise})[0]?.size);
  const few = at(10, 0.1, {N: 400});
  const worstScan = worst(scans);
  const clean = at(10, 0.01);
  const atStart = at(10, 0.01, {n: 400});
  const apart = overlaps.summary("student", overlaps.where({overlap: 90, noise: 0.01})[0]);
  const plotted = (overlap: number, n = 2000) => {
    const {g, s} = at(overlap, 0.01, {n});
    return plottedRisks(g, s);
  };
  return {
    "scan-worst": fixed(worstScan.errors, 1),
    "scan-count": String(worstScan.count),
    "fresh-excess": percent(studentVarianceOutOfSample(variance) / studentVariance(variance) - 1, 0),
    "fresh-term": percent(400 / (400 - 101) - 1, 0),
    "pgr-exact": fixed(pgr(clean.exact), 3),
    "pgr-measured": measured(overlaps, 10, 0.01, pgr, 3),
    "opr-exact": fixed(opr(clean.exact), 2),
    "opr-measured": measured(overlaps, 10, 0.01, opr, 2),
    "biased-opr-90": measured(overlaps, 90, 4e-4, opr, 3),
    "biased-opr-10": measured(overlaps, 10, 4e-4, opr, 3),
    "biased-pgr-90": measured(overlaps, 90, 4e-4, pgr, 3),
    "biased-pgr-10": measured(overlaps, 10, 4e-4, pgr, 3),
    "rho-w-90": scientific(simulatorGeometry(authors, 90).rhoW),
    "rho-w-10": scientific(simulatorGeometry(authors, 10).rhoW),
    "rho-s": scientific(simulatorGeometry(authors, 10).rhoS),
    "opr-bound-few": fixed(oprBound(few.p), 2),
    "opr-few": fixed(opr(few.exact), 2),
    "peak-bound": fixed(boundPeak(clean.p), 0),
    "peak-opr": peak(opr, 10, 0.01),
    "peak-bound-biased": fixed(boundPeak(at(90, 4e-4).p), 0),
    "peak-opr-biased": peak(opr, 90, 4e-4),
    "peak-pgr": peak(pgr, 90, 0.01),
    "notebook-exact": scientific(at(90, 0.01).exact.student),
    "notebook-measured": `${scientific(apart.mean)} ± ${scientific(apart.se ?? 0)}`,
    "notebook-other": scientific(at(10, 0.01).exact.student),
    "notebook-loose": fixed(plotted(90).student / at(10, 0.01).exact.student, 1),
    "notebook-loosest": fixed(plotted(90, 400).student / at(10, 0.01, {n: 400}).exact.student, 1),
    "notebook-tight": percent(Math.abs(plotted(90).student / at(90, 0.01).exact.student - 1), 0),
    "ridgeless-teacher": fixed(teacherRisk(clean.g, clean.s) / zeroRisk(authors), 2),
    "dotted-teacher": percent(plottedRisks(atStart.g, atStart.s).teacher / atStart.exact.teacher, 0)
  };
});
