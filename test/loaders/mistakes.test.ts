import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {newPaper} from "../../loaders/new.js";
import {loadPapers} from "../../loaders/papers.js";
import {projectRoot, storeRoot} from "../../loaders/paths.js";
import {problemsOf} from "../../loaders/register-problems.js";
import {built} from "../../loaders/room-problems.js";
import {loadResults} from "../../loaders/run.js";
import {judgePapers} from "../../loaders/verify.js";

/** Mistakes of someone who adds a paper: the file, what is changed in it (a word only at its first place), the line. */
type Mistake = readonly [what: string, file: string, from: string | RegExp, to: string, line: string];

const room = "src/papers/mine";
const data = "data/mine.json";

const experiments = `${room}/experiments.ts`;

const found: readonly Mistake[] = [
  [
    "a sampler that is not there",
    experiments,
    'sampler: "copying"',
    'sampler: "copyng"',
    'mine: experiment "shares": sampler = "copyng": must be one of copying'
  ],
  [
    "an axis without values",
    experiments,
    "[0, 0.25, 0.5, 0.75, 1]",
    "[]",
    'mine: experiment "shares": sweep.share = []: must be a list of at least one value'
  ],
  [
    "an axis with no number",
    experiments,
    "0.25",
    "Number.NaN",
    'mine: experiment "shares": sweep.share[1] = NaN: must be a finite number or a word'
  ],
  [
    "an axis with a value twice",
    experiments,
    "0.25",
    "0.5",
    'mine: experiment "shares": sweep.share[2] = 0.5: must not stand twice'
  ],
  [
    "a parameter that is no number",
    experiments,
    "sigma: 2",
    "sigma: 0 / 0",
    'mine: experiment "shares": parameters.sigma = NaN: must be a finite number, a word, or a list of them'
  ],
  [
    "no trials",
    experiments,
    "paper: 20000",
    "paper: 0",
    'mine: experiment "claim-risk": trials.paper = 0: must be a whole number ≥ 1'
  ],
  [
    "more trials in a draft than for the paper",
    experiments,
    "draft: 100",
    "draft: 500",
    'mine: experiment "shares": trials.draft = 500: must be at most trials.paper = 400'
  ],
  [
    "two experiments whose ids differ by case alone",
    experiments,
    '"claim-risk":',
    "Shares:",
    'mine: experiment "Shares": has the id of "shares" but for its case'
  ],
  [
    "an experiment that nothing reads",
    experiments,
    /^\}\);$/m,
    ', idle: {title: "x", sampler: "copying", parameters, sweep: {share: [1]}, trials: {paper: 2, draft: 1}}});',
    'mine: experiment "idle": nothing reads it'
  ],
  [
    "a claim on an experiment that is not there",
    `${room}/claims.ts`,
    'exact("claim-risk"',
    'exact("claim-rsk"',
    `${room}/claims.ts:15: experiment "claim-rsk": must be one of shares, claim-risk`
  ],
  [
    "a claim of a result that is not there",
    `${room}/claims.ts`,
    "proposition-1",
    "proposition-2",
    'mine: result "proposition-1": has no entry in the register\nmine: claim "student-risk": result "proposition-2": must be one of proposition-1'
  ],
  [
    "a claim that shows a figure that is not there",
    `${room}/claims.ts`,
    'figure: "shares"',
    'figure: "share"',
    'mine: claim "student-risk": figure "share": must be one of shares'
  ],
  [
    "a claim with a test file that is not there",
    `${room}/claims.ts`,
    "defineClaims({}",
    'defineClaims({testFile: "test/papers/mine/theroy.test.ts"}',
    'mine: claim "student-risk": testFile "test/papers/mine/theroy.test.ts": must be a test file, a path from the root, test/…'
  ],
  ["a module that throws", `${room}/theory.ts`, /^/, 'throw new Error("not yet");\n', `${room}/theory.ts:1: not yet`],
  [
    "a module without its export",
    `${room}/claims.ts`,
    "export const claims",
    "export const claim",
    `${room}/claims.ts: exports no claims; it exports claim`
  ],
  [
    "figures of an experiment that is not there",
    `${room}/figures.ts`,
    'curves("shares", "shares"',
    'curves("shares", "share"',
    `${room}/figures.ts:11: figure "shares": experiment "share": must be one of shares, claim-risk`
  ],
  [
    "a figure over an axis that is not there",
    `${room}/figures.ts`,
    'axis: "share"',
    'axis: "shares"',
    `${room}/figures.ts:11: figure "shares": axis "shares": must be one of share`
  ],
  [
    "a figure that tells a claim that is not there",
    `${room}/figures.ts`,
    "student-risk",
    "student-rsk",
    'mine: figure "shares": claim "student-rsk": must be one of student-risk'
  ],
  [
    "a figure on a page twice",
    `${room}/index.md`,
    "{{strip}}",
    "{{strip}}\n\n{{figure shares}}",
    `mine: figure "shares": stands twice: ${room}/index.md:14 and ${room}/index.md:25`
  ],
  [
    "an include of what is not there",
    `${room}/index.md`,
    "{{strip}}",
    "{{strip}}\n\n{{claim student-rsk}}",
    `${room}/index.md:14: {{claim student-rsk}}: must be one of student-risk`
  ],
  [
    "an include of no kind",
    `${room}/index.md`,
    "{{bibtex}}",
    "{{bibtx}}",
    `${room}/index.md:27: {{bibtx}}: must be one of figure, claim, verdict, value, strip, tally, figures, bibtex, paper, explorer, register, matrix, glance, edition, papers, calibration, doubts, seeds, glossary, cite, count`
  ]
];

