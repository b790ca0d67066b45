import {readFileSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {parse} from "node-html-parser";
import {expect, inject, it} from "vitest";
import {Site} from "./browser.js";

const folder = inject("site");
const pages = (await new Site().everyPage()).map((path) => ({path, html: readFileSync(join(folder, path), "utf8")}));

it("every page is light: elements, and bytes as they are sent", () => {
  const heavy = pages.flatMap(({path, html}) => {
    const elements = html.match(/<[a-z]/gi)?.length ?? 0;
    const bytes = gzipSync(html).length;
    const most = path === "claims.html" ? 90_000 : 60_000;
    return elements > 8000 || bytes > most ? [{path, elements, bytes}] : [];
  });
  expect(heavy).toEqual([]);
});

it("every page has a policy without eval, first in its head, what the template lacks, and says that it is a draft", () => {
  for (const {path, html} of pages) {
    const head = parse(html).querySelector("head");
    const first = head?.children[0]?.toString() ?? "";
    const content = (name: string): string => head?.querySelector(`meta[name=${name}]`)?.getAttribute("content") ?? "";
    expect(first, path).toContain("script-src 'self' 'sha256-");
    expect(first, path).not.toContain("unsafe-eval");
    expect(html, path).toContain('<html lang="en">');
    expect(content("viewport"), path).toBe("width=device-width, initial-scale=1");
    expect(content("description").length, path).toBeGreaterThan(20);
    expect(head?.querySelectorAll("link[rel=icon]").length, path).toBe(1);
    expect(html, path).toContain('<p class="w2s-draft">Draft');
  }
});

it("every claim has a page with its name, verdict, evidence, and ways to check, dispute and cite it", () => {
  const {entries} = JSON.parse(readFileSync(join(folder, "claims.json"), "utf8"));
  const own = new Map(pages.map(({path, html}) => [path, html]));
  const titles = new Set<string>();
  for (const {paper, id, outcome, kind} of entries) {
    const root = parse(own.get(`claims/${paper}/${id}.html`) ?? "");
    const name = `${paper}/${id}`;
    expect({name, outcome: root.querySelector(".w2s-claim .w2s-outcome")?.text}).toEqual({name, outcome});
    expect(root.querySelector(".w2s-verdict-sentence")?.text.length, name).toBeGreaterThan(10);
    const parts = ["statement", "test", "check", "dispute", "cite"];
    expect(parts.filter((part) => root.querySelector(`h2#${part}`) === null)).toEqual([]);
    expect(root.querySelector(".w2s-how dl") !== null).toBe(kind !== "none");
    titles.add(root.querySelector("title")?.text ?? "");
  }
  expect(titles.size).toBe(entries.length);
});
