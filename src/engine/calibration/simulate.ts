import {holm} from "../holm.js";
import {confirmationLevel, decide, type Statistics} from "../judge/question.js";
import type {Random} from "../random.js";
import {sampler} from "../sampler.js";
import {type Packed, packed} from "./packed.js";
import type {CalibrationParameters} from "./pool.js";
import {redraw, redrawnCount, redrawnMoments} from "./redraw.js";
import type {TailParameters} from "./skew.js";
import {proposalFor, tailWeight} from "./tails.js";

/**
 * One register in which every hypothesis is true: trials are redrawn from the real ones, whole vectors at a time, so
 * sweep points and claims of one experiment depend on each other as they do in the real register; then the same tests
 * and the same multiplicity.
 *
 * @returns `alarm`: 1 if anything was rejected; `smallest`: the smallest adjusted p; `shown`: how many limits, orders and
 * regions were confirmed though they are only on the edge of being true.
 */
export const register = sampler("drawn", ({level, pools}: CalibrationParameters, _: readonly object[], random) => {
  const findings = pools.flatMap((pool) => redrawn(packed(pool), random).map(decide));
  const smallest = Math.min(...holm(findings.map(({p}) => p)));
  const shown = findings.filter(({confirmation}) => confirmation !== null && confirmation <= confirmationLevel).length;
  return [{alarm: smallest <= level ? 1 : 0, smallest, shown}];
});

/** What the tests of a pool read of its trials drawn anew. */
function redrawn(pool: Packed, random: Random): Statistics[] {
  const {trials, errors, rates} = pool;
  redraw(pool, random);
  const moments = redrawnMoments(pool, random);
  return [
    ...errors.map(({question}, k): Statistics => ({...question, moments: moments[k]})),
    ...rates.map(({question, outcomes}): Statistics => {
      const counts = outcomes.map((column, j) => redrawnCount(column, pool, question.rates[j], random));
      return {...question, trials, counts};
    })
  ];
}

/** Samples behind one trial of the tails. */
const samples = 100;

/** Tails of t tests on few, skewed trials, by importance sampling: `weight` has the tail's probability as its mean. */
export const tails = sampler("drawn", (parameters: TailParameters, _: readonly {tail: number}[], random) => {
  const made = proposals.get(parameters) ?? parameters.tails.map(proposalFor);
  proposals.set(parameters, made);
  return ({tail}) => {
    let sum = 0;
    for (let k = 0; k < samples; ++k) sum += tailWeight(parameters.tails[tail], made[tail], random);
    return {weight: sum / samples};
  };
});

const proposals = new WeakMap<TailParameters, ReturnType<typeof proposalFor>[]>();
