import {fixed} from "../charts/numbers.js";
import type {CheckedIdentity} from "../engine/identity.js";
import type {Entry, JudgedTest} from "../engine/register.js";
import {format} from "./html.js";
import {pointWords} from "./point-words.js";

/** A share as a percentage with two digits, "0.12 %". */
export function percent(share: number): string {
  const value = 100 * share;
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(2);
  return `${text.includes("e") ? format(Number(text)) : text.replace("-", "−")}\u202f%`;
}

/** A p-value as "p = 0.12", "p = 3 × 10⁻⁵" or "p < 10⁻³⁰⁰"; HTML. */
export function pValue(p: number, name = "p"): string {
  const symbol = `<i>${name}</i>`;
  if (p < 1e-300) return `${symbol} &lt; 10<sup>−300</sup>`;
  if (p >= 0.001) return `${symbol} = ${p >= 0.9995 ? "1" : p.toPrecision(2)}`;
  const [mantissa, exponent] = p.toExponential(0).split("e-");
  return `${symbol} = ${mantissa === "1" ? "" : `${mantissa} × `}10<sup>−${exponent}</sup>`;
}

/** An error with its standard error, "0.22 % ± 0.05 %". */
const error = ({finding}: JudgedTest): string => `${percent(finding.worst.error)} ± ${percent(finding.worst.se)}`;

const where = ({points, at}: JudgedTest): string =>
  points > 1 && Object.keys(at).length > 0 ? ` (at ${pointWords(at)})` : "";

const pointsOf = ({points}: JudgedTest): string => (points === 1 ? "one point" : `${points} points`);

/** What certainty means where trials do not differ; empty where they do. */
function withoutSpread({finding, trials, sure}: JudgedTest): string {
  if (finding.worst.se > 0) return "";
  return ` ${sure ? "Every trial was looked at by itself" : "All trials agree to rounding"}; a deviation in ${percent(1 - 0.1 ** (1 / trials))} of them would have been seen with probability 0.9.`;
}

/** What a test found, in a sentence or two; HTML. Errors are relative to the claim's unit. */
export const evidence = (test: JudgedTest): string => sentences(test) + withoutSpread(test);

function sentences(test: JudgedTest): string {
  const {kind, finding, adjusted, trials, detectable} = test;
  const basis = `${trials} trials at ${pointsOf(test)}`;
  const caught = `An error of ${percent(detectable)} would have been caught.`;
  const confirmation = finding.confirmation ?? 1;
  switch (kind) {
    case "exact": {
      const tested = test.points === 1 ? "" : ", judged jointly";
      const found = `${basis}${tested}: ${pValue(finding.p)}, ${pValue(adjusted)} after adjustment; the error that stands out most is ${error(test)}${where(test)}.`;
      return test.verdict === "fails" ? `${found} The formula is rejected.` : `${found} ${caught}`;
    }
    case "bound": {
      const found = test.sure
        ? `${basis}; the trial nearest to a violation has a slack of ${percent(finding.worst.error)}${where(test)}.`
        : `${basis}: ${pValue(finding.p)}, ${pValue(adjusted)} after adjustment; the point nearest to a violation has a slack of ${error(test)}${where(test)}.`;
      if (test.sure && test.verdict !== "fails") return found;
      return test.verdict === "fails"
        ? `${found} The bound is broken.`
        : `${found} A violation of ${percent(detectable)} would have been caught.`;
    }
    case "order":
    case "region": {
      const found = `${basis}; the weakest is ${error(test)}${where(test)}, counted positive where it is as stated.`;
      if (test.verdict === "fails") return `${found} The opposite sign is shown: ${pValue(adjusted)} after adjustment.`;
      const share = kind === "order" ? "every sign" : "nine signs in ten";
      return test.verdict === "holds"
        ? `${found} Shown for ${share}: ${pValue(confirmation)}.`
        : `${found} Not shown for ${share}: ${pValue(confirmation)}; not contradicted either.`;
    }
    case "limit": {
      const margin = test.margin?.value ?? 0;
      const found = `At the largest size the gap is ${error(test)}${where(test)}, from ${trials} trials.`;
      const decay = decayWords(test);
      if (test.verdict === "fails")
        return `${found} It is beyond the margin of ${percent(margin)}: ${pValue(adjusted)} after adjustment.`;
      // `confirmationLevel`, which a page would load the judge for; a test holds the two together.
      return confirmation <= 0.01
        ? `${found} It is within the margin of ${percent(margin)}: ${pValue(confirmation)}. ${decay}`
        : `${found} Neither within the margin of ${percent(margin)} (${pValue(confirmation)}) nor beyond it (${pValue(finding.p)}).`;
    }
  }
}

