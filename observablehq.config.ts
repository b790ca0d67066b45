import {existsSync} from "node:fs";
import type MarkdownIt from "markdown-it";
import {readBibliographies} from "./loaders/bibliography.js";
import {readReport} from "./loaders/data.js";
import {env, repositoryUrl, siteBase} from "./loaders/paths.js";
import {currentEdition} from "./loaders/site/cite.js";
import {includes} from "./loaders/site/includes.js";
import {typeset} from "./loaders/site/markdown.js";
import {footerHtml} from "./loaders/site/metadata.js";
import {claimsForSearch} from "./loaders/site/search.js";
import {archivesOf} from "./loaders/synthesis.js";
import {escapeHtml} from "./src/html/html.js";

const papers = await readBibliographies();
const {title, description, tagline, menu} = await readReport();

const also = Object.entries(menu.pages).filter(([file]) => existsSync(`src/${file}.md`));

const draft = process.env.W2S_SCALE === "draft";

const head = (text = description): string => `<meta name="description" content="${escapeHtml(text)}">
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet external" href="${process.env.W2S_PREVIEW ? "/_file" : ""}/client/generated/type/type.css">
<script type="module" src="/client/page.js"></script>`;

export default {
  root: env("W2S_ROOT") ?? "src",
  output: env("W2S_OUTPUT") ?? "dist",
  base: siteBase(),
  title,
  pages: [
    {
      name: menu.papers,
      collapsible: true,
      open: true,
      pages: papers.map(({id, short}) => ({name: short, path: `/papers/${id}/index`}))
    },
    {name: menu.report, pages: also.map(([file, name]) => ({name, path: `/${file}`}))}
  ],
  dynamicPaths: [
    ...archivesOf(papers).map((id) => `/data/${id}.zip`),
    ...papers.map(({id}) => `/papers/${id}/figures`),
    "/claims/paper/claim"
  ],
  interpreters: {".ts": ["node", "--import", "tsx"]},
  style: "style.css",
  head: ({data}: {data: {description?: string}}) => head(data.description),
  header: draft
    ? `<p class="w2s-draft">Draft: simulated with fewer trials than the published report; no verdict here counts.</p>`
    : "",
  footer: footerHtml({edition: await currentEdition(), repository: repositoryUrl()}, tagline),
  globalStylesheets: [],
  preserveIndex: true,
  preserveExtension: true,
  search: {index: claimsForSearch},
  toc: {label: "On this page"},
  pager: true,
  markdownIt: (md: MarkdownIt) => md.use(typeset).use(includes)
};
