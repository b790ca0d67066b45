import {rm, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {defaultSeed, type Scale} from "../src/engine/experiment.js";
import {costsOf} from "./costs.js";
import {type Doubting, doubtFormulas} from "./doubt/gate.js";
import {Failure} from "./failure.js";
import {manifestFile, manifestOf, manifestText} from "./manifest.js";
import {filesOf, type Output, prepareOutput, replaceSite, writeMark} from "./output.js";
import {loadPapers, type Paper} from "./papers.js";
import {postbuild} from "./postbuild.js";
import {terminal} from "./progress.js";
import {type JudgedRegister, judgeAndCalibrate} from "./publish.js";
import {problemsOf} from "./register-problems.js";
import {addressFor, type RunOptions, runExperiments, type Selected} from "./run.js";
import {generateAssets} from "./site/assets.js";
import {makeArchives, observable, prepareCache} from "./site/framework.js";
import {differences} from "./site/readback.js";
import {openWorkshop, type Workshop} from "./site/workshop.js";
import {archivesOf} from "./synthesis.js";
import {verify} from "./verify.js";

/** What a build touches; tests pass their own. */
export interface BuildEffects {
  loadPapers(): Promise<readonly Paper[]>;
  problemsOf(papers: readonly Paper[]): Promise<string[]>;
  runExperiments(selection: readonly Selected[], options: RunOptions): Promise<unknown>;
  judgeAndCalibrate(papers: readonly Paper[], options: RunOptions): Promise<JudgedRegister>;
  doubtFormulas(papers: readonly Paper[], signal: AbortSignal): Promise<Doubting>;
  addressFor: typeof addressFor;
  prepareOutput(folder: string): Promise<Output>;
  openWorkshop(): Promise<Workshop>;
  writeRegister(file: string, judged: JudgedRegister): Promise<void>;
  generateAssets: typeof generateAssets;
  prepareCache: typeof prepareCache;
  archivesOf(papers: readonly Paper[]): string[];
  makeArchives: typeof makeArchives;
  observable: typeof observable;
  /** What the site's results are, as a file of it. */
  manifest(papers: readonly Paper[], selection: readonly Selected[], scale: Scale): Promise<string>;
  writeManifest(folder: string, text: string): Promise<void>;
  postbuild: typeof postbuild;
  filesOf: typeof filesOf;
  differences: typeof differences;
  writeMark: typeof writeMark;
  replaceSite(place: Output): Promise<void>;
  /** Drops what was staged and not published. */
  discard(staging: string): Promise<void>;
  verify: typeof verify;
  /** Milliseconds since some moment. */
  now(): number;
  out(line: string): void;
}

const defaultEffects: BuildEffects = {
  loadPapers: () => loadPapers(),
  problemsOf: (papers) => problemsOf(papers),
  runExperiments: (selection, options) => runExperiments(selection, {...options, reporter: terminal()}),
  judgeAndCalibrate: (papers, options) => judgeAndCalibrate(papers, {...options, reporter: terminal()}),
  doubtFormulas,
  addressFor,
  prepareOutput,
  openWorkshop,
  writeRegister: (file, judged) => writeFile(file, JSON.stringify(judged)),
  generateAssets,
  prepareCache,
  archivesOf: (papers) => archivesOf(papers),
  makeArchives,
  observable,
  manifest: async (papers, selection, scale) =>
    manifestText(await manifestOf(selection, await costsOf(papers), {scale})),
  writeManifest: (folder, text) => writeFile(join(folder, manifestFile), text),
  postbuild,
  filesOf,
  differences,
  writeMark,
  replaceSite: (place) => replaceSite(place),
  discard: (staging) => rm(staging, {recursive: true, force: true}),
  verify,
  now: () => performance.now(),
  out: console.log
};

export interface Asked {
  readonly scale: Scale;
  /** Folder of the site. */
  readonly output: string;
}

/**
 * Simulates what the store lacks, builds the pages in a folder of their own, finishes, checks and reads them back, and
 * publishes them. Whatever fails before that, the site that stood there stays.
 *
 * @param signal - Aborting ends it.
 * @returns 0; at paper scale what the gate says.
 */
export async function buildSite(asked: Asked, signal: AbortSignal, effects = defaultEffects): Promise<number> {
  const place = await effects.prepareOutput(asked.output);
  try {
    const workshop = await effects.openWorkshop();
    try {
      return await build(asked.scale, place, workshop, signal, effects);
    } finally {
      await workshop.close();
    }
  } finally {
    await effects.discard(place.staging);
  }
}

async function build(
  scale: Scale,
  place: Output,
  {root, register}: Workshop,
  signal: AbortSignal,
  effects: BuildEffects
): Promise<number> {
  const taken = stopwatch(() => effects.now());
  const papers = await effects.loadPapers();
  const problems = await effects.problemsOf(papers);
  if (problems.length > 0) throw new Failure(problems.join("\n"));
  const selection = papers.flatMap((paper) => paper.experiments.map((experiment) => ({paper, experiment})));
  taken("start");
  await effects.runExperiments(selection, {scale, signal});
  taken("simulations");
  const [judged, doubting] = await beside(signal, (stop) => [
    effects.judgeAndCalibrate(papers, {scale, signal: stop}),
    scale === "paper" ? effects.doubtFormulas(papers, stop) : undefined
  ]);
  await effects.writeRegister(register, {...judged, ...(doubting && {doubts: doubting})});
  signal.throwIfAborted();
  taken("verdicts");
  await effects.generateAssets(root);
  await effects.prepareCache(root);
  const env = {W2S_SCALE: scale, W2S_OUTPUT: place.staging, W2S_ROOT: root, W2S_REGISTER: register};
  await effects.makeArchives(root, effects.archivesOf(papers), env, {signal});
  taken("charts");
  await effects.observable(["build"], env, {signal});
  taken("pages");
  await effects.writeManifest(place.staging, await effects.manifest(papers, selection, scale));
  const pages = await effects.postbuild(place.staging, root);
  signal.throwIfAborted();

  const addresses: Record<string, string> = {};
  for (const selected of selection)
    addresses[`${selected.paper.id}/${selected.experiment.id}`] = await effects.addressFor(selected, {scale});
  const files = await effects.filesOf(place.staging);
  const expected = {scale, seed: defaultSeed, addresses, entries: judged.entries};
  const wrong = await effects.differences(place.staging, files, expected);
  if (wrong.length > 0)
    throw new Error(`The built site is not what was judged:\n${wrong.map((line) => `  ${line}`).join("\n")}`);
  await effects.writeMark(place.staging, {scale, seed: defaultSeed, addresses, files});
  signal.throwIfAborted();
  await effects.replaceSite(place);
  effects.out(`${place.folder}: ${pages} pages at ${scale} scale`);
  effects.out(`seconds: ${taken("finishing")}`);
  // The gate: a published outcome may not change unnoticed.
  if (doubting === undefined) return 0;
  for (const line of doubting.lines) effects.out(line);
  return Math.max(await effects.verify({entries: judged.entries}), doubting.lines.length > 0 ? 1 : 0);
}

/** A watch that notes the seconds since the last note under a name, and says all of them. */
function stopwatch(now: () => number): (name: string) => string {
  let last = now();
  const notes: string[] = [];
  return (name) => {
    const here = now();
    notes.push(`${name} ${((here - last) / 1000).toFixed(0)}`);
    last = here;
    return notes.join(", ");
  };
}

/** Waits for both; where one fails the other is stopped. */
async function beside<A, B>(
  signal: AbortSignal,
  begin: (stop: AbortSignal) => readonly [Promise<A>, Promise<B> | B]
): Promise<[A, B]> {
  const stop = new AbortController();
  const both = begin(AbortSignal.any([signal, stop.signal]));
  try {
    return await Promise.all(both);
  } catch (error) {
    stop.abort(error);
    await Promise.allSettled(both);
    throw error;
  }
}
