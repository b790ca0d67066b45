import {mkdir, mkdtemp, readFile, rm, symlink} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {checkPairs} from "../../loaders/input.js";
import {newPaper} from "../../loaders/new.js";
import {loadCommands, loadPapers, type Paper} from "../../loaders/papers.js";
import {projectRoot, storeRoot} from "../../loaders/paths.js";
import {problemsOf} from "../../loaders/register-problems.js";
import {loadResults} from "../../loaders/run.js";
import {draw} from "../../loaders/site/charts.js";
import {judgePapers} from "../../loaders/verify.js";

// `w2s new mine` in a project of its own: the template becomes a room, and nothing else changes.
let root: string;
let paper: Paper;

beforeAll(async () => {
  await mkdir(storeRoot(), {recursive: true});
  root = await mkdtemp(join(storeRoot(), "room-"));
  process.env.W2S_STORE = join(root, "store");
  await mkdir(join(root, "src"));
  for (const shared of ["engine", "numerics", "models", "charts"])
    await symlink(join(projectRoot, "src", shared), join(root, "src", shared));
  await newPaper("mine", root);
  [paper] = await loadPapers(root);
});

afterAll(() => rm(root, {recursive: true}));

it("a new room is found, simulated and judged", async () => {
  expect(paper).toMatchObject({id: "mine", bibliography: {title: "Copying with Restraint"}});
  expect(await problemsOf([paper], root)).toEqual([]);
  const [entry] = await judgePapers([paper], {scale: "paper"});
  expect(entry).toMatchObject({id: "student-risk", outcome: "reproduced"});
  expect(entry.test?.controls.map(({rejected}) => rejected)).toEqual([true]);
});

it("its figure is drawn and its numbers are quoted", async () => {
  const results = await loadResults(paper, {scale: "draft"}, ["shares"]);
  const {rows, spec} = paper.figures[0].build(results);
  expect((await draw(rows, spec)).svg).toContain("<svg");
  expect(Number(paper.quoted(results)["half-risk"])).toBeGreaterThan(0);
});

it("its formulas answer on the command line", async () => {
  const {risk} = (await loadCommands("mine", root)).quantities;
  expect(risk.evaluate(checkPairs(risk.keys, new Map(Object.entries({truth: 1, sigma: 2, n: 4, share: 0.5}))))).toBe(
    0.5
  );
});

it("its tests stand where the others do and read its own room", async () => {
  const test = await readFile(join(root, "test/papers/mine/theory.test.ts"), "utf8");
  expect(test).toContain('from "../../../src/papers/mine/theory.js"');
  expect(test).toContain('from "../../../src/engine/random.js"');
});

it("a name that is taken or is no folder's is refused, and nothing is written", async () => {
  await expect(newPaper("mine", root)).rejects.toThrow('paper "mine": src/papers/mine is there already');
  await expect(newPaper("../mine", root)).rejects.toThrow('paper "../mine": must be words in small letters');
});
