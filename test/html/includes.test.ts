import {expect, it} from "vitest";
import {numbered, partOf, placeOf} from "../../src/html/includes.js";

it("a page is a paper's or the report's own, by its address or its path", () => {
  expect(placeOf("/some/where/papers/lines/index.html")).toEqual({owner: "lines", name: "index"});
  expect(placeOf("papers/lines/theory.html")).toEqual({owner: "lines", name: "theory"});
  expect(placeOf("src/papers/lines/index.md")).toEqual({owner: "lines", name: "index"});
  expect(placeOf("/claims/lines/slope.html")).toEqual({owner: "lines", name: "slope"});
  expect(placeOf("/claims.html")).toEqual({owner: "report", name: ""});
});

it("an include names a part of its own page's paper, of another's, or of the report", () => {
  expect(partOf("verdict:slope", "lines")).toEqual({paper: "lines", part: "verdict:slope"});
  expect(partOf("verdict:lines/slope", "report")).toEqual({paper: "lines", part: "verdict:slope"});
  expect(partOf("figure:compare/gains", "report")).toEqual({paper: "compare", part: "figure:gains"});
  expect(partOf("tally:lines", "report")).toEqual({paper: "lines", part: "tally"});
  expect(partOf("explorer:lines", "report")).toEqual({paper: "lines", part: "explorer"});
  expect(partOf("page:slope", "lines")).toEqual({paper: "lines", part: "page:slope"});
  expect(partOf("cite", "lines")).toEqual({paper: "report", part: "cite"});
  expect(partOf("count:papers", "lines")).toEqual({paper: "report", part: "count:papers"});
});

it("figures are numbered over the pieces of a page", () => {
  const piece = '<a class="w2s-number" href="#f">Figure</a>';
  const first = numbered(piece + piece, 0);
  expect(first.html).toContain(">Figure 1.</a>");
  expect(first.html).toContain(">Figure 2.</a>");
  expect(numbered(piece, first.count)).toEqual({html: piece.replace("Figure", "Figure 3."), count: 3});
});
