import type {Scale} from "../../src/engine/experiment.js";
import {type Filed, judgeRegister} from "../../src/engine/register.js";
import {calibrationFor} from "../calibrate.js";
import {readAccepted} from "../data.js";
import type {Paper} from "../papers.js";
import {loadResult, type RunOptions} from "../run.js";
import type {Store} from "../store.js";
import {compare, fileClaims} from "../verify.js";
import type {Subject} from "./subject.js";

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

/** What judging again needs. */
export interface Judging {
  readonly papers: readonly Paper[];
  readonly subject: Subject;
  /** Whole results. */
  readonly store: Store;
  /** Where the store has the results of an experiment. */
  readonly madeAt: (name: string) => string;
  /** The results were made on a machine like this, so that every digit must come again. */
  readonly exact: boolean;
  /** Run the calibration again as well, in this store. */
  readonly calibrateIn?: Store;
  readonly run: RunOptions & {readonly scale: Scale};
}

/**
 * Judges the claims again from results that are at hand, and compares with what was published: of a site its register,
 * of results alone the outcomes that are accepted.
 *
 * @returns A line for each difference, and what was compared.
 */
export async function judgeAgain(judging: Judging): Promise<{readonly wrong: string[]; readonly said: string}> {
  const {papers, subject, store, madeAt, exact, calibrateIn, run} = judging;
  const options = {...run, store, seed: subject.manifest.seed, madeAt};
  const filed = await fileClaims(papers, options, async (paper, options, ids) => {
    const own = paper.experiments.filter(({id}) => ids?.includes(id));
    const results = await Promise.all(own.map((experiment) => loadResult({paper, experiment}, options)));
    return Object.fromEntries(results.map((result) => [result.run.experiment.id, result]));
  });
  const entries = judgeRegister(filed);
  if (!subject.document) {
    const wrong = run.scale === "paper" ? compare(await readAccepted(), papers, entries) : [];
    return {wrong, said: `${entries.length} claims judged again${run.scale === "paper" ? ", all as accepted" : ""}`};
  }
  const published = new Map(
    subject.document.entries.map(({numbered: _, ...entry}) => [`${entry.paper}/${entry.id}`, entry])
  );
  const wrong = entries.flatMap((entry) => {
    const name = `${entry.paper}/${entry.id}`;
    const there = published.get(name);
    published.delete(name);
    if (there?.outcome !== entry.outcome)
      return [`${name}: ${there?.outcome ?? "absent"} where its results say ${entry.outcome}`];
    if (exact && JSON.stringify(there) !== JSON.stringify(plain(entry)))
      return [`${name}: its published evidence is not what its results give`];
    return [];
  });
  wrong.push(...[...published.keys()].map((name) => `${name}: is no claim here`));
  if (wrong.length > 0) return {wrong, said: ""};
  const calibration =
    calibrateIn && (await recalibrated(filed, subject, {...run, store: calibrateIn, elsewhere: null}));
  if (calibration === false) wrong.push("the calibration: its published rates are not what its results give");
  const also = calibration === undefined ? "" : " and the calibration";
  return {wrong, said: `${entries.length} claims${also} judged again from the results, all as published`};
}

/** Whether the calibration comes out as it was published. */
async function recalibrated(filed: readonly Filed[], {document}: Subject, run: RunOptions): Promise<boolean> {
  return JSON.stringify(plain(await calibrationFor(filed, run))) === JSON.stringify(plain(document?.calibration));
}
