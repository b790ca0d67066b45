import {dot} from "./dot.js";

/** A function to minimise: writes its gradient at x and returns its value. */
export type Objective = (x: Float64Array, gradient: Float64Array) => number;

export interface Schedule {
  /** Most iterations. */
  readonly steps: number;
  /** Stops when ‖gradient‖ falls below; 1e-6 by default. */
  readonly tolerance?: number;
}

const memory = 8;

/**
 * Limited-memory BFGS with a backtracking line search (sufficient decrease 1e-4). Deterministic: the same objective
 * and start give the same bits.
 *
 * @param start - Not changed.
 * @returns The last point; its value is never above the start's.
 */
export function minimise(objective: Objective, start: Float64Array, {steps, tolerance = 1e-6}: Schedule): Float64Array {
  let x = Float64Array.from(start);
  let gradient = new Float64Array(x.length);
  let value = objective(x, gradient);
  const pairs: {s: Float64Array; y: Float64Array; rho: number}[] = [];
  for (let step = 0; step < steps && Math.sqrt(dot(gradient, gradient)) > tolerance; ++step) {
    let direction = descent(gradient, pairs);
    let slope = dot(direction, gradient);
    if (!(slope < 0)) {
      pairs.length = 0;
      direction = gradient.map((g) => -g);
      slope = -dot(gradient, gradient);
    }
    let length = pairs.length > 0 ? 1 : Math.min(1, 1 / Math.sqrt(-slope));
    const nextGradient = new Float64Array(x.length);
    let next = x;
    let nextValue = value;
    let accepted = false;
    for (let halving = 0; halving < 30 && !accepted; ++halving, length /= 2) {
      next = x.map((xi, i) => xi + length * direction[i]);
      nextValue = objective(next, nextGradient);
      accepted = nextValue <= value + 1e-4 * length * slope;
    }
    if (!accepted) break;
    const s = next.map((xi, i) => xi - x[i]);
    const y = nextGradient.map((g, i) => g - gradient[i]);
    const curvature = dot(s, y);
    // Where the objective is not convex along the step, the pair would spoil the metric.
    if (curvature > 1e-10 * dot(y, y)) {
      pairs.push({s, y, rho: 1 / curvature});
      if (pairs.length > memory) pairs.shift();
    }
    [x, gradient, value] = [next, nextGradient, nextValue];
  }
  return x;
}

/** The two-loop recursion: −H·gradient. */
function descent(gradient: Float64Array, pairs: readonly {s: Float64Array; y: Float64Array; rho: number}[]) {
  const q = gradient.map((g) => -g);
  const alphas: number[] = [];
  for (let k = pairs.length - 1; k >= 0; --k) {
    const {s, y, rho} = pairs[k];
    alphas[k] = rho * dot(s, q);
    for (let i = 0; i < q.length; ++i) q[i] -= alphas[k] * y[i];
  }
  const last = pairs.at(-1);
  if (last) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < q.length; ++i) q[i] *= scale;
  }
  pairs.forEach(({s, y, rho}, k) => {
    const beta = rho * dot(y, q);
    for (let i = 0; i < q.length; ++i) q[i] += (alphas[k] - beta) * s[i];
  });
  return q;
}
