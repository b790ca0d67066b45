import {holm} from "../holm.js";
import {confirmationLevel, decide, type Statistics} from "../judge/question.js";
import type {Random} from "../random.js";
import {sampler} from "../sampler.js";
import {type Packed, packed} from "./packed.js";
import type {CalibrationParameters} from "./pool.js";
import {redraw, redrawnCount, redrawnMoments} from "./redraw.js";

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
