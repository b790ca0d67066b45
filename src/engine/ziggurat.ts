import {exp} from "../numerics/exp.js";

// The 256-layer ziggurat for exp(−x²/2) of Marsaglia and Tsang (2000): the right edge of the base strip and the
// common area of all layers. stdlib's exp, in arithmetic only, keeps the tables the same in every engine.
const edge = 3.6541528853610088;
const area = 0.00492867323397465;
const density = (x: number): number => exp(-0.5 * x * x);

/** Width of layer i; layer 0 is the base strip stretched to the common area. */
export const width = new Float64Array(257);
/** Below this fraction of its width a point of layer i lies under the curve for certain. */
export const ratio = new Float64Array(256);

const height = new Float64Array(257);
width[0] = area / density(edge);
width[1] = edge;
height[0] = 0;
height[1] = density(edge);
for (let i = 1; i < 256; ++i) {
  height[i + 1] = Math.min(1, height[i] + area / width[i]);
  width[i + 1] = i === 255 ? 0 : inverse(height[i + 1], width[i]);
}
for (let i = 0; i < 256; ++i) ratio[i] = width[i + 1] / width[i];

/** Solves density(x) = y by Newton's method, started to the right of the root, where it converges at once. */
function inverse(y: number, start: number): number {
  let x = start;
  for (let k = 0; k < 60; ++k) {
    const step = (density(x) - y) / (x * density(x));
    x += step;
    if (Math.abs(step) < 1e-16 * x) break;
  }
  return x;
}

/**
 * Decides a point that fell outside the certain part of its layer.
 *
 * @returns The accepted normal, or undefined when the point is rejected.
 */
export function tail(layer: number, u: number, uniform: () => number): number | undefined {
  const x = u * width[layer];
  if (layer > 0) {
    const y = height[layer] + uniform() * (height[layer + 1] - height[layer]);
    return y < density(x) ? x : undefined;
  }
  // Beyond the edge: a candidate edge + e with e exponential of rate `edge`, kept with probability exp(−e²/2).
  for (;;) {
    const e = exponential(uniform) / edge;
    if (uniform() < exp(-0.5 * e * e)) return u < 0 ? -edge - e : edge + e;
  }
}

/** Standard exponential by von Neumann's method: comparisons of uniforms only, no logarithm. */
function exponential(uniform: () => number): number {
  for (let whole = 0; ; ++whole) {
    const first = uniform();
    let last = first;
    for (let run = 1; ; ++run) {
      const next = uniform();
      if (next >= last) {
        if (run % 2 === 1) return whole + first;
        break;
      }
      last = next;
    }
  }
}
