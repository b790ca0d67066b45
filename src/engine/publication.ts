import type {Calibration} from "./calibration/rate.js";
import {confirmationLevel} from "./judge/question.js";
import {resolution} from "./judge/resolution.js";
import {controlsIn, type Entry, familyLevel, familyTests} from "./register.js";
import {type Tally, tallyOf} from "./tally.js";

/** Version of the document's form; rises when a field changes its meaning or goes. */
export const documentVersion = 3;

/** A numbered result's name and where it stands, and where its entry's parts are on the site, from its root. */
export interface Whereabouts {
  readonly name: string;
  readonly where: string;
  /** The claim's short id, "M-12", which it keeps. */
  readonly short: string;
  readonly links: Readonly<Record<string, string>>;
}

/** What `claims.json` holds; described by `claims.schema.json`. */
export interface ClaimsDocument {
  readonly $schema: "claims.schema.json";
  readonly version: typeof documentVersion;
  readonly title: string;
  readonly scale: string;
  readonly seed: number;
  /** Family-wise level of the rejections, the size of their family, and the level of one confirmation. */
  readonly familyLevel: number;
  readonly family: number;
  readonly confirmationLevel: number;
  /** A surviving exact claim or bound must have been able to catch this many units, or fewer: see its test. */
  readonly resolution: number;
  /** Entries by whose sentence they judge, and outcome; no count mixes the three, none has what is exploratory. */
  readonly outcomes: Tally;
  readonly controls: {readonly total: number; readonly rejected: number};
  readonly calibration: Calibration | null;
  readonly entries: readonly (Entry & {readonly numbered: Whereabouts})[];
}

/** The register as one document. */
export function claimsDocument(
  entries: readonly Entry[],
  run: {
    readonly title: string;
    readonly scale: string;
    readonly seed: number;
    readonly calibration: Calibration | null;
  },
  locate: (entry: Entry) => Whereabouts
): ClaimsDocument {
  const controls = entries.flatMap(controlsIn);
  return {
    $schema: "claims.schema.json",
    version: documentVersion,
    title: `${run.title}: register of claims`,
    scale: run.scale,
    seed: run.seed,
    familyLevel,
    family: familyTests(entries).length,
    confirmationLevel,
    resolution,
    outcomes: tallyOf(entries),
    controls: {total: controls.length, rejected: controls.filter(({rejected}) => rejected).length},
    calibration: run.calibration,
    entries: entries.map((entry) => ({...entry, numbered: locate(entry)}))
  };
}
