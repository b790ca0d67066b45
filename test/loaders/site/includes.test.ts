import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {finishPage} from "../../../loaders/site/finish.js";
import {includes} from "../../../loaders/site/includes.js";

const render = (text: string): string => new MarkdownIt({html: true}).use(includes).render(text);

describe("an include", () => {
  it("is a block when alone on its line, but a number or a verdict is always text", () => {
    expect(render("{{tally mechanisms}}")).toBe('<div data-include="tally:mechanisms"></div>\n');
    expect(render("{{verdict mechanisms/theorem-4}}")).toBe(
      '<p><span data-include="verdict:mechanisms/theorem-4"></span></p>\n'
    );
    expect(render("{{value example-gain}}")).toContain("<p><span");
  });
});

describe("a finished page", () => {
  const page = (body: string): string =>
    finishPage(
      `<!DOCTYPE html>\n<html><head></head><body><main>${body}</main></body></html>`,
      "papers/x/index.html",
      () => undefined
    );

  it("links a numbered equation to itself, by the last of its anchors", () => {
    const html = page('<p><a id="eq-a"></a>\n<a id="eq-b"></a></p><p><a id="claim-c"></a></p>');
    expect(html).toMatch(/<a id="eq-b" href="#eq-b"[^>]*aria-label="[^"]+">#<\/a>/);
    expect(html).toContain('<a id="eq-a"></a>');
    expect(html).toContain('<a id="claim-c"></a>');
  });
});
