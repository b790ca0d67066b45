import type {Claim} from "../../../engine/claim.js";
import {
  baselineRisk,
  ceilingRisk,
  oprBound,
  pgrBound,
  studentRisk,
  studentRiskInSample,
  teacherRisk
} from "../theory.js";
import {type PairAt, simulatorAt} from "./context.js";

type Values = Readonly<Record<string, number>>;
type Bound = (at: PairAt) => number;

const bounds = (at: PairAt, rhoKept = 1) => {
  const {g, s, rho} = simulatorAt(at);
  const p = {dW: g.dW, dS: g.dS, dSw: g.dSw, ...s, rho: rho * rhoKept};
  return {pgr: pgrBound(p), opr: oprBound(p)};
};

/** The bounds with d_s/(N − d_s − 1) for d_s/N, as fresh points need. */
const freshBounds = (at: PairAt) => {
  const {g, s, rho} = simulatorAt(at);
  const kept = g.dSw + ((g.dW - g.dSw) * g.dS) / (s.N - g.dS - 1);
  const total = kept / (s.n - g.dW - 1) + rho / at.noise;
  return {pgr: 1 - (s.n / g.dW) * total, opr: g.dS / (s.n * total)};
};

const teacher = (at: PairAt): number => {
  const {g, s} = simulatorAt(at);
  return teacherRisk(g, s);
};

/** "PGR ≥ bound", multiplied by the gap to the ceiling: linear in the risks, so that its mean is that of the risks. */
const pgrExcess =
  (student: "student" | "studentInSample", bound: Bound) =>
  (v: Values, at: PairAt): number =>
    v.teacher - v[student] - bound(at) * (v.teacher - v.ceiling);

/** "OPR ≥ bound", multiplied by the student's risk. */
const oprExcess =
  (student: "student" | "studentInSample", bound: Bound) =>
  (v: Values, at: PairAt): number =>
    v.baseline - bound(at) * v[student];

/** How much more than `bound` a stronger bound asks of the same measure. */
const morePgr =
  (bound: Bound, stronger: Bound): Bound =>
  (at) => {
    const {g, s} = simulatorAt(at);
    return (stronger(at) - bound(at)) * (teacherRisk(g, s) - ceilingRisk(g, s));
  };
const moreOpr =
  (risk: typeof studentRisk, bound: Bound, stronger: Bound): Bound =>
  (at) => {
    const {g, s} = simulatorAt(at);
    return (stronger(at) - bound(at)) * risk(g, s);
  };

const stated = {pgr: (at: PairAt) => bounds(at).pgr, opr: (at: PairAt) => bounds(at).opr};
const unbiased = {pgr: (at: PairAt) => bounds(at, 0).pgr, opr: (at: PairAt) => bounds(at, 0).opr};
const fresh = {pgr: (at: PairAt) => freshBounds(at).pgr, opr: (at: PairAt) => freshBounds(at).opr};
const exact = {
  pgrInSample: (at: PairAt) => {
    const {g, s} = simulatorAt(at);
    return (teacherRisk(g, s) - studentRiskInSample(g, s)) / (teacherRisk(g, s) - ceilingRisk(g, s));
  },
  pgr: (at: PairAt) => {
    const {g, s} = simulatorAt(at);
    return (teacherRisk(g, s) - studentRisk(g, s)) / (teacherRisk(g, s) - ceilingRisk(g, s));
  },
  opr: (at: PairAt) => {
    const {g, s} = simulatorAt(at);
    return baselineRisk(g, s) / studentRisk(g, s);
  }
};

const atLeastZero = {kind: "bound", side: "at least", bound: () => 0, unit: teacher} as const;
const pgrStatement = "$1 - \\frac{n}{n-d_w-1}\\frac{D_N}{d_w} - \\frac{n}{d_w}\\frac{\\rho}{\\sigma^2}$";
const oprStatement = "$\\big(\\frac{n}{n-d_w-1}\\frac{D_N}{d_s} + \\frac{n}{d_s}\\frac{\\rho}{\\sigma^2}\\big)^{-1}$";

const source = "test/papers/intrinsic-dimension/theory.test.ts";