/** What came of a claim, in one plain sentence or two; HTML. */
export function verdictSentence(entry: Entry): string {
  const {outcome, test, identity, correction} = entry;
  if (identity)
    return outcome === "not reproduced"
      ? `The two sides differ by ${percent(identity.worst)}.`
      : "Both sides agree to rounding. There is nothing random in it, so nothing was simulated.";
  const open = "Whether it holds depends on a choice that the text leaves open.";
  if (!test) return outcome === "rests on an unstated choice" ? `${open} It is not tested.` : "It is not tested.";
  const {finding} = test;
  switch (outcome) {
    case "reproduced":
      return held(test);
    case "fails as printed, holds corrected":
      return `As printed it fails, by ${percent(Math.abs(finding.worst.error))} of its unit${where(test)}. ${correction ? `The corrected form holds. ${seen(correction.test)}` : ""}`;
    case "not reproduced":
      return `It fails, by ${percent(Math.abs(finding.worst.error))} of its unit${where(test)}.`;
    case "rests on an unstated choice":
      return `${open} With the choice that favours it most: ${test.verdict === "holds" ? held(test) : "it is not shown."}`;
    case "exploratory":
      return `Its cut was chosen after looking, so it is counted nowhere. As it stands: ${test.verdict === "holds" ? held(test) : "it is not shown."}`;
    default:
      return "The evidence points neither way.";
  }
}

const held = (test: JudgedTest): string => {
  switch (test.kind) {
    case "exact":
      return `The simulation agrees with it. ${seen(test)}`;
    case "bound":
      return test.sure ? "No trial breaks it." : `No point breaks it. ${seen(test)}`;
    case "limit":
      return `At the largest size it is off by less than ${percent(test.margin?.value ?? 0)}, and the gap shrinks. ${seen(test)}`;
    case "order":
      return `Every sign is as stated, ${test.points === 1 ? "at the one point judged" : `at all ${test.points} points judged`}. ${opposed(test)}`;
    case "region":
      return `At least nine signs in ten are as predicted, and none is shown to be opposite, over ${test.points} points. ${opposed(test)}`;
  }
};

/** What would not have passed unseen. */
const seen = ({detectable}: JudgedTest): string =>
  `An error of ${percent(detectable)} of its unit would have been seen 9 times in 10.`;

/** What opposite sign would not have passed unseen. */
const opposed = ({detectable}: JudgedTest): string =>
  `A sign that is wrong by ${percent(detectable)} of its unit would have been seen 9 times in 10.`;

/** What comparing the sides of an identity found, in a sentence; HTML. */
export const evidenceOfIdentity = ({points, worst, tolerance}: CheckedIdentity): string =>
  `The two sides were computed independently at ${points} points and differ by at most ${format(worst)} of their unit; rounding explains ${format(tolerance)}.`;

/** How the gap of a limit shrinks with size. */
function decayWords({budget, margin}: JudgedTest): string {
  if (!budget || !margin) return "";
  const {exponent, se, stalled} = budget.fit;
  if (exponent === null || se === null) return "Finite-size bias does not stand out of the Monte-Carlo error.";
  const fitted = `It decays as size to the power ${fixed(exponent)} ± ${fixed(se)}; ${fixed(margin.rate)} is expected.`;
  return stalled ? `${fitted} That is too slow for a limit.` : fitted;
}

/** The test that settles an entry: the correction's where that is what holds. */
export const settling = ({test, correction, outcome}: Entry): JudgedTest | undefined =>
  outcome === "fails as printed, holds corrected" ? correction?.test : test;
