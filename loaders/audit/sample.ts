import {Random} from "../../src/engine/random.js";

/** The part of the cost that is supposed to be wrong when it is said how likely that would have been missed. */
export const supposed = 0.05;

/** What has a cost, above 0. */
interface Costly {
  readonly seconds: number;
}

const costOf = (things: readonly Costly[]): number => things.reduce((sum, {seconds}) => sum + seconds, 0);

/**
 * All things in the order in which they are drawn without replacement, each draw with chances proportional to cost: a
 * clock that rings at a rate of its cost for each, in the order of ringing.
 *
 * @see Efraimidis and Spirakis, Weighted random sampling with a reservoir, 2006.
 */
export function drawnOrder<T extends Costly>(things: readonly T[], seed: number): T[] {
  const random = Random.stream(seed, "audit");
  return things
    .map((thing) => ({thing, rings: -Math.log(random.uniform()) / thing.seconds}))
    .sort((a, b) => a.rings - b.rings)
    .map(({thing}) => thing);
}

/** The first draws that are worth this share of the cost, in (0, 1]; at least one, and all at 1. */
export function worth<T extends Costly>(order: readonly T[], share: number): T[] {
  if (share >= 1) return [...order];
  const enough = share * costOf(order);
  let sum = 0;
  const last = order.findIndex(({seconds}) => {
    sum += seconds;
    return sum >= enough;
  });
  return order.slice(0, last + 1);
}

/**
 * The probability that these draws, one after the other, all missed what is wrong, had it been worth a share of the
 * cost: each draw misses it with 1 − (its cost) / (the cost of what was not yet drawn). Whatever rule ended the drawing,
 * time for one, as long as it knew nothing of what is wrong: over all drawings the chance of a miss with a value ≤ p is
 * at most p, since (missed so far) / (this product) is a martingale.
 *
 * @param total - The cost of all there is.
 * @returns 0 where less is left than would be wrong.
 */
export function missed(draws: readonly Costly[], total: number, share = supposed): number {
  const wrong = share * total;
  let [left, product] = [total, 1];
  for (const {seconds} of draws) {
    product *= Math.max(0, 1 - wrong / left);
    left -= seconds;
  }
  // What is left is less than what would be wrong, to rounding.
  return left < wrong * (1 - 1e-9) ? 0 : product;
}
