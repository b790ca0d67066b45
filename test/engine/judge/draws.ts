import type {Columns} from "../../../src/engine/judge/moments.js";
import {Random} from "../../../src/engine/random.js";
import {chi} from "../../../src/models/chi.js";
import {binomialAtLeast, binomialAtMost} from "../../../src/numerics/distributions.js";

export type Draw = (random: Random) => number;

export const normal: Draw = (random) => random.normal();
/** χ² with three degrees of freedom, standardised: skewness 1.6, as errors of small problems are. */
export const skewed: Draw = (random) => (chi(random, 3) ** 2 - 3) / Math.sqrt(6);

interface SweepOptions {
  readonly draw?: Draw;
  readonly independence?: number;
  readonly shift?: (point: number) => number;
  readonly scale?: (point: number) => number;
}

/**
 * Trials of a sweep whose points share most of their noise: point j is scale_j·(common + independence·own) + shift_j.
 */
export function sweep(
  random: Random,
  trials: number,
  points: number,
  {draw = normal, independence = 0.1, shift = () => 0, scale = (j) => 1 + j}: SweepOptions = {}
): Columns {
  const columns = Array.from({length: points}, () => new Float64Array(trials));
  for (let i = 0; i < trials; ++i) {
    const common = draw(random);
    for (let j = 0; j < points; ++j) columns[j][i] = shift(j) + scale(j) * (common + independence * draw(random));
  }
  return columns;
}

/** Counts hits over seeded repetitions of an experiment. */
export function count(name: string, repetitions: number, hit: (random: Random) => boolean): number {
  let hits = 0;
  for (let k = 0; k < repetitions; ++k) if (hit(Random.stream("test", name, k))) ++hits;
  return hits;
}

/** Whether k of n is compatible with a probability: exact, two-sided, at 1e-4. */
export const compatible = (k: number, n: number, p: number): boolean =>
  Math.min(binomialAtLeast(k, n, p), binomialAtMost(k, n, p)) > 5e-5;
