import {existsSync, readdirSync, readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {readAccepted, readReport} from "../loaders/data.js";
import {loadPapers} from "../loaders/papers.js";
import {render} from "../loaders/site/markdown.js";
import {familyLevel} from "../src/engine/register.js";

const read = (file: string): string => readFileSync(file, "utf8");
const documents = ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md"];
const papers = await loadPapers();

it.each(documents)("%s points to files that exist, and names scripts that do", (document) => {
  const text = read(document);
  const links = [...text.matchAll(/\]\((?!https?:|\.\.\/)([^)#\s]+)/g)].map(([, path]) => path);
  const named = [...text.matchAll(/`((?:data|src|test|loaders)\/[\w./-]+|[A-Z]+\.(?:md|cff))`/g)].map(
    ([, path]) => path
  );
  // A report need not compare its papers.
  const optional = (path: string): boolean => /^(src|test)\/compare\b/.test(path) && !existsSync("src/compare");
  expect([...links, ...named].filter((path) => !existsSync(path) && !optional(path))).toEqual([]);
  const {scripts} = JSON.parse(read("package.json"));
  const run = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
});

it("the README names no paper that is not here", () => {
  const named = [...read("README.md").matchAll(/https:\/\/arxiv\.org\/abs\/([\d.]+)/g)].map(([, number]) => number);
  const here = papers.map(({bibliography}) => bibliography?.arxiv);
  expect(named.filter((number) => !here.includes(number))).toEqual([]);
});

it("the report is called the same everywhere", async () => {
  const {title, menu} = await readReport();
  expect(read("README.md").split("\n")).toContain(`# ${title}`);
  expect(read("src/index.md").split("\n")).toContain(`title: ${title}`);
  for (const page of Object.keys(menu.pages)) expect(existsSync(`src/${page}.md`), page).toBe(true);
});

it("no document, page or word of the report counts the papers by hand", () => {
  const pages = readdirSync("src").flatMap((name) => (name.endsWith(".md") ? [`src/${name}`] : []));
  const files = [...documents, ...pages, "package.json", "CITATION.cff", "data/report.json", "observablehq.config.ts"];
  const count =
    /\b(?:four|five|six|seven|eight|nine|ten|eleven|twelve|[4-9]|1\d)\s+(?:(?!of\b)\w+\s+)?(?:papers|mechanisms|rooms)\b/gi;
  expect(files.flatMap((file) => [...read(file).matchAll(count)].map(([words]) => `${file}: ${words}`))).toEqual([]);
});

it("the documents say at which level the register rejects", () => {
  const level = `${100 * familyLevel} %`;
  expect(read("README.md")).toContain(`held at ${level} over the whole register`);
  expect(read("CONTRIBUTING.md")).toContain(`(Holm, ${level})`);
});

it("there is an accepted outcome for every claim of every paper, and for nothing else", async () => {
  const accepted = await readAccepted();
  const declared = papers.map(({id, claims}) => [id, claims.map((claim) => claim.id).sort()]);
  const entries = Object.entries(accepted).map(([id, outcomes]) => {
    const standing = Object.entries(outcomes).filter(([, {retired}]) => !retired);
    return [id, standing.map(([claim]) => claim).sort()];
  });
  expect(Object.fromEntries(entries)).toEqual(Object.fromEntries(declared));
});

it("every quotation is short, and its formulas can be set", () => {
  const quotes = papers.flatMap(({bibliography, claims}) => [
    ...(bibliography?.results ?? []).map(({quote}) => quote),
    ...claims.map(({quote}) => quote)
  ]);
  for (const {text = ""} of quotes.filter((quote) => quote !== undefined)) {
    expect(text.replace(/\$[^$]*\$/g, "").length, text).toBeLessThan(220);
    expect(text.split("$").length % 2, text).toBe(1);
    for (const [formula] of text.matchAll(/\$[^$]+\$/g)) expect(render.inline(formula)).toContain("katex");
  }
});
