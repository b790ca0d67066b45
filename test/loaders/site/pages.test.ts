import {expect, it} from "vitest";
import {cloneClaims, numberFigures, type Pages, settle} from "../../../loaders/site/pages.js";

const figure = (id: string): string =>
  `<figure class="w2s-figure" id="${id}" data-figure="/data/a/${id}"><p class="w2s-title"><a class="w2s-number" href="#">Figure</a> T${id}</p></figure>`;
const main = (body: string): string => `<main>${body}</main>`;

it("every claim gets a page of the one template, with its own title and description", () => {
  const template = `<title>Claim | R</title><meta name="description" content="x">${main('<div data-include="page"></div>')}`;
  const pages = cloneClaims(template, new Map([["a/c", {title: "A-01 <C>", description: 'says "c"'}]]));
  expect([...pages]).toEqual([
    [
      "claims/a/c.html",
      `<title>A-01 &lt;C&gt; | R</title><meta name="description" content="says &quot;c&quot;">${main('<div data-include="page:c"></div>')}`
    ]
  ]);
});

it("a paper's figures are numbered through its pages, each stands once", () => {
  const pages: Pages = new Map([
    ["papers/a/figures.html", main(figure("f") + figure("g") + figure("h"))],
    ["papers/a/index.html", main(figure("g"))],
    ["compare.html", main(figure("k"))],
    ["index.html", main(figure("k"))]
  ]);
  numberFigures(pages);
  const numbers = (path: string) =>
    [...(pages.get(path) ?? "").matchAll(/Figure (\d)\.<\/a> T(\w)/g)].map(([, n, id]) => n + id);
  expect(numbers("papers/a/index.html")).toEqual(["1g"]);
  expect(numbers("papers/a/figures.html")).toEqual(["2f", "3h"]);
  for (const page of ["compare.html", "index.html"]) expect(numbers(page)).toEqual(["1k"]);
});

it("a page of further figures says so when none is left", () => {
  const further = (body: string): string => main(`<div class="w2s-figures">${body}</div>`);
  const pages: Pages = new Map([
    ["papers/a/index.html", main(figure("f"))],
    ["papers/a/figures.html", further(`${figure("f")}\n`)],
    ["papers/b/figures.html", further(figure("g"))]
  ]);
  numberFigures(pages);
  expect(pages.get("papers/a/figures.html")).toContain("<p>None:");
  expect(pages.get("papers/b/figures.html")).not.toContain("None");
});

it("what moved off a paper's main page is listed there under the id it had, and found by links", () => {
  const pages: Pages = new Map([
    ["papers/a/index.html", main('<a id="eq-1"></a>')],
    ["papers/a/theory.html", main('<a id="eq-two"></a>')],
    ["papers/a/figures.html", main(figure("f"))]
  ]);
  const homes = settle(pages);
  expect(homes("papers/a/index.html", "eq-two")).toBe("papers/a/theory.html");
  expect(homes("papers/a/theory.html", "eq-1")).toBe("papers/a/index.html");
  expect(homes("papers/a/index.html", "eq-1")).toBeUndefined();
  expect(pages.get("papers/a/index.html")).toContain('<a id="eq-two" data-moved href="/papers/a/theory.html#eq-two">');
  expect(pages.get("papers/a/index.html")).toContain('<a id="f" data-moved href="/papers/a/figures.html#f">');
});

it("an id that a figure had, or another that it took in, leads to it from the paper's main page", () => {
  const renamed = (id: string, was: string): string =>
    figure(id).replace(" data-figure", ` data-was="${was}" data-figure`);
  const pages: Pages = new Map([
    ["papers/a/index.html", main(renamed("f", "f-left f-right"))],
    ["papers/a/theory.html", main(renamed("g", "old"))]
  ]);
  settle(pages);
  const html = pages.get("papers/a/index.html");
  expect(html).toContain('<a id="f-left" data-moved href="/papers/a/index.html#f">');
  expect(html).toContain('<a id="f-right" data-moved href="/papers/a/index.html#f">');
  expect(html).toContain('<a id="old" data-moved href="/papers/a/theory.html#g">');
});
