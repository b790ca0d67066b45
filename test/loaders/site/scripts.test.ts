import {describe, expect, it, vi} from "vitest";
import {notFound} from "../../../loaders/site/not-found.js";
import {foreignIn} from "../../../loaders/site/scripts.js";

describe("what a page may run and load", () => {
  it.each([
    '<script type="module">\n\nimport "../../_observablehq/client.0d842524.js";\n\n</script>',
    '<script type="module">\n\nimport "/report/_observablehq/client.0d842524.js";\n\n</script>',
    '<script src="../client/page.js"></script><a href="#x">x</a><a href="https://arxiv.org/abs/1">y</a>',
    '<a href="mailto:a@b.c">z</a><img src="data:image/png;base64,AA" alt=""><span style="height:1em"></span>'
  ])("%s", (html) => {
    expect(foreignIn(html)).toEqual([]);
  });

  it.each([
    ["<script>alert(1)</script>", /inline script/],
    ['<script type="module">import "./_observablehq/client.0d842524.js";alert(1)</script>', /inline script/],
    [
      '<script type="module">\n\nimport "https://evil.example/_observablehq/client.0d842524.js";\n\n</script>',
      /inline script/
    ],
    ['<script src="https://evil.example/a.js"></script>', /address elsewhere: script src/],
    ['<script src="//evil.example/a.js"></script>', /address elsewhere/],
    ['<script src=" HTTPS://evil.example/a.js"></script>', /address elsewhere/],
    ['<p onclick="alert(1)">x</p>', /handler: p onclick/],
    ['<svg><path ONLOAD="alert(1)"/></svg>', /handler/],
    ['<meta http-equiv="refresh" content="0;url=https://evil.example">', /meta that acts/],
    ['<a href="javascript:alert(1)">x</a>', /address elsewhere: a href/],
    ['<a href="http://plain.example">x</a>', /address elsewhere: a href/],
    ['<a href="//evil.example">x</a>', /address elsewhere/],
    ['<img src="https://evil.example/a.png" alt="">', /address elsewhere: img src/],
    ['<img src="data:text/html,x" alt="">', /address elsewhere/],
    ['<p style="background:url(https://evil.example/a)">x</p>', /address elsewhere: p style/],
    ['<link rel="stylesheet" href="https://evil.example/a.css">', /address elsewhere: link href/],
    ['<svg><use xlink:href="https://evil.example/a.svg#x"/></svg>', /address elsewhere/],
    ["<style>p{}</style>", /no place here/],
    ['<base href="/x/">', /no place here/],
    ['<iframe srcdoc="x"></iframe>', /no place here/],
    ['<form action="x"></form>', /no place here/]
  ])("not %s", (html, fault) => {
    expect(foreignIn(html).join("\n")).toMatch(fault);
  });
});

describe("the page for an address that does not exist", () => {
  it("asks for nothing but the nearest folder with a register", () => {
    const html = notFound("T & Co");
    expect(html).toContain("T &amp; Co");
    expect(html).not.toMatch(/(?:src|href)="(?!data:|\/index\.html)/);
    expect(html).toMatch(/script-src 'self' 'sha256-[\w+/=]{44}'; style-src 'sha256-/);
  });

  it("leads to where the site is said to be", () => {
    vi.stubEnv("W2S_URL", "https://example.org/a/report");
    expect(notFound("T")).toContain('href="/a/report/index.html"');
    vi.unstubAllEnvs();
  });
});
