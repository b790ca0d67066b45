import {existsSync} from "node:fs";
import {readdir, readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Claim, Sourced} from "../src/engine/claim.js";
import {among} from "../src/engine/input.js";
import {testsOf} from "../src/engine/register.js";
import {show} from "../src/numerics/ensure.js";
import {roomsOf} from "./bibliography.js";
import {costProblems} from "./costs.js";
import {readCosts} from "./data.js";
import {pageProblems} from "./page-problems.js";
import {claimModules, type Paper} from "./papers.js";
import {projectRoot} from "./paths.js";
import {choice, clashes, experimentProblems, problem} from "./room-problems.js";
import {loadSynthesis} from "./synthesis.js";

/**
 * What keeps papers and their part of the register from being whole: experiments that cannot run as they are meant or
 * that nothing reads, a numbered result without an entry, ids that clash, a claim or figure that names what is not
 * there, a test without a control, costs of nothing, and what is wrong with the pages. Each is one line that names the room, the thing
 * and the field.
 *
 * @param root - The project's folder.
 */
export async function problemsOf(papers: readonly Paper[], root = projectRoot): Promise<string[]> {
  const own = await Promise.all(
    papers.map(async (paper) => [
      ...experimentProblems(paper.id, paper.experiments, paper.laws),
      ...(await idle(paper, root)).map((id) => problem(paper.id, "experiment", id, "nothing reads it")),
      ...figureProblems(paper),
      ...(await claimProblems(paper, root))
    ])
  );
  const costs = costProblems(await readCosts(root), papers, roomsOf(root));
  return [...own.flat(), ...costs, ...(await pageProblems(papers, root))];
}

/** Experiments that no claim, figure or page reads. */
async function idle({id, claims, figures, experiments}: Paper, root: string): Promise<string[]> {
  const read = new Set([
    ...figures.flatMap((figure) => figure.experiments),
    ...claims.flatMap(testsOf).map(({experiment}) => experiment),
    ...(await loadSynthesis(root)).flatMap((figure) => figure.experiments.map((name) => name.replace(`${id}/`, "")))
  ]);
  const rest = experiments.filter((experiment) => !read.has(experiment.id));
  // Numbers quoted in prose name their experiments in the code alone.
  const prose =
    rest.length > 0 ? await sourcesOf(root, [`src/papers/${id}/figures.ts`], `src/papers/${id}/figures`) : [];
  const named = (name: string): boolean =>
    prose.some(({text}) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text));
  return rest.map((experiment) => experiment.id).filter((name) => !named(name));
}

function figureProblems({id: room, figures, experiments, claims}: Paper): string[] {
  const there = experiments.map(({id}) => id);
  const entered = claims.map(({id}) => id);
  const unknown = (names: readonly string[], known: readonly string[]): string[] =>
    names.filter((name) => !known.includes(name)).map((name) => `${show(name)}: ${choice(known)}`);
  return [
    ...clashes(room, "figure", figures),
    ...figures.flatMap(({id, experiments: from, claims: told}) => [
      ...unknown(from, there).map((fault) => problem(room, "figure", id, `experiment ${fault}`)),
      ...unknown(told, entered).map((fault) => problem(room, "figure", id, `claim ${fault}`))
    ])
  ];
}

