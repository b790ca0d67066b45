import type {Claim, Outcome} from "./claim.js";
import type {CheckedIdentity} from "./identity.js";

/** What one test says. */
export type TestVerdict = "holds" | "fails" | "open";

/**
 * **Outcome of an entry.**
 *
 * | test  | correction    | outcome                    |
 * |-------|---------------|----------------------------|
 * | none  | —             | not tested                 |
 * | holds | whatever      | reproduced                 |
 * | open  | whatever      | undecided                  |
 * | fails | holds         | fails as printed, holds corrected |
 * | fails | fails or open | not reproduced             |
 * | fails | none          | not reproduced             |
 *
 * **Unstated choices.** Where a statement depends on what its source leaves open, a pass under our choice says nothing of
 * the authors', and a failure only that ours was another. It is judged neither way: the outcome is "rests on an unstated
 * choice", with or without a test. A test beside it takes the choice that favours the statement most, so that its
 * failure would refute the statement whatever was chosen; then, and only then, the entry fails like any other. Since it
 * can, the test is in the family. What holds under each choice are entries of ours.
 *
 * **Exploratory entries**, whose cut was chosen after a look at the data, conclude nothing. Their tests are shown without
 * adjustment; they can reject nothing, so they are in no family, and no tally counts them.
 *
 * An identity, two expressions without chance in them, is "checked without simulation" where its sides agree to
 * rounding, and not reproduced where they do not. It is no hypothesis: it is in no family.
 *
 * A correction cannot rescue an open claim: nothing was found against the statement as it stands. Corrections are
 * derived, not fitted, so judging them on the data that rejected the claim uses nothing twice.
 */
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
