import {type Outcome, outcomes, owners, type Whose} from "./claim.js";

/** What a tally counts of an entry. */
export interface Countable {
  readonly whose: Whose;
  readonly outcome: Outcome;
}

/** Entries by whose sentence they are, and of these by outcome in the usual order; outcomes that occur. */
export type Tally = Readonly<Record<Whose, Readonly<Partial<Record<Outcome, number>>>>>;

/** Counts the paper's sentences, our readings and what is ours apart; exploratory entries are not counted. */
export function tallyOf(entries: readonly Countable[]): Tally {
  const counted = entries.filter(({outcome}) => outcome !== "exploratory");
  const count = (whose: Whose) => {
    const own = counted.filter((entry) => entry.whose === whose);
    const numbers = outcomes.map((outcome) => [outcome, own.filter((entry) => entry.outcome === outcome).length]);
    return Object.fromEntries(numbers.filter(([, n]) => n !== 0));
  };
  return Object.fromEntries(owners.map((whose) => [whose, count(whose)])) as Tally;
}
