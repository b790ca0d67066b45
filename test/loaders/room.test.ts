import {cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {checkPairs} from "../../loaders/input.js";
import {loadCommands, loadPapers, type Paper} from "../../loaders/papers.js";
import {projectRoot, storeRoot} from "../../loaders/paths.js";
import {problemsOf} from "../../loaders/register-problems.js";
import {loadResults} from "../../loaders/run.js";
import {draw} from "../../loaders/site/charts.js";
import {judgePapers} from "../../loaders/verify.js";

// The README's way to a new paper, in a project of its own: `test/room` becomes a room, and nothing else changes.
let root: string;
let paper: Paper;

beforeAll(async () => {
  await mkdir(storeRoot(), {recursive: true});
  root = await mkdtemp(join(storeRoot(), "room-"));
  process.env.W2S_STORE = join(root, "store");
  const room = join(root, "src/papers/room");
  await cp(join(projectRoot, "test/room"), room, {recursive: true});
  await mkdir(join(root, "data"));
  await rename(join(room, "paper.json"), join(root, "data/room.json"));
  for (const shared of ["engine", "models", "numerics", "charts"])
    await symlink(join(projectRoot, "src", shared), join(root, "src", shared));
  for (const name of await readdir(room)) {
    const text = await readFile(join(room, name), "utf8");
    await writeFile(join(room, name), text.replaceAll("../../src/", "../../"));
  }
  [paper] = await loadPapers(root);
});

afterAll(() => rm(root, {recursive: true}));

it("a new room is found, simulated and judged", async () => {
  expect(paper).toMatchObject({id: "room", bibliography: {title: "Copying with Restraint"}});
  expect(await problemsOf(paper, root)).toEqual([]);
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
  const {risk} = (await loadCommands("room", root)).quantities;
  expect(risk.evaluate(checkPairs(risk.keys, {truth: 1, sigma: 2, n: 4, share: 0.5}))).toBe(0.5);
});
