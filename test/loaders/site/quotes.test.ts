import {describe, expect, it} from "vitest";
import {curlQuotes} from "../../../loaders/site/quotes.js";

describe("quotation marks of a page", () => {
  it("curves apostrophes and both ends of a quotation, through elements and entities", () => {
    expect(curlQuotes('<p>The teacher\'s error and the students\' is "small" ("nearly").</p>')).toBe(
      "<p>The teacher’s error and the students’ is “small” (“nearly”).</p>"
    );
    expect(curlQuotes('<li><strong>"For small ζ"</strong> and &quot;<em>so</em>&quot; it&#39;s</li>')).toBe(
      "<li><strong>“For small ζ”</strong> and “<em>so</em>” it’s</li>"
    );
    expect(curlQuotes("<p>Holm's</p><p>'first' and 'second'</p>")).toBe("<p>Holm’s</p><p>‘first’ and ‘second’</p>");
  });

  it("closes after a formula and after code", () => {
    const formula = '<span class="katex"><math><annotation encoding="application/x-tex">f\'</annotation></math></span>';
    expect(curlQuotes(`<p>${formula}'s limit, <code>d</code>'s</p>`)).toBe(
      `<p>${formula}’s limit, <code>d</code>’s</p>`
    );
  });

  it.each([
    '<pre>echo "it\'s"</pre>',
    '<script type="module">const a = \'b\' < "c";</script>',
    '<style>a::before{content:"\'"}</style>',
    '<!-- "it\'s" -->',
    '<img alt="the teacher\'s > error" title=\'"so"\'>',
    "<code>w2s theory 'T=[[1],[0]]'</code>"
  ])("leaves %s", (html) => {
    expect(curlQuotes(html)).toBe(html);
  });
});
