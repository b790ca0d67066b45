import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import * as theory from "../theory.js";
import {theoryTest} from "./setting.js";

interface Case {
  readonly overlap: number;
  readonly n: number;
  readonly N: number;
  readonly sigma: number;
  readonly model: keyof theory.Risks;
}

const models = ["teacher", "student", "baseline", "ceiling"] as const;
const cases: readonly Case[] = models.flatMap((model) => [
  {overlap: 10, n: 300, N: 400, sigma: 0.1, model},
  {overlap: 70, n: 900, N: 2500, sigma: 0.02, model}
]);

const geometryAt = ({overlap}: {readonly overlap: number}) => theory.simulatorGeometry(theory.authors, overlap);

const judged = (p: Case): number => {
  const of = {
    teacher: theory.teacherRisk,
    student: theory.studentRisk,
    baseline: theory.baselineRisk,
    ceiling: theory.ceilingRisk
  }[p.model];
  return of(geometryAt(p), p);
};

/** A dotted curve from the variances that are judged. */
function dotted(p: Case, shrunk = true): number {
  const g = geometryAt(p);
  const {n, N, sigma, model} = p;
  if (model === "student") return theory.studentVariance({...g, n, N, sigma}) + g.rhoW + g.rhoS;
  const d = model === "teacher" ? g.dW : g.dS;
  const size = model === "ceiling" ? n + N : n;
  const variance = theory.teacherVariance({dW: d, n: size, sigma});
  return (shrunk ? (variance * (size - d - 1)) / size : variance) + (model === "teacher" ? g.rhoW : g.rhoS);
}

interface Ratio extends Omit<Case, "model"> {
  readonly ratio: "PGR" | "OPR";
}

const ratios: readonly Ratio[] = (["PGR", "OPR"] as const).flatMap((ratio) => [
  {overlap: 10, n: 300, N: 400, sigma: 0.1, ratio},
  {overlap: 70, n: 900, N: 2500, sigma: 0.02, ratio}
]);

const boundOf = ({ratio, ...p}: Ratio): number => {
  const g = geometryAt(p);
  const parameters = {...g, ...p, rho: g.rhoW + g.rhoS};
  return ratio === "PGR" ? theory.pgrBound(parameters) : theory.oprBound(parameters);
};

/** The bounds in the judged variances: 1 − n(Var + ρ)/(σ²d_w) and σ²d_s/(n(Var + ρ)). */
function fromVariance({ratio, ...p}: Ratio, factor = 1): number {
  const g = geometryAt(p);
  const risk = factor * theory.studentVariance({...g, ...p}) + g.rhoW + g.rhoS;
  const share = (p.n * risk) / p.sigma ** 2;
  return ratio === "PGR" ? 1 - share / g.dW : g.dS / share;
}

const expected = ({ratio, ...p}: Ratio): number => {
  const all = theory.risks(geometryAt(p), p);
  return ratio === "PGR" ? theory.pgr(all) : theory.opr(all);
};

/** The ratios in the judged risks: what is lost for what is gained, and the inverse of an inverse. */
function fromRisks({ratio, ...p}: Ratio, top: keyof theory.Risks = "ceiling"): number {
  const risk = (model: keyof theory.Risks): number => judged({...p, model});
  if (ratio === "OPR") return 1 / (risk("student") / risk("baseline"));
  return 1 - (risk("student") - risk(top)) / (risk("teacher") - risk(top));
}

/** Harmonic numbers, by Euler and Maclaurin. */
const harmonic = (n: number): number =>
  Math.log(n) + 0.5772156649015329 + 1 / (2 * n) - 1 / (12 * n ** 2) + 1 / (120 * n ** 4) - 1 / (252 * n ** 6);

interface Energy {
  readonly of: "rhoW" | "rhoS" | "unseen" | "spill" | "zero" | "two fifths";
  readonly overlap: number;
}

const energies: readonly Energy[] = (["rhoW", "rhoS", "unseen", "spill", "zero", "two fifths"] as const).map((of) => ({
  of,
  overlap: 60
}));

const energyOf = ({of, overlap}: Energy): number => {
  if (of === "zero") return theory.zeroRisk(theory.authors);
  return of === "two fifths" ? theory.zeroRisk(theory.twoFifths) : geometryAt({overlap})[of];
};

/** Sums of 1/(20 000 j) over the coordinates: the student has 1 … 100, the teacher 41 … 240 of 300. */
const energyByHand = ({of}: Energy): number => {
  const between = (from: number, to: number): number => harmonic(to) - harmonic(from);
  const sums = {
    rhoW: harmonic(40) + between(240, 300),
    rhoS: between(100, 300),
    unseen: harmonic(40),
    spill: between(100, 240),
    zero: harmonic(300),
    "two fifths": (harmonic(120) * 20) / 17
  };
  return sums[of] / 20_000;
};

