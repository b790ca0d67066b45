import type {Entry} from "../../src/engine/register.js";
import {plainText} from "../../src/html/claim-names.js";
import {claimHref} from "../../src/html/figure.js";
import {escapeHtml} from "../../src/html/html.js";
import type {Bibliography} from "../bibliography.js";
import type {Edition} from "./cite.js";
import {previewOf, previewSize} from "./previews.js";

// What machines read of the site: link previews, schema.org, RO-Crate, CODECHECK, badges.

/** What the metadata are made from. */
export interface Known {
  readonly edition: Edition;
  readonly papers: readonly Bibliography[];
  readonly entries: readonly Pick<Entry, "paper" | "id" | "statement" | "outcome" | "result" | "whose">[];
  readonly repository?: string | undefined;
}

const absolute = (url: string | undefined, path: string): string | undefined =>
  url === undefined ? undefined : new URL(path.replace(/^\//, ""), url).href;

/** Drops what is not known. */
const known = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** Tags for the head of a page: Open Graph for link previews, and JSON-LD. */
export function headTags(path: string, title: string, description: string, from: Known): string {
  const {edition, papers} = from;
  const properties: [string, string | undefined][] = [
    ["og:type", path.startsWith("papers/") || path.startsWith("claims/") ? "article" : "website"],
    ["og:site_name", edition.title],
    ["og:title", title],
    ["og:description", description],
    ["og:url", absolute(edition.url, path)],
    ["og:image", absolute(edition.url, previewOf(path, papers))],
    ["og:image:width", edition.url && String(previewSize.width)],
    ["og:image:height", edition.url && String(previewSize.height)],
    ["og:image:alt", edition.url && `${title}. ${description}`]
  ];
  const tags = properties.flatMap(([name, value]) =>
    value === undefined ? [] : [`<meta property="${name}" content="${escapeHtml(value)}">`]
  );
  const data = linkedData(path, description, from);
  // JSON may hold no end of a script, nor a comment.
  const json = data && JSON.stringify({"@context": "https://schema.org", ...data}).replaceAll("<", "\\u003c");
  return [...tags, ...(json ? [`<script type="application/ld+json">${json}</script>`] : [])].join("\n");
}

/** What a page is about, in the words of schema.org. */
function linkedData(path: string, description: string, from: Known): Record<string, unknown> | undefined {
  const {edition, papers, entries} = from;
  const report = reportData(edition);
  if (path === "index.html") return {...report, description};
  if (path === "claims.html")
    return known({
      "@type": "Dataset",
      name: `${edition.title}: register of claims`,
      description,
      version: edition.version,
      license: "https://creativecommons.org/licenses/by/4.0/",
      creator: report.author,
      isPartOf: report,
      distribution: known({
        "@type": "DataDownload",
        encodingFormat: "application/json",
        contentUrl: absolute(edition.url, "claims.json")
      })
    });
  const [, folder, paper, name] = /^(papers|claims)\/([^/]+)\/([^/]+)\.html$/.exec(path) ?? [];
  const about = papers.find(({id}) => id === paper);
  if (!about) return undefined;
  if (folder === "papers") return {...report, name: `${edition.title}: ${about.short}`, about: articleData(about)};
  const entry = entries.find(({paper: of, id}) => of === paper && id === name);
  if (!entry || entry.outcome === "not tested") return undefined;
  return known({
    "@type": "ClaimReview",
    url: absolute(edition.url, path),
    claimReviewed: plainText(entry.statement),
    author: report.author,
    datePublished: edition.date,
    itemReviewed: {"@type": "Claim", appearance: articleData(about)},
    reviewRating: {"@type": "Rating", alternateName: entry.outcome}
  });
}

function reportData({title, authors, version, date, url}: Edition): Record<string, unknown> {
  const author = {"@type": "Organization", name: authors};
  return known({"@type": "Report", name: title, author, version, datePublished: date, url});
}

const articleData = ({title, authors, year, url}: Bibliography): Record<string, unknown> => ({
  "@type": "ScholarlyArticle",
  name: title,
  author: authors.map((name) => ({"@type": "Person", name})),
  datePublished: String(year),
  url
});

/** The foot of every page: which edition this is, and where to cite it or to report an error. */
export function footerHtml({edition, repository}: Pick<Known, "edition" | "repository">, tagline: string): string {
  const {title, version, date, commit, changed} = edition;
  const state = [`version ${version}`, date, commit && `commit ${commit}${changed ? " with changes" : ""}`];
  const issues = repository ? `${repository}/issues/new/choose` : "/index.html#how-to-report-an-error";
  const links = [
    `<a href="/index.html#how-to-cite-this-report">Cite</a>`,
    `<a href="${escapeHtml(issues)}">Report an error</a>`,
    `<a href="/source/LICENSE.md.txt">Licence</a>`,
    ...(repository ? [`<a href="${escapeHtml(repository)}">Repository</a>`] : [])
  ];
  const said = state.filter((part) => part !== undefined).map((part) => escapeHtml(part));
  return `<a href="/index.html">${escapeHtml(title)}</a>: ${escapeHtml(tagline)} ${said.join(" · ")} · ${links.join(" · ")}`;
}

/** Files that machines read, by their path from the site's root. */
export function metadataFiles(from: Known, figures: readonly string[]): Record<string, string> {
  const badges = from.papers.flatMap(({id}) => {
    const own = from.entries.filter(
      ({paper, whose, outcome}) => paper === id && whose === "paper" && outcome !== "not tested"
    );
    const holds = own.filter(({outcome}) => ["reproduced", "checked without simulation"].includes(outcome)).length;
    const message = `${holds} of ${own.length} sentences hold as printed`;
    const shields = {schemaVersion: 1, label: "checked", message, color: "0072b2"};
    return [
      [`badges/${id}.svg`, badgeSvg("checked", message)],
      [`badges/${id}.json`, `${JSON.stringify(shields)}\n`]
    ];
  });
  return {
    ...Object.fromEntries(badges),
    "ro-crate-metadata.json": `${JSON.stringify(crate(from, figures), null, 2)}\n`,
    "codecheck.yml": codecheck(from, figures)
  };
}

/** A badge that a paper's authors can embed. */
function badgeSvg(label: string, message: string): string {
  const width = (text: string): number => Math.ceil(6.6 * text.length) + 12;
  const [left, right] = [width(label), width(message)];
  const text = (x: number, words: string): string =>
    `<text x="${x}" y="14" text-anchor="middle">${escapeHtml(words)}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${escapeHtml(`${label}: ${message}`)}"><rect width="${left}" height="20" fill="#444"/><rect x="${left}" width="${right}" height="20" fill="#0072b2"/><g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text(left / 2, label)}${text(left + right / 2, message)}</g></svg>
`;
}

/** RO-Crate 1.1: what the site holds, for archives of a release. */
function crate({edition, papers}: Known, figures: readonly string[]): Record<string, unknown> {
  const files = ["claims.json", "claims.schema.json", "results.json", "codecheck.yml", ...figures];
  const root = known({
    "@id": "./",
    "@type": "Dataset",
    name: edition.title,
    description: "Simulations of theory papers, run again and judged claim by claim.",
    version: edition.version,
    datePublished: edition.date,
    license: {"@id": "https://creativecommons.org/licenses/by/4.0/"},
    mentions: papers.map(({url}) => ({"@id": url})),
    hasPart: files.map((file) => ({"@id": file}))
  });
  return {
    "@context": "https://w3id.org/ro/crate/1.1/context",
    "@graph": [
      {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        conformsTo: {"@id": "https://w3id.org/ro/crate/1.1"},
        about: {"@id": "./"}
      },
      root,
      ...files.map((file) => ({"@id": file, "@type": "File", encodingFormat: formatOf(file)})),
      ...papers.map((paper) => ({"@id": paper.url, ...articleData(paper)}))
    ]
  };
}

const formatOf = (file: string): string =>
  file.endsWith(".json") ? "application/json" : file.endsWith(".svg") ? "image/svg+xml" : "text/yaml";

/** The manifest of CODECHECK, configuration 2.0: the outputs that whoever repeats the work compares. */
function codecheck({edition, repository}: Known, figures: readonly string[]): string {
  const line = (file: string, comment: string): string => `  - file: ${file}\n    comment: ${JSON.stringify(comment)}`;
  return `# CODECHECK configuration 2.0, https://codecheck.org.uk/spec/config/2.0/
version: https://codecheck.org.uk/spec/config/2.0/
paper:
  title: ${JSON.stringify(edition.title)}
  authors:
    - name: ${JSON.stringify(edition.authors)}
${repository ? `repository: ${repository}\n` : ""}source: ${JSON.stringify("npm ci && npm run build")}
manifest:
${line("claims.json", "every claim with its test and outcome")}
${figures.map((file) => line(file, "a figure, its rows beside it as .json and .csv")).join("\n")}
`;
}

/** A claim's address and words for the search, free of TeX. */
export const searchEntry = (
  {paper, id, statement, outcome}: Known["entries"][number],
  title: string
): {path: string; title: string; text: string; keywords: string} => ({
  path: claimHref(paper, id).replace(/\.html$/, ""),
  title,
  text: spoken(plainText(statement)),
  keywords: `${title} ${outcome} ${id.replaceAll("-", " ")}`
});

/** Without accents and signs, as a reader types. */
const spoken = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .replace(/[^\p{L}\p{N}]/gu, " ")
    .replace(/\s+/g, " ");
