import type {Claimed} from "./claimed.js";
import {tolerance} from "./compare.js";
import {missed, supposed} from "./sample.js";

/** A whole number with its thousands apart. */
export const spaced = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, " ");

/** What was checked, and how likely it would have missed what is wrong. */
export function statement(
  draws: readonly Claimed[],
  of: number,
  total: number,
  exact: boolean,
  {address}: Claimed
): string {
  const equal = exact
    ? "all equal"
    : `all equal to ${tolerance} of their size (made at ${address.slice(33)}, so that last digits differ)`;
  const checked = `${spaced(draws.length)} chunks of ${spaced(of)} recomputed, ${equal}`;
  if (draws.length === of) return `${checked}; there was nothing that it could have missed`;
  const supposition = `had chunks worth ${100 * supposed} % of the cost been wrong, this would have`;
  const p = missed(draws, total);
  return `${checked}; ${supposition} ${p === 0 ? "found one" : `missed it with probability ${percent(p)}`}`;
}

/** Never less than it is. */
function percent(p: number): string {
  if (p < 1e-5) return "below 0.001 %";
  const digits = 10 ** (Math.floor(Math.log10(100 * p)) - 1);
  return `${Number((Math.ceil((100 * p) / digits - 1e-9) * digits).toPrecision(2))} %`;
}
