import {identity} from "../../../engine/identity.js";
import {defineClaims} from "../../../engine/tests.js";
import {gaussLegendre, integrate} from "../../../numerics/quadrature.js";
import {correlation, sine} from "../theory/angles.js";
import {pull} from "../theory/confidence.js";
import {lawPull, spherePull} from "../theory/laws.js";
import {coefficientPower} from "../theory/noise.js";
import {peakCosine} from "../theory/peak.js";
import {failureProbability, meanOverTeachers, meanPeakGain} from "../theory/teachers.js";
import {type Cosines, pairs, theoryTest} from "./setting.js";

interface Teachers extends Cosines {
  readonly d: number;
}

const teachers: readonly Teachers[] = [10, 25].flatMap((d) => pairs.map((pair) => ({...pair, d})));

/** Probability that q exceeds a threshold, its density being (1 − q²)^((d−4)/2). */
function tail(d: number, threshold: number): number {
  const mass = (to: number): number => integrate(gaussLegendre(200, 0, to), (angle) => Math.sin(angle) ** (d - 3));
  return mass(Math.acos(threshold)) / mass(Math.PI);
}

const gainAt = ({s, t}: Cosines, q: number): number =>
  Math.acos(s) / Math.PI - Math.acos(peakCosine(s, t, correlation(s, t, q))) / Math.PI;

/** The mean gain piece by piece: it has kinks where the peak reaches an end of the path. */
function meanGain(p: Teachers): number {
  const kinks = [p.t / p.s, p.s / p.t].map((rho) => (rho - p.s * p.t) / (sine(p.s) * sine(p.t)));
  const angles = [-1, ...kinks.filter((q) => q < 1), 1].map(Math.acos).sort((a, b) => a - b);
  const weight = (angle: number): number => Math.sin(angle) ** (p.d - 3);
  const over = (from: number, to: number, of: (q: number) => number): number =>
    integrate(gaussLegendre(160, from, to), (angle) => weight(angle) * of(Math.cos(angle)));
  const whole = angles.slice(1).reduce((sum, to, k) => sum + over(angles[k], to, (q) => gainAt(p, q)), 0);
  return whole / over(0, Math.PI, () => 1);
}

interface Sphere {
  readonly d: number;
  readonly law: "sphere" | "any";
}

/** E|x₁|/2 on the sphere of radius √d: the coordinate's density is (1 − x²/d)^((d−3)/2). */
const spherical = ({d}: Sphere): number => {
  const over = (of: (angle: number) => number) =>
    integrate(gaussLegendre(120, 0, Math.PI / 2), (angle) => Math.sin(angle) ** (d - 2) * of(angle));
  return (Math.sqrt(d) * over(Math.cos)) / over(() => 1) / 2;
};

interface Sample {
  readonly r: number;
  readonly rho: number;
  readonly beta: number;
}

/** The coefficient's mean square in polar coordinates of the plane, half a plane for each label. */
function planar({r, rho, beta}: Sample): number {
  const turn = Math.acos(rho);
  const radii = gaussLegendre(60, 0, 9);
  const sector = (from: number, label: number): number =>
    integrate(gaussLegendre(60, from, from + Math.PI), (angle) =>
      integrate(radii, (x) => {
        const sigma = 1 / (1 + Math.exp(-beta * r * x * Math.cos(angle)));
        return (x * Math.exp(-0.5 * x * x) * (label - sigma) ** 2) / (2 * Math.PI);
      })
    );
  return sector(turn - Math.PI / 2, 1) + sector(turn + Math.PI / 2, 0);
}

/** Means that are judged or drawn, integrated in another way. */
export const quadratureClaims = defineClaims({whose: "ours", testFile: theoryTest}, [
  {
    id: "failure-by-quadrature",
    result: "figure-1",
    statement:
      "The share of random teachers that do not improve the student is the tail of the density $(1-q^2)^{(d-4)/2}$ beyond the threshold.",
    equation: "eq-beta",
    test: identity<Teachers>({
      points: teachers.filter(({s, t}) => sine(s) * t < s * sine(t)),
      left: ({d, s, t}) => failureProbability(d, s, t),
      right: ({d, s, t}) => tail(d, (sine(s) * t) / (s * sine(t))),
      tolerance: 1e-8,
      controls: {"one dimension more": ({d, s, t}) => tail(d + 1, (sine(s) * t) / (s * sine(t)))}
    })
  },
  {
    id: "random-overlap",
    result: "figure-1",
    statement: "The overlap of a random teacher has mean square $1/(d-1)$.",
    equation: "eq-beta",
    test: identity<Teachers>({
      points: teachers,
      left: ({d}) => meanOverTeachers(d, (q) => q * q),
      right: ({d}) => 1 / (d - 1),
      tolerance: 1e-10,
      controls: {"$1/d$": ({d}) => 1 / d}
    })
  },
  {
    id: "mean-gain-by-quadrature",
    result: "figure-2",
    statement: "The gain at the peak, averaged over random teachers, is the integral over their overlaps.",
    equation: "eq-peak",
    test: identity<Teachers>({
      points: teachers,
      left: ({d, s, t}) => meanPeakGain(d, s, t),
      right: meanGain,
      tolerance: 1e-6,
      controls: {
        "the gain at no overlap": (p) => gainAt(p, 0),
        "one dimension more": (p) => meanGain({...p, d: p.d + 1})
      }
    })
  },
  {
    id: "pull-on-the-sphere",
    result: "lemma-a-1",
    statement:
      "On the sphere of radius $\\sqrt d$ the pull is $\\mathbb E|x_1|/2$ under the density $(1-x^2/d)^{(d-3)/2}$.",
    equation: "eq-spherical",
    test: identity<Sphere>({
      points: [3, 10, 40].flatMap((d) => (["sphere", "any"] as const).map((law) => ({d, law}))),
      left: ({d, law}) => (law === "sphere" ? spherePull(d) : lawPull("sphere", d)),
      right: spherical,
      tolerance: 1e-10,
      controls: {"the normal law's": () => pull}
    })
  },
  {
    id: "power-of-a-sample",
    result: "theorem-2-3",
    statement:
      "The mean square of a sample's coefficient is the same whether it is integrated along the student or over the plane.",
    equation: "eq-sft",
    test: identity<Sample>({
      points: [
        {r: 0.5, rho: 0.3, beta: 1},
        {r: 2, rho: 0.7, beta: 0.5},
        {r: 3, rho: 0.1, beta: 2}
      ],
      left: ({r, rho, beta}) => coefficientPower(r, rho, beta),
      right: planar,
      tolerance: 1e-7,
      controls: {"one quarter": () => 0.25, "the coefficient of chance labels": (p) => planar({...p, rho: 0})}
    })
  }
]);
