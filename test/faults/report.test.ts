import {execFile} from "node:child_process";
import {existsSync, readFileSync} from "node:fs";
import {cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, relative} from "node:path";
import {promisify} from "node:util";
import {afterAll, beforeAll, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

// A report of one's own, made from a copy of the project with the lines that CONTRIBUTING gives.
const [, lines] =
  /## A report of one's own[\s\S]*?```sh\n([\s\S]*?)```/.exec(readFileSync("CONTRIBUTING.md", "utf8")) ?? [];
const [build, ...before] = lines.trim().split("\n").reverse();

/** Tests that look at rooms, documents or pages; the others know of none. */
const quick = ["papers", "loaders/program", "loaders/cli", "loaders/site", "documents", "purity", "determinism"];

let root: string;
const run = async (line: string): Promise<string> => {
  const env = {...process.env, W2S_STORE: join(root, ".w2s"), W2S_SCALE: "draft"};
  const {stdout} = await promisify(execFile)("sh", ["-ec", line], {cwd: root, env, maxBuffer: 1 << 26});
  return stdout;
};

/** What is made or installed and not the project's. */
const left = ["node_modules", ".git", ".w2s", ".building", "dist", "src/.observablehq", "src/client/generated"];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "w2s-report-"));
  await cp(projectRoot, root, {recursive: true, filter: (path) => !left.includes(relative(projectRoot, path))});
  await mkdir(join(root, "node_modules"));
  for (const name of await readdir(join(projectRoot, "node_modules")))
    if (name !== ".cache" && name !== ".vite")
      await symlink(join(projectRoot, "node_modules", name), join(root, "node_modules", name));
  // The words that whoever starts a report changes: which papers there are, and which pages.
  const edit = async (file: string, from: RegExp) =>
    writeFile(join(root, file), (await readFile(join(root, file), "utf8")).replaceAll(from, ""));
  await edit("README.md", /^.*arxiv\.org.*\n/gm);
  await edit("data/report.json", / "compare": "[^"]*",/g);
});
afterAll(() => rm(root, {recursive: true, force: true}));

it("without any room but the template's, a site is built, and the tests that remain pass", async () => {
  for (const line of before.reverse()) await run(line);
  expect((await readdir(join(root, "src/papers"))).sort()).toEqual(["[paper]", "mine"]);
  expect(await run(build)).toMatch(/\d+ pages at draft scale/);
  expect(existsSync(join(root, "dist/papers/mine/index.html"))).toBe(true);
  expect(existsSync(join(root, "dist/compare.html"))).toBe(false);
  await run("npx tsc --noEmit");
  await run(`npx vitest run --project unit ${quick.join(" ")}`);
});
