import type {Outcome, Standing} from "./claim.js";
import type {CheckedIdentity} from "./identity.js";

/** What one test says. */
export type TestVerdict = "holds" | "fails" | "open";

/** Outcome of an entry by the table in `register.ts`. */
export function outcomeOf(test: TestVerdict | undefined, correction: TestVerdict | undefined): Outcome {
  if (test === undefined) return "not tested";
  if (test === "holds") return "reproduced";
  if (test === "open") return "undecided";
  return correction === "holds" ? "fails as printed, holds corrected" : "not reproduced";
}

/** Outcome of an identity, which no chance is in. */
export const outcomeOfIdentity = ({worst, tolerance}: CheckedIdentity): Outcome =>
  worst <= tolerance ? "checked without simulation" : "not reproduced";

/** Outcome of a claim that does not count, whatever its test says. */
export const outcomeOfStanding: Readonly<Record<Standing["kind"], Outcome>> = {
  unstated: "rests on an unstated choice",
  exploratory: "exploratory"
};