export const boundClaims: readonly Claim[] = [
  {
    id: "pgr-bound",
    result: "corollary-pgr",
    statement: `On the unlabelled points $\\mathrm{PGR} \\ge$ ${pgrStatement}, in the authors' simulator at $n \\in \\{400, 2000\\}$, $N \\in \\{400, 4000\\}$, three noise levels and two overlaps.`,
    equation: "eq-pgr",
    figure: "ratios-N",
    source,
    test: {
      ...atLeastZero,
      experiment: "claim-risks",
      measure: pgrExcess("studentInSample", stated.pgr),
      controls: {
        "ρ dropped": morePgr(stated.pgr, unbiased.pgr),
        "0.02 above the PGR": morePgr(stated.pgr, (at) => exact.pgrInSample(at) + 0.02)
      }
    },
    note: "PGR of mean risks; a single data set's PGR has no mean, its denominator having density at zero. Multiplied by that denominator the statement is linear in the risks."
  },
  {
    id: "pgr-bound-fresh",
    result: "corollary-pgr",
    statement:
      "The same bound holds for the PGR on the population, which the authors plot, on their grid ($n, N \\ge 400$).",
    equation: "eq-pgr",
    figure: "ratios-N",
    source,
    test: {
      ...atLeastZero,
      experiment: "claim-risks",
      measure: pgrExcess("student", stated.pgr),
      controls: {
        "ρ dropped": morePgr(stated.pgr, unbiased.pgr),
        "0.02 above the PGR": morePgr(stated.pgr, (at) => exact.pgr(at) + 0.02)
      }
    }
  },
  {
    id: "pgr-bound-few-unlabelled",
    result: "corollary-pgr",
    statement:
      "The same bound for the PGR on the population with few unlabelled points: $N = 200$, $n = 2000$, $d_{s\\wedge w} = 10$, $\\sigma^2 = 0.01$ and $0.1$.",
    equation: "eq-pgr",
    figure: "sample-kinds",
    source,
    test: {
      ...atLeastZero,
      experiment: "claim-few-unlabelled",
      measure: pgrExcess("student", stated.pgr),
      controls: {"0.02 above the PGR": morePgr(stated.pgr, (at) => exact.pgr(at) + 0.02)}
    },
    correction: {
      statement: "It holds there with $d_s/(N-d_s-1)$ for $d_s/N$.",
      test: {
        ...atLeastZero,
        experiment: "claim-few-unlabelled",
        measure: pgrExcess("student", fresh.pgr),
        controls: {"as stated": morePgr(fresh.pgr, stated.pgr)}
      }
    },
    note: "The step from risks to the bound also needs $\\mathrm{ER}_{w2s} \\le \\mathrm{ER}_w$; close to $N = d_s$ that fails and the corrected form with it."
  },
  {
    id: "opr-bound",
    result: "corollary-opr",
    statement: `On the unlabelled points $\\mathrm{OPR} \\ge$ ${oprStatement}, in the same settings.`,
    equation: "eq-opr",
    figure: "ratios-N",
    source,
    test: {
      ...atLeastZero,
      experiment: "claim-risks",
      measure: oprExcess("studentInSample", stated.opr),
      controls: {
        "ρ dropped": moreOpr(studentRiskInSample, stated.opr, unbiased.opr),
        "a tenth more": moreOpr(studentRiskInSample, stated.opr, (at) => 1.1 * stated.opr(at))
      }
    }
  },
  {
    id: "opr-bound-fresh",
    result: "corollary-opr",
    statement: "The same bound for the OPR on the population, which the authors plot.",
    equation: "eq-opr",
    figure: "ratios-N",
    source,
    test: {
      ...atLeastZero,
      experiment: "claim-risks",
      measure: oprExcess("student", stated.opr),
      controls: {"2 % above the OPR": moreOpr(studentRisk, stated.opr, (at) => 1.02 * exact.opr(at))}
    },
    correction: {
      statement: "It holds with $d_s/(N-d_s-1)$ for $d_s/N$.",
      test: {
        ...atLeastZero,
        experiment: "claim-risks",
        measure: oprExcess("student", fresh.opr),
        controls: {"as stated": moreOpr(studentRisk, fresh.opr, stated.opr)}
      }
    },
    note: "It fails at $N = 400$, with $\\sigma^2 = 0.1$ and $0.01$: there the bound promises more than the student delivers."
  }
];
