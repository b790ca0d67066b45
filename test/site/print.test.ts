import {cp, mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, inject, it} from "vitest";
import {addPrinted, printedPages, printSite} from "../../loaders/site/print.js";

let site: string;
beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), "w2s-print-"));
  await cp(inject("site"), site, {recursive: true});
});
afterAll(() => rm(site, {recursive: true, force: true}));

it("the report is printed as one document with its fonts, the same bytes twice, and the pages lead to it", async () => {
  const pages = await printedPages(site);
  expect(pages[0]).toBe("index.html");
  expect(pages).toEqual(expect.arrayContaining(["claims.html", "method.html"]));
  expect(pages.filter((path) => path.endsWith("theory.html")).length).toBeGreaterThan(2);

  const pdf = await printSite(site);
  const text = Buffer.from(pdf).toString("latin1");
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(60);
  expect(text).toMatch(/\/FontName \/\w+\+Inter/);
  expect(text).toMatch(/\/FontName \/\w+\+SourceSerif/);
  expect(text).not.toMatch(/report\.invalid/);
  expect(Buffer.compare(await printSite(site), pdf)).toBe(0);

  for (let twice = 0; twice < 2; ++twice) await addPrinted(site, pdf);
  const page = await readFile(join(site, "papers/mechanisms/index.html"), "utf8");
  expect(page.match(/<a href="\.\.\/\.\.\/report\.pdf">PDF<\/a>/g)).toHaveLength(1);
  const {files} = JSON.parse(await readFile(join(site, "w2s-site.json"), "utf8"));
  expect(files.filter((file: string) => file === "report.pdf")).toHaveLength(1);
});
