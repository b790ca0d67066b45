import {describe, expect, it} from "vitest";
import {brokenLinks, faultsOf} from "../../../loaders/site/check.js";

const files = new Set([
  "index.html",
  "claims.html",
  "papers/a/index.html",
  "data/a/f.csv",
  "data/a/f.vg.json",
  "data/a/f.phone.vg.json",
  "style.css"
]);
const anchors = new Map([
  ["index.html", new Set(["top"])],
  ["papers/a/index.html", new Set(["f"])]
]);
const broken = (from: string, ...links: string[]): string[] => brokenLinks(from, links, files, anchors);

describe("links", () => {
  it("are followed from the page they stand on, to files, folders and anchors", () => {
    const good = [
      "../../claims.html",
      "../../data/a/f.csv",
      "#f",
      "./index.html#f",
      "../../index.html?q=1#top",
      "../../"
    ];
    expect(broken("papers/a/index.html", ...good)).toEqual([]);
  });

  it("are broken when the file or the anchor is not there", () => {
    expect(broken("papers/a/index.html", "../claims.html", "#g", "../../index.html#f")).toEqual([
      "broken link: ../claims.html",
      "broken anchor: #g",
      "broken anchor: ../../index.html#f"
    ]);
  });

  it("to other sites are not looked at", () => {
    expect(broken("index.html", "https://arxiv.org/abs/1", "mailto:a@b.c", "data:,x")).toEqual([]);
  });
});

describe("a page", () => {
  const faults = (body: string): string[] =>
    faultsOf(
      [{path: "index.html", html: `<html lang="en"><head></head><body><main>${body}</main></body></html>`}],
      files
    );

  it("without faults has none", () => {
    expect(faults('<p id="top">Text <a href="claims.html">x</a></p><svg role="img" aria-label="A map"></svg>')).toEqual(
      []
    );
  });

  it("is refused for marks of errors, for what was not included, and for what was not typeset", () => {
    expect(faults('<div class="observablehq--inspect observablehq--error">SyntaxError: x</div>')).toEqual([
      "index.html: error mark: SyntaxError: x"
    ]);
    expect(faults('<span class="katex-error" title="ParseError: y">z</span>')[0]).toContain("ParseError: y");
    expect(faults('<div data-include="figure:f"></div>')).toEqual(["index.html: nothing to include for {{figure f}}"]);
    expect(faults("<p>{{value x</p><p>{{value x}}</p><p>$$</p>")).toHaveLength(2);
  });

  it("is refused for a doubled id, an image without a text, and a missing language", () => {
    expect(faults('<i id="a"></i><i id="a"></i>')).toEqual(['index.html: id "a" twice']);
    expect(faults("<img src='style.css'>")[0]).toContain("image without a text");
    expect(faultsOf([{path: "index.html", html: "<html><main></main></html>"}], files)).toEqual([
      "index.html: no language"
    ]);
  });

  it("is refused when a figure's chart is missing", () => {
    expect(faults('<figure data-figure="data/a/f"></figure>')).toEqual([]);
    expect(faults('<figure data-figure="data/a/g"></figure>')).toEqual([
      "index.html: broken link: data/a/g.vg.json",
      "index.html: broken link: data/a/g.phone.vg.json"
    ]);
  });
});
