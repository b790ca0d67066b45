import {existsSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {readBibliographies} from "./loaders/bibliography.js";
import {env, siteBase} from "./loaders/paths.js";
import {includes} from "./loaders/site/includes.js";
import {typeset} from "./loaders/site/markdown.js";
import {escapeHtml} from "./src/html/html.js";

const papers = await readBibliographies();

const also = [
  {name: "All claims", file: "claims"},
  {name: "Five mechanisms compared", file: "compare"},
  {name: "Method", file: "method"}
].filter(({file}) => existsSync(`src/${file}.md`));

const draft = process.env.W2S_SCALE === "draft";

const description = "Five theory papers on weak-to-strong generalization, simulated again and judged result by result.";

const head = (text = description): string => `<meta name="description" content="${escapeHtml(text)}">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet external" href="${process.env.W2S_PREVIEW ? "/_file" : ""}/client/generated/katex/katex.min.css">
<script type="module" src="/client/page.js"></script>`;

export default {
  root: env("W2S_ROOT") ?? "src",
  output: env("W2S_OUTPUT") ?? "dist",
  base: siteBase(),
  title: "Weak-to-Strong, Checked",
  pages: [
    {name: "Papers", pages: papers.map(({id, short}) => ({name: short, path: `/papers/${id}/index`}))},
    {name: "Report", pages: also.map(({name, file}) => ({name, path: `/${file}`}))}
  ],
  dynamicPaths: [...papers.map(({id}) => id), "report", "compare"].map((id) => `/data/${id}.zip`),
  interpreters: {".ts": ["node", "--import", "tsx"]},
  style: "style.css",
  head: ({data}: {data: {description?: string}}) => head(data.description),
  header: draft
    ? `<p class="w2s-draft">Draft: simulated with fewer trials than the published report; no verdict here counts.</p>`
    : "",
  footer: `<a href="/index.html">Weak-to-Strong, Checked</a>: five theory papers on weak-to-strong generalization, simulated again.`,
  globalStylesheets: [],
  preserveIndex: true,
  preserveExtension: true,
  search: true,
  toc: {label: "On this page"},
  pager: true,
  markdownIt: (md: MarkdownIt) => md.use(typeset).use(includes)
};
