import {parse} from "node-html-parser";
import {expect, it} from "vitest";
import {readGlossary} from "../../../loaders/data.js";
import {termMarker} from "../../../loaders/site/terms.js";
import {glossaryHtml, nameOfTerm} from "../../../src/html/glossary.js";

const terms = [
  {term: "ridge", also: ["ridges"], meaning: "A penalty & more."},
  {term: "ridge regression", meaning: "Least squares with a penalty."}
];

function marked(main: string, path = "papers/lines/index.html", home: string | undefined = "method.html") {
  const root = parse(`<main>${main}</main>`);
  termMarker(terms, home)(root, path);
  return parse(root.toString());
}

it("a term is explained where the text has it first, the longer one before its part", () => {
  const root = marked("<p>Ridge regression, <em>ridges</em> and ridge regression.</p><ul><li>A ridge</li></ul>");
  expect(root.querySelectorAll(".w2s-term > a").map(({text}) => text)).toEqual(["Ridge regression", "ridges"]);
  const [first, second] = root.querySelectorAll(".w2s-term");
  expect(first.querySelector("a")?.getAttribute("href")).toBe("../../method.html#term-ridge-regression");
  const meaning = root.getElementById(second.querySelector("a")?.getAttribute("aria-describedby") ?? "");
  expect(meaning?.text).toBe("A penalty & more.");
});

it("headings, links, code, formulas, tables and parts of other words explain nothing", () => {
  const text =
    '<h2>ridge</h2><p><a href="#">ridge</a> <code>ridge</code> <span class="katex">ridge</span> ridge-like, porridge</p><table><tr><td><p>ridge</p></td></tr></table>ridge';
  expect(marked(text).querySelectorAll(".w2s-term")).toEqual([]);
});

it("nothing is explained where no page has the glossary, and on its own page links stay", () => {
  const root = parse("<main><p>ridge</p></main>");
  termMarker(terms, undefined)(root, "index.html");
  expect(root.toString()).toBe("<main><p>ridge</p></main>");
  expect(marked("<p>ridge</p>", "method.html").querySelector(".w2s-term a")?.getAttribute("href")).toBe("#term-ridge");
});

it("the report's glossary has every form once, each under an anchor of its own", async () => {
  const all = await readGlossary();
  const forms = all.flatMap(({term, also}) => [term, ...(also ?? [])]).map((form) => form.toLowerCase());
  expect(new Set(forms).size).toBe(forms.length);
  const names = all.map(({term}) => nameOfTerm(term));
  expect(new Set(names).size).toBe(names.length);
  const ids = parse(glossaryHtml(all))
    .querySelectorAll("dt")
    .map(({id}) => id);
  expect(ids).toEqual(names.map((name) => `term-${name}`));
});
