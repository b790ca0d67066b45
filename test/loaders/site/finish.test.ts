import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {fill, finishPage} from "../../../loaders/site/finish.js";

const template = (body: string, head = ""): string =>
  `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">\n${head}</head>\n<body>\n<main>${body}</main></body></html>`;
const parts: Readonly<Record<string, string>> = {
  "figure:f": '<figure data-figure="/data/a/f"><a class="w2s-number" href="/papers/a/index.html#f">Figure</a></figure>',
  "figure:g": '<figure><a class="w2s-number" href="#g">Figure</a></figure>',
  "claim:c": '<section class="w2s-claim" id="claim-c">C</section>',
  strip: '<ol class="w2s-strip"><li><a id="claim-c" data-moved>C</a></li><li><a id="claim-d" data-moved>D</a></li></ol>'
};
const finish = (body: string, path = "papers/a/index.html", head = ""): string =>
  finishPage(
    fill(template(body, head), path, (include) => parts[include]),
    path
  );

describe("finishing a page", () => {
  it("fills includes", () => {
    const html = finish('<div data-include="figure:g"></div><div data-include="figure:f"></div>');
    expect(html).not.toContain("data-include");
  });

  it("leaves an include that nothing fills, for the check to find", () => {
    expect(finish('<div data-include="figure:none"></div>')).toContain('data-include="figure:none"');
  });

  it("makes addresses relative to the page, and those on the page itself bare anchors", () => {
    expect(finish('<div data-include="figure:f"></div>')).toContain('data-figure="../../data/a/f"');
    expect(finish('<div data-include="figure:f"></div>')).toContain('href="#f"');
    expect(finish('<div data-include="figure:f"></div>', "index.html")).toContain('href="./papers/a/index.html#f"');
  });

  it("has a claim's anchor where the claim stands, and in the strip where it does not", () => {
    const html = finish('<div data-include="claim:c"></div><div data-include="strip"></div>');
    expect(html.match(/id="claim-c"/g)).toHaveLength(1);
    expect(html).toContain('<a id="claim-d" data-moved');
  });

  it("leads links to the page of the paper that has what they point to", () => {
    const body = '<a href="#eq-1">1</a><a href="/papers/a/index.html#eq-2">2</a><a href="/papers/b/index.html#x">b</a>';
    const homes = (_: string, id: string): string | undefined =>
      id.startsWith("eq-") ? "papers/a/theory.html" : undefined;
    const html = finishPage(template(body), "papers/a/index.html", homes);
    expect(html).toContain('href="../../papers/a/theory.html#eq-1"');
    expect(html).toContain('href="../../papers/a/theory.html#eq-2"');
    expect(html).toContain('href="../../papers/b/index.html#x"');
  });

  it("leaves for later what is likely far from the screen, but not formulas and their links", () => {
    const html = finish(
      '<p>a</p><h2>b</h2><p>c</p><p class="katex-block">d</p><p><a id="eq-1"></a></p><p class="katex-block">e</p><div data-include="claim:c"></div>'
    );
    expect(html).toContain("<p>a</p>");
    expect(html).toContain('<p class="w2s-far">c</p>');
    expect(html.match(/w2s-far/g)).toHaveLength(2);
    expect(html).toContain('class="w2s-claim w2s-far"');
  });

  it("sets the language and lets readers zoom", () => {
    expect(finish("")).toContain('<html lang="en">');
    expect(finish("")).not.toContain("maximum-scale");
  });

  it("admits the template's inline scripts and no other, first in the head", () => {
    const script = '\n\nimport "./_observablehq/client.0d842524.js";\n\n';
    const other = "alert(1)";
    const html = finish("", "index.html", `<script type="module">${script}</script><script>${other}</script>`);
    const hash = createHash("sha256").update(script).digest("base64");
    expect(html).toContain(`<script type="module">${script}</script>`);
    expect(html).toMatch(/<head>\n<meta http-equiv="Content-Security-Policy"/);
    expect(html).toContain(`script-src 'self' 'sha256-${hash}';`);
  });
});
