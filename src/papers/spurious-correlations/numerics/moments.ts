import {Matrix} from "ml-matrix";
import {gaussLegendre, normalTrapezoid, type Rule} from "../../../numerics/quadrature.js";
import type {Law} from "../geometry.js";
import type {Block} from "./block.js";

/** Resolution of the quadrature: step of the trapezoid along the mean (half of it for p = 2), nodes of the radius. */
export interface Resolution {
  readonly step: number;
  readonly radii: number;
}

export const fine: Resolution = {step: 1 / 6, radii: 40};

/**
 * The law of v = [1; e + aκu] at its quadrature points: e is standard normal in R^{p−1}, u the mean's direction and a
 * the group's amplitude about its mean η, so that v's features have mean zero.
 * Only x (along u), ρ² = ‖e across u‖² and a enter.
 */
export interface Points {
  readonly p: number;
  readonly weight: Float64Array;
  readonly x: Float64Array;
  readonly rho2: Float64Array;
  readonly amplitude: Float64Array;
}

/** The groups of a law: weight, and amplitude a of the mean aμ about ημ. */
const groupsOf = (law: Law, eta: number): readonly {weight: number; amplitude: number}[] =>
  law === "shift"
    ? [{weight: 1, amplitude: 0}]
    : [
        {weight: 1 - eta, amplitude: -eta},
        {weight: eta, amplitude: 1 - eta}
      ];

/** The point mass at 0. */
const point: Rule = {nodes: Float64Array.of(0), weights: Float64Array.of(1)};

/** E over ρ² ~ χ²_k: Gauss–Legendre in ρ; a point mass at 0 for k = 0. */
function radiusRule(k: number, radii: number): Rule {
  if (k === 0) return point;
  const {nodes, weights} = gaussLegendre(radii, 0, 9 + Math.sqrt(k));
  const peak = Math.sqrt(k);
  const density = nodes.map((r, i) => weights[i] * (r / peak) ** (k - 1) * Math.exp((k - r * r) / 2));
  const total = density.reduce((sum, w) => sum + w, 0);
  return {nodes: nodes.map((r) => r * r), weights: density.map((w) => w / total)};
}

/** p features, the constant included, whose mean has norm κ in units of σ_ξ, about the share η. */
export interface Features {
  readonly law: Law;
  readonly eta: number;
  readonly p: number;
  readonly kappa: number;
  readonly resolution: Resolution;
}

/** Quadrature points of v. */
export function lawOf({law, eta, p, kappa, resolution}: Features): Points {
  const along: Rule =
    p > 1 ? normalTrapezoid(resolution.step) : {nodes: Float64Array.of(0), weights: Float64Array.of(1)};
  const across = radiusRule(Math.max(0, p - 2), resolution.radii);
  const groups = groupsOf(law, eta);
  const size = groups.length * along.nodes.length * across.nodes.length;
  const [weights, x, rho2, amplitude] = [0, 1, 2, 3].map(() => new Float64Array(size));
  let count = 0;
  for (const group of groups) {
    for (let i = 0; i < along.nodes.length; ++i) {
      for (let j = 0; j < across.nodes.length; ++j) {
        const weight = group.weight * along.weights[i] * across.weights[j];
        if (weight <= 1e-22) continue;
        weights[count] = weight;
        x[count] = p > 1 ? along.nodes[i] + group.amplitude * kappa : 0;
        rho2[count] = across.nodes[j];
        amplitude[count] = group.amplitude;
        ++count;
      }
    }
  }
  const kept = (field: Float64Array): Float64Array => field.subarray(0, count);
  return {p, weight: kept(weights), x: kept(x), rho2: kept(rho2), amplitude: kept(amplitude)};
}

/** vᵀMv at a quadrature point. */
export const quadratic = (m: Block, x: number, rho2: number): number =>
  m.one + 2 * m.mixed * x + m.along * x * x + m.across * rho2;

/**
 * E[vvᵀ] at a test share, in closed form, for v centred at the share `eta` of the fit.
 *
 * @param kappa - ‖μ‖/σ_ξ of the model's features.
 */
export function secondMoment(law: Law, etaT: number, eta: number, kappa: number): Block {
  const mean = (etaT - eta) * kappa;
  const square = law === "shift" ? mean * mean : kappa * kappa * (eta * eta + etaT * (1 - 2 * eta));
  return {one: 1, mixed: mean, along: 1 + square, across: 1};
}

/** Moments under the weight ω = 1/(1 + c·vᵀMv). */
export interface Weighted {
  /** E[ωvvᵀ]. */
  readonly second: Block;
  /** The linear map X ↦ E[ω²(vᵀXv)vvᵀ] on blocks. */
  readonly fourth: Matrix;
}

/** Both weighted moments in one pass over the points. */
export function weightedMoments({p, weight, x, rho2}: Points, c: number, m: Block): Weighted {
  const second = new Float64Array(4);
  // Sums of ω² x^i ρ^{2j}; those of degree up to four are needed.
  const sums = {x0: 0, x1: 0, x2: 0, x3: 0, x4: 0, r0: 0, r1: 0, r2: 0, rr: 0};
  for (let i = 0; i < weight.length; ++i) {
    const omega = 1 / (1 + c * quadratic(m, x[i], rho2[i]));
    const first = weight[i] * omega;
    const square = first * omega;
    const x1 = x[i];
    const x2 = x1 * x1;
    const r = rho2[i];
    second[0] += first;
    second[1] += first * x1;
    second[2] += first * x2;
    second[3] += first * r;
    sums.x0 += square;
    sums.x1 += square * x1;
    sums.x2 += square * x2;
    sums.x3 += square * x2 * x1;
    sums.x4 += square * x2 * x2;
    sums.r0 += square * r;
    sums.r1 += square * r * x1;
    sums.r2 += square * r * x2;
    sums.rr += square * r * r;
  }
  const k = Math.max(1, p - 2);
  return {
    second: {one: second[0], mixed: second[1], along: second[2], across: second[3] / k},
    fourth: new Matrix([
      [sums.x0, 2 * sums.x1, sums.x2, sums.r0],
      [sums.x1, 2 * sums.x2, sums.x3, sums.r1],
      [sums.x2, 2 * sums.x3, sums.x4, sums.r2],
      [sums.r0 / k, (2 * sums.r1) / k, sums.r2 / k, sums.rr / k]
    ])
  };
}
