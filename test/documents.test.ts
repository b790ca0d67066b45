import {existsSync, readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {loadPapers} from "../loaders/papers.js";

const readme = readFileSync("README.md", "utf8");

it("the README points to files that exist, and names scripts that do", () => {
  const links = [...readme.matchAll(/\]\((?!https?:|\.\.\/)([^)#\s]+)/g)].map(([, path]) => path);
  const named = [...readme.matchAll(/`((?:data|src|test|loaders)\/[\w./-]+|[A-Z]+\.(?:md|cff))`/g)].map(
    ([, path]) => path
  );
  expect(links.length).toBeGreaterThan(0);
  expect(named).toContain("CITATION.cff");
  expect([...links, ...named].filter((path) => !existsSync(path))).toEqual([]);
  const {scripts} = JSON.parse(readFileSync("package.json", "utf8"));
  const run = [...readme.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name]) => name);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

it("there is an accepted outcome for every claim of every paper, and for nothing else", async () => {
  const accepted = JSON.parse(readFileSync("data/verdicts.json", "utf8"));
  const declared = (await loadPapers()).map(({id, claims}) => [id, claims.map((claim) => claim.id).sort()]);
  const entries = Object.entries<object>(accepted).map(([id, outcomes]) => [id, Object.keys(outcomes).sort()]);
  expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(declared));
});
