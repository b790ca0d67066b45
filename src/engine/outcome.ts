import type {Claim, Outcome} from "./claim.js";
import type {CheckedIdentity} from "./identity.js";

/** What one test says. */
export type TestVerdict = "holds" | "fails" | "open";

/** Outcome of an entry by the table in `register.ts`. */
export function outcomeOf(
  test: TestVerdict | undefined,
  correction: TestVerdict | undefined,
  standing?: Claim["standing"]
): Outcome {
  if (standing?.kind === "exploratory") return "exploratory";
  if (standing?.kind === "unstated" && test !== "fails") return "rests on an unstated choice";
  if (test === undefined) return "not tested";
  if (test === "holds") return "reproduced";
  if (test === "open") return "undecided";
  return correction === "holds" ? "fails as printed, holds corrected" : "not reproduced";
}

/** Outcome of an identity, which no chance is in. */
export const outcomeOfIdentity = ({worst, tolerance}: CheckedIdentity): Outcome =>
  worst <= tolerance ? "checked without simulation" : "not reproduced";
