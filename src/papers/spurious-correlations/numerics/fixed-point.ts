import {DomainError} from "../../../numerics/ensure.js";
import {type Block, fromArray, invert, isPositive, solveResolvent, toArray, traceOfProduct} from "./block.js";
import {type Features, lawOf, type Points, type Weighted, weightedMoments} from "./moments.js";

/** A solved fixed point, with the moments at the solution. */
export interface FixedPoint extends Weighted {
  readonly m: Block;
  readonly iterations: number;
}

/**
 * Solves M⁻¹ = E[vvᵀ/(1 + c·vᵀMv)], the equation of a ridgeless fit at aspect ratio c.
 *
 * The plain iteration contracts only like c·p per step; Newton's method, whose linear system is the one that the
 * student's variance needs anyway, takes over wherever its step stays positive definite.
 *
 * @param points - Quadrature points of v.
 * @param c - Aspect ratio with 0 ≤ c·p < 1.
 * @param name - What the command line calls c.
 * @throws RangeError naming it when 300 iterations do not reach a relative step of 1e-12.
 */
export function solveFixedPoint(points: Points, c: number, name: "gamma" | "nu"): FixedPoint {
  const {p} = points;
  let m: Block = {one: 1e-3, mixed: 0, along: p > 1 ? 1e-3 : 0, across: p > 2 ? 1e-3 : 0};
  for (let iterations = 1; iterations <= 300; ++iterations) {
    const moments = weightedMoments(points, c, m);
    const next = step(m, moments, c, p);
    const moved = toArray(next).map((x, i) => x - toArray(m)[i]);
    const change = traceOfProduct(fromArray(moved.map(Math.abs)), absolute(moments.second), p);
    m = next;
    if (change < 1e-12 * p) return {m, iterations, ...weightedMoments(points, c, m)};
  }
  throw new DomainError(name, c, `further below 1/${p}, or mu shorter: the iteration does not settle`);
}

const absolute = (a: Block): Block => fromArray(toArray(a).map(Math.abs));

function step(m: Block, {second, fourth}: Weighted, c: number, p: number): Block {
  const plain = invert(second, p);
  const inverse = toArray(invert(m, p));
  const residual = fromArray(toArray(second).map((x, i) => inverse[i] - x));
  const delta = toArray(solveResolvent(m, residual, c, fourth));
  const newton = fromArray(toArray(m).map((x, i) => x + delta[i]));
  // Far from the solution Newton overshoots; trust it once the plain step is a moderate one.
  const near = toArray(plain).every((x, i) => Math.abs(x - toArray(m)[i]) <= 0.5 * plain.one + 0.5 * Math.abs(x));
  return near && isPositive(newton, p) ? newton : plain;
}

const solved = new Map<string, FixedPoint>();
/** Of the laws that were asked last; each holds thousands of points. */
const laws = new Map<string, Points>();

/** The fixed point on a law's quadrature points, kept: figures and searches come back to it with another test share. */
export function fixedPointOf(
  features: Features,
  c: number,
  name: "gamma" | "nu"
): {points: Points; fixedPoint: FixedPoint} {
  const law = JSON.stringify(features);
  const points = laws.get(law) ?? lawOf(features);
  if (laws.size >= 50) laws.clear();
  laws.set(law, points);
  const key = JSON.stringify([features, c]);
  const fixedPoint = solved.get(key) ?? solveFixedPoint(points, c, name);
  if (solved.size >= 10_000) solved.clear();
  solved.set(key, fixedPoint);
  return {points, fixedPoint};
}