async function claimProblems(paper: Paper, root: string): Promise<string[]> {
  const {id: room, bibliography, claims, experiments, figures} = paper;
  const problems = [...clashes(room, "result", bibliography?.results ?? []), ...clashes(room, "claim", claims)];
  const results = bibliography?.results ?? [];
  const pages = ["index.md", "theory.md"].map((page) => join(root, "src/papers", room, page)).filter(existsSync);
  const anchors = new Set(
    (await Promise.all(pages.map(async (page) => anchorsOf(await readFile(page, "utf8"))))).flat()
  );
  for (const result of results) {
    const entered = claims.some((claim) => claim.result === result.id);
    if (!result.definition && !entered)
      problems.push(problem(room, "result", result.id, "has no entry in the register"));
  }
  for (const claim of claims) {
    const {result, equation, figure, testFile, test, correction} = claim;
    const say = (what: string): void => void problems.push(problem(room, "claim", claim.id, what));
    const known = (name: string | undefined, kind: string, things: readonly {readonly id: string}[]): void => {
      const names = things.map(({id}) => id);
      if (name !== undefined && !names.includes(name)) say(`${kind} ${show(name)}: ${choice(names)}`);
    };
    known(result, "result", results);
    known(figure, "figure", figures);
    if (equation !== undefined && !anchors.has(equation))
      say(`equation ${show(equation)}: is no anchor on the paper's pages`);
    if (testFile !== undefined && !(testFile.startsWith("test/") && existsSync(join(root, testFile))))
      say(`testFile ${show(testFile)}: must be a test file, a path from the root, test/…`);
    if (test.kind === "none" && test.why.trim() === "") say("is not tested, without a reason");
    for (const fault of ownerProblems(
      claim,
      results.find(({id}) => id === result)
    ))
      say(fault);
    if (test.kind === "none" && correction) say("has a correction of what is not tested");
    if (test.kind === "identity" && Object.keys(test.controls).length === 0)
      say("has an identity without a wrong right side");
    for (const one of testsOf(claim)) {
      const experiment = experiments.find((known) => known.id === one.experiment);
      known(one.experiment, "experiment", experiments);
      if (Object.keys(one.controls).length === 0) say("has a test without a negative control");
      if (one.kind !== "limit" || !experiment) continue;
      const axes = Object.keys(experiment.sweep);
      if (!axes.includes(one.size))
        say(`size ${show(one.size)}: must be ${among(axes)}, an axis of ${show(one.experiment)}`);
      else if (new Set(experiment.sweep[one.size]).size < 2)
        say(`size ${show(one.size)}: a limit needs two values or more of it`);
    }
  }
  return problems;
}

/** What is wrong with whose sentence a claim is said to judge. */
function ownerProblems({whose, quote, standing, test}: Claim, result?: Sourced): string[] {
  const quoted = quote ?? result?.quote;
  return [
    ...(whose !== "ours" && result?.source === "ours" ? [`is said to be ${whose}, and its result is ours`] : []),
    ...(whose === "paper" && result && !quoted && result.source !== "public notes"
      ? ["judges the paper's sentence without a quotation"]
      : []),
    ...(standing?.why.trim() === "" ? [`is ${standing.kind}, without a reason`] : []),
    ...(standing?.kind === "exploratory" && (test.kind === "none" || test.kind === "identity")
      ? ["is exploratory without a test on trials"]
      : [])
  ];
}

/** Ids in a page's source: of elements, and of included figures. */
const anchorsOf = (markdown: string): string[] =>
  [...markdown.matchAll(/\bid="([^"]+)"|\{\{figure ([\w-]+)\}\}/g)].map((match) => match[1] ?? match[2]);

/** Where a paper's claims stand in the source: claim → "src/papers/…/claims.ts#L12". */
export async function claimLines(paper: Paper, root = projectRoot): Promise<Record<string, string>> {
  const room = `src/papers/${paper.id}`;
  const sources = (await sourcesOf(root, claimModules(paper.id, root), `${room}/claims`)).map(({file, text}) => ({
    file,
    lines: text.split("\n")
  }));
  const placeOf = (pattern: RegExp): string | undefined => {
    for (const {file, lines} of sources) {
      const line = lines.findIndex((text) => pattern.test(text));
      if (line >= 0) return `${file}#L${line + 1}`;
    }
    return undefined;
  };
  const found = paper.claims.map(({id}) => [
    id,
    placeOf(new RegExp(`\\bid: "${id}"`)) ?? placeOf(new RegExp(`"${id}"`))
  ]);
  return Object.fromEntries(found.filter(([, place]) => place !== undefined));
}

/** These files and the modules of a folder, where it is there, with their text. */
async function sourcesOf(
  root: string,
  files: readonly string[],
  folder: string
): Promise<{file: string; text: string}[]> {
  const parts = existsSync(join(root, folder)) ? await readdir(join(root, folder)) : [];
  const all = [...files, ...parts.filter((file) => file.endsWith(".ts")).map((file) => `${folder}/${file}`)];
  return Promise.all(all.map(async (file) => ({file, text: await readFile(join(root, file), "utf8")})));
}
