import {EigenvalueDecomposition, Matrix} from "ml-matrix";
import {ensure} from "./ensure.js";

/** A quadrature rule: ∫ f dμ ≈ Σ weights[i] f(nodes[i]). */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Applies a rule to a function of one variable. */
export function integrate({nodes, weights}: Rule, f: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < nodes.length; ++i) sum += weights[i] * f(nodes[i]);
  return sum;
}

/**
 * Gauss–Legendre rule on an interval: exact for polynomials of degree 2n − 1.
 *
 * @param n - Number of nodes, at least 1.
 * @returns A rule for ∫ f(x) dx from `from` to `to`, nodes ascending.
 */
export function gaussLegendre(n: number, from = -1, to = 1): Rule {
  const {nodes, weights} = legendre(n);
  const half = (to - from) / 2;
  return {nodes: nodes.map((x) => from + half * (1 + x)), weights: weights.map((w) => 2 * half * w)};
}

const legendreRules = new Map<number, Rule>();

/**
 * The rule on [−1, 1] with weights summing to 1, from the eigenvalues of the Jacobi matrix and the squared first
 * components of its eigenvectors. Kept: the eigenproblem costs more than most integrals.
 */
function legendre(n: number): Rule {
  const known = legendreRules.get(n);
  if (known) return known;
  ensure(Number.isInteger(n) && n >= 1, "n", n, "a whole number ≥ 1");
  const jacobi = Matrix.zeros(n, n);
  for (let i = 1; i < n; ++i) {
    const off = i / Math.sqrt(4 * i * i - 1);
    jacobi.set(i, i - 1, off);
    jacobi.set(i - 1, i, off);
  }
  const {realEigenvalues, eigenvectorMatrix} = new EigenvalueDecomposition(jacobi, {assumeSymmetric: true});
  const order = realEigenvalues.map((_, i) => i).sort((i, j) => realEigenvalues[i] - realEigenvalues[j]);
  const rule = {
    nodes: Float64Array.from(order, (i) => realEigenvalues[i]),
    weights: Float64Array.from(order, (i) => eigenvectorMatrix.get(0, i) ** 2)
  };
  legendreRules.set(n, rule);
  return rule;
}

/**
 * Trapezoidal rule for the standard normal law: E f(x), cut at |x| = 9.
 *
 * For f analytic in the strip |Im x| < a its error is about exp(−2πa/step).
 *
 * @param step - Spacing of the nodes; 1/4 gives full precision for a ≥ 1.4.
 */
export function normalTrapezoid(step: number): Rule {
  ensure(step > 0, "step", step, "> 0");
  const reach = Math.ceil(9 / step);
  const nodes = Float64Array.from({length: 2 * reach + 1}, (_, i) => (i - reach) * step);
  const density = nodes.map((x) => Math.exp(-0.5 * x * x));
  const total = density.reduce((sum, w) => sum + w, 0);
  return {nodes, weights: density.map((w) => w / total)};
}
