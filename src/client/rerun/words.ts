import type {Spec} from "../../engine/figure.js";
import type {Entry, JudgedTest} from "../../engine/register.js";
import type {Agreement} from "../../engine/rerun.js";
import {badge} from "../../html/outcome.js";

/** Below this relative difference numbers count as the same: browsers differ from the build by about 1e-12. */
export const same = 1e-9;

/** How far a run is, and how long it will take. */
export function progressWords(done: number, total: number, seconds: number): string {
  const counted = `${done} of ${total} trials`;
  if (done === 0) return `${counted}.`;
  const left = (seconds * (total - done)) / done;
  return `${counted}, about ${left < 90 ? `${Math.ceil(left)} s` : `${Math.ceil(left / 60)} min`} left.`;
}

/** What of a figure a re-run does not draw anew, where it is a map (its axes are both parameters). */
export const keptWords = ({usermeta}: Spec): string =>
  usermeta && "y" in (usermeta as object) ? " The cells and their contours stay the published ones." : "";

/** How a re-run compares with what is published. */
export function agreementWords(agreement: Agreement | undefined): string {
  if (!agreement) return "";
  const {points, relative, near} = agreement;
  if (relative <= same) return "These are the published numbers again.";
  return points === 0
    ? ""
    : `${near} of ${points} means lie within two standard errors of the published ones; about 95 % are expected to, fewer with few trials.`;
}

/** What a claim's new trials say, beside the published outcome; HTML. */
export function rejudgedWords(
  before: Entry,
  after: Entry,
  difference: number,
  seed: number,
  evidence: (test: JudgedTest) => string
): string {
  const told = [after.test, after.correction?.test].map((test) => (test ? `<p>${evidence(test)}</p>` : ""));
  const compared = difference <= same ? "the published numbers again" : `published: ${badge(before.outcome)}`;
  return `<p>Seed ${seed}: ${badge(after.outcome)} (${compared})</p>${told.join("")}`;
}