interface Angled {
  readonly of: "unseen" | "spill" | "canonical";
  readonly dSw: number;
  readonly spread: number;
}

const angled: readonly Angled[] = (["unseen", "spill", "canonical"] as const).flatMap((of) => [
  {of, dSw: 3, spread: 4},
  {of, dSw: 7, spread: 0.3}
]);

const pairsOf = {dW: 12, dS: 10, shared: 2, own: 0.5, hidden: 0.1};

const angledOf = ({of, dSw, spread}: Angled): number =>
  of === "canonical"
    ? theory.canonicalDimension({dSw, pairs: 10, spread})
    : theory.angledGeometry({...pairsOf, dSw})[of];

/** The same by projecting in the plane of one pair, its axes the teacher's feature and what is at right angles to it. */
function angledByHand({of, dSw, spread}: Angled, square = dSw / 10): number {
  const student = [Math.sqrt(square), Math.sqrt(1 - square)];
  const [onP, onQ] = [Math.sqrt(2 / 12), Math.sqrt(0.5 / 10)];
  if (of === "canonical") {
    const covariance = spread * student[0];
    const variance = spread * student[0] ** 2 + student[1] ** 2;
    return (10 * covariance ** 2) / (spread * variance);
  }
  if (of === "unseen") return 10 * (student[1] * onQ) ** 2;
  const left = [onP - student[0] * student[0] * onP, -student[0] * student[1] * onP];
  return 10 * (left[0] ** 2 + left[1] ** 2) + 2 * onP ** 2;
}

/** What follows from the judged formulas by algebra. */
export const algebraClaims = defineClaims({whose: "ours", testFile: theoryTest}, [
  {
    id: "four-risks",
    result: "simulator",
    statement: "The lines of the figures are the four risks that simulation judges one by one.",
    equation: "eq-risks",
    test: identity<Case>({
      points: cases,
      left: (p) => theory.risks(geometryAt(p), p)[p.model],
      right: judged,
      tolerance: 1e-12,
      controls: {"the dotted curves": (p) => theory.plottedRisks(geometryAt(p), p)[p.model]}
    })
  },
  {
    id: "dotted-from-variances",
    result: "plotted-curves",
    statement:
      "Each dotted curve is a judged variance plus the misfit of the models. All but the student's have $n$ in the place of $n-d-1$.",
    equation: "eq-risks",
    test: identity<Case>({
      points: cases,
      left: (p) => theory.plottedRisks(geometryAt(p), p)[p.model],
      right: (p) => dotted(p),
      tolerance: 1e-12,
      controls: {"the variances as they are": (p) => dotted(p, false), "the exact risks": judged}
    })
  },
  {
    id: "bounds-from-variance",
    result: "corollary-pgr",
    statement:
      "The two printed bounds are $1-n(\\mathrm{Var}+\\rho)/(\\sigma^2d_w)$ and $\\sigma^2d_s/(n(\\mathrm{Var}+\\rho))$ in the student's variance by the Theorem.",
    equation: "eq-pgr",
    test: identity<Ratio>({
      points: ratios,
      left: boundOf,
      right: (p) => fromVariance(p),
      tolerance: 1e-12,
      controls: {
        "$n$ for $n-d_w-1$ in the variance": (p) => fromVariance(p, (p.n - 201) / p.n),
        "twice the variance": (p) => fromVariance(p, 2)
      }
    })
  },
  {
    id: "ratios-from-risks",
    result: "corollary-opr",
    statement: "The lines of PGR and OPR are $1-(ER_s-ER_c)/(ER_w-ER_c)$ and $ER_b/ER_s$ in the four judged risks.",
    equation: "eq-opr",
    test: identity<Ratio>({
      points: ratios,
      left: expected,
      right: (p) => fromRisks(p),
      tolerance: 1e-10,
      controls: {"the bounds": boundOf}
    })
  },
  {
    id: "harmonic-energies",
    result: "simulator",
    statement:
      "What each model misses in the authors' simulator is a difference of harmonic numbers over the ambient dimension.",
    equation: "eq-risks",
    test: identity<Energy>({
      points: energies,
      left: energyOf,
      right: energyByHand,
      tolerance: 1e-9,
      controls: {"logarithms for harmonic numbers": (p) => energyByHand(p) - 0.5772156649015329 / 20_000}
    })
  },
  {
    id: "pairs-at-an-angle",
    result: "definition-correlation-dimension",
    statement:
      "For pairs of features at one angle, what only the student sees, what only the teacher sees and the sum of squared canonical correlations follow from projecting in the plane of one pair.",
    equation: "eq-angles",
    test: identity<Angled>({
      points: angled,
      left: angledOf,
      right: (p) => angledByHand(p),
      tolerance: 1e-12,
      controls: {"the cosine for its square": (p) => angledByHand(p, Math.sqrt(p.dSw / 10))}
    })
  }
]);
