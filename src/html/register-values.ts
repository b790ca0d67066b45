import type {Calibration} from "../engine/calibration/rate.js";
import {confirmationLevel} from "../engine/judge/question.js";
import {controlsIn, type Entry, familyLevel, familyTests, type JudgedTest} from "../engine/register.js";
import {evidence, percent, settling} from "./claim-words.js";
import {claimHref} from "./figure.js";
import {escapeHtml} from "./html.js";
import type {RegisterView} from "./view.js";

/** Numbers that the pages on claims and method quote, by name; HTML. */
export function registerValues(entries: readonly Entry[], view: RegisterView): Record<string, string> {
  const tests = familyTests(entries);
  const controls = entries.flatMap(controlsIn);
  const all = passesOf(entries);
  const passes = all.filter(({test}) => states(test.kind));
  const own = entries.filter(({whose}) => whose === "paper");
  const counted = entries.filter(({outcome}) => outcome !== "exploratory");
  const of = (whose: string): string => String(counted.filter((entry) => entry.whose === whose).length);
  // Of the papers' own sentences: no count mixes them with readings and statements of ours.
  const tally = (outcome: string): string => String(own.filter((entry) => entry.outcome === outcome).length);
  const strictest = familyLevel / Math.max(1, tests.length);
  return {
    "paper-count": of("paper"),
    "paper-tally": tallyWords(own),
    "reading-count": of("reading"),
    "ours-count": of("ours"),
    "family-size": String(tests.length),
    "family-level": level(familyLevel),
    "confirmation-level": level(confirmationLevel),
    "strictest-level": `${(100 * strictest).toPrecision(2)}\u202f%`,
    "control-count": String(controls.length),
    "rejected-control-count": String(controls.filter(({rejected}) => rejected).length),
    "reproduced-count": tally("reproduced"),
    "corrected-count": tally("fails as printed, holds corrected"),
    "failed-count": tally("not reproduced"),
    "undecided-count": tally("undecided"),
    "untested-count": tally("not tested"),
    "pass-count": String(passes.length),
    "fine-pass-count": String(passes.filter(isFine).length),
    ...powerByKind(all, view),
    ...example(entries, view)
  };
}

const predicates: Readonly<Record<string, string>> = {
  reproduced: "reproduced",
  "fails as printed, holds corrected": "refuted as printed and confirmed in a corrected form",
  "not reproduced": "not reproduced",
  "rests on an unstated choice": "resting on a choice that is not stated",
  exploratory: "exploratory",
  "checked without simulation": "checked without simulation",
  undecided: "undecided",
  "not tested": "not tested"
};

/** How many entries came out how, in words; what there is none of is not mentioned. */
function tallyWords(entries: readonly Entry[]): string {
  const parts = Object.entries(predicates).flatMap(([outcome, words]) => {
    const count = entries.filter((entry) => entry.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? "is" : "are"} ${words}`];
  });
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

const level = (share: number): string => `${100 * share}\u202f%`;

interface Pass {
  readonly entry: Entry;
  readonly test: JudgedTest;
}

/** Entries whose settling test passed. */
const passesOf = (entries: readonly Entry[]): Pass[] =>
  entries.flatMap((entry) => {
    const test = settling(entry);
    return test?.verdict === "holds" && entry.standing === undefined ? [{entry, test}] : [];
  });

const isFine = ({test}: Pass): boolean => test.detectable <= 0.02;

const weakestOf = (passes: readonly Pass[]): Pass | undefined =>
  passes.reduce<Pass | undefined>(
    (worst, pass) => (worst && worst.test.detectable >= pass.test.detectable ? worst : pass),
    undefined
  );

const kinds = ["exact", "limit", "bound", "order", "region"] as const;

/** For each kind how many tests passed, how many of them finely, and the weakest of them, linked. */
function powerByKind(all: readonly Pass[], view: RegisterView): Record<string, string> {
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const passes = all.filter(({test}) => test.kind === kind);
      const weakest = weakestOf(passes);
      return [
        [`${kind}-pass-count`, String(passes.length)],
        [`${kind}-fine-count`, String(passes.filter(isFine).length)],
        [`${kind}-weakest`, weakest ? percent(weakest.test.detectable) : "none"],
        [`${kind}-weakest-name`, weakest ? linkTo(weakest.entry, view) : "none"]
      ];
    })
  );
}

/** Kinds that state a number, so that a relative error means something; signs do not. */
const states = (kind: JudgedTest["kind"]): boolean => kind === "exact" || kind === "limit" || kind === "bound";

const nameOf = ({paper, result}: Entry, view: RegisterView): string =>
  `${escapeHtml(view.result(paper, result))} of ${escapeHtml(view.paper(paper))}`;

const linkTo = (entry: Entry, view: RegisterView): string =>
  `<a href="${claimHref(entry.paper, entry.id)}">${view.short(entry.paper, entry.id)}</a> ${escapeHtml(view.result(entry.paper, entry.result))}`;

/** The worked example of the method page: a reproduced exact claim, or failing that any test, with its numbers. */
function example(entries: readonly Entry[], view: RegisterView): Record<string, string> {
  const entry =
    entries.find(({kind, whose, outcome}) => kind === "exact" && whose === "paper" && outcome === "reproduced") ??
    entries.find(({test}) => test);
  if (!entry?.test) return {};
  const {test} = entry;
  const [control] = test.controls;
  return {
    "example-name": nameOf(entry, view),
    "example-statement": view.inline(entry.statement),
    "example-trials": String(test.trials),
    "example-points": String(test.points),
    "example-method": escapeHtml(test.finding.method),
    "example-evidence": evidence(test),
    "example-error": percent(test.finding.worst.error),
    "example-se": percent(test.finding.worst.se),
    "example-detectable": percent(test.detectable),
    "example-control": view.inline(control.name),
    "example-control-p":
      control.p < 1e-300
        ? "below 10<sup>−300</sup>"
        : control.p.toExponential(0).replace(/e-?(\d+)/, " × 10<sup>−$1</sup>"),
    "example-outcome": entry.outcome
  };
}

/** The calibration's result in words; HTML. */
export function calibrationHtml(calibration: Calibration): string {
  const {registers, tests, alarms, rate, interval, confirmable, confirmed} = calibration;
  return `<p class="w2s-calibration">In ${registers.toLocaleString("en")} registers of ${tests} true hypotheses, ${alarms} raised a false alarm: ${percent(rate)}, exact 99\u202f% interval ${percent(interval[0])} to ${percent(interval[1])}. The ${confirmable} limits, orders and regions among them, on the edge of truth, were confirmed at a rate of ${percent(confirmed)} each.</p>`;
}
