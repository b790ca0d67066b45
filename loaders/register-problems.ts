import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import {testsOf} from "../src/engine/register.js";
import {claimModules, type Paper} from "./papers.js";
import {projectRoot} from "./paths.js";

/**
 * What keeps a paper's part of the register from being whole: a numbered result without an entry, ids that clash, a
 * claim that names a result, experiment, figure, anchor or test file that is not there, a test without a control.
 *
 * @param root - The project's folder.
 */
export async function problemsOf(paper: Paper, root = projectRoot): Promise<string[]> {
  const {id, bibliography, claims, experiments, figures} = paper;
  const problems: string[] = [];
  const say = (name: string, problem: string): void => void problems.push(`${id}/${name}: ${problem}`);
  const results = bibliography?.results ?? [];
  const page = join(root, "src/papers", id, "index.md");
  const anchors = existsSync(page) ? anchorsOf(await readFile(page, "utf8")) : new Set<string>();

  for (const name of repeated(results.map((result) => result.id))) say(name, "two numbered results have this id");
  for (const name of repeated(claims.map((claim) => claim.id))) say(name, "two claims have this id");
  for (const result of results) {
    const entered = claims.some((claim) => claim.result === result.id);
    if (!result.definition && !entered) say(result.id, "a numbered result without an entry in the register");
  }
  for (const claim of claims) {
    const {result, equation, figure, source, test, correction} = claim;
    if (!results.some((known) => known.id === result)) say(claim.id, `result "${result}" is not in data/${id}.json`);
    if (figure !== undefined && !figures.some((known) => known.id === figure)) say(claim.id, `no figure "${figure}"`);
    if (equation !== undefined && !anchors.has(equation)) say(claim.id, `no anchor "${equation}" on the paper's page`);
    if (source !== undefined && !(source.startsWith("test/") && existsSync(join(root, source)))) {
      say(claim.id, `no test file "${source}" (a path from the root, test/…)`);
    }
    if (test.kind === "none" && test.why.trim() === "") say(claim.id, "not tested, without a reason");
    if (test.kind === "none" && correction) say(claim.id, "a correction of what is not tested");
    for (const one of testsOf(claim)) {
      const experiment = experiments.find((known) => known.id === one.experiment);
      if (!experiment) say(claim.id, `no experiment "${one.experiment}"`);
      if (Object.keys(one.controls).length === 0) say(claim.id, "a test without a negative control");
      if (one.kind === "limit" && experiment && new Set(experiment.sweep[one.size]).size < 2) {
        say(claim.id, `a limit needs two sizes or more on the axis "${one.size}"`);
      }
    }
  }
  return problems;
}

/** Ids in a page's source: of elements, and of included figures. */
const anchorsOf = (markdown: string): Set<string> =>
  new Set([...markdown.matchAll(/\bid="([^"]+)"|\{\{figure ([\w-]+)\}\}/g)].map((match) => match[1] ?? match[2]));

const repeated = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, k) => ids.indexOf(id) !== k))];

/** Where a paper's claims stand in the source: claim → "src/papers/…/claims.ts#L12". */
export async function claimLines(paper: Paper, root = projectRoot): Promise<Record<string, string>> {
  const room = `src/papers/${paper.id}`;
  const folder = existsSync(join(root, room, "claims")) ? await readdir(join(root, room, "claims")) : [];
  const parts = folder.filter((file) => file.endsWith(".ts")).map((file) => `${room}/claims/${file}`);
  const files = [...claimModules(paper.id, root), ...parts];
  const sources = await Promise.all(
    files.map(async (file) => ({file, lines: (await readFile(join(root, file), "utf8")).split("\n")}))
  );
  const find = (pattern: RegExp): string | undefined => {
    for (const {file, lines} of sources) {
      const line = lines.findIndex((text) => pattern.test(text));
      if (line >= 0) return `${file}#L${line + 1}`;
    }
    return undefined;
  };
  const found = paper.claims.map(({id}) => [id, find(new RegExp(`\\bid: "${id}"`)) ?? find(new RegExp(`"${id}"`))]);
  return Object.fromEntries(found.filter(([, place]) => place !== undefined));
}
