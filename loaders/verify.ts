import {writeFile} from "node:fs/promises";
import {join} from "node:path";
import {find} from "../src/engine/input.js";
import {narrow} from "../src/engine/narrow.js";
import {type Entry, type Filed, familySize, judgeRegister, passedControls, testsOf} from "../src/engine/register.js";
import {shortIds} from "./claim-ids.js";
import {type Accepted, readAccepted, type SeedRun} from "./data.js";
import {loadPapers, type Paper} from "./papers.js";
import {projectRoot} from "./paths.js";
import {problemsOf} from "./register-problems.js";
import {loadResults, type RunOptions} from "./run.js";
import {recordSeed, seedRun} from "./seeds.js";
import {registerSummary, registerTable} from "./verify-table.js";

export interface VerifyOptions {
  /** Papers by id; all by default. */
  readonly papers?: readonly string[];
  /** Write the outcomes instead of comparing them. */
  readonly accept?: boolean;
  /** Write down what the run's seed said of all papers. */
  readonly record?: boolean;
  readonly out?: (line: string) => void;
  readonly run?: RunOptions;
  /** Entries of these papers that were judged already, at paper scale with the default seed; judged here by default. */
  readonly entries?: readonly Entry[];
}

/** What verifying touches; tests pass their own. */
export interface VerifyEffects {
  loadPapers(): Promise<readonly Paper[]>;
  loadResults: typeof loadResults;
  problemsOf(papers: readonly Paper[]): Promise<string[]>;
  readAccepted(): Promise<Accepted>;
  writeAccepted(accepted: Accepted): Promise<void>;
  recordSeed(seed: number, run: SeedRun): Promise<void>;
  /** As 2026-11-27. */
  today(): string;
}

const defaultEffects: VerifyEffects = {
  loadPapers,
  loadResults,
  problemsOf: (papers) => problemsOf(papers),
  readAccepted: () => readAccepted(),
  writeAccepted: (accepted) =>
    writeFile(join(projectRoot, "data/verdicts.json"), `${JSON.stringify(accepted, null, 2)}\n`),
  recordSeed: (seed, run) => recordSeed(seed, run),
  today: () => new Date().toISOString().slice(0, 10)
};

/** Claims with their results, which are simulated if the store lacks them. */
export async function fileClaims(
  papers: readonly Paper[],
  options: RunOptions,
  load: typeof loadResults = loadResults
): Promise<Filed[]> {
  const filed: Filed[] = [];
  for (const paper of papers) {
    const needed = paper.claims
      .flatMap(testsOf)
      .map(({experiment}) => find(paper.experiments, experiment, "experiment").id);
    const results = await load(paper, options, [...new Set(needed)]);
    const stated = paper.bibliography?.results ?? [];
    filed.push(
      ...paper.claims.map((claim) => ({
        paper: paper.id,
        claim,
        results,
        sourced: stated.find(({id}) => id === claim.result)
      }))
    );
  }
  return filed;
}

/** Every entry of every paper, judged as one register at one scale. */
export async function judgePapers(papers: readonly Paper[], options: RunOptions = {}): Promise<Entry[]> {
  return judgeRegister(await fileClaims(papers, options));
}

/**
 * Judges claims at paper scale and compares the outcomes with the accepted ones.
 *
 * @returns 0; or 1 when an outcome changed in either direction, a negative control passed or nearly did, a confirmation is
 *   narrow, or the register is not whole.
 */
export async function verify(options: VerifyOptions = {}, effects: VerifyEffects = defaultEffects): Promise<number> {
  const {accept = false, out = console.log} = options;
  const all = await effects.loadPapers();
  const papers = options.papers?.length ? options.papers.map((id) => find(all, id, "paper")) : all;

  const problems = await effects.problemsOf(papers);
  if (problems.length > 0) {
    for (const problem of problems) out(`not whole: ${problem}`);
    return 1;
  }

  const size = familySize(all.flatMap(({claims}) => claims));
  const judgeHere = async (): Promise<Entry[]> =>
    judgeRegister(await fileClaims(papers, {...options.run, scale: "paper"}, effects.loadResults), size);
  const entries = options.entries ?? (await judgeHere());
  for (const line of registerTable(entries)) out(line);
  out("");
  for (const line of registerSummary(entries, size)) out(line);

  const passed = passedControls(entries);
  for (const name of passed) out(`control passed: ${name}`);
  const accepted = await effects.readAccepted();
  const {seed} = options.run ?? {};
  if (options.record && seed !== undefined)
    await effects.recordSeed(seed, seedRun(entries, compare(accepted, papers, entries), effects.today()));
  if (passed.length > 0) return 1;
  // What other seeds say is told, not held to more than that nothing changes.
  const tight = seed === undefined ? narrow(entries, size) : [];
  for (const line of tight) out(`narrow: ${line}`);
  if (accept) {
    await effects.writeAccepted(merge(accepted, papers, entries));
    out("accepted: data/verdicts.json");
    return 0;
  }
  const changes = compare(accepted, papers, entries);
  for (const change of changes) out(change);
  return changes.length + tight.length > 0 ? 1 : 0;
}

/** Accepted outcomes with those of the papers at hand in their place. */
function merge(accepted: Accepted, papers: readonly Paper[], entries: readonly Entry[]): Accepted {
  const own = papers.map(({id}) => {
    const judged = entries.filter(({paper}) => paper === id);
    const ids = shortIds(
      id,
      judged.map((entry) => entry.id),
      accepted
    );
    const now = judged.map((entry) => [entry.id, {id: ids.get(entry.id) ?? "", outcome: entry.outcome}] as const);
    const gone = Object.entries(accepted[id] ?? {}).filter(([claim]) => !ids.has(claim));
    const retired = gone.map(([claim, last]) => [claim, {...last, retired: true as const}] as const);
    return [id, Object.fromEntries([...now, ...retired])] as const;
  });
  return {...accepted, ...Object.fromEntries(own)};
}

/** One line for each outcome that is not the accepted one, saying by how much the claim holds or fails. */
export function compare(accepted: Accepted, papers: readonly Paper[], entries: readonly Entry[]): string[] {
  return papers.flatMap(({id}) => {
    const before = accepted[id] ?? {};
    const own = entries.filter(({paper}) => paper === id);
    const gone = Object.entries(before).flatMap(([claim, {retired}]) =>
      retired || own.some((entry) => entry.id === claim) ? [] : [claim]
    );
    const was = (claim: string): string => (before[claim]?.retired ? "retired" : (before[claim]?.outcome ?? "absent"));
    return [
      ...own
        .filter((entry) => was(entry.id) !== entry.outcome)
        .map((entry) => `changed: ${id}/${entry.id}: ${was(entry.id)} → ${entry.outcome}${measured(entry)}`),
      ...gone.map((claim) => `changed: ${id}/${claim}: ${was(claim)} → absent`)
    ];
  });
}

function measured({test}: Entry): string {
  if (!test) return "";
  const {worst, p, confirmation} = test.finding;
  const shown = confirmation === null ? "" : `, confirmed at p ${confirmation.toPrecision(2)}`;
  return ` (error ${percent(worst.error)} ± ${percent(worst.se)} of the unit, p ${p.toPrecision(2)}, adjusted ${test.adjusted.toPrecision(2)}${shown}; an error of ${percent(test.detectable)} would be caught)`;
}

const percent = (value: number): string => `${(100 * value).toPrecision(2)} %`;
