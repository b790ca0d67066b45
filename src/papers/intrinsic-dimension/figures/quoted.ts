import {fixed, percent} from "../../../charts/numbers.js";
import type {Quoted} from "../../../engine/figure.js";
import type {Results} from "../../../engine/results.js";
import {
  authors,
  boundPeak,
  opr,
  oprBound,
  pgr,
  plottedRisks,
  type Risks,
  risks,
  simulatorGeometry,
  studentVariance,
  studentVarianceOutOfSample,
  teacherRisk,
  zeroRisk
} from "../theory.js";
import {bootstrap} from "./rows.js";

const at = (overlap: number, noise: number, n = 2000, N = 4000) => {
  const g = simulatorGeometry(authors, overlap);
  const s = {n, N, sigma: Math.sqrt(noise)};
  const rho = g.rhoW + g.rhoS;
  const p = {dW: g.dW, dS: g.dS, dSw: g.dSw, ...s, rho};
  return {g, s, p, exact: risks(g, s)};
};

/** n in 201 … 4·10⁴ at which a ratio of the exact risks is largest. */
function peakOf(ratio: (r: Risks) => number, overlap: number, noise: number, from = 203): number {
  let best = from;
  let top = -Infinity;
  for (let n = from; n < 40000; ++n) {
    const value = ratio(at(overlap, noise, n).exact);
    if (value > top) [top, best] = [value, n];
  }
  return best;
}

/** A number below 1 with a power of ten. */
const scientific = (value: number): string => {
  const exponent = Math.floor(Math.log10(value));
  const raised = [...String(-exponent)].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("");
  return `${(value / 10 ** exponent).toFixed(2)} × 10⁻${raised}`;
};

/** Mean of a simulated ratio with its bootstrap interval. */
function measured(run: Results, overlap: number, noise: number, of: (r: Risks) => number, digits: number): string {
  const [i] = run.where({overlap, noise});
  const {mean, lower, upper} = bootstrap(run, i, (means) => of(means as unknown as Risks));
  return `${fixed(mean, digits)} (${fixed(lower, digits)} to ${fixed(upper, digits)})`;
}

/** Largest distance of a simulated mean from its exact value over the scans, in standard errors. */
function worst({scans}: Readonly<Record<string, Results>>): {errors: number; count: number} {
  let errors = 0;
  let count = 0;
  for (const [i, point] of scans.points.entries()) {
    const [overlap, noise, size] = ["overlap", "noise", "size"].map((axis) => Number(point[axis]));
    const {exact} = point.scan === "n" ? at(overlap, noise, size) : at(overlap, noise, 2000, size);
    for (const model of ["teacher", "student", "baseline", "ceiling"] as const) {
      const {mean, se} = scans.summary(model, i);
      if (se) errors = Math.max(errors, Math.abs(mean - exact[model]) / se);
      ++count;
    }
  }
  return {errors, count};
}

export const quotedNumbers: Quoted = (results) => {
  const {overlaps} = results;
  const variance = {dW: 200, dS: 100, dSw: 10, n: 2000, N: 400, sigma: 1};
  const few = at(10, 0.1, 2000, 400);
  const worstScan = worst(results);
  const clean = at(10, 0.01);
  const atStart = at(10, 0.01, 400);
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
    "peak-opr": String(peakOf(opr, 10, 0.01)),
    "peak-bound-biased": fixed(boundPeak(at(90, 4e-4).p), 0),
    "peak-opr-biased": String(peakOf(opr, 90, 4e-4)),
    "peak-pgr": String(peakOf(pgr, 90, 0.01)),
    "ridgeless-teacher": fixed(teacherRisk(clean.g, clean.s) / zeroRisk(authors), 2),
    "dotted-teacher": percent(plottedRisks(atStart.g, atStart.s).teacher / atStart.exact.teacher, 0)
  };
};
