import exp from "@stdlib/math-base-special-exp";
import ln from "@stdlib/math-base-special-ln";
import type {Random} from "../random.js";
import {type Bend, bendOf, bent} from "./bend.js";

/** The event that Student's t of so many draws of a skewed variable of mean zero lies beyond a value; JSON. */
export interface Tail {
  readonly trials: number;
  readonly skewness: number;
  readonly beyond: number;
}

/** A tail made ready: the normal law from which its draws are taken, under which the event is common. */
interface Proposal {
  readonly bend: Bend;
  readonly mean: number;
  readonly sd: number;
}

/** The share of samples drawn from a proposal; the others are drawn as they are, which bounds every weight. */
const tilted = 0.9;
/** Proposals are this many times as wide: t does not ask how large a sample is, so samples of every size count. */
const scales = [0.6, 0.8, 1, 1.25, 1.6];

/**
 * The normal law nearest to the standard one, by Kullback and Leibler's divergence, under which the bent variable's mean
 * over its standard deviation is what the event asks for.
 */
export function proposalFor({trials, skewness, beyond}: Tail): Proposal {
  const bend = bendOf(skewness);
  const {linear: b, square: c} = bend;
  const asked = beyond / Math.sqrt(trials - 1);
  let nearest = {mean: 0, sd: 1, divergence: Number.POSITIVE_INFINITY};
  for (let mean = -5; mean <= 5; mean += 0.05) {
    for (let sd = 0.03; sd < 2; sd *= 1.06) {
      const divergence = (sd * sd + mean * mean - 1) / 2 - ln(sd);
      if (divergence >= nearest.divergence) continue;
      const middle = b * mean + c * (mean * mean + sd * sd - 1);
      const slope = b + 2 * c * mean;
      const spread = Math.sqrt(slope * slope * sd * sd + 2 * c * c * sd ** 4);
      if (middle >= asked * spread) nearest = {mean, sd, divergence};
    }
  }
  return {bend, mean: nearest.mean, sd: nearest.sd};
}

/**
 * One sample of importance sampling, unbiased for the probability of the tail: 0 where the event fails, else how much
 * likelier the sample is than under the law it was drawn from.
 */
export function tailWeight({trials, beyond}: Tail, {bend, mean, sd}: Proposal, random: Random): number {
  const fromProposal = random.uniform() < tilted;
  const scale = scales[random.integer(scales.length)];
  let [sum, squares, normals, normalSquares] = [0, 0, 0, 0];
  for (let i = 0; i < trials; ++i) {
    const normal = random.normal();
    const z = fromProposal ? scale * (mean + sd * normal) : normal;
    normals += z;
    normalSquares += z * z;
    const x = bent(bend, z);
    sum += x;
    squares += x * x;
  }
  const about = squares - (sum * sum) / trials;
  if (!(sum > beyond * Math.sqrt((trials * about) / (trials - 1)))) return 0;
  const likelier = scales.reduce((total, scale) => {
    const [m, s] = [scale * mean, scale * sd];
    const own = (normalSquares - 2 * m * normals + trials * m * m) / (s * s);
    return total + exp((normalSquares - own) / 2 - trials * ln(s)) / scales.length;
  }, 0);
  return 1 / (tilted * likelier + 1 - tilted);
}