/** Fields of the data file that a page or the menu cannot do without. */
const needed = ["arxiv", "short", "summary", "source", "url", "year", "title"];

let home: string;

beforeAll(async () => {
  await mkdir(storeRoot(), {recursive: true});
  home = await mkdtemp(join(storeRoot(), "mistakes-"));
  vi.stubEnv("W2S_STORE", join(home, "store"));
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(home, {recursive: true});
});

/** A project of the template alone, with one thing changed. Each has a folder of its own, since modules are kept. */
async function project(file: string, change: (text: string) => string): Promise<string> {
  const root = await mkdtemp(join(home, "project-"));
  await mkdir(join(root, "src"));
  for (const shared of ["engine", "numerics", "models", "charts"])
    await symlink(join(projectRoot, "src", shared), join(root, "src", shared));
  await newPaper("mine", root);
  const text = await readFile(join(root, file), "utf8");
  const changed = change(text);
  expect(changed).not.toBe(text);
  await writeFile(join(root, file), changed);
  return root;
}

/** What is said of a project: the line of an error, or a line for each problem. */
async function saidOf(root: string): Promise<string[]> {
  try {
    return await problemsOf(await loadPapers(root), root);
  } catch (error) {
    return [(error as Error).message];
  }
}

describe("someone who adds a paper is told on one line of", () => {
  it.each(found)("%s", async (_, file, from, to, line) => {
    expect(await saidOf(await project(file, (text) => text.replace(from, to)))).toEqual(line.split("\n"));
  });

  it.each(needed)("a data file without %s", async (field) => {
    const without = (text: string): string => JSON.stringify({...JSON.parse(text), [field]: undefined});
    expect(await saidOf(await project(data, without))).toEqual([`${data}: ${field}: is missing`]);
  });

  it("an id that is not the folder's", async () => {
    const root = await project(data, (text) => text.replace('"mine"', '"yours"'));
    expect(await saidOf(root)).toEqual([`${data}: id = "yours": must be "mine", as the file`]);
  });

  it("a series that a claim names and the sampler does not measure", async () => {
    const root = await project(`${room}/claims.ts`, (text) => text.replace('measure: "student"', 'measure: "studnt"'));
    const told = judgePapers(await loadPapers(root), {scale: "draft"});
    await expect(told).rejects.toThrow(
      /^mine\/student-risk: series "studnt" of mine\/claim-risk: must be one of teacher, student$/
    );
  });

  it("a series that a figure names and the sampler does not measure", async () => {
    const root = await project(`${room}/figures.ts`, (text) => text.replace('measure: "student"', 'measure: "studnt"'));
    const [paper] = await loadPapers(root);
    const results = await loadResults(paper, {scale: "draft"}, ["shares"]);
    const [{id, build}] = paper.figures;
    expect(() => built("mine", "figure", id, () => build(results))).toThrow(
      /^mine: figure "shares": series "studnt" of mine\/shares: must be one of teacher, student$/
    );
  });

  it("a sampler that throws", async () => {
    const root = await project(`${room}/simulate.ts`, (text) =>
      text.replace("const noise", 'if (n === 4) throw new Error("no luck");\n    const noise')
    );
    const told = loadResults((await loadPapers(root))[0], {scale: "draft"}, ["shares"]);
    await expect(told).rejects.toThrow(/mine\/shares, trial \d+: no luck$/);
  });

  it("nothing at all where nothing is wrong", async () => {
    expect(await saidOf(await project(`${room}/index.md`, (text) => `${text}\n`))).toEqual([]);
  });
});
