import MarkdownIt from "markdown-it";
import {describe, expect, it, vi} from "vitest";
import {includes} from "../../../loaders/site/includes.js";
import {render, typeset} from "../../../loaders/site/markdown.js";
import {foreignIn} from "../../../loaders/site/scripts.js";

const page = new MarkdownIt({html: true}).use(typeset).use(includes);

describe("includes", () => {
  it("makes an include alone on its line a block, and within text a span", () => {
    const html = page.render(
      "Before\n\n{{figure figure-1-left}}\n\nthe gap is {{value worst-gap}}, see below.\n\n{{claims}}\n"
    );
    expect(html).toContain('<div data-include="figure:figure-1-left"></div>');
    expect(html).toContain('the gap is <span data-include="value:worst-gap"></span>, see');
    expect(html).toContain('<div data-include="claims"></div>');
  });

  it("keeps a value in a paragraph even when nothing else is in it", () => {
    expect(page.render("{{value a}}")).toBe('<p><span data-include="value:a"></span></p>\n');
  });

  it("names a part of another paper, and leaves other braces and code alone", () => {
    expect(page.render("{{claim mechanisms/theorem-4}}")).toContain('data-include="claim:mechanisms/theorem-4"');
    expect(page.render("a {{ b c d }} and `{{claims}}`")).not.toContain("data-include");
  });

  it("stands in tables and lists", () => {
    expect(page.render("| a |\n|---|\n| {{value x}} |")).toContain('<td><span data-include="value:x"></span></td>');
  });
});

describe("maths", () => {
  it("is typeset inline and displayed, with MathML for screen readers", () => {
    const html = page.render("where $\\lambda_t > 0$:\n\n$$\nL_s - L_t = \\Delta \\tag{1}\n$$\n");
    expect(html).toContain("<math");
    expect(html).toContain("katex-display");
    expect(html).not.toContain("katex-error");
  });

  it("marks bad TeX, which the check of the site then finds", () => {
    const said = console.error;
    console.error = () => {};
    expect(render.inline("$\\frac{1}{$")).toContain("katex-error");
    console.error = said;
  });

  it("leaves Framework's placeholders to Framework", () => {
    const md = new MarkdownIt();
    md.inline.ruler.push("placeholder", function transformPlaceholderInline(state, silent) {
      if (!state.src.startsWith("${", state.pos)) return false;
      if (!silent) state.push("text", "", 0).content = "[placeholder]";
      state.pos = state.src.indexOf("}", state.pos) + 1;
      return true;
    });
    md.use(typeset);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Framework's placeholder
    expect(md.renderInline("a ${x} b $y$")).toMatch(/^a \[placeholder\] b <span class="katex">/);
  });
});

describe("text of a paper's data", () => {
  it.each([
    "<script>alert(1)</script>",
    "a <img src=x onerror=alert(1)> b",
    "[a](javascript:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "<javascript:alert(1)>",
    "$\\href{javascript:alert(1)}{x}$",
    "$\\htmlData{onclick=alert(1)}{x}$",
    "$\\includegraphics{https://evil.example/a.png}$",
    '"><svg onload=alert(1)>'
  ])("%s stays text", (text) => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    for (const html of [render.inline(text), render.block(text)]) expect(foreignIn(html)).toEqual([]);
    said.mockRestore();
  });
});
