import type {ChunkValues} from "../chunk.js";

/** Relative difference up to which numbers of two versions of V8 count as equal. */
export const tolerance = 1e-9;

const near = (a: number, b: number): boolean =>
  Object.is(a, b) ||
  (Number.isNaN(a) && Number.isNaN(b)) ||
  Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b));

/**
 * The first number that differs between trials as they were published and as they came out here.
 *
 * @param exact - Every bit must be equal, but for those of NaN.
 * @param start - The first trial.
 * @returns Where, and both numbers; undefined where none differs.
 */
export function firstDifference(
  published: ChunkValues,
  here: ChunkValues,
  {exact, start}: {readonly exact: boolean; readonly start: number}
): string | undefined {
  if (published.length !== here.length) return `${published.length} trials where ${here.length} belong`;
  for (const [k, trial] of here.entries()) {
    const there = published[k];
    if (Object.keys(there).join() !== Object.keys(trial).join())
      return `trial ${start + k} has series ${Object.keys(there).join(", ")} where ${Object.keys(trial).join(", ")} belong`;
    for (const [series, values] of Object.entries(trial)) {
      const point = values.findIndex(
        (value, j) => !(exact ? Object.is(value, there[series][j]) : near(value, there[series][j]))
      );
      if (point >= 0)
        return `trial ${start + k}, ${series} at point ${point}: ${there[series][point]} where ${values[point]} comes out here`;
    }
  }
  return undefined;
}
