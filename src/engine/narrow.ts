import {type Entry, familyLevel} from "./register.js";

/** A confirmation is shown at this level at least on the published seed, so that another seed does not turn it. */
export const shownLevel = 1e-4;

/**
 * What is judged as it should be but too narrowly to be the same on another seed: confirmations that are shown at more
 * than `shownLevel`, and controls that are rejected at more than a tenth of their level.
 *
 * @param size - Size of the whole register's family.
 * @returns A line each.
 */
export function narrow(entries: readonly Entry[], size: number): string[] {
  const level = familyLevel / size / 10;
  const counted = entries.filter(({outcome}) => outcome !== "exploratory");
  return counted.flatMap(({paper, id, test, correction}) =>
    [test, correction?.test].flatMap((judged) => {
      if (!judged) return [];
      const shown = judged.verdict === "holds" ? judged.finding.confirmation : null;
      const weak = judged.controls.filter(({p, rejected}) => rejected && p > level);
      return [
        ...(shown !== null && shown > shownLevel
          ? [`${paper}/${id}: confirmed at p ${shown.toPrecision(2)}, must be at most ${shownLevel}`]
          : []),
        ...weak.map(
          ({name, p}) =>
            `${paper}/${id}: control rejected at p ${p.toPrecision(2)}, must be at most ${level.toPrecision(2)}: ${name}`
        )
      ];
    })
  );
}
