import {parse} from "node-html-parser";
import {describe, expect, it, vi} from "vitest";
import {notFound} from "../../../loaders/site/not-found.js";
import {admitted, foreignIn} from "../../../loaders/site/scripts.js";

describe("what a page may run and load", () => {
  it.each([
    '<script type="module">\n\nimport "../../_observablehq/client.0d842524.js";\n\n</script>',
    '<script type="module">\n\nimport "/report/_observablehq/client.0d842524.js";\n\n</script>',
    '<script src="../client/page.js"></script><a href="#x">x</a><a href="https://arxiv.org/abs/1">y</a>',
    '<script type="application/ld+json">{"@type": "Report"}</script>',
    '<svg><path fill="url(#gradient)" d="M0,0"/></svg><img srcset="a.png 1x, ../b.png 2x" alt="">',
    "<p>&lt;script&gt; url(x) is text here</p><!-- <script>so is this</script> -->",
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
    ['<form action="x"></form>', /no place here/],
    // As a browser reads it, and not as it looks.
    ["<svg/onload=alert(1)>", /handler: svg onload/],
    ["<!--><script>alert(1)</script>-->", /inline script/],
    ["<noscript><img src=x onerror=alert(1)></noscript>", /handler: img onerror/],
    ["<template><script>alert(1)</script></template>", /inline script/],
    ['<a href="java\tscript:alert(1)">x</a>', /address elsewhere: a href/],
    ['<a href="\u0001javascript:alert(1)">x</a>', /address elsewhere: a href/],
    ['<a href="jav&#x61;script:alert(1)">x</a>', /address elsewhere: a href/],
    ['<img src="/\\evil.example/a.png" alt="">', /address elsewhere: img src/],
    ['<a href="https://a.example" ping="https://evil.example">x</a>', /address elsewhere: a ping/],
    ['<button formaction="https://evil.example">x</button>', /address elsewhere: button formaction/],
    ['<svg><set attributeName="href" to="javascript:alert(1)"/></svg>', /no place here: set/],
    ['<svg><rect fill="url(https://evil.example/a.svg#x)"/></svg>', /address elsewhere: rect fill/],
    ['<svg><script href="https://evil.example/a.js"></script></svg>', /address elsewhere: script href/],
    ['<img srcset="a.png 1x, https://evil.example/b.png 2x" alt="">', /address elsewhere: img srcset/],
    ['<p style="background:u\\72l(x)">x</p>', /address elsewhere: p style/],
    ['<script type="application/ld+json">alert(1)</script>', /inline script/],
    ['<script type="text/javascript">{"a": 1}</script>', /inline script/]
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

describe("a page's policy", () => {
  it("admits the template's scripts by hash, and neither data nor what was put into the page", () => {
    const template = '<script type="module">\n\nimport "./_observablehq/client.0d842524.js";\n\n</script>';
    const data = '<script type="application/ld+json">{"a": 1}</script>';
    const html = `<html><head></head><body>${template}${data}<script>alert(1)</script></body></html>`;
    expect(admitted(parse(html))).toEqual(admitted(parse(template)));
    expect(admitted(parse(template))).toHaveLength(1);
  });
});
