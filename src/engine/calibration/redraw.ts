import {type Moments, spreadOf} from "../judge/moments.js";
import type {Random} from "../random.js";
import {bent} from "./bend.js";
import {fewTrials, type Packed} from "./packed.js";

/** Draws as many trials as the pool has, with replacement, into `times`. */
export function redraw({trials, times}: Packed, random: Random): void {
  times.fill(0);
  for (let i = 0; i < trials; ++i) ++times[random.integer(trials)];
}

/** Moments of the redrawn errors, for each question about errors. A trial drawn twice is read once and counted twice. */
export function redrawnMoments(pool: Packed, random: Random): Moments[] {
  const {trials, errors, joint, mean, largest} = pool;
  const few = trials < fewTrials;
  const rows = few ? skewedRows(pool, random) : pool.rows;
  const {sums, squares, products} = sumsOf(pool, rows, few ? new Int32Array(trials).fill(1) : pool.times);
  const shift = sums.map((sum) => sum / trials);
  const centre = mean.map((value, j) => value + shift[j]);
  const sd = squares.map((sum, j) => {
    const about = sum - sums[j] * shift[j];
    return about <= cancelled * sum ? 0 : spreadOf(about, trials, largest[j]);
  });
  return errors.map((error): Moments => {
    const {from, points} = error;
    const own = products[joint.indexOf(error)];
    const covariance = (j: number, k: number): number => {
      const product = j === k ? squares[from + j] : own[below(Math.max(j, k)) + Math.min(j, k)];
      return (product - sums[from + j] * shift[from + k]) / (trials - 1);
    };
    return {trials, mean: centre.subarray(from, from + points), sd: sd.subarray(from, from + points), covariance};
  });
}

/** Squares about the redrawn mean below this fraction of those about the pool's are rounding: all values are equal. */
const cancelled = 1e-12;

/** Entries of a strictly lower triangle, kept by rows, before row j. */
const below = (j: number): number => (j * (j - 1)) / 2;

/** Sums over redrawn trials: of each column, of its squares, and of the products of columns that are tested jointly. */
function sumsOf({width, joint}: Packed, rows: Float64Array, times: Int32Array) {
  const sums = new Float64Array(width);
  const squares = new Float64Array(width);
  const products = joint.map(({points}) => new Float64Array(below(points)));
  for (let i = 0; i < times.length; ++i) {
    const count = times[i];
    if (count === 0) continue;
    const start = i * width;
    for (let j = 0; j < width; ++j) {
      const value = rows[start + j];
      const counted = count * value;
      sums[j] += counted;
      squares[j] += counted * value;
    }
    for (let q = 0; q < products.length; ++q) {
      const {from, points} = joint[q];
      addProducts(products[q], rows, start + from, points, count);
    }
  }
  return {sums, squares, products};
}

function addProducts(into: Float64Array, rows: Float64Array, from: number, points: number, count: number): void {
  for (let j = 1, at = 0; j < points; ++j) {
    const value = count * rows[from + j];
    for (let k = 0; k < j; ++k) into[at++] += value * rows[from + k];
  }
}

/**
 * Vectors, one a trial, made of normal ones with the covariance of the pool's rows: each column is bent to have its own
 * skewness, with its own standard deviation. Correlations are kept where columns are not skewed, and nearly elsewhere.
 */
function skewedRows({trials, width, rows, shapes}: Packed, random: Random): Float64Array {
  const weights = random.normals(trials * trials, 1 / Math.sqrt(trials - 1));
  const drawn = new Float64Array(rows.length);
  for (let i = 0; i < trials; ++i) {
    for (let k = 0; k < trials; ++k) {
      const weight = weights[i * trials + k];
      for (let j = 0; j < width; ++j) drawn[i * width + j] += weight * rows[k * width + j];
    }
  }
  for (let i = 0, at = 0; i < trials; ++i) {
    for (let j = 0; j < width; ++j, ++at) {
      const {sd, bend} = shapes[j];
      drawn[at] = sd > 0 ? sd * bent(bend, drawn[at] / sd) : 0;
    }
  }
  return drawn;
}

/** Ones among the redrawn outcomes, some of which are flipped so that the probability of a one is the rate. */
export function redrawnCount(outcomes: Float64Array, {trials, times}: Packed, rate: number, random: Random): number {
  const share = outcomes.reduce((sum, value) => sum + value, 0) / trials;
  const ones = outcomes.reduce((sum, value, i) => sum + times[i] * value, 0);
  const many = share > rate;
  const probability = many ? 1 - rate / share : share < 1 ? (rate - share) / (1 - share) : 0;
  let flipped = 0;
  for (let left = many ? ones : trials - ones; left > 0; --left) if (random.uniform() < probability) ++flipped;
  return many ? ones - flipped : ones + flipped;
}
